/** Danish. */
import { type Language, monthNames, phrases, words } from './language.ts';

export const da: Language = {
  code: 'da',
  labels: {
    number: phrases(`
      Fakturanummer | Fakturanr | Faktura nr | Faktura nummer | Fakt.nr | Kreditnota nr | Kreditnotanr |
      Kreditnotanummer | Bilagsnummer | Bilagsnr | Regningsnummer | Regning nr | Bon nr | Kvittering nr | Faktura`),
    purchaseOrder: phrases(`
      Rekvisitionsnr | Rekvisitionsnummer | Rekvisition | Indkøbsordre | Indkøbsordrenr | Indkøbsordrenummer |
      Deres ordrenr | Jeres ordrenr | Jeres ordre | Bestillingsnr | Deres ordre | Købsordre`),
    otherNumber: phrases(`
      vedr. faktura | vedrørende faktura | vedr. faktura nr | oprindelig faktura | krediterer faktura | Kundenummer |
      Kundenr | Kunde nr | Ordrenummer | Ordrenr | Ordre nr | CVR | CVR-nr | CVR nr | CVR-nummer | EAN-nummer | EAN |
      EAN-nr | Kontonummer | Kontonr | Konto nr | Reg.nr | Reg. nr | Registreringsnummer | Følgeseddel |
      Følgeseddelnr | Leverandørnr | Projektnr | Sagsnr | Sagsnummer | Telefon | Tlf | Mobil | Side | BIC | SWIFT |
      Deres ref | Vores ref | Vor ref | Jeres ref | FI-nummer | Betalings-id | Betalings-ID | Bord | Kasse`),
    issueDate: phrases(`Fakturadato | Faktura dato | Udstedelsesdato | Udstedt | Kreditnotadato | Bilagsdato`),
    dueDate: phrases(`
      Forfaldsdato | Forfald | Betalingsdato | Forfalder | Betales senest | Sidste rettidige betaling |
      Sidste betalingsdag | Senest betaling | Sidste rettidige betalingsdag | Betalingsfrist`),
    otherDate: phrases(`Leveringsdato | Ordredato | Bestillingsdato | Udskriftsdato`),
    date: phrases(`Dato | Dato og tid`),
    period: phrases(`Periode | Faktureringsperiode | For perioden`),
    seller: phrases(`Sælger | Leverandør | Afsender`),
    buyer: phrases(`
      Køber | Kunde | Fakturaadresse | Faktureres til | Fakturamodtager | Modtager | Debitor | Faktureringsadresse |
      Faktura til`),
    shipTo: phrases(`Leveringsadresse | Levering til | Leveres til | Vareadresse`),
    remitTo: phrases(`Betales til`),
    otherParty: phrases(`Bank | Kontaktperson | Sagsbehandler | Pengeinstitut | Transportør`),
    contact: phrases(`E-mail | Email | Mail | Hjemmeside | Web | Kontakt`),
    name: phrases(`Navn | Firma | Firmanavn`),
    address: phrases(`Adresse | Postadresse | Gade`),
    taxId: phrases(`
      SE-nr | SE-nummer | Momsnr | Moms nr | Momsnummer | Momsregistreringsnummer | VAT nr | VAT-nr | Jeres momsnr`),
    iban: phrases(`IBAN | IBAN-nr | IBAN nr`),
    paymentTerms: phrases(`
      Betalingsbetingelser | Betalingsbetingelse | Betalingsmåde | Betalingsvilkår | Bet.betingelser`),
    currency: phrases(`Valuta`),
    net: phrases(`
      Subtotal | Beløb ekskl. moms | Total ekskl. moms | I alt ekskl. moms | Ekskl. moms | Momsgrundlag | Nettobeløb |
      Netto | Sum ekskl. moms | Momspligtigt beløb | I alt excl. moms | Beløb excl. moms | Pris ekskl. moms |
      Varebeløb`),
    tax: phrases(`Moms | Momsbeløb | Moms i alt | Heraf moms | Moms udgør | Samlet moms`),
    total: phrases(`Total | I alt | Beløb | Samlet beløb | Total beløb`),
    grandTotal: phrases(`
      Total inkl. moms | I alt inkl. moms | Inkl. moms | Total DKK | I alt DKK | Fakturabeløb | Fakturatotal |
      Beløb inkl. moms | I alt incl. moms | Total incl. moms | Samlet total | Sum inkl. moms`),
    amountDue: phrases(`
      At betale | Til betaling | Skyldigt beløb | Beløb til betaling | Restbeløb | Rest til betaling | Til gode |
      Til Deres gode`),
    previousBalance: phrases(`Tidligere saldo | Overført saldo`),
    paid: phrases(`Betalt | Modtaget | Indbetalt | A conto | Acontobetaling | Forudbetalt`),
    discount: phrases(`Rabat | Rabat i alt | Kontantrabat`),
    charge: phrases(`
      Fragt | Forsendelse | Porto | Gebyr | Ekspeditionsgebyr | Fakturagebyr | Levering | Emballage |
      Faktureringsgebyr`),
    rounding: phrases(`Øreafrunding | Afrunding`),
    cash: phrases(`Kontant | Dankort | Betalingskort | Kort | MobilePay | Modtaget kontant`),
    change: phrases(`Byttepenge | Retur | Tilbage`),
    commission: phrases(`Provision`),
    otherAmount: phrases(`Momssats | Moms % | Antal | Momsfri | Momsfrit beløb | Aktiekapital | Rykkergebyr`),
    invoice: phrases(`Faktura | Regning | Salgsfaktura`),
    creditNote: phrases(`Kreditnota | Kreditfaktura`),
    receipt: phrases(`Kvittering | Kassebon | Bon`),
  },
  columns: {
    position: phrases(`Linje | Pos | Linjenr`),
    code: phrases(`Varenr | Varenummer | Vare nr | Varenr.`),
    description: phrases(`
      Beskrivelse | Varebeskrivelse | Tekst | Ydelse | Vare | Betegnelse | Produkt | Specifikation | Varetekst`),
    quantity: phrases(`Antal | Mængde | Timer | Leveret | Antal timer`),
    unit: phrases(`Enhed | Enh`),
    unitPrice: phrases(`
      Pris | Enhedspris | Stk. pris | Stykpris | Pris pr. enhed | Pris/enhed | À pris | Stk-pris | Pris pr. stk |
      Timepris`),
    discount: phrases(`Rabat | Rabat %`),
    taxRate: phrases(`Moms | Moms % | Momssats`),
    taxAmount: phrases(`Momsbeløb | Moms kr`),
    net: phrases(`Nettobeløb | Netto | Ekskl. moms | Beløb ekskl. moms`),
    gross: phrases(`Inkl. moms | Beløb inkl. moms`),
    amount: phrases(`Beløb | I alt | Total | Linjetotal | Pris i alt | Beløb DKK | Linjebeløb`),
    other: phrases(`Vægt`),
  },
  months: monthNames(`
    januar, jan | februar, feb | marts, mar | april, apr | maj | juni, jun | juli, jul | august, aug |
    september, sep, sept | oktober, okt | november, nov | december, dec`),
  words: {
    legalForms: words`ApS|A\/S|I\/S|K\/S|IVS|P\/S|Aps`,
    businessWords: '',
    nameEnds: '',
    commonInNames: words`og`,
    keptBy: '',
    joinsNames: words`og|for|af|til`,
    personTitles: words`hr|fru`,
    attention: words`att`,
    signsFor: '',
    buyersOwn: words`deres|jeres|kundens?|købers?`,
    contact: words`tel|tlf|telefon|fax|e-mail|mail`,
    contactInNames: words`mobil`,
    registration: words`cvr(?:-?\.? ?nr)?|se-nr|reg\.? ?nr|kontonr`,
    taxIds: words`cvr(?:-?\.? ?nr)?|se-nr`,
    taxes: words`moms`,
    streets: words`postboks`,
    streetEndings: words`vej|gade|allé|plads|stræde|torv|vænget|parken|gården`,
    houses: '',
    postBoxes: words`postboks`,
    countryNames: words`danmark|sverige|norge|tyskland|holland|storbritannien|polen|frankrig|finland`,
    counted: words`dage|stk`,
    numberSigns: words`nr`,
    ordinals: '',
    beforeMonth: '',
    beforeYear: '',
    beforeDate: words`den`,
    madeAt: '',
    until: words`til`,
    fallsDue: words`forfalder`,
    titles: words`faktura|side|kvittering|kreditnota`,
    otherTitles: words`
      bestilling|ordre|ordrebekræftelse|tilbud|følgeseddel|pakkeseddel|fragtbrev|kontoudtog|
      betalingspåmindelse|rykker|køreplan|aftale|kontrakt|prisliste|attest`,
    proformaTitles: words`pro-?\s?forma(?:-?\s?faktura)?`,
    salutations: words`kære|hej(?=.*[,!])`,
    formWords: words`kopi|original|dato`,
    receiptAdjectives: '',
    receiptTitles: words`kvittering|kassebon|bon|faktura`,
    sale: words`kasse|ekspedient|bon ?nr|bord|butik`,
    till: words`kasse|tak for|ekspedient|velkommen|dankort`,
    greetings: words`velkommen|tak`,
    taxBase: words`af`,
    included: words`inkl|incl`,
    excluded: words`(?<!\p{L})ekskl|(?<!\p{L})excl`,
    summaries: '',
    departure: words`fra`,
    arrival: words`til`,
    pieces: words`stk`,
  },
  postCodes: [],
  countries: [
    {
      code: 'DK',
      currency: 'DKK',
      mark: /(?<!\p{L})(?:danmark|denmark|cvr(?:-?\.? ?nr)?|dankort|københavn)(?!\p{L})|\bDK ?\d{8}\b/iu,
    },
  ],
  currencies: [{ code: 'DKK', word: String.raw`[Kk]r`, unmistakable: false }],
  compounds: { heads: ['faktura'], notAfter: [] },
};
