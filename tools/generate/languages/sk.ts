import type { Wording } from '../wording.ts';

/** Slovak. */
export const sk: Wording = {
  seller: 'Dodávateľ|Predávajúci|Zhotoviteľ|Poskytovateľ',
  buyer: 'Odberateľ|Zákazník|Kupujúci|Fakturačná adresa|Objednávateľ|Klient',
  delivery: 'Dodacia adresa|Miesto dodania|Konečný príjemca|Príjemca',
  contact: 'Vystavil|Kontakt|Vybavuje|Prevzal',
  title: 'FAKTÚRA|Faktúra|Faktúra - daňový doklad|Zálohová faktúra|Dobropis|Pokladničný doklad',
  number: 'Faktúra č.|Číslo faktúry|Variabilný symbol|Číslo dokladu',
  date: 'Dátum vystavenia|Vystavené|Dátum',
  due: 'Dátum splatnosti|Splatnosť|Splatné do',
  other: 'Objednávka|Forma úhrady|Strana|Konštantný symbol|Dátum dodania|Zmluva|Dodací list|Spôsob dopravy',
  phone: 'Tel.|Telefón|Mobil|Fax',
  registration: 'IČO|DIČ|IČ DPH|Zapísaný v OR|Živnostenský register',
  bank: 'Číslo účtu|IBAN|Banka|SWIFT|Tatra banka|Účet',
  net: 'Základ dane|Celkom bez DPH|Suma bez DPH',
  tax: 'DPH 20%|DPH|Výška DPH',
  total: 'Celkom k úhrade|K úhrade|Suma na úhradu|Celkom|Spolu s DPH',
  columns: 'Popis|Množstvo|Cena|Spolu|DPH|Položka|MJ|Jedn. cena|Názov|P.č.',
  prose:
    'Ďakujeme za Vašu objednávku.|Fakturujeme Vám dodaný tovar a služby.|Faktúra je zároveň dodacím listom.|Nie je platiteľom DPH|Pečiatka a podpis|Pri omeškaní úhrady účtujeme úrok',
  nameLabel: 'Názov|Meno|Obchodné meno|Firma',
  addressLabel: 'Adresa|Sídlo|Ulica',
  cityLabel: 'Mesto|Obec|PSČ a mesto',
  trades:
    'Stavby|Služby|Obchod|Doprava|Elektro|Nábytok|Servis|Reklama|Stavebná firma|Stavebniny|Murárstvo|Tesárstvo|Stolárstvo|Pokrývačstvo|Klampiarstvo|Zámočníctvo|Kovovýroba|Kováčstvo|Voda Kúrenie Plyn|Kúrenárstvo|Elektromontáže|Elektroinštalácie|Maliarstvo|Podlahy|Sklenárstvo|Okná a dvere|Kamenárstvo|Zemné práce|Autodoprava|Špedícia|Autoservis|Pneuservis|Autodiely|Lakovňa|Strojárne|Nástrojáreň|Poľnohospodárska technika|Píla|Drevovýroba|Lesné služby|Záhradníctvo|Záhrady|Agro|Ovocie a zelenina|Pekáreň|Cukráreň|Mäsiarstvo|Mliekareň|Vinárstvo|Pivovar|Reštaurácia|Penzión|Salaš|Kaviareň|Catering|Potraviny|Veľkoobchod|Kvetinárstvo|Železiarstvo|Domáce potreby|Hodinárstvo|Zlatníctvo|Očná optika|Kaderníctvo|Kozmetika|Masáže|Zubná ambulancia|Rehabilitácia|Veterinárna klinika|Lekáreň|Pohrebníctvo|Advokátska kancelária|Účtovníctvo a dane|Audit|Projekcia|Architekti|Geodézia|Reality|Správa bytov|Tlačiareň|Reklamné štúdio|Fotoateliér|Kníhkupectvo|Počítače|Softvér|Upratovanie|Kominárstvo|Klimatizácie|Výťahy|Bezpečnostné systémy|Autoškola|Cestovná kancelária|Textil|Obaly|Plasty|Šport',
  postLabel: 'PSČ',
  stateLabel: 'Kraj',
  countryLabel: 'Krajina|Štát',
  greeting: 'Vážený zákazník|Dobrý deň',
  honorific: 'Pán|Pani|Ing.|Firma',
  regards: 'S pozdravom|Ďakujeme',
  adjustment: 'Zľava|Doprava|Záloha|Zaokrúhlenie',
  item: 'Práca|Doprava|Konzultácie|Ubytovanie|Materiál|Servis|Papier A4',
  third: 'Colný deklarant|Špeditér|Poisťovňa|Platiteľ|Správca|Zákonný zástupca|Vlastník|Dopravca',
  managed: 'c/o|zastúpená|v mene|v správe',
  department: 'Učtáreň|Nákup|Ekonomické oddelenie|Sekretariát',
  subject: 'Pacient|Žiak|Zviera|Cestujúci|Hosť|Vozidlo|Účastník|Držiteľ karty',
  caption: 'Detaily rezervácie|Údaje o hoteli|Kópia pre zákazníka|Platobné údaje',
  operator: 'prevádzkovateľ|značka spoločnosti|majiteľ',
  site: 'Sklad|Pobočka|Predajňa|Prevádzka|Dielňa',
  aside:
    'Otvorené po-pi 8-16|Založené 19##|Od roku 19##|Pobočka {city}|Rodinná firma|Predaj a servis|V nedeľu zatvorené|Voda – Kúrenie – Plyn|VODA • KÚRENIE • PLYN • KANALIZÁCIA|Elektroinštalácie, revízie, bleskozvody|Stavby · Rekonštrukcie · Búracie práce|Zámočníctvo · Kováčstvo · Zváranie|Predaj, prenájom, servis a náhradné diely|Výroba nábytku na mieru|Okná / dvere / tienenie|Maľovanie, stierkovanie, tapetovanie|Zemné práce, výkopy, kontajnery|Účtovníctvo – Dane – Mzdy|Svadobná a smútočná väzba|Torty na každú príležitosť|Daňový poradca č. ####|Štatutárny audítor, licencia č. ###|Advokátka|Súdny znalec v odbore stavebníctvo|Autorizovaný stavebný inžinier|Autorizovaný architekt SKA|Všeobecný lekár pre dospelých|Stomatologička|Súkromný veterinárny lekár|Fyzioterapeut|Revízny technik plynových zariadení|Certifikovaný podľa ISO 9001:2015|Držiteľ certifikátov ISO 9001 a ISO 14001|Člen cechu strechárov|Ekologické poľnohospodárstvo pod kontrolou|Poctivé remeslo od roku 19##|Tradícia od roku 18##|Viac ako ## rokov s vami|Tretia generácia pekárov|Rodina {last} – víno od roku 19##|Predtým {last} a syn|Váš partner pri stavbe domu|SPOĽAHLIVO • RÝCHLO • POCTIVO|„Kvalita, ktorá sa oplatí“|Všetko pre dom a záhradu|Strechy, ktoré vydržia generácie|Z našej pece na váš stôl|Teplo pre váš domov|Slovenská výroba|Otváracie hodiny: Po–Pia 7.30–17.00, So 8–12|Po, St 8–17, Ut, Št 8–15|Stránkové hodiny: pondelok a streda|Obedňajšia prestávka 12–12.30|NONSTOP havarijná služba|Ordinujeme na objednávku|Prevádzka {city}|Závod 0# {city}|Stredisko Východ|Obchodné zastúpenie pre stredné Slovensko|Výhradný dovozca pre SR|Autorizovaný predajca a servis|Veľkoobchod, maloobchod, e-shop|Hostinec, ubytovanie & terasa|Vlastná výroba, rozvoz po celom kraji|STK * emisná kontrola * odťahová služba|Pohreby, kremácie, prevozy|Strihanie, farbenie, melír|Divízia priemyselnej automatizácie|Ovčie syry, bryndza, žinčica',
  regime:
    'Zapísaná v OR OS {city}|Neplatiteľ DPH|Platiteľ DPH|IČO: ########|Vložka č. #####/S|Oddiel Sro, vložka #####',
  landmarks:
    'Lipa|Tri Lipy|Pod Lipami|Pod Dubom|Stará Jedľa|Javorina|Jaseň|Breza|Jelšina|Borina|Dúbrava|Hrabina|Starý Mlyn|Mlynský Dvor|Panský Dvor|Červený Mlyn|Hámor|Vyhňa|Váh|Hornád|Hron|Orava|Nitra|Turiec|Biela Skala|Zelený Vrch|Kamenný Vrch|Slnečná Stráň|Výslnie|Na Kopci|Bocian|Biela Labuť|Zlatý Orol|Čierny Drozd|Modrá Hviezda|Škovránok|Rybárik|Sokol|Sova|Červený Jeleň|Zlatý Lev|Biely Koník|Medvedia Hora|Kamzík|Zvon|Svätý Florián|Svätý Martin|Svätá Anna|Svätý Urban|Koruna|Zlatá Brána|Kamenný Most|Studnička|Pri Rybníku|Zemplín|Liptov|Gemer|Šariš|Horehronie|Záhorie|Kysuce|Vinohrad|Poniklec|Slnečnica|Kolibka',
  bodies:
    'Spoločenstvo vlastníkov bytov {brand}|{trade} - {first} {last}|Základná škola {city}|Obec {city}|{brand} {trade}, {first} {last}|Mgr. {first} {last}|Spoločenstvo vlastníkov bytov a nebytových priestorov Lipová {n}, {city}|SVB {city} {n}|Mesto {city}|Mestský úrad {city}, oddelenie výstavby a správy majetku|Obecný úrad {city}|Základná škola s materskou školou, Školská {n}, {city}|Materská škola {brand}|Stredná odborná škola drevárska a stavebná {city}|Gymnázium {city}|Spojená škola internátna {city}|Centrum voľného času {brand}|Domov sociálnych služieb {brand}|Mestské kultúrne stredisko {city}|Rímskokatolícka cirkev, farnosť {city}|Cirkevný zbor evanjelickej cirkvi augsburského vyznania {city}|Gréckokatolícka cirkev, farnosť {city}|Dobrovoľný hasičský zbor {city}|Telovýchovná jednota {brand} {city}|Futbalový klub {brand}|Poľovnícke združenie {brand}|Pozemkové spoločenstvo {brand}|Urbariát {city}, pozemkové spoločenstvo bývalých urbarialistov|Občianske združenie {brand}|Spolok priateľov starých mlynov a ľudových remesiel|Rodičovské združenie pri Základnej škole {city}|Ústav pre výskum lesa a horských pasienkov|Záhradkárska osada {brand}|MUDr. {first} {last}|MUDr. {first} {last}, všeobecný lekár pre dospelých|MVDr. {first} {last} – veterinárna ambulancia|Ing. {first} {last}|JUDr. {first} {last}, advokát|{first} {last} – {trade}|{trade} {last}|{last} a {last}, združenie podnikateľov|Penzión a reštaurácia {brand}, {first} {last}',
  attention:
    'Do rúk: {person}|K rukám {person}, vedúci nákupu|Kontaktná osoba: {person}|Kontakt: {person}, konateľ|Vybavuje: {person}|c/o {person}|c/o správca bytového domu|Nákladové stredisko {n}|Stredisko {n} – údržba|Podateľňa|Príjem faktúr|Fakturačné oddelenie|Odbor {n}, správa majetku|Stavba č. {n}, stavbyvedúci {person}|Vaša zn. {n} / {person}|Mzdová učtáreň a personalistika|Zákazka {n}|Predseda spoločenstva: {person}|Riaditeľstvo závodu',
};
