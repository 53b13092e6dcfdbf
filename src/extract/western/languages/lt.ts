/** Lithuanian. */
import { type Language, monthNames, phrases, words } from './language.ts';

export const lt: Language = {
  code: 'lt',
  labels: {
    number: phrases(`
      Sąskaitos Nr | Sąskaitos numeris | Sąskaita faktūra Nr | PVM sąskaita faktūra Nr | Serija ir Nr | Serija Nr |
      Serija | Sąskaita Nr | Faktūros Nr | Dokumento Nr | Kreditinė sąskaita Nr | Išankstinė sąskaita Nr |
      PVM sąskaita faktūra | Sąskaita faktūra`),
    purchaseOrder: phrases(`Užsakymo Nr | Užsakymo numeris | Užsakymas | Užsakymas Nr | Jūsų užsakymas`),
    precedingNumber: phrases(`pagal sąskaitą | kredituojama sąskaita | susijusi sąskaita`),
    otherNumber: phrases(`
      Kliento kodas | Kliento Nr | Pirkėjo kodas | Sutartis | Sutarties Nr | Sutartis Nr | Įmonės kodas |
      Juridinio asmens kodas | Sąskaitos Nr. banke | A/s | Atsiskaitomoji sąskaita | Važtaraštis | Važtaraščio Nr |
      Telefonas | Tel | Mob | Faksas | Puslapis | Psl | SWIFT | BIC | Kasa | Kvitas`),
    issueDate: phrases(
      `Išrašymo data | Sąskaitos data | Išrašyta | Data išrašymo | Dokumento data | Sąskaitos išrašymo data`,
    ),
    dueDate: phrases(
      `Apmokėti iki | Mokėjimo terminas | Sumokėti iki | Apmokėjimo terminas | Mokėti iki | Apmokėjimo data`,
    ),
    otherDate: phrases(`
      gimimo data |
      Pristatymo data | Užsakymo data | Tiekimo data | Paslaugos suteikimo data`),
    date: phrases(`Data | Data ir laikas`),
    period: phrases(`Laikotarpis | Ataskaitinis laikotarpis | Už laikotarpį`),
    seller: phrases(`Pardavėjas | Tiekėjas | Paslaugų teikėjas | Siuntėjas | Vykdytojas | Pardavėjas (tiekėjas)`),
    buyer: phrases(`Pirkėjas | Klientas | Gavėjas | Mokėtojas | Užsakovas | Pirkėjas (gavėjas) | Sąskaitos gavėjas`),
    shipTo: phrases(`Pristatymo adresas | Pristatymo vieta | Iškrovimo vieta`),
    remitTo: phrases(`Mokėti į sąskaitą`),
    otherParty: phrases(`
      Bankas | Banko pavadinimas | Kontaktinis asmuo | Sąskaitą išrašė | Išrašė | Vadybininkas | Vežėjas | Priėmė | Sąskaitą priėmė`),
    contact: phrases(`El. paštas | El. p | E-mail | Interneto svetainė | Kontaktai`),
    name: phrases(`Pavadinimas | Vardas, pavardė | Įmonė | Įmonės pavadinimas`),
    address: phrases(`Adresas | Buveinė | Buveinės adresas | Registracijos adresas`),
    taxId: phrases(`PVM kodas | PVM mokėtojo kodas | PVM mok. kodas | PVM k`),
    iban: phrases(`IBAN | Sąskaitos Nr. IBAN | Banko sąskaita`),
    paymentTerms: phrases(`Mokėjimo būdas | Apmokėjimo sąlygos | Mokėjimo sąlygos | Apmokėjimo būdas`),
    currency: phrases(`Valiuta`),
    net: phrases(`
      Suma be PVM | Iš viso be PVM | Viso be PVM | Tarpinė suma | Apmokestinamoji vertė | Bendra suma be PVM |
      Suma iki PVM | Neto suma`),
    tax: phrases(`PVM | PVM suma | Iš viso PVM | Viso PVM`),
    total: phrases(`Iš viso | Viso | Bendra suma | Suma`),
    grandTotal: phrases(`
      Suma su PVM | Iš viso su PVM | Viso su PVM | Bendra suma su PVM | Iš viso apmokėti | Viso mokėti | Bendra mokėtina suma | Suma iš viso`),
    amountDue: phrases(`Mokėti | Mokėtina suma | Iš viso mokėti | Apmokėti | Suma apmokėjimui | Liko mokėti`),
    previousBalance: phrases(`Ankstesnė skola | Praėjusio laikotarpio likutis`),
    paid: phrases(`Sumokėta | Apmokėta | Avansas`),
    discount: phrases(`Nuolaida | Nuolaidos suma`),
    charge: phrases(`Pristatymas | Pristatymo mokestis | Transportavimas | Siuntimas`),
    rounding: phrases(`Apvalinimas`),
    cash: phrases(`Grynieji | Grynais | Kortelė | Mokėjimo kortelė`),
    change: phrases(`Grąža`),
    commission: phrases(`Komisinis mokestis | Komisiniai`),
    otherAmount: phrases(`PVM tarifas | Kiekis | Įstatinis kapitalas | Delspinigiai | Suma žodžiais`),
    invoice: phrases(`Sąskaita faktūra | PVM sąskaita faktūra | Sąskaita | Išankstinė sąskaita`),
    creditNote: phrases(`Kreditinė sąskaita | Kreditinė PVM sąskaita faktūra`),
    receipt: phrases(`Kasos kvitas | Kvitas | Čekis`),
  },
  columns: {
    position: phrases(`Eil. Nr | Eilės Nr`),
    code: phrases(`Kodas | Prekės kodas`),
    description: phrases(`
      Pavadinimas | Prekės pavadinimas | Prekės / paslaugos pavadinimas | Prekė | Paslauga | Aprašymas |
      Prekės ar paslaugos pavadinimas | Prekių, paslaugų pavadinimas`),
    quantity: phrases(`Kiekis | Kiek | Valandos`),
    unit: phrases(`Mat. vnt | Mato vnt | Vnt | Matavimo vnt | Mato vienetas`),
    unitPrice: phrases(`Kaina | Vieneto kaina | Kaina be PVM | Vnt. kaina | Kaina už vnt`),
    discount: phrases(`Nuolaida | Nuolaida %`),
    taxRate: phrases(`PVM % | PVM tarifas | % PVM`),
    taxAmount: phrases(`PVM suma | PVM`),
    net: phrases(`Suma be PVM`),
    gross: phrases(`Suma su PVM`),
    amount: phrases(`Suma | Iš viso | Viso`),
    other: phrases(`Svoris`),
  },
  months: monthNames(`
    sausis, sausio | vasaris, vasario | kovas, kovo | balandis, balandžio | gegužė, gegužės | birželis, birželio |
    liepa, liepos | rugpjūtis, rugpjūčio | rugsėjis, rugsėjo | spalis, spalio | lapkritis, lapkričio |
    gruodis, gruodžio`),
  words: {
    legalForms: words`UAB|AB|MB|IĮ|VšĮ|VĮ|Uždaroji akcinė bendrovė|Mažoji bendrija|Viešoji įstaiga|Individuali įmonė`,
    businessWords: '',
    nameEnds: '',
    commonInNames: words`ir`,
    keptBy: '',
    joinsNames: words`ir`,
    personTitles: words`ponas|ponia`,
    attention: words`dėmesiui`,
    signsFor: '',
    buyersOwn: words`pirkėjo|kliento|gavėjo`,
    contact: words`tel|telefonas|faksas|el\. ?paštas|el\. ?p`,
    contactInNames: words`mob`,
    registration: words`įmonės kodas|juridinio asmens kodas|pvm (?:mokėtojo )?kodas|registrų centras|a\/s|buveinė`,
    taxIds: words`pvm (?:mokėtojo )?kodas|įmonės kodas`,
    taxes: words`pvm`,
    percent: '',
    streets: words`gatvė|g(?=\. ?\d)|prospektas|pr(?=\. ?\d)|alėja|al(?=\. ?\d)|plentas|pl(?=\. ?\d)`,
    streetEndings: '',
    placeLabels: words`miestas|pašto kodas|šalis`,
    houses: '',
    postBoxes: words`a\. ?d\. ?\d+`,
    countryNames: words`lietuva|lietuvos respublika|latvija|lenkija|vokietija|estija`,
    counted: words`dienų|d|vnt`,
    numberSigns: words`nr`,
    ordinals: '',
    beforeMonth: '',
    beforeYear: '',
    afterYear: words`m\.`,
    beforeDate: '',
    madeAt: '',
    until: words`iki`,
    fallsDue: '',
    asksToPay: words`apmok\p{L}*|sumok\p{L}*`,
    payBy: words`iki`,
    titles: words`(?:pvm )?sąskaita(?: faktūra)?|puslapis`,
    otherTitles: words`
      užsakymas|užsakymo patvirtinimas|pasiūlymas|komercinis pasiūlymas|važtaraštis|sąskaitos išrašas|priminimas|
      sutartis|kainoraštis|tvarkaraštis|pažyma|perdavimo-priėmimo aktas`,
    proformaTitles: words`išankstinė sąskaita(?: faktūra)?`,
    salutations: words`gerbiam(?:as|a|i|ieji)\w*|mielas(?=.*[,!])`,
    besideHeadings: words`mano|mūsų|jūsų|duomenys|aptarnavimas|logotipas|čia`,
    formWords: words`kopija|originalas|data|egzempliorius`,
    receiptAdjectives: '',
    receiptTitles: words`kasos kvitas|kvitas|sąskaita faktūra`,
    sale: words`kasa|kasininkas|kvitas`,
    till: words`kasa|kasininkas|ačiū|kvitas|grynieji`,
    greetings: words`ačiū|sveiki`,
    taxBase: words`nuo`,
    included: words`su pvm|įskaitant`,
    excluded: words`be pvm|(?<!\p{L})iki pvm`,
    summaries: '',
    departure: words`iš`,
    arrival: words`į`,
    pieces: words`vnt`,
  },
  postCodes: [/\bLT-?\d{5}\s+\p{Lu}\p{L}+|\p{Lu}\p{L}+,?\s+LT-?\d{5}\b/u],
  countries: [
    {
      code: 'LT',
      currency: 'EUR',
      mark: /(?<!\p{L})(?:lietuva|lithuania|vilnius|kaunas|klaipėda|įmonės kodas)(?!\p{L})|\bLT ?\d{9}(?:\d{3})?\b/iu,
    },
  ],
  currencies: [{ code: 'LTL', word: String.raw`Lt`, unmistakable: false }],
};
