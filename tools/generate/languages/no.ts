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
  trades:
    'Bygg|Rør|Elektro|Rådgivning|Eiendom|Regnskap|Transport|Handel|Service|Maskin|Bygg & Anlegg|Tømrerservice|Snekkerverksted|Murerforretning|Malermester|Rørleggerforretning|Rør & Varme|Elektriske|El-installasjon|Blikkenslager|Takservice|Glass & Fasade|Låsservice|Gulv & Flis|Bilverksted|Dekk & Felg|Billakkering|Mekaniske Verksted|Sveis & Montasje|Smie|Maskinentreprenør|Graveservice|Sprengning|Sand & Grus|Betong|Transport & Spedisjon|Flyttebyrå|Buss & Reiser|Taxi|Skogsdrift|Sagbruk|Trelast|Byggevare|Møbler|Interiør|Kjøkken & Bad|Bakeri|Konditori|Kjøttforretning|Fiskemottak|Sjømat|Havbruk|Dagligvare|Gårdsbutikk|Meieri|Bryggeri|Gjestegård|Fjellstue|Kafé & Catering|Restaurant|Blomster|Hagesenter|Planteskole|Jernvare|Urmaker|Gullsmed|Optiker|Frisør|Hudpleie|Tannklinikk|Fysioterapi|Dyreklinikk|Begravelsesbyrå|Advokatkontor|Revisjon|Økonomi & Lønn|Arkitekter|Ingeniørtjenester|Takst|Eiendomsmegling|Reklamebyrå|Trykkeri|Skilt & Profil|Foto|Bokhandel|IT-drift|Renhold|Vaktmesterservice|Skadedyrkontroll|Ventilasjon|Kuldeteknikk|Alarm & Sikkerhet|Trafikkskole|Båtbyggeri|Marina|Rederi|Sport & Fritid|Gjenvinning|Emballasje',
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
    'Åpent man-fre 8-16|Siden 19##|Etablert 19##|Avdeling {city}|Familiebedrift|Salg og service|Timebestilling|Stengt søndag|Rør – Varme – Sanitær|Elektro • Data • Alarm • Styring|BYGG · BETONG · GRAVING|Maling, tapet og gulvbelegg|Graving · Sprengning · Transport|Regnskap, lønn & årsoppgjør|Nybygg / Rehabilitering / Tilbygg|Fersk fisk og skalldyr hver dag|Autorisert regnskapsfører|Statsautorisert revisor|Advokat MNA|Advokat med møterett for Høyesterett|Sivilarkitekt MNAL|Siv.ing. MRIF|Spesialist i klinisk psykologi|Spesialist i allmennmedisin|Tannlege MNTF|Autorisert fysioterapeut|Veterinær|Takstmann og byggmester|Sertifisert våtromsbedrift|Godkjent lærebedrift|Sentralt godkjent for ansvarsrett|Miljøfyrtårn-sertifisert siden 20##|ISO 9001 og ISO 45001|Debio-godkjent produksjon|Reg. elektroinstallatør nr. #####|Godt håndverk i generasjoner|Din lokale rørlegger|Vi gjør jobben – til avtalt tid|NÆR, TRYGG OG PÅLITELIG|Kvalitet fra fjell til fjord|"Små nok til å bry oss, store nok til å levere"|Alt til hus, hytte og hage|Ekte mat fra egen gård|Løsninger som varer|Familieeid siden 19##|Familien {last} – tredje generasjon|Grunnlagt i {city} i 19##|Tradisjon siden 18##|{last} & Sønner, anno 19##|Et familiefirma fra {city}|Åpningstider: hverdager 9–17, lørdag 10–15|Man–fre 07.00–15.30|Kjøkkenet åpent 12–21, mandag stengt|Døgnvakt hele året|Kun etter avtale|Sommeråpent juni–august|Butikken i {city}|Avd. Vest|Hovedkontor: {city}|Divisjon Marine|Salg, utleie og reservedeler|Snekring * Laft * Torvtak|Selskaper, kurs og overnatting|Kransekaker, bløtkaker & brød|Begravelser – gravsteiner – blomster|Klipp, farge, styling|Generalagent i Norge|Forhandler av maskiner og redskap|Feiing og tilsyn|Tidligere {last} Handelsforretning|Snø om vinteren, hage om sommeren|Regnskap på timen – trygghet hele året',
  regime:
    'Foretaksregisteret|Org.nr. ### ### ### MVA|Momsfri|NO ### ### ### MVA|Godkjent mesterbedrift|Kasse ## Bong ####',
  landmarks:
    'Bjørka|Tre Furuer|Furutoppen|Granheim|Eikelunden|Ospelia|Rognetunet|Heggelia|Kvernhuset|Gamlekverna|Møllebekken|Storelva|Nordelva|Fossen|Fosseheim|Solbakken|Solsida|Fjellheim|Fjordgløtt|Havgløtt|Utsikten|Nordlyset|Midnattssola|Ørneredet|Rypa|Tiuren|Svanen|Svarttrosten|Linerla|Terna|Havørna|Bjørnen|Reven|Elgtunet|Hvite Hest|Den Blå Døra|Rødstua|Gammelstua|Tunet|Nordre Gard|Søre Gard|Prestegården|Sankt Olav|Sankt Hallvard|Sankta Sunniva|Klosteret|Fyret|Ankeret|Naustet|Sjøbua|Kaikanten|Vestlandet|Trøndelag|Lofoten|Hardanger|Setra|Bergsmyra|Steinrøysa|Skarpnes|Myrull',
  bodies:
    'Sameiet {brand}|Borettslaget {brand}|{trade} {first} {last}|{last} & Sønner|{brand} Velforening|Stiftelsen {brand}|Boligsameiet {brand} {n}|{brand} Borettslag|{brand} Velforening i {city}|Veilaget {brand}|Hytteforeningen {brand} ved {city}|{city} kommune|{city} kommune, Fakturasentralen for oppvekst og kultur|Fylkeskommunen, Avdeling for samferdsel og veidrift|{city} skole|{brand} barnehage|Foreldrenes arbeidsutvalg ved {brand} skole|{city} videregående skole, avdeling for teknikk og industriell produksjon|{city} menighet og kirkelige fellesråd|Frikirken {brand}|{city} idrettslag|{brand} Turn- og Idrettsforening|{city} Seilforening|{city} Jeger- og Fiskerforening|Legesenteret {brand}|Legene {last} og {last}|Tannlege {first} {last}|Tannlegene på {brand}|Veterinærkontoret i {city}|Advokatfellesskapet {last} og {last}|{first} {last} {trade}|{trade} ved {first} {last}|{last} {trade}|Institutt for Kystkultur og Marin Arkeologi|Senter for Fjellskog og Utmark|Norsk Forening for Eldre Trearkitektur|{city} Historielag og Museumsvenner|Stiftelsen {last}s Legat til Unge Musikere|Dødsboet etter {first} {last}|Kulturhuset {brand} i {city}',
  attention:
    'Att: {person}|Att. {person}, innkjøpssjef|v/ {person}|Kontaktperson: {person}, prosjektleder|Deres ref.: {person}|Vår ref. {n} / {person}|c/o {person}|c/o Boligforvaltning|Kostnadssted {n}|Bestillernummer {n}|Leverandørreskontro|Inngående faktura|Avd. {n} Drift og vedlikehold|Styreleder {person}|Lønn og personal|Økonomi og administrasjon|Prosjekt {n}|Til daglig leder {person}|Varemottaket',
};
