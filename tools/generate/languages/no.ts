import type { Wording } from '../wording.ts';

/** Norwegian. */
export const no: Wording = {
  seller: 'Selger|Fra|Leverandør|Avsender|Firma|Betalingsmottaker|Utsteder',
  buyer: 'Faktura til|Kunde|Kjøper|Til|Fakturamottaker|Fakturaadresse|Fakturert til|Mottaker|Bestiller',
  delivery: 'Leveringsadresse|Leveres til|Levering|Leveringssted|Varemottaker',
  contact: 'Deres ref|Vår ref|Kontakt|Selger|Kontaktperson|Saksbehandler|Att',
  title: 'FAKTURA|Faktura|KREDITNOTA|Kvittering|Regning|Faktura nr|Purring',
  number: 'Fakturanr|Fakturanummer|Faktura nr.|Nummer|Bilagsnr',
  date: 'Fakturadato|Dato|Faktura dato|Utstedt|Dato faktura',
  due: 'Forfallsdato|Forfall|Betalingsfrist|Betales innen',
  other:
    'Kundenr|Ordrenr|Side|KID|Betalingsbetingelser|Ordredato|Prosjekt|Leveringsdato|Kundenummer|Avdeling|Periode|Referanse',
  phone: 'Tlf|Telefon|Telefon nr|Mobil|Tel',
  registration: 'Org.nr|Foretaksregisteret|Organisasjonsnr|MVA-nr|Org nr.|NO MVA',
  bank: 'Kontonr|Bankkonto|IBAN|SWIFT|Bankkontonr|DNB|Kontonummer|BIC',
  net: 'Sum eks. mva|Netto|Sum netto|Beløp eks. mva|Nettobeløp',
  tax: 'MVA 25%|MVA|Merverdiavgift|25% mva|Mva-beløp',
  total: 'Å betale|Totalt|Sum|Sum å betale|Totalbeløp|Beløp å betale|TOTAL',
  columns: 'Beskrivelse|Antall|Pris|Beløp|MVA|Varenr|Tekst|Enhetspris|Enhet|Rabatt|Produkt|Sum|Timer',
  prose:
    'Takk for handelen.|Ved forsinket betaling beregnes renter|Vennligst oppgi KID ved betaling.|Velkommen tilbake!|Varene forblir selgers eiendom til de er betalt|Takk for at du valgte oss',
  nameLabel: 'Navn|Firmanavn|Kundenavn',
  addressLabel: 'Adresse|Gateadresse|Postadresse',
  cityLabel: 'Sted|Postnr./sted|By',
  trades: 'Bygg|Rør|Elektro|Rådgivning|Eiendom|Regnskap|Transport|Handel|Service|Maskin',
  postLabel: 'Postnr|Postnummer',
  stateLabel: 'Fylke',
  countryLabel: 'Land',
  greeting: 'Hei|Kjære kunde',
  honorific: 'Att:|Herr|Fru',
  regards: 'Med vennlig hilsen|Mvh|Vennlig hilsen',
  adjustment: 'Rabatt|Frakt|Gebyr|Øreavrunding|Fakturagebyr|Tips',
  item: 'Arbeid|Konsulenttimer|Materialer|Kjøring|Rengjøring|Husleie|Overnatting|Lisens',
  third: 'Speditør|Forsikringsselskap|Betaler|Forretningsfører|Verge|Eier|Transportør|Megler',
  managed: 'c/o|forvaltes av|representert ved|på vegne av',
  department: 'Regnskapsavdelingen|Innkjøp|Økonomiavdelingen|Fakturamottak',
  subject: 'Pasient|Elev|Dyr|Passasjer|Gjest|Kjøretøy|Deltaker|Kortholder',
  caption: 'Hotellopplysninger|Bestillingsoversikt|Kundekvittering|Husleiefaktura|Firmaopplysninger',
  operator: 'drives av|et varemerke fra|en del av|innehaver',
  site: 'Lager|Avdeling|Butikk|Retur til|Verksted|Postadresse',
  aside:
    'Åpent man-fre 8-16|Siden 19##|Etablert 19##|Avdeling {city}|Familiebedrift|Salg og service|Timebestilling|Stengt søndag',
  regime:
    'Foretaksregisteret|Org.nr. ### ### ### MVA|Momsfri|NO ### ### ### MVA|Godkjent mesterbedrift|Kasse ## Bong ####',
};
