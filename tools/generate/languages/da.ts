import type { Wording } from '../wording.ts';

/** Danish. */
export const da: Wording = {
  seller: 'Sælger|Fra|Leverandør|Afsender|Firma|Udsteder',
  buyer: 'Faktura til|Kunde|Køber|Til|Modtager|Fakturamodtager|Faktureringsadresse|Kundeoplysninger|Bestiller|Debitor',
  delivery: 'Leveringsadresse|Leveres til|Levering|Leveringssted|Arbejdssted',
  contact: 'Att.|Kontaktperson|Vor ref.|Deres ref.|Sælger|Ekspedient|Attention',
  title: 'FAKTURA|Faktura|Kreditnota|Regning|KVITTERING|Proformafaktura|Faktura / Følgeseddel|Samlefaktura',
  number: 'Fakturanr.|Fakturanummer|Nummer|Faktura nr|Faktura|Bilagsnr.',
  date: 'Dato|Fakturadato|Faktura dato|Udskrevet',
  due: 'Forfaldsdato|Betales senest|Forfald|Sidste rettidige betalingsdato|Betalingsfrist',
  other:
    'Kundenr.|Ordrenr.|Side|Betalingsbetingelser|Rekvisition|Leveringsdato|Kunde nr|Reference|Projekt|EAN|Sagsnr.|Periode',
  phone: 'Tlf.|Telefon|Tlf|Mobil|Tlf. nr.|Fax|T',
  registration: 'CVR-nr.|CVR|SE-nr.|CVR nr|Moms nr.|SE nr|VAT',
  bank: 'Bank|Kontonr.|Reg.nr.|IBAN|Pengeinstitut|SWIFT|FI-kort|Konto|Danske Bank|Nordea',
  net: 'Subtotal|Netto|Nettobeløb|Beløb ekskl. moms|Momsgrundlag',
  tax: 'Moms 25%|Moms|25% moms|Momsbeløb|heraf moms',
  total: 'Total|I alt|Total DKK|At betale|Total inkl. moms|Samlet beløb|TOTAL|Beløb i alt',
  columns: 'Beskrivelse|Antal|Pris|Beløb|Varenr.|Tekst|Enhed|Stk. pris|Rabat|Vare|Enhedspris|Total|Timer',
  prose:
    'Tak for din ordre.|Betalingsbetingelser: Netto 8 dage|Ved for sen betaling tilskrives renter.|Bedes betalt til konto|Tak fordi du handlede hos os|Angiv venligst fakturanummer ved betaling|Varerne forbliver vor ejendom indtil betaling er sket',
  nameLabel: 'Navn|Firmanavn|Kundenavn',
  addressLabel: 'Adresse|Vej|Postadresse',
  cityLabel: 'By|Postnr. og by',
  trades: 'Byg|Malerfirma|Rådgivning|Tømrer|VVS|Boghandel|Transport|Service|Handel|El',
  postLabel: 'Postnr.|Postnummer',
  stateLabel: 'Region',
  countryLabel: 'Land',
  greeting: 'Kære|Hej',
  honorific: 'Hr.|Fru|Att.:',
  regards: 'Med venlig hilsen|Mvh|Venlig hilsen',
  adjustment: 'Rabat|Fragt|Gebyr|Øreafrunding|Drikkepenge|Forsendelse',
  item: 'Arbejdstimer|Konsulentbistand|Materialer|Kørsel|Hosting|Rengøring|Kontorstol|Overnatning|Reparation',
  third: 'Speditør|Forsikringsselskab|Betaler|Administrator|Værge|Ejer|Fragtfører|Mægler',
  managed: 'c/o|administreres af|repræsenteret ved|på vegne af',
  department: 'Økonomiafdelingen|Indkøb|Bogholderiet|Kreditorbogholderi',
  subject: 'Patient|Elev|Dyr|Passager|Gæst|Køretøj|Deltager|Kortholder',
  caption: 'Hoteloplysninger|Bookingoversigt|Kundekvittering|Huslejefaktura|Firmaoplysninger',
  operator: 'drives af|et mærke fra|en del af|indehaver',
  site: 'Lager|Filial|Butik|Returneres til|Værksted|Postadresse',
  aside:
    'Åbent man-fre 8-16|Siden 19##|Grundlagt 18##|Afdeling {city}|Familiefirma|Salg og service|Autoriseret installatør|Torvedage tirs, fre|Lukket søndag',
  regime:
    'CVR-nr. ########|Hjemsted: {city}|Momsfritaget|SE-nr. ########|Aut. nr. ######|Medlem af brancheforeningen|Kasse ## Bon ####',
};
