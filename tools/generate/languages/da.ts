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
  trades:
    'Byg|Malerfirma|Rådgivning|Tømrer|VVS|Boghandel|Transport|Service|Handel|El|Tømrer & Snedker|Murerfirma|Murer & Entreprenør|VVS & Blik|El-installation|Elektriker|Maler & Tapet|Gulve|Glarmester|Låseservice|Kloakservice|Autoværksted|Dæk & Fælge|Autolak|Maskinfabrik|Smedje|Smede & Montage|Vognmandsforretning|Flytning & Opbevaring|Spedition|Taxa|Turistfart|Entreprenør|Jord & Beton|Anlægsgartner|Planteskole|Træpleje|Landbrug|Skovservice|Savværk|Trælast|Byggemarked|Møbler|Boligindretning|Polstring|Køkken & Bad|Bageri|Konditori|Slagter|Fiskehus|Købmand|Vinhandel|Bryghus|Kro & Hotel|Smørrebrød|Catering|Blomster|Isenkram|Optik|Guldsmed|Ure & Smykker|Frisør|Skønhedsklinik|Fodterapi|Tandklinik|Fysioterapi|Dyreklinik|Bedemandsforretning|Advokatkontor|Revision|Bogføring|Arkitekter|Rådgivende Ingeniører|Ejendomsmægler|Ejendomsadministration|Reklamebureau|Bogtryk|Skilte|Foto|IT-service|Rengøring|Vinduespolering|Skadeservice|Ventilation|Køleteknik|Alarm & Sikring|Køreskole|Bådværft|Skibsservice|Cykler|Tekstil|Emballage|Genbrug',
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
    'Åbent man-fre 8-16|Siden 19##|Grundlagt 18##|Afdeling {city}|Familiefirma|Salg og service|Autoriseret installatør|Torvedage tirs, fre|Lukket søndag|VVS – Blik – Gas – Fjernvarme|Tømrer • Snedker • Tagdækning|MURER · KLOAK · BETON|El, tele og data|Maling · Tapet · Sprøjtemaling|Revision, regnskab og rådgivning|Køb / Salg / Leje / Reparation|Brød, kager & kaffe hver dag fra kl. 6|Statsautoriseret revisor|Registreret revisor|Advokat (H)|Advokat med møderet for Højesteret|Arkitekt MAA|Aut. psykolog|Statsaut. fodterapeut|Dyrlæge, ph.d.|Speciallæge i øre-, næse- og halssygdomme|Aut. kloakmester|Aut. el-installatør nr. ####|Autoriseret VVS-installatør og kloakmester|Kvalitetssikret af uvildig kontrolinstans|ISO 9001-certificeret|Ø-mærket – statskontrolleret økologisk|Medlem af håndværkerforeningen i {city}|Godkendt energikonsulent|Godt håndværk siden 19##|Din lokale håndværker|Vi holder, hvad vi lover|TÆT PÅ KUNDEN|Kvalitet til tiden – til den aftalte pris|"Stort nok til opgaven, lille nok til dig"|Fra jord til bord|Når det skal gøres ordentligt|Rent håndværk gennem tre generationer|Familieejet siden 19##|Familien {last} – 4. generation|Grundlagt i {city} i 19##|Etableret 19##|ANNO 18##|v/ {last} & Søn|Indehaver: familien {last}|Åbningstider: hverdage 10.00–17.30, lørdag 10–13|Man–tors 7–15.30, fre 7–12|Køkkenet er åbent 12–21|Kun efter aftale|Døgnvagt alle årets dage|Afhentning på lageret inden kl. 14|Butikken i {city}|Afd. Jylland|Hovedkontor i {city}|Division Erhverv|Salg, udlejning og reservedele|Nybyg – Ombygning – Tilbygning|Haveanlæg * Belægning * Hegn * Beskæring|Selskaber, konferencer & overnatning|Gårdbutik med egne råvarer|Transport i hele Norden|Begravelser, bisættelser og dødsboer|Klip – farve – permanent|Eneforhandler for Danmark|Frugt og grønt en gros|Bestilt i dag, leveret i morgen|Tidl. {last}s Eftf.',
  regime:
    'CVR-nr. ########|Hjemsted: {city}|Momsfritaget|SE-nr. ########|Aut. nr. ######|Medlem af brancheforeningen|Kasse ## Bon ####',
  landmarks:
    'Bøgen|De Tre Ege|Egegården|Lindely|Birkehøj|Elmegården|Ellekær|Den Gamle Mølle|Vandmøllen|Møllegården|Møllebækken|Åbrinken|Strandgården|Fjordbo|Fjordglimt|Havblik|Bakkegården|Bavnehøj|Højbjerg|Solbakken|Svanen|Den Hvide Svane|Lærken|Viben|Storken|Ørnereden|Stæren|Hejren|Ræven|Kronhjorten|Den Røde Hane|Det Gyldne Lam|Blå Port|Sankt Jørgen|Sankt Knud|Sankt Nikolaj|Klosterhaven|Præstegården|Kongens Eng|Dronningeparken|Fyrtårnet|Ankeret|Nordhavnen|Søndergården|Vestervang|Østerled|Nørrebækken|Himmerland|Thy|Vendsyssel|Sydfyn|Lillebælt|Limfjorden|Smedjen|Teglværket|Hestehaven|Rosenlund|Hyldehuset|Enghaven|Stendyssen',
  bodies:
    'Andelsboligforeningen {brand}|Grundejerforeningen {brand}|E/F {brand}|{trade} v/{first} {last}|{last} & Søn|Boligselskabet {brand} {city}|Ejerforeningen {brand}|E/F {brand} {n}|A/B {brand} {n}|Grundejerforeningen {brand} i {city}|Vejlauget {brand}|{city} Boligforening, afdeling {n}|Haveforeningen {brand}|{city} Kommune|{city} Kommune, Teknik- og Miljøforvaltningen|Region {brand}, Indkøb og Forsyning|{city} Skole|{brand}skolen i {city}|Forældrebestyrelsen ved Børnehaven {brand}|{city} Efterskole for Musik og Idræt|Menighedsrådet ved {brand} Kirke|{city} Sogns Menighedsråd og Kirkegård|{city} Idrætsforening|Roklubben {brand}|{city} Sejlklub og Lystbådehavn|Lægehuset {brand}|Lægerne {last} og {last}|Tandlægerne i {city}|Tandlæge {first} {last}|Dyrlægerne ved {brand}|Advokatfællesskabet {last} og {last}|{first} {last} {trade}|{last}s {trade}|{trade} v/ {first} {last}|Interessentskabet {last} og {last}|Foreningen til Bevarelse af Gamle Træskibe i {city}|Institut for Anvendt Byggeteknik og Miljø|Lokalhistorisk Forening for {city} og Omegn|Dansk Forening for Frivillige i Kulturlivet|Boet efter {first} {last}',
  attention:
    'Att.: {person}|Att. {person}, indkøbschef|Att: Bogholderi|Kontaktperson: {person}|Vor ref. {person}|Deres ref.: {person}, projektleder|c/o {person}|c/o Advokaterne|c/o Ejendomskontoret|Omkostningssted {n}|Kreditorafdelingen|Fakturamodtagelse|EAN-kontor {n}|Afdeling {n}, Drift|Løn og Personale|Økonomi & Administration|Sagsnr. {n}, {person}|Til driftsleder {person}|Viceværten',
};
