/** Croatian. */
import { type Language, monthNames, phrases, words } from './language.ts';

export const hr: Language = {
  code: 'hr',
  labels: {
    number: phrases(`
      Račun br | Račun broj | Broj računa | Br. računa | Račun R-1 br | R1 račun br | Račun-otpremnica br |
      Predračun br | Ponuda/Predračun br | Odobrenje br | Broj odobrenja | Račun`),
    purchaseOrder: phrases(`Narudžba br | Broj narudžbe | Br. narudžbe | Narudžbenica | Narudžbenica br | Narudžba`),
    precedingNumber: phrases(`uz račun br | veza račun | izvorni račun | po računu br | storno računa`),
    otherNumber: phrases(`
      Šifra kupca | Broj kupca | Ugovor br | Broj ugovora | Ugovor | Poziv na broj | Model i poziv na broj | Model |
      Žiro račun | Broj žiro računa | Otpremnica | Otpremnica br | Matični broj | MBS | Telefon | Tel | Mob | Fax |
      Faks | Stranica | Str | SWIFT | BIC | JIR | ZKI | Oznaka operatera | Blagajna | Stol`),
    issueDate: phrases(`
      Datum računa | Datum izdavanja | Datum izdavanja računa | Datum izrade | Izdano | Datum i vrijeme izdavanja |
      Datum i vrijeme računa | Datum dokumenta`),
    dueDate: phrases(`
      Dospijeće | Datum dospijeća | Rok plaćanja | Dospijeva | Platiti do | Datum valute | Rok za plaćanje |
      Valuta plaćanja`),
    otherDate: phrases(`
      datum rođenja | rođen | rođena |
      Datum isporuke | Datum narudžbe | Datum otpreme | Datum prometa | Datum ugovora`),
    date: phrases(`Datum | Datum i vrijeme | Mjesto i datum | od dana`),
    period: phrases(`Razdoblje | Obračunsko razdoblje | Za razdoblje`),
    seller: phrases(`Prodavatelj | Izdavatelj | Dobavljač | Izvršitelj | Izdavatelj računa | Pružatelj usluge`),
    buyer: phrases(
      `Kupac | Naručitelj | Klijent | Primatelj | Račun za | Platitelj | Kupac / Primatelj | Korisnik usluge`,
    ),
    shipTo: phrases(`Adresa isporuke | Mjesto isporuke | Adresa dostave | Isporučiti na`),
    remitTo: phrases(`Uplata na račun`),
    otherParty: phrases(`
      Banka | Kontakt osoba | Izradio | Izradila | Račun izdao | Račun izdala | Operater | Odgovorna osoba |
      Prijevoznik | Fakturirao`),
    contact: phrases(`E-mail | E-pošta | Email | Web | Kontakt`),
    name: phrases(`Naziv | Ime i prezime | Tvrtka | Naziv tvrtke`),
    address: phrases(`Adresa | Sjedište | Ulica`),
    taxId: phrases(`OIB | PDV ID | PDV identifikacijski broj | OIB kupca | PDV ID broj | Porezni broj`),
    iban: phrases(`IBAN | IBAN računa | Broj računa IBAN`),
    paymentTerms: phrases(`Način plaćanja | Uvjeti plaćanja`),
    currency: phrases(`Valuta | Valuta računa`),
    net: phrases(`
      Osnovica | Osnovica za PDV | Porezna osnovica | Ukupno bez PDV-a | Iznos bez PDV-a | Iznos bez PDV | Neto |
      Međuzbroj | Ukupno osnovica | Ukupno neto`),
    tax: phrases(`PDV | Iznos PDV-a | PDV ukupno | Ukupno PDV | Porez | Iznos poreza | Iznos PDV`),
    total: phrases(`Ukupno | Iznos | Ukupan iznos | Sveukupno | Ukupni iznos`),
    grandTotal: phrases(`
      Ukupno s PDV-om | Ukupno za platiti | Sveukupno za platiti | Ukupno za naplatu | Sveukupno s PDV-om |
      Iznos s PDV-om | Ukupan iznos računa | Ukupno za plaćanje | Iznos računa`),
    amountDue: phrases(`
      iznos za plaćanje | Za platiti | Za plaćanje | Za naplatu | Preostalo za platiti | Za uplatu`),
    previousBalance: phrases(`Prethodno stanje | Prethodni dug`),
    paid: phrases(`Plaćeno | Uplaćeno | Predujam | Avans`),
    discount: phrases(`Popust | Rabat | Ukupan popust`),
    charge: phrases(`Dostava | Troškovi dostave | Poštarina | Prijevoz | Trošak dostave`),
    rounding: phrases(`Zaokruženje | Zaokruživanje`),
    cash: phrases(`Gotovina | Novčanice | Kartica`),
    change: phrases(`Povrat | Za vratiti`),
    commission: phrases(`Provizija`),
    otherAmount: phrases(`Stopa PDV-a | Stopa PDV | Količina | Temeljni kapital | Oslobođeno PDV-a`),
    invoice: phrases(`Račun | Račun R1 | R-1 račun | Predračun | Račun-otpremnica`),
    creditNote: phrases(`Odobrenje | Storno račun | Knjižno odobrenje`),
    receipt: phrases(`Blagajnički račun | Maloprodajni račun`),
  },
  columns: {
    position: phrases(`Rb | R.b | R. br | Red. br | Redni broj`),
    code: phrases(`Šifra | Šifra artikla | Kat. br`),
    description: phrases(`
      Opis | Naziv | Naziv robe / usluge | Naziv robe ili usluge | Naziv artikla | Artikl | Usluga | Vrsta robe |
      Naziv proizvoda`),
    quantity: phrases(`Količina | Kol | Sati`),
    unit: phrases(`Jmj | J.mj | JM | Jed. mjere | Jedinica mjere`),
    unitPrice: phrases(`Cijena | Jedinična cijena | Cijena bez PDV-a | Jed. cijena | Cijena po jedinici`),
    discount: phrases(`Rabat | Rabat % | Popust | Popust %`),
    taxRate: phrases(`PDV % | PDV | Stopa PDV-a | % PDV | Stopa`),
    taxAmount: phrases(`Iznos PDV-a | PDV iznos`),
    net: phrases(`Iznos bez PDV-a | Osnovica | Vrijednost bez PDV-a`),
    gross: phrases(`Iznos s PDV-om | Ukupno s PDV-om | Vrijednost s PDV-om`),
    amount: phrases(`Iznos | Ukupno | Vrijednost | Ukupan iznos`),
    other: phrases(`Masa`),
  },
  months: monthNames(`
    siječanj, siječnja, sij | veljača, veljače, velj | ožujak, ožujka, ožu | travanj, travnja, tra |
    svibanj, svibnja, svi | lipanj, lipnja, lip | srpanj, srpnja, srp | kolovoz, kolovoza, kol | rujan, rujna, ruj |
    listopad, listopada | studeni, studenoga, studenog, stu | prosinac, prosinca, pro`),
  words: {
    legalForms: words`j?\. ?d\. ?o\. ?o\.?|d\. ?o\. ?o\.?|d\. ?d\.|obrt|k\. ?d\.|j\. ?t\. ?d\.`,
    businessWords: words`obrt`,
    nameEnds: '',
    commonInNames: '',
    keptBy: words`vl\.`,
    joinsNames: words`za`,
    personTitles: words`gosp\.|gđa`,
    attention: words`n\/r|n\/p|na ruke`,
    signsFor: '',
    buyersOwn: words`kupca|kupac|primatelja`,
    contact: words`tel|telefon|fax|faks|e-mail|e-pošta`,
    contactInNames: words`mob`,
    registration: words`oib|mbs|matični broj|temeljni kapital|trgovački sud|pdv id|žiro račun`,
    taxIds: words`oib|mbs`,
    taxes: words`pdv`,
    percent: '',
    streets: words`ul|ulica|trg|cesta|avenija|prilaz`,
    streetEndings: '',
    placeLabels: words`grad|mjesto|poštanski broj|država`,
    houses: words`kbr`,
    postBoxes: words`p\. ?p\. ?\d+`,
    countryNames: words`hrvatska|republika hrvatska|slovenija|njemačka|austrija|mađarska|italija|srbija`,
    counted: words`dana|kom`,
    numberSigns: words`br`,
    ordinals: '',
    beforeMonth: '',
    beforeYear: '',
    afterYear: '',
    beforeDate: words`dana`,
    madeAt: words`U`,
    until: words`do`,
    fallsDue: words`dospijeva`,
    asksToPay: words`plać\p{L}*|uplat\p{L}*`,
    payBy: words`(?:najkasnije )?do`,
    titles: words`račun|predračun|stranica|odobrenje`,
    otherTitles: words`
      narudžba|narudžbenica|potvrda narudžbe|ponuda|otpremnica|dostavnica|izvadak|izvod|opomena|ugovor|
      ugovor o (?:radu|najmu|djelu)|cjenik|vozni red|potvrda`,
    proformaTitles: words`predračun|ponuda\/predračun`,
    salutations: words`poštovan[iao]\w*|drag[iao](?=.*[,!])`,
    besideHeadings: words`moj|moji|naš|vaš|vaši|podaci|korisnička|služba|podrška|logo|ovdje`,
    formWords: words`kopija|original|datum|primjerak`,
    receiptAdjectives: '',
    receiptTitles: words`račun|račun br`,
    sale: words`blagajna|operater|konobar`,
    till: words`blagajna|hvala na kupnji|gotovina|novčanice|jir|zki`,
    greetings: words`hvala|dobrodošli`,
    taxBase: words`na|od`,
    included: words`s pdv|uklj`,
    excluded: words`(?<!\p{L})bez`,
    summaries: words`rekapitulacija`,
    departure: words`iz`,
    arrival: words`do`,
    pieces: words`kom`,
  },
  postCodes: [/(?:^|,\s*)HR-?\d{5}\s+\p{Lu}\p{L}+/u],
  countries: [
    {
      code: 'HR',
      currency: 'EUR',
      mark: /(?<!\p{L})(?:hrvatska|croatia|zagreb|rijeka|oib)(?!\p{L})|\bHR ?\d{11}\b/iu,
    },
  ],
  currencies: [{ code: 'HRK', word: String.raw`kn`, unmistakable: false }],
};
