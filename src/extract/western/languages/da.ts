/** Danish; what it shares with Norwegian is in danish-norwegian.ts. */
import { danishNorwegian } from './danish-norwegian.ts';
import { type Language, monthNames, phrases, withShared, words } from './language.ts';

export const da: Language = {
  code: 'da',
  ...withShared(danishNorwegian, {
    labels: {
      number: phrases(`Fakt.nr | Regningsnummer | Regning nr | Bon nr`),
      purchaseOrder: phrases(`
        Rekvisitionsnr | Rekvisitionsnummer | Rekvisition | Indkøbsordre | Indkøbsordrenr | Indkøbsordrenummer |
        Jeres ordrenr | Jeres ordre | Deres ordre | Købsordre`),
      precedingNumber: phrases(`
        vedr. faktura | vedrørende faktura | vedr. faktura nr | oprindelig faktura`),
      otherNumber: phrases(`
        CVR | CVR-nr | CVR nr | CVR-nummer | EAN-nummer | EAN | EAN-nr | Konto nr | Reg.nr | Reg. nr |
        Registreringsnummer | Følgeseddelnr | Projektnr | Sagsnr | Sagsnummer | Vores ref | Vor ref |
        Jeres ref | FI-nummer | Betalings-id | Betalings-ID`),
      issueDate: phrases(`Udstedelsesdato | Udstedt | Bilagsdato | Udskrevet`),
      dueDate: phrases(`
      trækkes den | trækkes via betalingsservice den | betalingsservice den |
        Forfaldsdato | Forfald | Betalingsdato | Forfalder | Betales senest | Sidste rettidige betaling |
        Sidste betalingsdag | Senest betaling | Sidste rettidige betalingsdag`),
      otherDate: phrases(`Udskriftsdato`),
      seller: phrases(`Sælger | Afsender | Fra | Udsteder`),
      buyer: phrases(
        `Køber | Fakturamodtager | Modtager | Debitor | Faktureringsadresse | Til | Kundeoplysninger | Bestiller`,
      ),
      shipTo: phrases(`Levering til | Vareadresse | Leveringssted | Arbejdssted`),
      otherParty: phrases(`Sagsbehandler | Pengeinstitut | Vor ref | Deres ref | Ekspedient`),
      contact: phrases(`E-mail | Email | Mail`),
      address: phrases(`Gade`),
      taxId: phrases(`
        SE-nr | SE-nummer | Momsnr | Moms nr | Momsnummer | Momsregistreringsnummer | VAT nr | Jeres momsnr`),
      iban: phrases(`IBAN nr`),
      paymentTerms: phrases(`Betalingsbetingelse | Betalingsmåde`),
      net: phrases(`
        Subtotal | Beløb ekskl. moms | Total ekskl. moms | I alt ekskl. moms | Ekskl. moms | Momsgrundlag |
        Nettobeløb | Sum ekskl. moms | Momspligtigt beløb | I alt excl. moms | Beløb excl. moms | Pris ekskl. moms |
        Varebeløb`),
      tax: phrases(`Moms | Momsbeløb | Moms i alt | Heraf moms | Moms udgør | Samlet moms`),
      total: phrases(`I alt | Beløb | Samlet beløb | Total beløb`),
      grandTotal: phrases(`
        Total inkl. moms | I alt inkl. moms | Inkl. moms | Total DKK | I alt DKK | Fakturabeløb | Beløb inkl. moms |
        I alt incl. moms | Total incl. moms | Samlet total | Sum inkl. moms`),
      amountDue: phrases(`
        At betale | Skyldigt beløb | Beløb til betaling | Restbeløb | Rest til betaling | Til Deres gode`),
      previousBalance: phrases(`Overført saldo`),
      paid: phrases(`Modtaget | Indbetalt | A conto | Acontobetaling | Forudbetalt`),
      discount: phrases(`Rabat | Rabat i alt | Kontantrabat`),
      charge: phrases(`Fragt | Forsendelse | Ekspeditionsgebyr | Levering | Emballage | Faktureringsgebyr`),
      rounding: phrases(`Øreafrunding | Afrunding`),
      cash: phrases(`Dankort | Betalingskort | MobilePay | Modtaget kontant`),
      change: phrases(`Byttepenge | Retur | Tilbage`),
      commission: phrases(`Provision`),
      otherAmount: phrases(`Momssats | Moms % | Antal | Momsfri | Momsfrit beløb | Aktiekapital | Rykkergebyr`),
      invoice: phrases(`Regning | Salgsfaktura | Proformafaktura`),
      receipt: phrases(`Kassebon | Bon`),
    },
    columns: {
      code: phrases(`Varenr.`),
      description: phrases(`Ydelse | Specifikation`),
      quantity: phrases(`Antal | Mængde | Leveret | Antal timer`),
      unit: phrases(`Enhed`),
      unitPrice: phrases(`Enhedspris | Stykpris | Pris pr. enhed | Pris/enhed | Stk-pris | Pris pr. stk`),
      discount: phrases(`Rabat | Rabat %`),
      taxRate: phrases(`Moms | Moms % | Momssats`),
      taxAmount: phrases(`Momsbeløb | Moms kr`),
      net: phrases(`Nettobeløb | Ekskl. moms | Beløb ekskl. moms`),
      gross: phrases(`Inkl. moms | Beløb inkl. moms`),
      amount: phrases(`Beløb | I alt | Linjetotal | Pris i alt | Beløb DKK | Linjebeløb`),
      other: phrases(`Vægt`),
    },
    words: {
      legalForms: words`ApS|A\/S|I\/S|K\/S|IVS|P\/S|Aps`,
      joinsNames: words`af`,
      personTitles: words`hr`,
      buyersOwn: words`jeres|købers?`,
      contact: words`e-mail|mail`,
      registration: words`cvr(?:-?\.? ?nr)?|se-nr|reg\.? ?nr`,
      taxIds: words`cvr(?:-?\.? ?nr)?|se-nr`,
      taxes: words`moms`,
      percent: words`procent`,
      streetEndings: words`vej|gade|allé|plads|stræde|torv|vænget|parken|gården`,
      countryNames: words`holland|storbritannien|frankrig`,
      counted: words`dage`,
      fallsDue: words`forfalder`,
      asksToPay: words`\p{L}*betal\p{L}*|overfør\p{L}*`,
      payBy: words`senest(?: den)?|inden(?: den)?`,
      otherTitles: words`ordrebekræftelse|pakkeseddel|fragtbrev|kontoudtog|betalingspåmindelse|rykker|køreplan|aftale`,
      salutations: words`kære|hej(?=.*[,!])`,
      receiptTitles: words`kassebon|bon`,
      sale: words`ekspedient|bon ?nr|butik`,
      till: words`tak for|ekspedient|dankort`,
      besideHeadings: words`vores|jeres|oplysninger`,
      greetings: words`tak`,
      taxBase: words`af`,
      included: words`incl`,
      excluded: words`(?<!\p{L})ekskl|(?<!\p{L})excl`,
    },
  }),
  months: monthNames(`
    januar, jan | februar, feb | marts, mar | april, apr | maj | juni, jun | juli, jul | august, aug |
    september, sep, sept | oktober, okt | november, nov | december, dec`),
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
