/** Words that Danish and Norwegian spell alike and use alike on invoices. */
import { type SharedWords, phrases, words } from './language.ts';

export const danishNorwegian = {
  labels: {
    number: phrases(`
      kvitteringsnr | regningsnr | regningsnummer | opkrævning nr | Fakturanummer | Fakturanr | Faktura nr |
      Faktura nummer | Kreditnota nr | Kreditnotanr | Kreditnotanummer | Bilagsnummer | Bilagsnr | Kvittering nr |
      Faktura`),
    purchaseOrder: phrases(`Deres ordrenr | Bestillingsnr`),
    precedingNumber: phrases(`
      krediterer faktura`),
    otherNumber: phrases(`
      Kundenummer | Kundenr | Kunde nr | Ordrenummer | Ordrenr | Ordre nr | Kontonummer | Kontonr |
      Følgeseddel | Leverandørnr | Telefon | Tlf | Mobil | Side | BIC | SWIFT | Deres ref | Bord | Kasse`),
    issueDate: phrases(`Fakturadato | Faktura dato | Kreditnotadato`),
    dueDate: phrases(`
      forfallsdag | betales senest den | siste betalingsdag | sidste rettidige indbetalingsdato | betal senest |
      betal senest den | sidste rettidig betalingsdato | bedes betalt senest | bedes betalt senest den | forfaldsdag |
      Betalingsfrist`),
    otherDate: phrases(`
      fødselsdato | født | fødselsdag |
      Leveringsdato | Ordredato | Bestillingsdato`),
    date: phrases(`Dato | Dato og tid`),
    period: phrases(`Periode | Faktureringsperiode | For perioden`),
    seller: phrases(`Leverandør`),
    buyer: phrases(`Kunde | Fakturaadresse | Faktureres til | Faktura til`),
    shipTo: phrases(`Leveringsadresse | Leveres til`),
    remitTo: phrases(`Betales til`),
    otherParty: phrases(`Bank | Kontaktperson | Transportør`),
    contact: phrases(`Hjemmeside | Web | Kontakt`),
    name: phrases(`Navn | Firma | Firmanavn`),
    address: phrases(`Adresse | Postadresse`),
    taxId: phrases(`VAT-nr`),
    iban: phrases(`IBAN | IBAN-nr`),
    paymentTerms: phrases(`Betalingsbetingelser | Betalingsvilkår | Bet.betingelser`),
    currency: phrases(`Valuta`),
    net: phrases(`Netto`),
    total: phrases(`Total`),
    grandTotal: phrases(`Fakturatotal`),
    amountDue: phrases(`
      i alt at betale | Til betaling | Til gode`),
    previousBalance: phrases(`Tidligere saldo`),
    paid: phrases(`Betalt`),
    charge: phrases(`Porto | Gebyr | Fakturagebyr`),
    cash: phrases(`Kontant | Kort`),
    invoice: phrases(`Faktura`),
    creditNote: phrases(`Kreditnota | Kreditfaktura`),
    receipt: phrases(`Kvittering`),
  },
  columns: {
    position: phrases(`Linje | Pos | Linjenr`),
    code: phrases(`Varenr | Varenummer | Vare nr`),
    description: phrases(`Beskrivelse | Varebeskrivelse | Tekst | Vare | Betegnelse | Produkt | Varetekst`),
    quantity: phrases(`Timer`),
    unit: phrases(`Enh`),
    unitPrice: phrases(`Pris | Stk. pris | À pris | Timepris`),
    net: phrases(`Netto`),
    amount: phrases(`Total`),
  },
  words: {
    businessWords: '',
    nameEnds: '',
    commonInNames: words`og`,
    keptBy: words`drives af|drives av|drevet af|drevet av`,
    joinsNames: words`og|for|til`,
    personTitles: words`fru`,
    attention: words`att`,
    signsFor: '',
    buyersOwn: words`deres|kundens?`,
    contact: words`tel|tlf|telefon|fax`,
    contactInNames: words`mobil`,
    registration: words`kontonr`,
    streets: words`postboks`,
    placeLabels: words`by|postnr|postnummer|poststed|land`,
    houses: '',
    postBoxes: words`postboks`,
    countryNames: words`danmark|sverige|norge|tyskland|polen|finland`,
    counted: words`stk`,
    numberSigns: words`nr`,
    ordinals: '',
    beforeMonth: '',
    beforeYear: '',
    afterYear: '',
    beforeDate: words`den`,
    madeAt: '',
    until: words`til`,
    titles: words`faktura|side|kvittering|kreditnota`,
    otherTitles: words`bestilling|ordre|tilbud|følgeseddel|kontrakt|prisliste|attest`,
    proformaTitles: words`pro-?\s?forma(?:-?\s?faktura)?`,
    besideHeadings: words`min|mine|din|dine|kundeservice|kundesenter|logo|her`,
    formWords: words`kopi|original|dato`,
    receiptAdjectives: '',
    receiptTitles: words`kvittering|faktura`,
    sale: words`kasse|bord`,
    till: words`kasse|velkommen`,
    greetings: words`velkommen`,
    included: words`inkl`,
    summaries: '',
    departure: words`fra`,
    arrival: words`til`,
    pieces: words`stk`,
  },
} satisfies SharedWords;
