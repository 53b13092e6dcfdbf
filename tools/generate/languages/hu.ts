import type { Wording } from '../wording.ts';

/** Hungarian. */
export const hu: Wording = {
  seller: 'Eladó|Szállító|Kiállító|Számlakibocsátó|Szolgáltató|Eladó adatai',
  buyer: 'Vevő|Megrendelő|Ügyfél|Vásárló|Számlázási cím|Vevő adatai|Címzett|Fizető',
  delivery: 'Szállítási cím|Átvevő|Teljesítés helye|Szállítás címe',
  contact: 'Kapcsolattartó|Ügyintéző|Kiállította|Átvette|Értékesítő',
  title: 'SZÁMLA|Számla|Díjbekérő|Számla / Invoice|Nyugta|Helyesbítő számla|Előlegszámla|Proforma számla',
  number: 'Számla sorszáma|Számlaszám:|Sorszám|Bizonylatszám|Számla száma',
  date: 'Kiállítás dátuma|Kelt|Számla kelte|Dátum|Kiállítás kelte',
  due: 'Fizetési határidő|Esedékesség|Határidő',
  other:
    'Fizetési mód|Teljesítés dátuma|Megrendelésszám|Rendelésszám|Oldal|Pénznem|Vevőkód|Szerződésszám|Időszak|Szállítólevél',
  phone: 'Tel.|Telefon|Telefonszám|Mobil|Fax',
  registration: 'Adószám|Közösségi adószám|Cégjegyzékszám|EU adószám|Cg.|Nyilvántartási szám',
  bank: 'Bankszámlaszám|Bank|IBAN|SWIFT|Számlaszám|OTP Bank|Számlavezető bank',
  net: 'Nettó összesen|Nettó érték|Adóalap|Nettó végösszeg',
  tax: 'ÁFA 27%|ÁFA|Áfa összesen|27% ÁFA',
  total: 'Bruttó összesen|Fizetendő|Végösszeg|Fizetendő összeg|Összesen|FIZETENDŐ',
  columns: 'Megnevezés|Mennyiség|Egységár|Nettó ár|Bruttó|ÁFA|Mennyiségi egység|Érték|Cikkszám|Menny.|VTSZ',
  prose:
    'Köszönjük a vásárlást!|A számla aláírás és bélyegző nélkül érvényes.|Késedelmes fizetés esetén kamatot számítunk fel.|Ez a számla elektronikus úton készült.|Kérjük, az utaláskor a számla sorszámát feltüntetni.|Megjegyzés|Alanyi adómentes|azaz százhúszezer forint',
  nameLabel: 'Név|Cégnév|Vevő neve|Megnevezés',
  addressLabel: 'Cím|Székhely|Utca, házszám|Telephely',
  cityLabel: 'Város|Település|Irányítószám, város',
  trades:
    'Szolgáltató|Kereskedelmi|Építőipari|Tanácsadó|Informatika|Bútor|Autó|Könyvesbolt|Étterem|Ingatlan|Szállítmányozás|Építő és Szolgáltató|Ép-Szer|Generál Építő|Kőműves|Ácsmester|Asztalos|Tetőfedő|Bádogos|Lakatos|Fémmegmunkáló|Kovácsműhely|Gépészet|Épületgépészet|Víz-Gáz-Fűtés|Villanyszerelő|Villamossági|Festő-Mázoló|Burkolás|Üveges|Nyílászáró|Kőfaragó|Földmunka|Fuvarozó|Trans|Logisztika|Autószerviz|Gumiszerviz|Autóalkatrész|Karosszéria|Gépgyártó|Szerszám|Mezőgép|Fatelep|Faipari|Erdészet|Kertészet|Kertépítő|Agrár|Mezőgazdasági|Zöldség-Gyümölcs|Pékség|Sütőipari|Cukrászda|Húsüzem|Tejtermék|Borászat|Pince|Sörfőzde|Vendéglő|Csárda|Fogadó|Panzió|Kávézó|Élelmiszer|Nagyker|Virágüzlet|Vas-Műszaki|Tüzép|Ékszer|Óra|Optika|Fodrászat|Kozmetika|Fogászat|Gyógymasszázs|Állatorvosi Rendelő|Gyógyszertár|Temetkezés|Ügyvédi Iroda|Könyvelőiroda|Adótanácsadó|Könyvvizsgáló|Tervező|Építésziroda|Földmérő|Társasházkezelő|Nyomda|Reklám és Dekor|Fotó|Szoftver|Számítástechnika|Takarítás|Kéményseprő|Klíma|Lift|Biztonságtechnika|Autósiskola|Utazási Iroda|Textil|Csomagolástechnika|Műanyag|Sport',
  postLabel: 'Irányítószám|Irsz.',
  stateLabel: 'Megye',
  countryLabel: 'Ország',
  greeting: 'Tisztelt Ügyfelünk|Tisztelt|Kedves',
  honorific: 'Özv.|Dr.|Úr|ifj.',
  regards: 'Üdvözlettel|Tisztelettel',
  adjustment: 'Kedvezmény|Szállítási költség|Előleg|Kerekítés|Borravaló',
  item: 'Tanácsadás|Munkadíj|Szállás|Fordítás|Karbantartás|Szállítás|Bérleti díj|Papír A4|Kávé',
  third: 'Szállítmányozó|Biztosító|Fizető|Társasházkezelő|Gyám|Szülő|Tulajdonos|Pénzügyi képviselő',
  managed: 'c/o|képviseli|képviseletében|megbízásából',
  department: 'Pénzügyi Osztály|Könyvelés|Beszerzés|Titkárság',
  subject: 'Beteg|Tanuló|Állat|Utas|Vendég|Jármű|Résztvevő|Kártyabirtokos',
  caption: 'Foglalás részletei|Szálloda adatai|Ügyfélpéldány|Fizetési adatok|Cégadatok',
  operator: 'üzemelteti|márkája|tulajdonos|üzemeltető',
  site: 'Raktár|Telephely|Üzlet|Fióktelep|Műhely|Levelezési cím',
  aside:
    'Nyitva H-P 8-16|Alapítva 19##|19## óta|{city} üzlet|Családi vállalkozás|Eladás és szerviz|Vasárnap zárva|Általános iskola|Víz – Gáz – Fűtés|VÍZ • GÁZ • FŰTÉS • KLÍMA|Villanyszerelés, érintésvédelem, villámvédelem|Építés · Felújítás · Bontás|Lakatosmunka · Kovácsolás · Hegesztés|Értékesítés, bérbeadás, szerviz, alkatrész|Egyedi bútorok készítése|Ajtó / ablak / árnyékolás|Festés, mázolás, tapétázás|Gépi földmunka és konténeres sittszállítás|Könyvelés – Bérszámfejtés – Adótanácsadás|Esküvői és kegyeleti virágkötészet|Torták minden alkalomra|Mérlegképes könyvelő|Bejegyzett könyvvizsgáló, ig. sz. ######|Okleveles adószakértő|Igazságügyi szakértő|Okleveles építészmérnök|Felelős műszaki vezető|Ügyvéd|Fogszakorvos|Háziorvos|Állatorvos|Gyógytornász|Gázszerelő, ig. szám: ####/20##|Erősáramú berendezés-felülvizsgáló|ISO 9001:2015 tanúsított cég|ISO 9001 és ISO 14001|Az ipartestület tagja|Ellenőrzött ökológiai gazdálkodásból|Hagyomány 18## óta|Három generáció szakértelme|Több mint ## év tapasztalat|{last} család – pékek 19## óta|Egykor {last} és Fia|Az Ön megbízható partnere|GYORSAN • PONTOSAN • MEGBÍZHATÓAN|„Minőség, amire építhet”|Minden, ami ház és kert|Tetők egy életre|A kemencéből az asztalra|Meleg otthon, nyugodt tél|Kézműves termékek a szomszédból|Magyar termék|Nyitvatartás: H–P 7.30–17.00, Szo 8–12|Hétfőtől péntekig 9–18 óráig|Ügyfélfogadás: hétfő 13–17, szerda 8–12|Ebédszünet 12.00–12.30|0–24 órás gyorsszolgálat|Rendelés előzetes bejelentkezés alapján|Telephely: {city}|{city}, központi raktár|Dunántúli képviselet|Márkakereskedés és szakszerviz|Kizárólagos magyarországi forgalmazó|Kis- és nagykereskedelem, webáruház|Szállás, étterem & rendezvényterem|Saját termelés, házhoz szállítás|Műszaki vizsga * eredetvizsga * autómentés|Temetés, hamvasztás, szállítás|Vágás, festés, melír|Ipari automatizálási üzletág|Borkóstoló előzetes egyeztetéssel',
  regime:
    'Cégjegyzékszám ##-##-######|Kisadózó|Alanyi adómentes|Adószám ########-#-##|EU adószám HU########|Pénztárgép ## Nyugta ####',
  landmarks:
    'Hárs|Három Hárs|Öreghárs|Tölgyfa|Három Tölgy|Juhar|Kőris|Nyírfa|Égeres|Fenyves|Akácos|Gesztenyés|Öregmalom|Malomkert|Vízimalom|Vörös Malom|Szélmalom|Kovácsműhely|Tisza|Zagyva|Körös|Rába|Ipoly|Duna-part|Kőhegy|Zöldhegy|Napos Domb|Napsugár|Kilátó|Gólya|Fehér Hattyú|Arany Sas|Feketerigó|Kék Csillag|Pacsirta|Jégmadár|Sólyomvár|Bagoly|Fecske|Vörös Szarvas|Arany Oroszlán|Fehér Ló|Medve|Kis Róka|Csikós|Szent György|Szent Flórián|Szent Anna|Szent Márton|Szent Orbán|Korona|Aranykapu|Kőhíd|Forrás|Tópart|Hortobágy|Bakony|Mátra|Zemplén|Őrség|Nyírség|Szőlőskert|Árvalányhaj|Napraforgó|Pipacs|Betyár',
  bodies:
    '{last} utca {n}. Társasház|{last} {first} e.v.|{city} Város Önkormányzata|{brand} Lakásszövetkezet|{last} és Társa|{trade} {last} {first}|Társasház {city}, Petőfi utca {n}.|{brand} Társasház|{brand} Lakásfenntartó Szövetkezet|Garázsszövetkezet {n}. számú telep|{city} Község Önkormányzata|Polgármesteri Hivatal, {city}|{brand} Általános Iskola|{brand} Általános Iskola és Alapfokú Művészeti Iskola|{brand} Gimnázium és Szakgimnázium|{brand} Óvoda és Mini Bölcsőde|{brand} Szakképző Iskola és Kollégium|Szent Anna Idősek Otthona|Római Katolikus Plébánia, {city}|Református Egyházközség, {city}|Evangélikus Egyházközség, {city}|Önkéntes Tűzoltó Egyesület, {city}|{brand} Sportegyesület|{brand} Horgász Egyesület|{brand} Vadásztársaság|{brand} Néptánc és Hagyományőrző Kulturális Egyesület|{brand} Alapítvány a Vidéki Gyermekek Tanulásáért|Magyar Régi Malmok Barátainak Egyesülete|Faipari és Erdészeti Kutatóintézet|{city} Városi Könyvtár és Művelődési Ház|Egyesített Szociális és Egészségügyi Intézmény, {city}|{brand} Vízgazdálkodási Társulat|Dr. {last} {first}|Dr. {last} {first} fogorvos|Dr. {last} {first} háziorvosi rendelője|Dr. {last} és Dr. {last} ügyvédi társulás|{last} {first} egyéni vállalkozó|{last} {first} ev.|{last} {first} őstermelő|{last} {trade}|{last} és Fia {trade}|{brand} Vendégház, {last} {first}',
  attention:
    '{person} részére|{person} beszerzési vezető részére|Kapcsolattartó: {person}|Ügyintéző: {person}|Hiv. szám: {n} / {person}|c/o {person}|c/o társasházkezelő|Költséghely: {n}|Számlafogadás|Pénzügy és Számvitel|Gazdasági Hivatal|{n}. sz. üzem, karbantartás|Iktató|Projekt: {n}|Munkaszám: {n}, {person} építésvezető|Bérszámfejtés és HR|Közös képviselő: {person}|Ügyvezető: {person}|Műszaki Igazgatóság',
};
