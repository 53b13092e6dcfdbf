/** Latvian. */
import { type Language, monthNames, phrases, words } from './language.ts';

export const lv: Language = {
  code: 'lv',
  labels: {
    number: phrases(`
      čeks nr | Rēķins Nr | Rēķina Nr | Rēķina numurs | Rēķins numurs | Pavadzīme Nr | Pavadzīmes Nr | Dokumenta Nr |
      Avansa rēķins Nr | Kredītrēķins Nr | Rēķins-faktūra Nr | Rēķins`),
    purchaseOrder: phrases(`Pasūtījuma Nr | Pasūtījums Nr | Pasūtījuma numurs | Pasūtījums`),
    precedingNumber: phrases(`par rēķinu Nr | kreditētais rēķins | saistītais rēķins | pie rēķina Nr`),
    otherNumber: phrases(`
      Klienta kods | Klienta Nr | Klienta numurs | Līgums | Līguma Nr | Līgums Nr | Reģ. Nr | Reģistrācijas Nr |
      Reģistrācijas numurs | Vienotais reģ. nr | Konts | Norēķinu konts | Konta Nr | Tālrunis | Tālr | Mob | Fakss |
      Lapa | SWIFT | BIC | Kods | Čeks Nr | Kase`),
    issueDate: phrases(`Rēķina datums | Izrakstīšanas datums | Izrakstīts | Dokumenta datums | Izsniegšanas datums`),
    dueDate: phrases(`
      maksājuma termiņš | Apmaksas termiņš | Apmaksāt līdz | Termiņš | Samaksas termiņš | Maksāt līdz |
      Apmaksas datums`),
    otherDate: phrases(`
      dzimšanas datums |
      Piegādes datums | Pasūtījuma datums | Darījuma datums | Pakalpojuma sniegšanas datums`),
    date: phrases(`Datums | Datums un laiks`),
    period: phrases(`Periods | Norēķinu periods | Par periodu`),
    seller: phrases(`Pārdevējs | Piegādātājs | Izpildītājs | Nosūtītājs | Pakalpojuma sniedzējs | Preču nosūtītājs`),
    buyer: phrases(`Pircējs | Klients | Saņēmējs | Maksātājs | Pasūtītājs | Preču saņēmējs | Rēķina saņēmējs`),
    shipTo: phrases(`Piegādes adrese | Saņemšanas vieta | Izkraušanas vieta | Piegādes vieta`),
    remitTo: phrases(`Maksājuma saņēmējs`),
    otherParty: phrases(`Banka | Kontaktpersona | Izrakstīja | Sagatavoja | Pārvadātājs | Atbildīgā persona | Pieņēma`),
    contact: phrases(`E-pasts | E-mail | Mājaslapa | Kontakti`),
    name: phrases(`Nosaukums | Vārds, uzvārds | Uzņēmums`),
    address: phrases(`Adrese | Juridiskā adrese | Faktiskā adrese`),
    taxId: phrases(`PVN reģ. Nr | PVN Nr | PVN maksātāja Nr | PVN reģistrācijas Nr | PVN reģistrācijas numurs`),
    iban: phrases(`IBAN | Konts IBAN | Konta numurs`),
    paymentTerms: phrases(`Apmaksas veids | Samaksas kārtība | Apmaksas nosacījumi | Samaksas veids`),
    currency: phrases(`Valūta`),
    net: phrases(`
      Summa bez PVN | Kopā bez PVN | Starpsumma | Ar PVN apliekamā summa | Summa pirms PVN | Neto summa |
      Ar nodokli apliekamā vērtība`),
    tax: phrases(`PVN | PVN summa | Kopā PVN | PVN kopā`),
    total: phrases(`Kopā | Summa | Pavisam kopā | Kopsumma`),
    grandTotal: phrases(`
      pavisam | pavisam kopā | Kopā ar PVN | Summa ar PVN | Kopā apmaksai | Pavisam apmaksai | Kopējā summa |
      Summa kopā ar PVN | Pavisam ar PVN`),
    amountDue: phrases(`Summa apmaksai | Apmaksai | Maksāšanai | Atlikusī summa | Jāmaksā`),
    previousBalance: phrases(`Iepriekšējais atlikums | Iepriekšējais parāds`),
    paid: phrases(`Apmaksāts | Samaksāts | Avanss | Priekšapmaksa`),
    discount: phrases(`Atlaide | Atlaides summa`),
    charge: phrases(`Piegāde | Piegādes maksa | Transports | Sūtīšana`),
    rounding: phrases(`Noapaļošana`),
    cash: phrases(`Skaidra nauda | Skaidrā naudā | Karte | Maksājumu karte`),
    change: phrases(`Atlikums | Izdots`),
    commission: phrases(`Komisija`),
    otherAmount: phrases(`PVN likme | Daudzums | Pamatkapitāls | Līgumsods | Summa vārdiem`),
    invoice: phrases(`Rēķins | Pavadzīme | Avansa rēķins | Rēķins-faktūra | PVN rēķins`),
    creditNote: phrases(`Kredītrēķins`),
    receipt: phrases(`Čeks | Kases čeks | Kvīts`),
  },
  columns: {
    position: phrases(`Npk | Nr. p.k`),
    code: phrases(`Kods | Preces kods | Artikuls`),
    description: phrases(`
      Nosaukums | Preces nosaukums | Apraksts | Prece | Pakalpojums | Preces / pakalpojuma nosaukums |
      Pakalpojuma nosaukums | Preču nosaukums`),
    quantity: phrases(`Daudzums | Daudz | Skaits | Stundas`),
    unit: phrases(`Mērv | Mērvienība | Vienība`),
    unitPrice: phrases(`Cena | Vienības cena | Cena bez PVN | Cena par vienību`),
    discount: phrases(`Atlaide | Atlaide %`),
    taxRate: phrases(`PVN % | PVN likme | Likme`),
    taxAmount: phrases(`PVN summa | PVN`),
    net: phrases(`Summa bez PVN`),
    gross: phrases(`Summa ar PVN`),
    amount: phrases(`Summa | Kopā`),
    other: phrases(`Svars`),
  },
  months: monthNames(`
    janvāris, janvārī, janvāra | februāris, februārī, februāra | marts, martā, marta | aprīlis, aprīlī, aprīļa |
    maijs, maijā, maija | jūnijs, jūnijā, jūnija | jūlijs, jūlijā, jūlija | augusts, augustā, augusta |
    septembris, septembrī, septembra | oktobris, oktobrī, oktobra | novembris, novembrī, novembra |
    decembris, decembrī, decembra`),
  words: {
    legalForms: words`SIA|A\/S|AS|IK|Sabiedrība ar ierobežotu atbildību`,
    businessWords: '',
    nameEnds: '',
    commonInNames: words`un`,
    keptBy: words`apsaimnieko`,
    joinsNames: words`un`,
    personTitles: words`kungs|kundze`,
    attention: '',
    signsFor: '',
    buyersOwn: words`pircēja|klienta|saņēmēja`,
    contact: words`tālr|tālrunis|fakss|e-pasts`,
    contactInNames: words`mob`,
    registration: words`reģ\. ?nr|reģistrācijas numurs|pvn (?:reģ\. ?)?nr|vienotais reģ|juridiskā adrese`,
    taxIds: words`pvn (?:reģ\. ?)?nr|reģ\. ?nr`,
    taxes: words`pvn`,
    percent: '',
    streets: words`iela|prospekts|bulvāris|gatve|laukums|šoseja`,
    streetEndings: '',
    placeLabels: words`pilsēta|pasta indekss|valsts`,
    houses: '',
    postBoxes: words`a\/k \d+`,
    countryNames: words`latvija|latvijas republika|lietuva|igaunija|vācija|polija`,
    counted: words`dienas|dienu|gab`,
    numberSigns: words`nr`,
    ordinals: '',
    beforeMonth: '',
    beforeYear: '',
    afterYear: words`gada`,
    beforeDate: '',
    madeAt: '',
    until: words`līdz`,
    fallsDue: '',
    asksToPay: '',
    payBy: '',
    titles: words`rēķins|pavadzīme|lapa`,
    otherTitles: words`
      pasūtījums|pasūtījuma apstiprinājums|piedāvājums|konta izraksts|atgādinājums|līgums|cenrādis|saraksts|izziņa|
      pieņemšanas-nodošanas akts`,
    proformaTitles: words`avansa rēķins|priekšapmaksas rēķins`,
    salutations: words`cienījam(?:ais|ā|ie)\w*|labdien(?=.*[,!])`,
    besideHeadings: words`mans|mūsu|jūsu|dati|apkalpošana|logotips|šeit`,
    formWords: words`kopija|oriģināls|datums|eksemplārs`,
    receiptAdjectives: '',
    receiptTitles: words`čeks|kases čeks|kvīts`,
    sale: words`kase|kasieris|čeks nr`,
    till: words`kase|kasieris|paldies|čeks`,
    greetings: words`paldies|laipni lūdzam`,
    taxBase: words`no`,
    included: words`ar pvn|ieskaitot`,
    excluded: words`(?<!\p{L})bez pvn`,
    summaries: '',
    departure: words`no`,
    arrival: words`uz`,
    pieces: words`gab`,
  },
  postCodes: [/\bLV-?\d{4}\b/u],
  countries: [
    {
      code: 'LV',
      currency: 'EUR',
      mark: /(?<!\p{L})(?:latvija|latvia|rīga|riga|jelgava|liepāja)(?!\p{L})|\bLV ?\d{11}\b/iu,
    },
  ],
  currencies: [],
};
