/** Slovenian. */
import { type Language, monthNames, phrases, words } from './language.ts';

export const sl: Language = {
  code: 'sl',
  labels: {
    number: phrases(`
      Račun št | Račun številka | Številka računa | Št. računa | Predračun št | Dobropis št | Številka dobropisa |
      Faktura št | Št. fakture | Številka dokumenta | Št. dokumenta | Račun`),
    purchaseOrder: phrases(
      `Naročilo št | Št. naročila | Številka naročila | Naročilnica | Naročilnica št | Vaše naročilo`,
    ),
    precedingNumber: phrases(`k računu št | izvirni račun | po računu št | zveza račun`),
    otherNumber: phrases(`
      Šifra kupca | Številka kupca | Šifra stranke | Pogodba št | Št. pogodbe | Pogodba | Sklic | Sklic na številko |
      TRR | Transakcijski račun | Dobavnica | Dobavnica št | Matična številka | Mat. št | Telefon | Tel | GSM | Faks |
      Stran | SWIFT | BIC | Koda namena | Blagajna | EOR | ZOI`),
    issueDate: phrases(`
      Datum računa | Datum izdaje | Datum izdaje računa | Datum izstavitve | Izdano dne | Datum dokumenta |
      Kraj in datum izdaje`),
    dueDate: phrases(
      `
      plačilo do | plačilo do dne | Rok plačila | Zapade | Datum zapadlosti | Zapadlost | Plačati do | Valuta plačila
      | Rok za plačilo`,
    ),
    otherDate: phrases(`
      datum rojstva | rojen | rojena |
      Datum opravljene storitve | Datum storitve | Datum dobave | Datum naročila | Datum odpreme | Datum opravljanja`),
    date: phrases(`Datum | Dne | z dne | Kraj in datum`),
    period: phrases(`Obdobje | Obračunsko obdobje | Za obdobje`),
    seller: phrases(`Prodajalec | Izdajatelj | Dobavitelj | Izvajalec | Izdajatelj računa`),
    buyer: phrases(`Kupec | Naročnik | Prejemnik | Plačnik | Stranka | Račun za | Prejemnik računa`),
    shipTo: phrases(`Naslov dostave | Kraj dostave | Dostava na naslov | Prejemnik blaga`),
    remitTo: phrases(`Nakazilo na račun`),
    otherParty: phrases(`Banka | Kontaktna oseba | Izdal | Izdala | Pripravil | Odgovorna oseba | Prevoznik | Odobril`),
    contact: phrases(`E-pošta | E-mail | Email | Splet | Kontakt`),
    name: phrases(`Naziv | Ime in priimek | Podjetje`),
    address: phrases(`Naslov | Sedež | Ulica`),
    taxId: phrases(`
      ID za DDV | Davčna številka | ID št. za DDV | Identifikacijska številka za DDV | Davčna št | ID DDV |
      ID DDV kupca`),
    iban: phrases(`IBAN | TRR IBAN | IBAN št`),
    paymentTerms: phrases(`Način plačila | Plačilni pogoji | Pogoji plačila`),
    currency: phrases(`Denarna enota | Valuta`),
    net: phrases(`
      Osnova | Osnova za DDV | Skupaj brez DDV | Znesek brez DDV | Davčna osnova | Neto | Vmesni seštevek |
      Vrednost brez DDV | Skupaj neto | Vmesna vsota`),
    tax: phrases(`DDV | Znesek DDV | DDV skupaj | Skupaj DDV | Davek`),
    total: phrases(`Skupaj | Znesek | Skupni znesek | Vsota`),
    grandTotal: phrases(`
      končni znesek | Skupaj z DDV | Skupaj za plačilo | Znesek za plačilo | Vrednost z DDV | Skupaj EUR |
      Znesek računa | Znesek z DDV | Skupna vrednost z DDV | Skupni znesek z DDV`),
    amountDue: phrases(`Za plačilo | Za plačati | Preostanek za plačilo | Še za plačilo`),
    previousBalance: phrases(`Prejšnje stanje | Stari dolg`),
    paid: phrases(`Plačano | Predplačilo | Avans | Že plačano`),
    discount: phrases(`Popust | Rabat | Skupaj popust`),
    charge: phrases(`Dostava | Stroški dostave | Poštnina | Prevoz`),
    rounding: phrases(`Zaokrožitev | Izravnava`),
    cash: phrases(`Gotovina | Kartica | Plačilna kartica`),
    change: phrases(`Vračilo | Vrnjeno`),
    commission: phrases(`Provizija`),
    otherAmount: phrases(`Stopnja DDV | Količina | Osnovni kapital | Oproščeno DDV`),
    invoice: phrases(`Račun | Faktura | Predračun | Avansni račun`),
    creditNote: phrases(`Dobropis | Storno račun`),
    receipt: phrases(`Blagajniški račun | Paragonski račun`),
  },
  columns: {
    position: phrases(`Zap. št | Z. št | Poz`),
    code: phrases(`Šifra | Šifra artikla | Koda`),
    description: phrases(`
      Opis | Naziv | Naziv blaga | Naziv storitve | Opis blaga ali storitve | Storitev | Artikel | Blago / storitev |
      Opis storitve`),
    quantity: phrases(`Količina | Kol | Ure`),
    unit: phrases(`EM | Enota | ME | Enota mere`),
    unitPrice: phrases(`Cena | Cena na enoto | Cena brez DDV | Cena na EM | Cena/enoto`),
    discount: phrases(`Popust | Popust % | Rabat | Rabat %`),
    taxRate: phrases(`DDV % | DDV | Stopnja DDV | % DDV | Stopnja`),
    taxAmount: phrases(`Znesek DDV | DDV EUR`),
    net: phrases(`Vrednost brez DDV | Znesek brez DDV | Osnova`),
    gross: phrases(`Vrednost z DDV | Znesek z DDV | Skupaj z DDV`),
    amount: phrases(`Znesek | Skupaj | Vrednost`),
    other: phrases(`Teža`),
  },
  months: monthNames(`
    januar, januarja, jan | februar, februarja, feb | marec, marca, mar | april, aprila, apr | maj, maja |
    junij, junija, jun | julij, julija, jul | avgust, avgusta, avg | september, septembra, sep |
    oktober, oktobra, okt | november, novembra, nov | december, decembra, dec`),
  words: {
    legalForms: words`d\. ?o\. ?o\.?|d\. ?d\.|d\. ?n\. ?o\.|s\. ?p\.|k\. ?d\.`,
    businessWords: '',
    nameEnds: '',
    commonInNames: words`in`,
    keptBy: words`upravlja`,
    joinsNames: words`in|za`,
    personTitles: words`gospod|gospa|ga\.`,
    attention: words`v roke|za roke`,
    signsFor: '',
    buyersOwn: words`kupca|kupec|naročnika|prejemnika`,
    contact: words`tel|telefon|faks|e-pošta|e-mail`,
    contactInNames: words`gsm`,
    registration: words`id za ddv|matična številka|davčna številka|osnovni kapital|trr|okrožno sodišče`,
    taxIds: words`id za ddv|davčna številka|matična številka`,
    taxes: words`ddv`,
    percent: '',
    streets: words`ul|ulica|trg|cesta|pot|nabrežje`,
    streetEndings: '',
    placeLabels: words`kraj|mesto|poštna številka|država`,
    houses: words`h\.št`,
    postBoxes: words`p\. ?p\. ?\d+`,
    countryNames: words`slovenija|republika slovenija|hrvaška|avstrija|nemčija|italija|madžarska`,
    counted: words`dni|kos`,
    numberSigns: words`št`,
    ordinals: '',
    beforeMonth: '',
    beforeYear: '',
    afterYear: '',
    beforeDate: words`dne`,
    madeAt: words`V`,
    until: words`do`,
    fallsDue: words`zapade`,
    asksToPay: words`plač\p{L}*|poravna\p{L}*`,
    payBy: words`(?:najkasneje )?do(?: dne)?`,
    titles: words`račun|predračun|stran|dobropis`,
    otherTitles: words`
      naročilo|naročilnica|potrditev naročila|ponudba|dobavnica|prevozni list|izpisek|opomin|pogodba|
      pogodba o (?:zaposlitvi|najemu)|cenik|vozni red|potrdilo`,
    proformaTitles: words`predračun`,
    salutations: words`spoštovan[aei]\w*|drag[aie](?=.*[,!])`,
    besideHeadings: words`moj|moji|naš|vaš|vaši|podatki|podpora|služba|logotip|tukaj`,
    formWords: words`kopija|izvirnik|datum|izvod`,
    receiptAdjectives: '',
    receiptTitles: words`račun|račun št`,
    sale: words`blagajna|blagajnik|prodajalec`,
    till: words`blagajna|hvala za nakup|gotovina|eor|zoi`,
    greetings: words`hvala|dobrodošli`,
    taxBase: words`od`,
    included: words`z ddv|vklj`,
    excluded: words`(?<!\p{L})brez`,
    summaries: words`rekapitulacija`,
    departure: words`iz`,
    arrival: words`do`,
    pieces: words`kos|kom`,
  },
  postCodes: [/(?:^|,\s*)(?:SI-)\d{4}\s+\p{Lu}\p{L}+/u],
  countries: [
    {
      code: 'SI',
      currency: 'EUR',
      mark: /(?<!\p{L})(?:slovenija|slovenia|ljubljana|maribor|id za ddv)(?!\p{L})|\bSI ?\d{8}\b/iu,
    },
  ],
  currencies: [],
};
