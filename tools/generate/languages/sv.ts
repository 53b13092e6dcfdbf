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
  trades:
    'Bygg|El|Måleri|Konsult|Fastigheter|Bokhandel|Städ|Transport|Trädgård|Redovisning|Rör|Data|Bygg & Snickeri|Åkeri|Plåtslageri|VVS-teknik|Rör & Värme|Elinstallation|Elektriska|Måleri & Tapet|Golv|Kakel & Plattsättning|Glasmästeri|Låsservice|Bilverkstad|Däck & Fälg|Bilplåt & Lack|Mekaniska|Smide|Svets & Montage|Schakt & Transport|Entreprenad|Markanläggning|Trädvård|Handelsträdgård|Plantskola|Lantbruk|Skog & Maskin|Sågverk|Trävaru|Möbler|Inredning|Tapetserarverkstad|Konditori|Bageri & Café|Chark|Fiskhandel|Livs|Restaurang & Catering|Pizzeria|Vandrarhem|Herrgård|Blomsterhandel|Ur & Optik|Guldsmedja|Frisör|Hudvård|Tandvård|Fysioterapi|Djurklinik|Begravningsbyrå|Juristbyrå|Revision|Ekonomi & Lön|Arkitektkontor|Ingenjörsbyrå|Reklambyrå|Tryckeri|Skyltar|Foto & Film|IT-drift|Hiss & Port|Larm & Säkerhet|Sanering|Fönsterputs|Flytt & Magasinering|Sotning|Ventilation|Kyl & Värmepumpar|Trafikskola|Buss & Resor|Båtvarv|Marin|Sport & Fritid|Textil|Järnhandel|Verktyg|Förpackningar|Plast|Återvinning',
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
    'Öppet mån-fre 8-17|Sedan 19##|Grundat 18##|Butik {city}|Familjeföretag|Försäljning och service|Tidsbokning|Torgdagar tis, fre|Stängt söndagar|VVS – Värme – Sanitet|El • Tele • Data • Larm|Bygg, snickeri & renovering|MÅLNING · TAPETSERING · FASADER|Grävning · Schaktning · Dränering|Redovisning – Bokslut – Deklaration|Blommor, kransar och buketter för alla tillfällen|Auktoriserad redovisningskonsult|Leg. tandläkare|Leg. fysioterapeut, specialist i ortopedi|Advokat, ledamot av Sveriges advokatsamfund|Arkitekt SAR/MSA|Leg. veterinär|Leg. psykolog och psykoterapeut|Certifierad kontrollansvarig enligt PBL|Ackrediterat kontrollorgan nr ####|ISO 9001- och ISO 14001-certifierade|KRAV-certifierad produktion|Behörig elinstallatör|Auktoriserad plåtslagare|Säker Vatten-auktoriserat företag|Medlem i branschföreningen sedan 19##|Din lokala elektriker|Vi bygger för framtiden|Hantverk i tre generationer|Kvalitet som håller år efter år|NÄRA DIG – HELA VÄGEN|Småskaligt, lokalt och ekologiskt|"Trygghet i varje leverans"|När det ska bli rätt från början|Allt för hus och hem|Familjen {last} sedan 19##|Familjeägt i {city} sedan 19##|Grundat av bröderna {last} 19##|Etablerat i {city} 19##|ANNO 18##|Öppettider: vardagar 9–18, lördag 10–14|Mån–tors 7.00–16.00, fre 7.00–13.00|Lunchöppet 11–14, helger enligt överenskommelse|Dygnet runt-jour på telefon|Tidsbeställning krävs|Butiken i {city}|Avdelning Verkstad|Division Industri & Service|Region Syd|Kontor i {city} och på distans|Försäljning, uthyrning, reservdelar|Hyvling / limfog / listverk|Nybyggnad ● Ombyggnad ● Tillbyggnad|Kurser – Konferens – Logi|Gårdsbutik med eget mejeri|Frukost, lunch & bröd bakat på surdeg|Transporter i hela Norden|Hiss- och portservice med egen jour|Begravningar, bouppteckningar & testamenten|Klippning * Färg * Slingor * Barberare|Fotvård och massage|Generalagent för Skandinavien|Återförsäljare av maskiner och verktyg|f.d. {last}s Järnhandel|Specialister på tak sedan 19##',
  regime:
    'Godkänd för F-skatt|Innehar F-skattebevis|Säte: {city}|Org.nr 55####-####|Styrelsens säte {city}|Momsreg.nr SE##########01|Kassa ## Kvitto ####',
  landmarks:
    'Björken|Tre Ekar|Ekbacken|Lindgården|Almängen|Röda Stugan|Kvarnen|Gamla Kvarnen|Kvarnbäcken|Storån|Norrån|Älven|Tranan|Svanen|Lärkan|Gröna Örnen|Ugglan|Tjädern|Göken|Svalan|Hjorten|Vita Hästen|Räven|Solbacken|Solhöjden|Sjöutsikten|Strandgården|Stenbrohult|Björkliden|Granlunda|Tallåsen|Hasselbacken|Rönngården|Kungsladan|Klosterängen|Sankt Göran|Sankta Birgitta|Sankt Olof|Prästgården|Fyren|Norra Hamnen|Sjöboden|Västanvind|Östergården|Söderslätt|Norrskenet|Midnattssolen|Skärgården|Bergslagen|Roslagen|Kronan|Blå Porten|Gyllene Lejonet|Smedjan|Hyttan|Ängsblomman|Brunnsparken|Fäboden|Slättbygden|Högåsen',
  bodies:
    'Bostadsrättsföreningen {brand}|Brf {brand}|{last}s {trade}|Samfällighetsföreningen {brand}|{first} {last} {trade}|Hyresgästföreningen {city}|Brf {brand} {n}|Samfällighetsföreningen {brand} i {city}|{brand} Vägsamfällighet|{city} Bygdegårdsförening|Villaföreningen i {city} med omnejd|Föreningen för hembygdsvård och kulturhistoria i {city}|Sveriges Förening för Ljudteknik och Scenproduktion|{city} Idrottssällskap|Ridklubben {brand}|{city} Segelsällskap|Stiftelsen {last}ska Minnesfonden|{first} och {last} – Advokater i kompanjonskap|Praktiken {first} {last}|Tandläkarna {last} & {last}|Veterinärpraktiken vid {brand}|{city} kommun, Barn- och utbildningsförvaltningen|{city} kommun|Region {brand}, Regionservice Fastighet och Lokalförsörjning|Länsstyrelsens enhet för jordbruk och miljö|Norra skolans föräldraförening i {city}|{brand}skolan i {city}|Förskolan {brand}|Folkhögskolan {brand} i {city}|{city} pastorat och kyrkogårdsförvaltning|Sankta Birgitta församling i {city}|Frikyrkoförsamlingen {brand}|Institutet för Tillämpad Vattenforskning|Dödsboet efter {first} {last}|Bridgeklubben {city} Norra|Kulturföreningen {brand} och dess vänner|Fiskevårdsområdesföreningen för sjöarna kring {city}',
  attention:
    'Att: {person}|Att. {person}, inköp|Vår ref: {person}|Kontaktperson: {person}, platschef|Leverantörsfakturor|Ekonomi, fakturascanning|Kostnadsställe {n}|Ref.nr {n}|Referens {n} {person}|c/o {person}|c/o Fastighetsförvaltningen|Administration & Lön|Enhet {n} Drift och underhåll|Attesteras av {person}|Till: {person}, ekonomichef|Förvaltare {person}|Projekt {n}, arbetsledare {person}|Ansvarsställe {n}|Godsmottagningen',
};
