import type { Wording } from '../wording.ts';

/** Finnish. */
export const fi: Wording = {
  seller: 'Myyjä|Laskuttaja|Toimittaja|Lähettäjä|Yritys|Saaja|Palveluntarjoaja',
  buyer: 'Laskutusosoite|Asiakas|Ostaja|Vastaanottaja|Laskun saaja|Laskutetaan|Tilaaja|Laskutus|Maksaja',
  delivery: 'Toimitusosoite|Toimitus|Toimituspaikka|Tavaran vastaanottaja|Työkohde',
  contact: 'Viitteenne|Yhteyshenkilö|Viitteemme|Myyjämme|Yhteyshenkilönne|Käsittelijä',
  title: 'LASKU|Lasku|HYVITYSLASKU|KUITTI|Proformalasku|Kassakuitti|Laskuerittely',
  number: 'Laskun numero|Laskunumero|Lasku nro|Laskunro|Nro|Lasku',
  date: 'Päiväys|Laskun päivä|Laskupäivä|Pvm|Laskutuspäivä|Päivämäärä',
  due: 'Eräpäivä|Maksupäivä|Maksettava viimeistään|Eräpvm',
  other:
    'Asiakasnumero|Viitenumero|Sivu|Tilaus|Maksuehto|Toimituspäivä|Asiakasnro|Tilausnumero|Projekti|Viitteenne|Viivästyskorko|Jakso|Sopimus',
  phone: 'Puh.|Puhelin|Puhelinnumero|Gsm|Matkapuhelin|Fax|P.',
  registration: 'Y-tunnus|ALV-nro|Y-tunnus / ALV|LY-tunnus|Kotipaikka|VAT FI|Krnro',
  bank: 'Tilinumero|IBAN|Pankki|Tilinro|BIC|Nordea|OP|Osuuspankki',
  net: 'Yhteensä veroton|Veroton|Veroton yhteensä|Summa ilman veroa|Alv 0%',
  tax: 'ALV 24%|ALV|ALV 14%|Arvonlisävero|Vero|ALV 25,5%',
  total: 'Yhteensä|Maksettava|Maksettava yhteensä|Loppusumma|YHTEENSÄ|Laskun loppusumma|Yhteensä EUR',
  columns: 'Kuvaus|Määrä|Hinta|Summa|ALV|Tuote|Kpl|á-hinta|Yksikkö|Alennus|Tuotekoodi|Yhteensä|Nimike|Tunnit',
  prose:
    'Kiitos tilauksestanne.|Maksuehto 14 pv netto|Huomautukset 8 päivän kuluessa.|Kiitos käynnistä!|Tervetuloa uudelleen|Viivästyskorko korkolain mukaan|Merkitkää viitenumero maksuun',
  nameLabel: 'Nimi|Yrityksen nimi|Asiakkaan nimi',
  addressLabel: 'Osoite|Katuosoite|Postiosoite|Lähiosoite',
  cityLabel: 'Paikkakunta|Postinumero ja -toimipaikka|Kaupunki',
  trades: 'Rakennus|Sähkö|Kuljetus|Konsultointi|Kiinteistöt|Kirjakauppa|Palvelut|Tili|Huolto|Maalaus',
  postLabel: 'Postinumero',
  stateLabel: 'Maakunta',
  countryLabel: 'Maa',
  greeting: 'Hei|Hyvä asiakas',
  honorific: 'c/o|Hra|Rva',
  regards: 'Ystävällisin terveisin|Terveisin',
  adjustment: 'Alennus|Rahti|Laskutuslisä|Pyöristys|Toimituskulut',
  item: 'Työtunnit|Konsultointi|Tarvikkeet|Matkakulut|Vuokra|Siivous|Majoitus|Kahvi',
  third: 'Huolitsija|Vakuutusyhtiö|Maksaja|Isännöitsijä|Huoltaja|Omistaja|Rahdinkuljettaja|Välittäjä',
  managed: 'c/o|edustaja|puolesta|isännöitsijä',
  department: 'Taloushallinto|Ostoreskontra|Hankinta|Kirjanpito',
  subject: 'Potilas|Oppilas|Eläin|Matkustaja|Vieras|Ajoneuvo|Osallistuja|Kortinhaltija',
  caption: 'Hotellin tiedot|Varauksen tiedot|Asiakkaan kappale|Vuokralasku|Yrityksen tiedot',
  operator: 'ylläpitäjä|tavaramerkki|osa konsernia|omistaja',
  site: 'Varasto|Toimipiste|Myymälä|Palautukset|Korjaamo|Postiosoite',
  aside:
    'Avoinna ma-pe 8-16|Vuodesta 19##|Perustettu 19##|Toimipiste {city}|Perheyritys|Myynti ja huolto|Ajanvaraus|Suljettu sunnuntaisin',
  regime:
    'Kotipaikka {city}|Y-tunnus #######-#|ALV-rek.|Ennakkoperintärekisterissä|Kaupparekisteri|Kassa ## Kuitti ####',
};
