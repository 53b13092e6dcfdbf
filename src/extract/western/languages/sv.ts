/** Swedish. */
import { type Language, monthNames, phrases, words } from './language.ts';

export const sv: Language = {
  code: 'sv',
  labels: {
    number: phrases(`
      kvittonummer | avi nr | avinummer | verifikationsnr | Fakturanummer | Fakturanr | Faktura nr | Faktura nummer |
      Faktura-nr | Fakt.nr | Kreditfaktura nr | Kreditnota nr | Kvitto nr | Kvittonr | Verifikationsnummer | Faktura`),
    purchaseOrder: phrases(`
      Ert ordernummer | Ert ordernr | Er beställning | Beställningsnummer | Inköpsordernummer | Inköpsorder |
      Ert inköpsordernr | Rekvisitionsnummer | Ert beställningsnr`),
    precedingNumber: phrases(`
      avser faktura | avser faktura nr | krediterar faktura | ursprunglig faktura`),
    otherNumber: phrases(`
      Kundnummer | Kundnr | Kund nr | Ordernummer | Ordernr | Order nr | OCR-nummer | OCR | OCR nr |
      Referensnummer | Organisationsnummer | Organisationsnr | Org.nr | Org nr | Org.nummer | Bankgiro |
      Bankgironr | Plusgiro | Plusgironr | Kontonummer | Följesedel | Följesedelsnr | Avtalsnummer |
      Projektnummer | Projekt | Telefon | Tel | Tfn | Mobil | Sida | BIC | SWIFT | Er referens | Vår referens |
      Er ref | Vår ref | Kassa | Leverantörsnummer`),
    issueDate: phrases(`
      fakturadat | fakt datum | Fakturadatum | Fakturadag | Fakturans datum | Utfärdad | Utfärdandedatum |
      Datum för faktura`),
    dueDate: phrases(`
      betalningsdag | sista dag för betalning | ska vara betald senast | dras från ditt konto den | dras den |
      autogiro den | Förfallodatum | Förfallodag | Förfaller | Betalas senast | Sista betalningsdag |
      Oss tillhanda senast | Oss tillhanda | Betala senast | Att betala senast | Förf.datum`),
    otherDate: phrases(`
      födelsedatum | född | offert daterad | behandlingsdatum |
      Leveransdatum | Orderdatum | Beställningsdatum | Utskriftsdatum | Giltig till`),
    date: phrases(`Datum | Datum och tid`),
    period: phrases(`Period | Faktureringsperiod | Avser period | Avser tiden`),
    seller: phrases(`Säljare | Leverantör | Avsändare | Fakturautställare |
      Från | Säljarens uppgifter | Fakturaavsändare`),
    buyer: phrases(`
      Köpare | Kund | Fakturaadress | Faktureringsadress | Fakturamottagare | Mottagare | Beställare | Faktureras till |
      Till | Faktura till | Kundens adress | Hyresgäst | Kunduppgifter |
      Patient | Elev | Försäkringstagare | Gäst`),
    shipTo: phrases(`Leveransadress | Leverans till | Godsmottagare | Leveransmottagare |
      Levereras till | Godsmärke | Leveransort`),
    remitTo: phrases(`Betalningsmottagare`),
    otherParty: phrases(`Bank | Handläggare | Säljarens referens | Kontaktperson | Transportör |
      Er referens | Vår referens | Vår ref | Er ref`),
    contact: phrases(`E-post | Epost | Hemsida | Webbplats | Kontakt`),
    name: phrases(`Namn | Företag | Företagsnamn`),
    address: phrases(`Adress | Postadress | Besöksadress | Säte | Gatuadress`),
    taxId: phrases(`
      Momsregistreringsnummer | Momsreg.nr | Momsreg nr | Momsregnr | VAT-nummer | VAT-nr | Moms nr | Momsnr |
      Ert VAT-nr | Momsnummer | Ert momsregnr`),
    iban: phrases(`IBAN | IBAN-nr | IBAN-nummer`),
    paymentTerms: phrases(`Betalningsvillkor | Betalvillkor | Betalningssätt | Betalsätt`),
    currency: phrases(`Valuta`),
    net: phrases(`
      Netto | Summa exkl. moms | Summa exkl moms | Exkl. moms | Totalt exkl. moms | Nettobelopp | Delsumma |
      Belopp exkl. moms | Summa före moms | Momsunderlag | Total exkl. moms | Summa netto`),
    tax: phrases(`
      total moms | därav moms | Moms | Momsbelopp | Summa moms | Totalt moms | Moms kr | Varav moms | Mervärdesskatt |
      Moms totalt`),
    total: phrases(`Summa | Totalt | Total | Belopp | Totalbelopp | Totalsumma`),
    grandTotal: phrases(`
      Summa inkl. moms | Totalt inkl. moms | Inkl. moms | Fakturabelopp | Summa att betala | Totalt att betala |
      Total inkl. moms | Fakturatotal | Belopp inkl. moms | Brutto | Slutsumma`),
    amountDue: phrases(`
      Att betala | Kvar att betala | Belopp att betala | Att betala SEK | Återstår att betala | Att erhålla |
      Er tillgodo`),
    previousBalance: phrases(`Föregående saldo | Ingående saldo`),
    paid: phrases(`Betalt | Erlagt | Redan betalt | Förskott | Delbetalning | Erhållet`),
    discount: phrases(`Rabatt | Kassarabatt | Avdrag | Rabatt totalt`),
    charge: phrases(`
      Frakt | Fraktkostnad | Fakturaavgift | Expeditionsavgift | Porto | Emballage | Faktureringsavgift |
      Frakt och porto`),
    rounding: phrases(`Öresutjämning | Öresavrundning | Avrundning | Öresutj`),
    cash: phrases(`Kontant | Kontanter | Kort | Mottaget | Bankkort | Kontokort`),
    change: phrases(`Växel | Tillbaka | Åter`),
    commission: phrases(`Provision`),
    otherAmount: phrases(`Momssats | Moms % | Antal | Antal artiklar | Dröjsmålsränta | Momsfri | Aktiekapital`),
    invoice: phrases(`Faktura | Samlingsfaktura | Delfaktura |
      Räkning | Faktura / Specifikation | Proformafaktura`),
    creditNote: phrases(`Kreditfaktura | Kreditnota`),
    receipt: phrases(`Kvitto | Kassakvitto | Köpkvitto`),
  },
  columns: {
    position: phrases(`Rad | Pos | Radnr`),
    code: phrases(`Artikelnr | Artikelnummer | Art.nr | Art nr | Artikel nr | Artnr`),
    description: phrases(`
      Benämning | Beskrivning | Artikel | Text | Produkt | Tjänst | Specifikation | Vara | Varubeskrivning`),
    quantity: phrases(`Antal | Lev. antal | Levererat | Timmar | Kvantitet | Ant | Förbrukning | Tim | Antal timmar`),
    unit: phrases(`Enhet | Enh`),
    unitPrice: phrases(`
      À-pris | A-pris | Pris | Styckpris | Pris/enhet | Enhetspris | Pris per enhet | à pris | Pris/st | Á-pris |
      Timpris | Pris/tim`),
    discount: phrases(`Rabatt | Rab % | Rabatt % | Rab`),
    taxRate: phrases(`Moms | Moms % | Momssats | Moms-%`),
    taxAmount: phrases(`Momsbelopp | Moms kr`),
    net: phrases(`Netto | Exkl. moms | Summa exkl. moms | Belopp exkl. moms | Nettobelopp`),
    gross: phrases(`Inkl. moms | Summa inkl. moms | Belopp inkl. moms`),
    amount: phrases(`Belopp | Summa | Totalt | Total | Radsumma | Belopp SEK | Belopp kr`),
    other: phrases(`Vikt | Levdatum | Beställt | Mätarställning | Period`),
  },
  months: monthNames(`
    januari, jan | februari, feb, febr | mars, mar | april, apr | maj | juni, jun | juli, jul | augusti, aug |
    september, sep, sept | oktober, okt | november, nov | december, dec`),
  words: {
    legalForms: words`AB(?: ?\(publ\.?\))?|HB|Handelsbolag|Ek\. ?för\.|Aktiebolag`,
    businessWords: '',
    nameEnds: '',
    commonInNames: words`aktiebolag|och`,
    keptBy: words`drivs av`,
    joinsNames: words`och|för|av|till`,
    personTitles: words`herr|fru`,
    attention: words`att`,
    signsFor: '',
    buyersOwn: words`er[at]?|kundens?|köparens?`,
    contact: words`tel|telefon|tfn|fax|e-post|epost`,
    contactInNames: words`mobil`,
    registration: words`
      org\.? ?nr|organisationsnummer|momsreg(?:\.? ?nr|istreringsnummer)?|bankgiro|plusgiro|f-skatt(?:sedel)?|
      styrelsens säte|godkänd för f-skatt|vat-nr`,
    taxIds: words`org\.? ?nr|momsreg\.? ?nr|vat-nr`,
    taxes: words`moms`,
    percent: words`procent`,
    streets: words`torget|box`,
    streetEndings: words`gatan|vägen|torget|gränd|stigen|allén|backen|plan|gata|väg`,
    placeLabels: words`gata|gatuadress|ort|stad|postort|postnummer|land`,
    houses: '',
    postBoxes: words`box(?= \d)`,
    countryNames: words`sverige|norge|danmark|finland|tyskland|nederländerna|storbritannien|polen|frankrike`,
    counted: words`dagar|st`,
    numberSigns: '',
    ordinals: words`:e`,
    beforeMonth: '',
    beforeYear: '',
    afterYear: '',
    beforeDate: words`den`,
    madeAt: '',
    until: words`till|t\.o\.m\.`,
    fallsDue: words`förfaller`,
    asksToPay: words`\p{L}*betal\p{L}*`,
    payBy: words`senast(?: den)?`,
    titles: words`faktura|sida|kvitto|kreditfaktura`,
    otherTitles: words`
      beställning|order|orderbekräftelse|offert|följesedel|packsedel|fraktsedel|kontoutdrag|
      betalningspåminnelse|påminnelse|tidtabell|avtal|kontrakt|prislista|intyg`,
    proformaTitles: words`pro-?\s?forma(?:-?\s?faktura)?`,
    salutations: words`hej(?=.*[,!])|kära|bäste|bästa(?=.*[,!])`,
    besideHeadings: words`min|mitt|mina|vår|våra|din|ditt|dina|er|era|uppgifter|kundtjänst|kundservice|logga|logotyp|här`,
    formWords: words`kopia|original|datum`,
    receiptAdjectives: '',
    receiptTitles: words`kvitto|kassakvitto|faktura`,
    sale: words`kassa|kassör|kvitto ?nr|bord|säljare|butik`,
    till: words`kassa|kassör|tack för|välkommen|köp|kontrollenhet`,
    greetings: words`välkommen|tack`,
    taxBase: words`på|av`,
    included: words`inkl`,
    excluded: words`exkl`,
    summaries: '',
    departure: words`från`,
    arrival: words`till`,
    pieces: words`st`,
  },
  postCodes: [],
  countries: [
    {
      code: 'SE',
      currency: 'SEK',
      mark: /(?<!\p{L})(?:sverige|sweden|bankgiro|plusgiro|momsreg\.? ?nr|f-skatt)(?!\p{L})|\bSE ?\d{10}01\b/iu,
    },
  ],
  currencies: [{ code: 'SEK', word: String.raw`[Kk]r`, unmistakable: false }],
  compounds: { heads: ['faktura', 'kvitto'], notAfter: [] },
};
