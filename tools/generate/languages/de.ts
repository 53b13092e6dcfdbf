import type { Wording } from '../wording.ts';

/** German. */
export const de: Wording = {
  seller:
    'Verkäufer|Rechnungssteller|Absender|Von|Lieferant|Anbieter|Leistungserbringer|Auftragnehmer|Firma|Rechnungsaussteller|Leistender Unternehmer|Rechnung von|Verkauft durch|Unternehmer|Zahlungsempfänger|Vermieter|Aussteller',
  buyer:
    'Käufer|Rechnungsempfänger|Kunde|An|Rechnung an|Rechnungsadresse|Auftraggeber|Leistungsempfänger|Empfänger|Rechnungsanschrift|Käufer/Leistungsempfänger|Rechnung für|Besteller|Leistungsempfänger (Käufer)|Kundenanschrift|Kundendaten|Rechnungsempfänger/in|Mieter|Patient|Gast|Versicherungsnehmer|Rechnungs- und Lieferadresse|Bezahler|An die|Debitor|Kundin / Kunde',
  delivery:
    'Lieferadresse|Lieferanschrift|Warenempfänger|Lieferung an|Leistungsort|Versandadresse|Abweichende Lieferadresse|Lieferung erfolgt an|Empfänger der Ware|Objekt|Bauvorhaben|Montageort|Baustelle|Verbrauchsstelle|Lieferort|Endkunde|Einsatzort',
  contact:
    'Ansprechpartner|z. Hd.|Bearbeiter|Sachbearbeiter|Ihr Kontakt|Kontakt|Geschäftsführer|Inhaber|Es bediente Sie|Kundenberater|Zuständig|Sachbearbeiterin|Verkäufer|Betreuer|Vertreter|Bearbeitet von|Ihr Ansprechpartner|Vorstand|Bauleiter|Unser Zeichen|zu Händen|Monteur|Techniker|Ausgestellt durch',
  title:
    'Rechnung|RECHNUNG|Handelsrechnung|Gutschrift|Honorarnote|Schlussrechnung|Kaufvertrag / Rechnung|Abschlagsrechnung|Teilrechnung|Monatsrechnung|Quittung|Kassenbeleg|Stornorechnung|Rechnungskorrektur|Sammelrechnung|Gebührenbescheid|Beitragsrechnung|Proformarechnung|Rechnung / Lieferschein',
  number:
    'Rechnungsnummer|Rechnungs-Nr.|Rechnung Nr.|Nr.|Belegnummer|Nummer|Rg.-Nr.|RE-Nr.|Rechnung|Rechnungs-Nummer|Beleg-Nr.|Vorgangsnummer',
  date: 'Datum|Rechnungsdatum|Belegdatum|Ausgestellt am|Rechnungs-Datum|vom|Erstellt am|Rechnung vom',
  due: 'Fällig am|Zahlbar bis|Fälligkeitsdatum',
  other:
    'Kundennummer|Bestellnummer|Auftragsnummer|Lieferdatum|Leistungszeitraum|Seite|Währung|Zahlungsbedingung|Lieferschein|Kd-Nr.|Vertragsnummer|Auftrags-Nr.|Debitorennummer|Ihr Zeichen|Ihre Bestellung vom|Versandart|Projekt|Leistungsdatum|Kassenzeichen|Zählernummer|Kostenstelle|Zeitraum|Zimmer|Anreise|Abreise|Policennummer|Aktenzeichen|Lieferbedingung|Mandatsreferenz|Verwendungszweck',
  phone: 'Tel.|Telefon|Fon|Fax|Mobil|T|Telefax|Handy|Mobiltelefon|Telefon-Nr.|Hotline|F',
  registration:
    'USt-IdNr.|USt-ID|Steuernummer|UID|HRB|Handelsregister|St.-Nr.|Amtsgericht|Steuer-Nr.|Handelsregister-Nr.|Ust.-ID-Nr.|UID-Nr.|Registergericht|FN|CHE|MWST-Nr.|Sitz der Gesellschaft|HRA|USt-Id|Gläubiger-ID|WEEE-Reg.-Nr.',
  bank: 'Bankverbindung|IBAN|BIC|Kontoinhaber|Bank|Konto|BLZ|Bankname|Swift|Geldinstitut|Zahlungsempfänger|Kontonummer|Bankverbindungen|Commerzbank|Deutsche Bank|Raiffeisenbank',
  net: 'Nettobetrag|Summe netto|Zwischensumme|Warenwert|Netto|Gesamt netto|Nettosumme|Summe Positionen|Zwischensumme netto|Summe (netto)',
  tax: 'MwSt.|USt. 19%|Umsatzsteuer|zzgl. 19% MwSt.|MwSt. 19 %|MwSt. 7%|Umsatzsteuer 19%|USt 20%|zzgl. gesetzl. MwSt.|davon MwSt.|Mehrwertsteuer',
  total:
    'Gesamtbetrag|Rechnungsbetrag|Summe|Gesamt|Bruttobetrag|Zahlbetrag|Endbetrag|Gesamtsumme|Zu zahlen|Summe brutto|Rechnungsendbetrag|Gesamtbetrag brutto|Fälliger Betrag|Endsumme|Zahlungsbetrag',
  columns:
    'Pos|Bezeichnung|Menge|Einzelpreis|Preis|Betrag|Gesamt|Artikel|MwSt|Einheit|Anz.|Art.-Nr.|Artikelnummer|EP|GP|Beschreibung|Leistung|Steuer|Rabatt|E-Preis|G-Preis|Einh.|Nettobetrag|Steuersatz|Datum|Std.',
  prose:
    'Sehr geehrte Damen und Herren,|vielen Dank für Ihren Auftrag.|Zahlbar innerhalb von 14 Tagen ohne Abzug.|Mit freundlichen Grüßen|Wir erlauben uns, wie folgt zu berechnen:|Bitte überweisen Sie den Betrag auf unser Konto.|Die Ware bleibt bis zur vollständigen Bezahlung unser Eigentum.|Qualität aus Tradition|Reverse Charge|Leistungsdatum entspricht Rechnungsdatum|Es gelten unsere Allgemeinen Geschäftsbedingungen.|Gemäß § 19 UStG wird keine Umsatzsteuer berechnet.|Bitte geben Sie bei Zahlung die Rechnungsnummer an.|Wir bedanken uns für die gute Zusammenarbeit.|Bei Fragen stehen wir Ihnen gerne zur Verfügung.|Der Betrag wird von Ihrem Konto abgebucht.|Im Namen und auf Rechnung unserer Mandantin|Diese Rechnung wurde maschinell erstellt und ist ohne Unterschrift gültig.|für unsere Lieferungen und Leistungen stellen wir Ihnen in Rechnung:|Steuerschuldnerschaft des Leistungsempfängers|Erfüllungsort und Gerichtsstand|Zahlbar sofort ohne Abzug|Ihr Partner für Haus und Garten|Meisterbetrieb seit 1965|Falls Empfänger verzogen, bitte mit neuer Anschrift zurück',
  nameLabel:
    'Name|Firma|Name/Firma|Kundenname|Vor- und Nachname|Unternehmensname|Firmenname|Name (Verkäufer)|Vertragspartner',
  addressLabel:
    'Adresse|Anschrift|Straße|Straße, Hausnummer|Strasse / Hausnummer|Postanschrift|Straße/Nr.|Firmenadresse',
  cityLabel: 'Ort|Stadt|PLZ/Ort|Wohnort|PLZ, Ort|Postleitzahl und Ort|Stadt/Ort',
  trades:
    'Bau|Elektrotechnik|Handels|Dienstleistungen|Beratung|Software|Tischlerei|Autohaus|Verlag|Gasthof|Hotel|Maschinenbau|Versicherung|Logistik|Druckerei|Stadtwerke|Rechtsanwälte|Spedition|Möbel|Werbeagentur',
  postLabel: 'PLZ|Postleitzahl',
  stateLabel: 'Bundesland|Kanton',
  countryLabel: 'Land|Ländercode|Staat',
  greeting: 'Sehr geehrter Herr|Sehr geehrte Frau|Guten Tag|Hallo|Liebe Familie',
  honorific: 'Herr|Herrn|Frau|Firma|Fa.|Familie|Dr.|An|An die|Herrn und Frau|Herrn Dr.',
  regards: 'Mit freundlichen Grüßen|Freundliche Grüße|Ihr Team|Hochachtungsvoll|i.A.',
  adjustment:
    'Rabatt|Versandkosten|Skonto 2%|Anzahlung|Trinkgeld|Fracht|Verpackung|Abzüglich Anzahlung|Rundung|Nachlass',
  item: 'Arbeitsstunden|Schrauben M8|Beratung|Grundgebühr|Übernachtung mit Frühstück|Reparatur|Fliesenarbeiten|Druckerpapier|Wartung|Anfahrt|Montage|Büromaterial|Software-Lizenz|Reinigung|Ölwechsel|Kugelschreiber|Energiekosten|Lektorat|Miete März|Tagessatz',
  third:
    'Zollagent|Spediteur|Frachtführer|Versicherung|Kostenträger|Krankenkasse|Hausverwaltung|Verwalter|Fiskalvertreter|Zahler|Erziehungsberechtigte|Gesetzlicher Vertreter|Betreuer|Vermittler|Reisebüro|Eigentümer|Halter|Zahlungspflichtiger|Bevollmächtigter|Überweisender Arzt',
  managed: 'c/o|vertreten durch|verwaltet durch|im Namen von|im Auftrag von|p. A.|z. Hd. der Verwaltung',
  department:
    'Abteilung Einkauf|Buchhaltung|Rechnungsprüfung|Kreditorenbuchhaltung|Einkauf|Finanzabteilung|Abt. Rechnungswesen|Der Vorstand|Kämmerei|Rechnungseingang|Verwaltung',
  subject:
    'Patient|Patientin|Schüler|Tier|Fahrgast|Gast|Kind|Fahrzeug|Fahrer|Reisender|Teilnehmer|Mitglied|Halter|Versicherte Person|Karteninhaber|Bewohner|Objekt|Behandelnder Arzt|Sitzplatz',
  caption:
    'Hoteldetails|Buchungsübersicht|Ihre Rechnung im Überblick|Mietrechnung|Patientenrechnung|Kundenbeleg|Händlerbeleg|Leistungsnachweis|Zahlungsinformationen|Reisedaten|Lieferantendaten|Kundendaten|Beitragsrechnung|Arbeitsbericht|Firmendaten|Verbrauchsübersicht',
  operator:
    'betrieben von|eine Marke der|ein Betrieb der|Inhaber|Franchisenehmer|ein Unternehmen der|Betreiber|Pächter',
  site: 'Lager|Filiale|Ausstellung|Rücksendungen an|Rücksendeadresse|Werk|Niederlassung|Werkstatt|Postanschrift|Warenannahme|Zweigstelle|Praxis|Servicestelle',
  aside:
    'Öffnungszeiten Mo-Fr 8-17 Uhr|Mo-Sa 9:00-18:00|Termine nach Vereinbarung|Familienbetrieb seit 19##|Gegründet 18##|Filiale {city}|Markttage Di + Fr|Meisterbetrieb der Innung|vormals {last}|Geschäftsstelle {city}|Heizung - Sanitär - Klima|Neubau - Umbau - Reparatur|Alle Kassen|Montag Ruhetag|Parkplätze im Hof|Grundschule und Kindergarten|Wir beraten Sie gern|Ihr Fachhändler in {city}|24h-Notdienst|Haus #, Tor #|Am Bahnhof gegenüber',
  regime:
    'HRB ##### Amtsgericht {city}|Sitz der Gesellschaft: {city}|Geschäftsführer: {last}, {last}|Kleinunternehmer gem. § 19 UStG|Handelsregister {city}|Steuerfrei nach § 4 UStG|Registergericht {city} HRA ####|Betriebsnummer ########|IK #########|Bon-Nr. #### Kasse #|Es bediente Sie {last}|USt-IdNr. DE#########|Zugelassen bei der Ärztekammer|FN ######a, LG {city}|Gläubiger-ID DE##ZZZ########',
};
