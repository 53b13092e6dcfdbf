/** German. */
import { type Language, monthNames, phrases, words } from './language.ts';

export const de: Language = {
  code: 'de',
  labels: {
    number: phrases(`
      Nummer der Rechnung | quittungs-nr | quittungsnummer | dokumentnummer | dokument-nr | dokument nr |
      bescheidnummer | bescheid nr | bescheid-nr | abrechnungsnummer | abrechnung nr | abrechnungs-nr |
      kassenzeichen | rechnungs-id | rechnungs id | unsere rechnung nr | unsere rechnung-nr | Kostennote Nr |
      Liquidation Nr | Gebührennote Nr | Vorschreibung Nr | Rechnungsnummer | Rechnungs-Nr | Rechnung Nr |
      Rechnungsnr | RechnungNr | Rechnung # | Re-Nr | ReNr | Rg-Nr | RgNr | Belegnummer | Beleg-Nr | BelegNr |
      Gutschriftsnummer | Gutschrift Nr | Gutschrift-Nr | Handelsrechnung Nr | Baurechnung Nr | Schlussrechnung Nr |
      Teilrechnung Nr | Faktura Nr | Faktura-Nr | Fakturanummer | Rechnung-Nr | Rechnung Nummer | Dokumentennummer |
      Bon-Nr | Quittung Nr | Abschlagsrechnung Nr | Rechnungskorrektur Nr | Ihre Rechnungsnummer |
      Unsere Rechnungsnummer | Rechnung | Handelsrechnung | KEINE Rechnung Nr | Rechn.-Nr | Nr. der Rechnung |
      Korrekturrechnung Nr | Stornorechnung Nr`),
    purchaseOrder: phrases(`
      Bestellnummer | Bestell-Nr | BestellNr | Bestellung | Ihre Bestellung | Ihre Bestellnummer |
      Kundenbestellnummer | Ihre Bestell-Nr | Bestellreferenz | Ihre Auftragsnummer | Ihre Referenz |
      Ihr Zeichen | Bestellung Nr
    `),
    precedingNumber: phrases(`
      Bezug Rechnung | zu Rechnungsnummer | Gutschrift zu Rechnung |
      Korrektur zu Rechnung | Storno zu Rechnung |
      unsere Rechnung | zu unserer Rechnung | zu Rechnung | zur Rechnung | zu Rechnung Nr | zur Rechnung Nr | ursprüngliche Rechnung |
      Ursprungsrechnung | Originalrechnung | Bezugsrechnung | stornierte Rechnung`),
    otherNumber: phrases(`
      der Rechnung | Kundennummer | Kunden-Nr | KundenNr | Kd-Nr | KdNr | Kundennr | Kunden Nummer |
      Ihre Nummer | Ihre Kundennummer | Nummer | Globale Nummer | Lieferscheinnummer | Lieferschein-Nr |
      Lieferschein Nr | Lieferschein | Auftragsnummer | Auftrags-Nr | Auftrag | Auftragsnr | Vertragsnummer |
      Vertrag | Vertrags-Nr | Projekt | Projektnummer | Personalnummer | Lieferantennummer | Lieferanten-Nr |
      Kreditor | Telefon | Tel | Fax | Telefax | Mobil | Handy | Handelsregisternummer | HRB | HRA |
      Handelsregister | Amtsgericht | Registergericht | Konto-Nr | Kto-Nr | Konto | Kto | BLZ | Bankleitzahl |
      BIC | SWIFT | Gläubiger-ID | Mandatsreferenz | Artikelnummer | Artikel-Nr | Weitere Referenz | Referenz |
      Buchungsreferenz | Zahlungsreferenz | Verwendungszweck | Aktenzeichen | Zählernummer | Zähler-Nr | Seite |
      Objekt | Wohnung | GLN | GTIN | Angebotsnummer | Angebot | Leitweg-ID | Debitor | Debitorennummer |
      Rapport-Nr | Bestellzeichen | Nummer/Datum | Lieferscheinnr./-datum | Personalnr | Unser Zeichen |
      Verbrauchsstelle | Vorgangsnummer | Vorgang | Kassenbon | Bediener | Kasse | Filiale | Tisch`),
    issueDate: phrases(`
      rechn-datum | rechnungsdat | bescheid vom | ausstelldatum | datum der ausstellung | erstelldatum |
      tag der rechnungsstellung | Rechnungsdatum | Datum der Rechnung | Belegdatum | Ausstellungsdatum |
      Rechnung vom | Rechnung von | Gutschriftsdatum | Re-Datum | Fakturadatum | Rg-Datum | ausgestellt am |
      Dokumentdatum | Erstellt am | Rechnungsausgang`),
    dueDate: phrases(`
      zahlbar am | bitte zahlen bis | bitte zahlen bis zum | bitte überweisen bis | bitte überweisen bis zum |
      bitte bis zum | bitte bis spätestens | fällig zum | zahlung fällig am | zahlung fällig | zu überweisen bis |
      zu überweisen bis zum | netto fällig | netto fällig am | netto kassa bis | ohne abzug bis | ohne abzug bis zum |
      zahlbar ohne abzug bis | zahlbar ohne abzug bis zum | der betrag wird abgebucht am | wird abgebucht am |
      zahlungseingang bis | zahlungseingang spätestens | zahlungseingang bis spätestens | zahlungseingang bis zum |
      fälligkeitstag | zahlbar per | verfalltag | zahlbar netto bis | zu begleichen bis | zu begleichen bis zum |
      bitte begleichen sie bis | bitte begleichen bis | zahldatum | einzugsdatum | einzugstermin | bezahlen bis |
      zu bezahlen bis | zahlung erbeten bis | zahlung erbeten bis zum | zahlung spätestens bis | zahlung spätestens |
      zahlbar bis spätestens | abgebucht am | eingezogen am | Abbuchung am | Einzug am | Lastschrift am |
      Lastschrifteinzug am | Belastung am | Einzug per Lastschrift am | zahlen Sie bis | Bitte zahlen Sie bis |
      Zahlbar bis zum | zu zahlen bis | bitte überweisen Sie den Betrag bis zum | Bitte überweisen Sie bis | bis zum |
      Fälligkeitsdatum | Zahlbar bis | Zu zahlen bis zum | Fälligkeit | Fällig am | fällig | zahlbar bis |
      Zahlungsziel | Zahlbar bis zum | bis zum | spätestens | netto bis | Bitte überweisen Sie bis zum |
      bis spätestens | Zahlung bis | Zahlungsfrist | zu zahlen bis | Zahlungstermin | fällig bis | Abbuchungsdatum |
      bis spätestens zum | überweisen Sie bis | zahlbar spätestens | Fälligkeitstermin`),
    otherDate: phrases(`
      geb | geb. am | geboren | geboren am | Geb.-Datum | geb.-dat | Behandlungsdatum | Behandlungstag |
      Unfalldatum | Schadentag | Vertrag vom | Ausführungszeitraum | Aufnahme am | Entlassung am |
      Lieferdatum | Leistungsdatum | Liefer- und Leistungsdatum | Liefer- bzw. Leistungsdatum |
      Liefer-/Leistungsdatum | Bestelldatum | Lieferscheindatum | Auftragsdatum | Druckdatum | Skonto |
      Skonto bis | Skonto innerhalb | Mandatsdatum | gültig bis | Gültig ab | verfällt am | Guthaben verfällt am | Stand | Fassung vom | Version vom | Ausgabe | Geburtsdatum | Vertragsdatum |
      Abnahmedatum | Bestellung vom | Auftrag vom | Lieferung vom | Lieferschein vom | Angebot vom | Anreise |
      Abreise
    `),
    date: phrases(`Datum | Datum/Uhrzeit | den | vom`),
    period: phrases(`
      Leistungszeitraum | Abrechnungszeitraum | Zeitraum | Lieferzeitraum | Rechnungszeitraum |
      Abrechnungsperiode | Leistungszeit
    `),
    seller: phrases(`
      Von |
      Verkäufer | Lieferant | Rechnungssteller | Absender | Auftragnehmer | Leistungserbringer |
      Rechnung von | Anbieter | Aussteller | Rechnungsaussteller | Verkauft von |
      Leistender Unternehmer | Verkauft durch | Unternehmer | Vermieter | Rechnungssteller / Lieferant | Lieferant / Leistungserbringer`),
    buyer: phrases(`
      Käufer | Käufer/Leistungsempfänger | Leistungsempfänger | Rechnungsempfänger | Rechnungsadresse |
      Rechnungsanschrift | Kunde | Auftraggeber | Rechnung an | Empfänger | Besteller |
      Käufer / Leistungsempfänger | Firma | An | Herr | Frau | Herrn |
      Leistungsempfänger (Käufer) | Kundenanschrift | Kundendaten | Mieter | Gast | Versicherungsnehmer | Rechnungs- und Lieferadresse | Rechnungs- und Lieferanschrift | Patient | Bauherr | Teilnehmer |
      Patient/in | Patientin | Schüler | Schüler/in | Mandant | Mandantin | Fahrzeughalter | Tierhalter | Abonnent | Zahlbar durch | Versicherte Person`),
    shipTo: phrases(`
      Lieferadresse | Lieferanschrift | Warenempfänger | Abweichender Warenempfänger | Lieferung an |
      Versandadresse | Leistungsort | Lieferort | Versand an |
      Abweichende Lieferadresse | Abweichende Lieferanschrift | Lieferung erfolgt an | Empfänger der Ware | Bauvorhaben | Montageort | Baustelle | Verbrauchsstelle | Einsatzort | Ausführungsort`),
    remitTo: phrases(`Überweisung an`),
    otherParty: phrases(`
      Abweichender Rechnungsempfänger | Abweichender Zahlungsempfänger | Zahlungsempfänger | Bank |
      Bankverbindung | Kontoinhaber | Kontoname | Steuerberater | Spediteur | Steuervertreter |
      Fiskalvertreter | Endkunde | Geschäftsführer | Geschäftsführung | Vorstand | Aufsichtsrat | Bearbeiter |
      Ansprechpartner | Sachbearbeiter | Kreditinstitut | Referenz des Käufers |
      Ihr Kontakt | Es bediente Sie | Kundenberater | Sachbearbeiterin | Betreuer | Bearbeitet von | Ihr Ansprechpartner | Ihre Ansprechpartnerin | Bauleiter | Monteur | Techniker | Ausgestellt durch | Inhaber | Verkäuferin`),
    contact: phrases(`
      E-Mail | eMail | Web | Internet | Ansprechpartner | Kontakt | Im Internet | Homepage | zuständig
    `),
    name: phrases(`Name | Firmenname`),
    address: phrases(`Anschrift | Adresse | Straße | Firmensitz | Sitz`),
    taxId: phrases(`
      USt-IdNr | USt-ID | USt.-Id.-Nr | UStID | UST-ID-Nr | UID | UID-Nr | MwSt-Nr | Steuernummer |
      Steuer-Nr | St-Nr | Umsatzsteuer-ID | Umsatzsteuer-Identifikationsnummer | USt-Identnummer | UStID# |
      Ihre USt-IdNr | Ihre UStID | Umsatzsteuer-IdNr | USt-Nr
    `),
    iban: phrases(`IBAN`),
    paymentTerms: phrases(`
      Zahlungsbedingungen | Zahlungsbedingung | Zahlungskonditionen | Zahlungsart | Zahlungsweise
    `),
    currency: phrases(`Währung | Rechnungswährung | Alle Beträge in | Beträge in`),
    net: phrases(`
      nettogesamtbetrag | nettoentgelt | nettoumsatz | honorar netto | gesamtnettobetrag | Zwischentotal | Warenwert |
      Nettosumme | Netto-Betrag | Netto | Nettobetrag | Summe netto | Nettosumme | Netto gesamt | Gesamt netto |
      Zwischensumme | Zwischensumme netto | Rechnungssumme ohne USt | Gesamtbetrag netto | Summe ohne MwSt |
      Warenwert | Warenwert netto | Gesamtnetto | Nettogesamt | Nettowert | Positionssumme | Summe (netto) |
      Rechnungsbetrag netto | Netto-Betrag | Netto Summe | Gesamtsumme netto | Betrag netto | Zwischensumme (netto) |
      Nettorechnungsbetrag | Summe Netto | Total netto | Gesamtbetrag ohne MwSt | exkl MwSt | Total exkl MwSt |
      Summe exkl. USt | Zwischensumme (ohne USt.) | Summe ohne USt`),
    tax: phrases(`
      zzgl 19% mwst | zzgl 7% mwst | zzgl 20% ust | zzgl 10% ust | zzgl 19% ust | zzgl 7% ust |
      zuzüglich umsatzsteuer | zuzüglich mehrwertsteuer | gesamt mwst | gesamt ust | enth mwst | enthält mwst |
      steuer gesamt | inkl 19% mwst | inkl 7% mwst | inkl 20% ust | MwSt | USt | Mehrwertsteuer | Umsatzsteuer |
      Steuerbetrag | zzgl MwSt | zzgl USt | Zuzügl USt | zzgl Umsatzsteuer | zzgl Mehrwertsteuer | Summe MwSt |
      Summe USt | MwSt-Betrag | USt-Betrag | Steuerbetrag in | Gesamtsteuer | Steuer | Steuern | gesetzl MwSt |
      enthaltene MwSt | inkl MwSt | Umsatzsteuerbetrag | Steuersumme | zuzüglich MwSt | zuzüglich USt | Summe Steuer |
      Mwst gesamt | Summe Umsatzsteuer | plus USt | + MwSt | Gesamtbetrag USt | davon MwSt | davon USt |
      darin enthaltene MwSt | darin enthaltene USt | darin MwSt | enthaltene USt`),
    total: phrases(`
      Gesamt | Summe | Gesamtsumme | Gesamtbetrag | Total | Betrag | Endsumme | Summe EUR | Total EUR |
      Gesamt EUR | Rechnungssumme
    `),
    grandTotal: phrases(`
      endbetrag inkl mwst | endbetrag inkl ust | endbetrag brutto | total zu bezahlen | Rechnungsbetrag |
      Bruttobetrag | Bruttosumme | Gesamtbetrag brutto | Gesamt brutto | Brutto | Summe brutto | Summe inkl USt |
      Summe inkl MwSt | Gesamtsumme inkl MwSt | Gesamtbetrag inkl MwSt | Gesamtsumme brutto | Endbetrag |
      Rechnungsendbetrag | Gesamtbetrag inkl USt | Gesamt inkl MwSt | Rechnungsbetrag brutto |
      Rechnungssumme inkl USt | Rechnungssumme mit USt | Total inkl MwSt | Rechnungsgesamtbetrag | Gesamtpreis |
      Rechnungsbetrag inkl MwSt | Gutschriftsbetrag | Summe inklusive Umsatzsteuer | Bruttogesamtbetrag |
      Gesamtrechnungsbetrag | Rechnungstotal | Gesamtsumme (brutto)`),
    amountDue: phrases(`
      forderungsbetrag | zu bezahlen | zahlungsbetrag brutto | total zu bezahlen | Zahlbetrag | zu zahlen |
      zu zahlender Betrag | fälliger Betrag | Restbetrag | noch zu zahlen | offener Betrag | Zu überweisender Betrag |
      Forderung | Nachzahlung | Zahlungsbetrag | Überweisungsbetrag`),
    previousBalance: phrases(`Saldovortrag | Vortrag | alter Saldo | offene Posten | Rückstand | Übertrag`),
    paid: phrases(`
      Erhaltene Anzahlungen | Anzahlung | bereits bezahlt | bezahlt | Vorauszahlung | geleistete Zahlungen |
      Abschlagszahlungen | abzüglich Anzahlung | Zahlungen | Vorauszahlungen | gezahlt | Teilzahlung
    `),
    discount: phrases(`
      Rabatt | Nachlass | Abschlag | Gesamtbetrag der Abschläge | Sondernachlass | Preisnachlass |
      abzgl Rabatt | Skontobetrag | abzüglich
    `),
    charge: phrases(`
      Versandkosten | Versand | Zuschlag | Gesamtbetrag der Zuschläge | Porto | Fracht | Frachtkosten |
      Verpackung | Lieferkosten | Mahngebühr | Bearbeitungsgebühr | Transport
    `),
    rounding: phrases(`Rundung | Rundungsbetrag | Rundungsdifferenz`),
    cash: phrases(`Bar | gegeben | EC-Karte | Kartenzahlung | Girocard | Barzahlung`),
    change: phrases(`Rückgeld | Zurück | Wechselgeld`),
    commission: phrases(`Provision`),
    otherAmount: phrases(`
      Basisbetrag | Bemessungsgrundlage | Steuersatz | MwSt % | USt % | Bruttopreis | Nettopreis |
      Einzelpreis | Stammkapital | Grundkapital | Anzahl | Stückzahl | Kontostand | MwSt-Satz | Basismenge |
      Menge | Abrechnungsbetrag Vorjahr | Steuerpflichtig | Gesamtgewicht | Gewicht |
      steuerfrei | umsatzsteuerfrei | nicht steuerbar
    `),
    invoice: phrases(`
      Kostennote | Gebührennote | Gebührenrechnung | Vorschreibung |
      Rechnung | Rechnungsdetails | Rechnungsdaten | Handelsrechnung | Faktura | Baurechnung | Schlussrechnung | Teilrechnung |
      Abschlagsrechnung | Kostenrechnung | Rechnungskopie | Honorarrechnung |
      Honorarnote | Monatsrechnung | Sammelrechnung | Gebührenbescheid | Beitragsrechnung | Proformarechnung | Pro-forma-Rechnung | Rechnung / Lieferschein | Kaufvertrag / Rechnung`),
    creditNote: phrases(`Gutschrift | Rechnungskorrektur | Stornorechnung | Korrekturrechnung | Storno`),
    receipt: phrases(`Quittung | Kassenbon | Bon | Kassenbeleg | Beleg | Kundenbeleg`),
  },
  columns: {
    position: phrases(`Pos | Nr | Position | lfd Nr | #`),
    code: phrases(`
      Artikelnummer | Artikel-Nr | Art-Nr | Art-Nr-Kunde | Art-Nr-Lief | (Art) | ArtNr | Artikelnr | Artnr |
      Material | EAN | Bestellnummer | Datum
    `),
    description: phrases(`
      Beschreibung | Bezeichnung | Artikel | Produkt | Leistung | Produkt Beschreibung | Artikelbezeichnung |
      Text | Leistungsbeschreibung | Artikelbeschreibung | Produktbeschreibung | Material/Beschreibung |
      Leistungen | Position | Warenbezeichnung | Gegenstand | Tätigkeit | Bezeichnung der Leistung |
      Leistung/Artikel | Art der Leistung
    `),
    quantity: phrases(`
      Menge | Anzahl | Stück | Stk | Std | Stunden | Anz | Stückzahl | Verbrauch | Liefermenge | Menge/Einheit |
      Tage | Geliefert | Gelieferte Menge
    `),
    unit: phrases(`Einheit | ME | Einh | Mengeneinheit | EH`),
    unitPrice: phrases(`
      Einzelpreis | Preis | Nettopreis | E-Preis | EP | Stückpreis | Einzel | Einzel/€ | VK-Preis |
      Preis/Einheit | Einzelpreis netto | Preis pro Einheit | Preis € | Einzelpreis (€) | Einzelpreis € |
      Einzelpreis in EUR | Satz | Stundensatz | Einzelpreis EUR | Listenpreis |
      Ansatz
    `),
    discount: phrases(`Rabatt | Rabatt % | Nachlass | Rab`),
    taxRate: phrases(`USt | MwSt | Steuersatz | MwSt % | USt % | MwSt-Satz | USt-Satz | Steuer | St`),
    taxAmount: phrases(`MwSt-Betrag | Steuerbetrag | USt-Betrag`),
    net: phrases(`
      Netto | Nettobetrag | Positionsbetrag ohne USt | Zeilenbetrag ohne MwSt | Gesamt netto |
      Gesamtpreis netto | Nettosumme | Summe netto | Netto-Betrag | Positionsbetrag |
      Nettowert | Netto-Wert | Warenwert | Wert netto
    `),
    gross: phrases(`Brutto | Bruttobetrag | Gesamt brutto`),
    amount: phrases(`
      Gesamt | Summe | Betrag | Gesamtpreis | Gesamt/€ | Zeilenbetrag | G-Preis | GP | Total | Gesamtbetrag |
      Betrag € | Gesamt € | Betrag EUR | Wert | Summe € | Gesamtpreis € | Gesamt EUR | Betrag (€) |
      Gesamtpreis EUR | Gesamtpreis (€) | Warenwert
    `),
    other: phrases(`
      Lieferdatum | Gewicht | Serie | Zeitraum | Bestellt | Bestellte Menge | Zählerstand alt | Zählerstand neu |
      Alter Zählerstand | Neuer Zählerstand | Leistungszeitraum | Abrechnungszeitraum`),
  },
  months: monthNames(`januar, jan, jänner | februar, feb, feber | märz, mär, mrz, maerz | april, apr | mai | juni, jun |
    juli, jul | august, aug | september, sep, sept | oktober, okt | november, nov | dezember, dez`),
  words: {
    legalForms: words`GmbH(?: ?& ?Co\.?(?: ?KG)?)?|& Co\.? KG|AG|KG|OHG|UG|e\.? ?K\.?|e\. ?V\.|mbH|SE|KGaA|GbR|eG|e\. ?U\.|OG|Ges\. ?m\. ?b\. ?H\.|Ges\.?mbH`,
    businessWords: '',
    nameEnds: words`gmbh`,
    commonInNames: words`gmbh|und`,
    keptBy: words`betreiber(?:in)?|betrieben von|betrieben durch`,
    joinsNames: words`und|für|der`,
    personTitles: words`herrn?|frau|eheleute|familie`,
    attention: words`z\.?\s?h(?:d|de|dn)?\.|zu händen`,
    signsFor: words`für`,
    buyersOwn: words`ihre|kunden?|käufer`,
    contact: words`tel|telefon|fax`,
    contactInNames: words`mobil`,
    registration: words`
      ust|uid|steuer|hrb|hra|amtsgericht|registergericht|geschäftsführer|geschäftsführung|handelsregister`,
    taxIds: words`ust`,
    taxes: words`mwst|ust|\p{L}*steuer`,
    percent: words`prozent`,
    streets: words`straße|strasse|weg|platz|allee`,
    streetEndings: words`straße|strasse|str\.?|weg|allee|platz|gasse|ring|damm|ufer`,
    placeLabels: words`straße und hausnummer|straße ?\/ ?hausnummer|straße|ort|stadt|plz|postleitzahl|land|bundesland|kanton`,
    houses: '',
    postBoxes: words`postfach`,
    countryNames: words`
      deutschland|österreich|schweiz|frankreich|italien|niederlande|belgien|luxemburg|schweden|norwegen|dänemark|
      finnland|polen|tschechien|ungarn|irland|griechenland|großbritannien|vereinigtes königreich|vereinigte staaten|
      kanada|deutschland \/ germany`,
    counted: words`tagen?`,
    numberSigns: words`nr`,
    ordinals: '',
    beforeMonth: '',
    beforeYear: '',
    afterYear: '',
    beforeDate: words`den|am`,
    madeAt: '',
    until: words`bis`,
    fallsDue: words`(?:zur Zahlung )?(?:fällig|zu zahlen|zahlbar)|(?:zu )?(?:überweisen|begleichen)|(?:per|mittels|durch|im) (?:SEPA-?)?(?:Basis)?Lastschrift|von Ihrem (?:Bank)?konto|(?:abgebucht|eingezogen)`,
    asksToPay: words`[ÜU0]berweis\p{L}*|\p{L}*zahlung\p{L}*|zahlen|zahlbar|begleich\p{L}*|Betrag\p{L}*|Saldos?`,
    payBy: words`bis(?: spätestens)?(?: zum)?|(?:bis )?spätestens(?: am| zum| bis)?`,
    titles: words`rechnung|seite`,
    otherTitles: words`
      bestellung|bestellbestätigung|auftrag|auftragsbestätigung|angebot|kostenvoranschlag|lieferschein|packliste|
      frachtbrief|kontoauszug|kontoübersicht|saldenbestätigung|zahlungsavis|mahnung|zahlungserinnerung|fahrplan|vertrag|
      (?:kauf|miet|dienst|werk|arbeits|wartungs|liefer)vertrag|preisliste|gehaltsabrechnung|lohnabrechnung|protokoll|
      bescheinigung|kündigung`,
    proformaTitles: words`pro-?\s?forma(?:-?\s?rechnung)?`,
    salutations: words`
      sehr geehrte[rs]?|liebe[rs]?(?=.*[,!])|guten tag|hallo(?=.*[,!])`,
    besideHeadings: words`mein|meine|unser|unsere|unseres|ihr|ihre|ihres|daten|angaben|service|kundenservice|kundendienst|logo|hier`,
    formWords: words`kopie|datum`,
    receiptAdjectives: '',
    receiptTitles: words`rechnung|quittung|bon`,
    sale: words`kasse|bediener`,
    till: words`danke`,
    greetings: words`willkommen|danke`,
    taxBase: words`auf|von|aus`,
    included: words`inkl`,
    excluded: words`exkl`,
    summaries: '',
    departure: words`von`,
    arrival: words`nach|bis`,
    pieces: words`stk|st`,
  },
  postCodes: [],
  countries: [
    {
      code: 'DE',
      currency: 'EUR',
      mark: /\b(deutschland|germany|gmbh|ust-?id(?:-?nr)?|hr[ab])\b|\bDE ?\d{9}\b|\bD-\d{5}\b/i,
    },
    {
      code: 'AT',
      currency: 'EUR',
      mark: /\b(österreich|austria)\b|\bATU\d{8}\b/i,
    },
    {
      code: 'CH',
      currency: 'CHF',
      mark: /\b(schweiz|suisse|switzerland|svizzera)\b|\bCHE-\d{3}/i,
    },
  ],
  currencies: [{ code: 'CHF', word: String.raw`SFr\.?|Fr\.(?=\s?\d)`, unmistakable: true }],
  compounds: { heads: ['rechnung', 'gutschrift'], notAfter: ['ab', 'be'] },
};
