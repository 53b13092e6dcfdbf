/** Norwegian, as most invoices are written (bokmål). */
import { type Language, monthNames, phrases, words } from './language.ts';

export const nb: Language = {
  code: 'nb',
  labels: {
    number: phrases(`
      Fakturanummer | Fakturanr | Faktura nr | Faktura nummer | Kreditnota nr | Kreditnotanummer | Kreditnotanr |
      Bilagsnummer | Bilagsnr | Kvittering nr | Faktura`),
    purchaseOrder: phrases(`
      Deres ordrenr | Innkjøpsordre | Innkjøpsordrenr | Bestillingsnummer | Bestillingsnr | Rekvisisjonsnummer |
      Rekvisisjon | Deres bestillingsnr | Deres bestilling`),
    otherNumber: phrases(`
      gjelder faktura | gjelder faktura nr | krediterer faktura | opprinnelig faktura | Kundenummer | Kundenr |
      Kunde nr | Ordrenummer | Ordrenr | Ordre nr | KID | KID-nummer | KID-nr | Kontonummer | Kontonr | Bankkonto |
      Bankkontonr | Organisasjonsnummer | Org.nr | Org nr | Org.nummer | Foretaksregisteret | Følgeseddel |
      Avtalenummer | Prosjekt | Prosjektnr | Prosjektnummer | Telefon | Tlf | Mobil | Side | BIC | SWIFT | Deres ref |
      Vår ref | Deres referanse | Vår referanse | Leverandørnr | Målernummer | Målepunkt | Kasse | Bord`),
    issueDate: phrases(`Fakturadato | Faktura dato | Utstedelsesdato | Utstedt | Kreditnotadato`),
    dueDate: phrases(`
      Forfallsdato | Forfall | Betalingsfrist | Forfaller | Betales innen | Siste betalingsdag | Til forfall |
      Forfall dato`),
    otherDate: phrases(`Leveringsdato | Ordredato | Bestillingsdato | Utskriftsdato | Leveransedato`),
    date: phrases(`Dato | Dato og tid`),
    period: phrases(`Periode | Fakturaperiode | Faktureringsperiode | For perioden`),
    seller: phrases(`Selger | Leverandør | Avsender`),
    buyer: phrases(`
      Kjøper | Kunde | Fakturaadresse | Faktureres til | Fakturamottaker | Mottaker | Fakturert til | Betaler |
      Faktura til`),
    shipTo: phrases(`Leveringsadresse | Leveres til | Leveranseadresse | Varemottaker`),
    remitTo: phrases(`Betales til`),
    otherParty: phrases(`Bank | Kontaktperson | Saksbehandler | Transportør`),
    contact: phrases(`E-post | Epost | Hjemmeside | Nettside | Web | Kontakt`),
    name: phrases(`Navn | Firma | Firmanavn`),
    address: phrases(`Adresse | Postadresse | Besøksadresse | Gateadresse`),
    taxId: phrases(`MVA-nummer | MVA-nr | Mva nr | Mva.nr | Foretaksnr | VAT-nr | MVA-registrert`),
    iban: phrases(`IBAN | IBAN-nr`),
    paymentTerms: phrases(`Betalingsbetingelser | Betalingsvilkår | Betalingsmåte | Bet.betingelser`),
    currency: phrases(`Valuta`),
    net: phrases(`
      Netto | Sum eks. mva | Sum ekskl. mva | Beløp eks. mva | Eks. mva | Ekskl. mva | Totalt eks. mva | Nettobeløp |
      Delsum | Sum netto | Grunnlag mva | Mva-grunnlag | Avgiftspliktig beløp | Totalt ekskl. mva |
      Sum eksklusive mva | Netto beløp`),
    tax: phrases(`
      MVA | Mva | Mva-beløp | Sum mva | Merverdiavgift | Herav mva | Totalt mva | Mva beløp | Mva totalt`),
    total: phrases(`Totalt | Total | Beløp | Totalbeløp | Totalsum`),
    grandTotal: phrases(`
      Sum inkl. mva | Totalt inkl. mva | Inkl. mva | Fakturabeløp | Fakturatotal | Beløp inkl. mva |
      Totalsum inkl. mva | Brutto | Sum å betale | Totalt NOK | Total inkl. mva`),
    amountDue: phrases(`
      Å betale | Til betaling | Beløp å betale | Totalt å betale | Utestående | Restbeløp | Å betale NOK | Til gode`),
    previousBalance: phrases(`Tidligere saldo | Forrige saldo`),
    paid: phrases(`Betalt | Innbetalt | Forskudd | A konto | Akonto | Mottatt`),
    discount: phrases(`Rabatt | Rabatt totalt | Kontantrabatt`),
    charge: phrases(`Frakt | Porto | Gebyr | Fakturagebyr | Ekspedisjonsgebyr | Emballasje | Miljøgebyr`),
    rounding: phrases(`Øreavrunding | Avrunding | Øresavrunding`),
    cash: phrases(`Kontant | Bankkort | BankAxept | Vipps | Kort`),
    change: phrases(`Veksel | Vekslepenger | Tilbake`),
    commission: phrases(`Provisjon`),
    otherAmount: phrases(`
      Mva-sats | Mva % | Antall | Avgiftsfritt | Avgiftsfri | Forsinkelsesrente | Purregebyr | Aksjekapital`),
    invoice: phrases(`Faktura | Samlefaktura`),
    creditNote: phrases(`Kreditnota | Kreditfaktura`),
    receipt: phrases(`Kvittering | Salgskvittering | Kassalapp`),
  },
  columns: {
    position: phrases(`Linje | Pos | Linjenr`),
    code: phrases(`Varenr | Varenummer | Vare nr | Artikkelnr | Produktnr`),
    description: phrases(`
      Beskrivelse | Varebeskrivelse | Tekst | Vare | Tjeneste | Produkt | Betegnelse | Spesifikasjon | Varetekst`),
    quantity: phrases(`Antall | Mengde | Timer | Levert | Ant`),
    unit: phrases(`Enhet | Enh`),
    unitPrice: phrases(`
      Pris | Enhetspris | Stykkpris | Stk. pris | Pris pr. enhet | Pris/enhet | À pris | A-pris | Timepris |
      Pris per enhet`),
    discount: phrases(`Rabatt | Rabatt % | Rab %`),
    taxRate: phrases(`Mva | Mva % | Mva-sats | MVA`),
    taxAmount: phrases(`Mva-beløp | Mva beløp | Mva kr`),
    net: phrases(`Netto | Nettobeløp | Eks. mva | Sum eks. mva | Beløp eks. mva`),
    gross: phrases(`Inkl. mva | Sum inkl. mva | Beløp inkl. mva`),
    amount: phrases(`Beløp | Sum | Totalt | Total | Linjesum | Beløp NOK | Beløp kr`),
    other: phrases(`Vekt`),
  },
  months: monthNames(`
    januar, jan | februar, feb | mars, mar | april, apr | mai | juni, jun | juli, jul | august, aug |
    september, sep, sept | oktober, okt | november, nov | desember, des`),
  words: {
    legalForms: words`AS|ASA|ANS|DA|SA|ENK|NUF`,
    businessWords: '',
    nameEnds: '',
    commonInNames: words`og`,
    keptBy: '',
    joinsNames: words`og|for|av|til`,
    personTitles: words`herr|fru`,
    attention: words`att|v\/`,
    signsFor: '',
    buyersOwn: words`deres|kundens?|kjøpers?`,
    contact: words`tel|tlf|telefon|fax|e-post|epost`,
    contactInNames: words`mobil|mob`,
    registration: words`org\.? ?nr|organisasjonsnummer|foretaksregisteret|mva|kontonr|bankkonto`,
    taxIds: words`org\.? ?nr|mva-nr`,
    taxes: words`mva`,
    streets: words`postboks`,
    streetEndings: words`veien|vegen|gata|gaten|plass|torg|torget|bakken|vei|veg|alléen`,
    houses: '',
    postBoxes: words`postboks`,
    countryNames: words`norge|sverige|danmark|finland|tyskland|nederland|storbritannia|polen|frankrike`,
    counted: words`dager|stk`,
    numberSigns: words`nr`,
    ordinals: '',
    beforeMonth: '',
    beforeYear: '',
    beforeDate: words`den`,
    madeAt: '',
    until: words`til|t\.o\.m\.`,
    fallsDue: words`forfaller`,
    titles: words`faktura|side|kvittering|kreditnota`,
    otherTitles: words`
      bestilling|ordre|ordrebekreftelse|tilbud|følgeseddel|pakkseddel|fraktbrev|kontoutskrift|kontoutdrag|
      betalingspåminnelse|purring|rutetabell|avtale|kontrakt|prisliste|attest`,
    proformaTitles: words`pro-?\s?forma(?:-?\s?faktura)?`,
    salutations: words`kjære|hei(?=.*[,!])`,
    formWords: words`kopi|original|dato`,
    receiptAdjectives: '',
    receiptTitles: words`kvittering|salgskvittering|faktura`,
    sale: words`kasse|kasserer|kvittering ?nr|bord|butikk|selger`,
    till: words`kasse|kasserer|takk for|velkommen|bankaxept`,
    greetings: words`velkommen|takk`,
    taxBase: words`av`,
    included: words`inkl`,
    excluded: words`(?<!\p{L})eks`,
    summaries: '',
    departure: words`fra`,
    arrival: words`til`,
    pieces: words`stk`,
  },
  postCodes: [],
  countries: [
    {
      code: 'NO',
      currency: 'NOK',
      mark: /(?<!\p{L})(?:norge|norway|mva|foretaksregisteret)(?!\p{L})|\b\d{3} ?\d{3} ?\d{3} ?MVA\b/iu,
    },
  ],
  currencies: [{ code: 'NOK', word: String.raw`[Kk]r`, unmistakable: false }],
  compounds: { heads: ['faktura'], notAfter: [] },
};
