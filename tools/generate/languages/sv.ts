import type { Wording } from '../wording.ts';

/** Swedish. */
export const sv: Wording = {
  seller: 'Säljare|Från|Leverantör|Avsändare|Företag|Betalningsmottagare',
  buyer:
    'Fakturaadress|Kund|Köpare|Mottagare|Till|Faktureras till|Faktura till|Fakturamottagare|Beställare|Kundens adress',
  delivery: 'Leveransadress|Leverans till|Levereras till|Godsmärke|Leveransort|Objekt',
  contact: 'Er referens|Vår referens|Kontakt|Säljare|Handläggare|Kontaktperson|Vår ref',
  title: 'FAKTURA|Faktura|KREDITFAKTURA|KVITTO|Räkning|Faktura / Specifikation|Delfaktura',
  number: 'Fakturanummer|Fakturanr|Fakturanr.|Faktura nr|Nummer',
  date: 'Fakturadatum|Datum|Faktura datum|Utskriftsdatum',
  due: 'Förfallodatum|Oss tillhanda|Förfaller|Sista betalningsdag|Betalas senast',
  other:
    'Kundnummer|Ordernr|OCR|Sida|Ert ordernummer|Betalningsvillkor|Leveransvillkor|Leveransdatum|Kundnr|Er ref|Dröjsmålsränta|Projekt|Period|Märkning',
  phone: 'Tel|Telefon|Fax|Tfn|Mobil|Telefonnummer|Växel',
  registration: 'Org.nr|Momsreg.nr|VAT-nr|Organisationsnr|Moms nr|Godkänd för F-skatt|Säte|Styrelsens säte|Org. nummer',
  bank: 'Bankgiro|Plusgiro|IBAN|BG|PG|Bank|BIC|SWIFT|Swish|Clearingnr',
  net: 'Netto|Summa exkl. moms|Summa|Belopp före moms|Totalt exkl. moms|Nettobelopp',
  tax: 'Moms|Moms 25%|Moms 12%|Momsbelopp|Varav moms|25% moms',
  total: 'Att betala|Totalt|Summa|ATT BETALA|Summa att betala|Totalbelopp|Totalt inkl. moms|Fakturabelopp',
  columns: 'Beskrivning|Antal|Pris|Belopp|Moms|Artikel|Artnr|Benämning|Á-pris|Enhet|Summa|Rabatt|Tid',
  prose:
    'Godkänd för F-skatt|Betalningsvillkor 30 dagar|Tack för din beställning|Efter förfallodagen debiteras dröjsmålsränta enligt räntelagen.|Vid betalning ange fakturanummer.|Välkommen åter!|Tack för att du handlar hos oss|Omvänd skattskyldighet för byggtjänster gäller|Anmärkning mot fakturan ska göras inom 8 dagar',
  nameLabel: 'Namn|Företagsnamn|Kundnamn',
  addressLabel: 'Adress|Gatuadress|Postadress|Besöksadress',
  cityLabel: 'Ort|Postnr och ort|Stad|Postadress',
  trades: 'Bygg|El|Måleri|Konsult|Fastigheter|Bokhandel|Städ|Transport|Trädgård|Redovisning|Rör|Data',
  postLabel: 'Postnummer|Postnr',
  stateLabel: 'Län',
  countryLabel: 'Land',
  greeting: 'Hej|Bästa kund',
  honorific: 'Att:|Herr|Fru',
  regards: 'Med vänliga hälsningar|Mvh|Vänligen',
  adjustment: 'Rabatt|Frakt|Öresavrundning|Fakturaavgift|Dricks|Expeditionsavgift',
  item: 'Arbete|Konsulttimmar|Material|Resekostnad|Hyra|Målning|Städning|Programlicens|Kaffe|Papper A4',
  third: 'Speditör|Försäkringsbolag|Betalare|Förvaltare|Vårdnadshavare|Ombud|Ägare|Transportör',
  managed: 'c/o|förvaltas av|företrädd av|på uppdrag av',
  department: 'Ekonomiavdelningen|Inköp|Leverantörsreskontra|Fakturaenheten',
  subject: 'Patient|Elev|Djur|Passagerare|Gäst|Fordon|Resenär|Kortinnehavare',
  caption: 'Hotelluppgifter|Bokningsöversikt|Kundkvitto|Hyresfaktura|Företagsuppgifter',
  operator: 'drivs av|ett varumärke från|en del av|innehavare',
  site: 'Lager|Filial|Butik|Returer till|Verkstad|Besöksadress',
  aside:
    'Öppet mån-fre 8-17|Sedan 19##|Grundat 18##|Butik {city}|Familjeföretag|Försäljning och service|Tidsbokning|Torgdagar tis, fre|Stängt söndagar',
  regime:
    'Godkänd för F-skatt|Innehar F-skattebevis|Säte: {city}|Org.nr 55####-####|Styrelsens säte {city}|Momsreg.nr SE##########01|Kassa ## Kvitto ####',
};
