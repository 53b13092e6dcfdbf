/** Norwegian, as most invoices are written (bokmål); what it shares with Danish is in danish-norwegian.ts. */
import { danishNorwegian } from './danish-norwegian.ts';
import { type Language, monthNames, phrases, withShared, words } from './language.ts';

export const nb: Language = {
  code: 'nb',
  ...withShared(danishNorwegian, {
    labels: {
      purchaseOrder: phrases(`
        Innkjøpsordre | Innkjøpsordrenr | Bestillingsnummer | Rekvisisjonsnummer | Rekvisisjon | Deres bestillingsnr |
        Deres bestilling`),
      precedingNumber: phrases(`
        gjelder faktura | gjelder faktura nr | opprinnelig faktura`),
      otherNumber: phrases(`
        KID | KID-nummer | KID-nr | Bankkonto | Bankkontonr | Organisasjonsnummer | Org.nr | Org nr |
        Org.nummer | Foretaksregisteret | Avtalenummer | Prosjekt | Prosjektnr | Prosjektnummer | Vår ref |
        Deres referanse | Vår referanse | Målernummer | Målepunkt`),
      issueDate: phrases(`Utstedelsesdato | Utstedt | Dato faktura`),
      dueDate: phrases(`
      trekkes den | avtalegiro den | belastes den |
        Forfallsdato | Forfall | Forfaller | Betales innen | Siste betalingsdag | Til forfall | Forfall dato`),
      otherDate: phrases(`Utskriftsdato | Leveransedato`),
      period: phrases(`Fakturaperiode`),
      seller: phrases(`Selger | Avsender | Fra | Betalingsmottaker | Utsteder`),
      buyer: phrases(`Kjøper | Fakturamottaker | Mottaker | Fakturert til | Betaler | Til | Bestiller |
      Pasient | Elev | Forsikringstaker | Gjest`),
      shipTo: phrases(`Leveranseadresse | Varemottaker | Leveringssted`),
      otherParty: phrases(`Saksbehandler | Deres ref | Vår ref`),
      contact: phrases(`E-post | Epost | Nettside`),
      address: phrases(`Besøksadresse | Gateadresse`),
      taxId: phrases(`MVA-nummer | MVA-nr | Mva nr | Mva.nr | Foretaksnr | MVA-registrert`),
      paymentTerms: phrases(`Betalingsmåte`),
      net: phrases(`
        Sum eks. mva | Sum ekskl. mva | Beløp eks. mva | Eks. mva | Ekskl. mva | Totalt eks. mva | Nettobeløp |
        Delsum | Sum netto | Grunnlag mva | Mva-grunnlag | Avgiftspliktig beløp | Totalt ekskl. mva |
        Sum eksklusive mva | Netto beløp`),
      tax: phrases(`
        MVA | Mva | Mva-beløp | Sum mva | Merverdiavgift | Herav mva | Totalt mva | Mva beløp | Mva totalt`),
      total: phrases(`Totalt | Beløp | Totalbeløp | Totalsum`),
      grandTotal: phrases(`
        Sum inkl. mva | Totalt inkl. mva | Inkl. mva | Fakturabeløp | Beløp inkl. mva | Totalsum inkl. mva | Brutto |
        Sum å betale | Totalt NOK | Total inkl. mva`),
      amountDue: phrases(`Å betale | Beløp å betale | Totalt å betale | Utestående | Restbeløp | Å betale NOK`),
      previousBalance: phrases(`Forrige saldo`),
      paid: phrases(`Innbetalt | Forskudd | A konto | Akonto | Mottatt`),
      discount: phrases(`Rabatt | Rabatt totalt | Kontantrabatt`),
      charge: phrases(`Frakt | Ekspedisjonsgebyr | Emballasje | Miljøgebyr`),
      rounding: phrases(`Øreavrunding | Avrunding | Øresavrunding`),
      cash: phrases(`Bankkort | BankAxept | Vipps`),
      change: phrases(`Veksel | Vekslepenger | Tilbake`),
      commission: phrases(`Provisjon`),
      otherAmount: phrases(`
        Mva-sats | Mva % | Antall | Avgiftsfritt | Avgiftsfri | Forsinkelsesrente | Purregebyr | Aksjekapital`),
      invoice: phrases(`Samlefaktura`),
      receipt: phrases(`Salgskvittering | Kassalapp`),
    },
    columns: {
      code: phrases(`Artikkelnr | Produktnr`),
      description: phrases(`Tjeneste | Spesifikasjon`),
      quantity: phrases(`Antall | Mengde | Levert | Ant`),
      unit: phrases(`Enhet`),
      unitPrice: phrases(`Enhetspris | Stykkpris | Pris pr. enhet | Pris/enhet | A-pris | Pris per enhet`),
      discount: phrases(`Rabatt | Rabatt % | Rab %`),
      taxRate: phrases(`Mva | Mva % | Mva-sats | MVA`),
      taxAmount: phrases(`Mva-beløp | Mva beløp | Mva kr`),
      net: phrases(`Nettobeløp | Eks. mva | Sum eks. mva | Beløp eks. mva`),
      gross: phrases(`Inkl. mva | Sum inkl. mva | Beløp inkl. mva`),
      amount: phrases(`Beløp | Sum | Totalt | Linjesum | Beløp NOK | Beløp kr`),
      other: phrases(`Vekt`),
    },
    words: {
      legalForms: words`AS|ASA|ANS|DA|SA|ENK|NUF|BA`,
      joinsNames: words`av`,
      personTitles: words`herr`,
      attention: words`v\/`,
      buyersOwn: words`kjøpers?`,
      contact: words`e-post|epost`,
      contactInNames: words`mob`,
      registration: words`org\.? ?nr|organisasjonsnummer|foretaksregisteret|mva|bankkonto`,
      taxIds: words`org\.? ?nr|mva-nr`,
      taxes: words`mva`,
      percent: words`prosent`,
      streetEndings: words`veien|vegen|gata|gaten|plass|torg|torget|bakken|vei|veg|alléen`,
      countryNames: words`nederland|storbritannia|frankrike`,
      counted: words`dager`,
      until: words`t\.o\.m\.`,
      fallsDue: words`forfaller`,
      asksToPay: words`\p{L}*betal\p{L}*|overfør\p{L}*`,
      payBy: words`senest(?: den)?|innen(?: den)?`,
      otherTitles: words`
        ordrebekreftelse|pakkseddel|fraktbrev|kontoutskrift|kontoutdrag|betalingspåminnelse|purring|rutetabell|
        avtale`,
      salutations: words`kjære|hei(?=.*[,!])`,
      receiptTitles: words`salgskvittering`,
      sale: words`kasserer|kvittering ?nr|butikk|selger`,
      till: words`kasserer|takk for|bankaxept`,
      besideHeadings: words`vår|deres|opplysninger|kundetjeneste`,
      greetings: words`takk`,
      taxBase: words`av`,
      excluded: words`(?<!\p{L})eks`,
    },
  }),
  months: monthNames(`
    januar, jan | februar, feb | mars, mar | april, apr | mai | juni, jun | juli, jul | august, aug |
    september, sep, sept | oktober, okt | november, nov | desember, des`),
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
