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
    'Szolgáltató|Kereskedelmi|Építőipari|Tanácsadó|Informatika|Bútor|Autó|Könyvesbolt|Étterem|Ingatlan|Szállítmányozás',
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
    'Nyitva H-P 8-16|Alapítva 19##|19## óta|{city} üzlet|Családi vállalkozás|Eladás és szerviz|Vasárnap zárva|Általános iskola',
  regime:
    'Cégjegyzékszám ##-##-######|Kisadózó|Alanyi adómentes|Adószám ########-#-##|EU adószám HU########|Pénztárgép ## Nyugta ####',
};
