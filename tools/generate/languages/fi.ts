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
  trades:
    'Rakennus|Sähkö|Kuljetus|Konsultointi|Kiinteistöt|Kirjakauppa|Palvelut|Tili|Huolto|Maalaus|Rakennus ja Remontti|Rakennusliike|Kirvesmiespalvelu|LVI-palvelu|Putkityö|Sähköurakointi|Sähköasennus|Maalausliike|Lattiat|Laatoitus|Lasi ja Peili|Lukkopalvelu|Kattopalvelu|Peltityöt|Autohuolto|Autokorjaamo|Rengaspalvelu|Automaalaamo|Konepaja|Metalli ja Hitsaus|Takomo|Maanrakennus|Kaivuu ja Louhinta|Sora ja Murske|Muuttopalvelu|Tilausajot|Taksi|Huolinta|Metsäpalvelu|Saha|Puutavara|Rauta ja Rakennustarvike|Kalusteet|Sisustus|Verhoomo|Keittiöt|Leipomo|Konditoria|Lihajaloste|Kalatukku|Elintarvike|Tukku|Ravintola|Kahvila ja Catering|Pizzeria|Majatalo|Matkailu|Loma-asunnot|Kukkakauppa|Puutarha|Taimisto|Maatila|Viherrakennus|Kello ja Kulta|Optiikka|Parturi-kampaamo|Kauneushoitola|Jalkahoitola|Hammaslääkärit|Fysioterapia|Eläinklinikka|Hautaustoimisto|Asianajotoimisto|Lakipalvelut|Tilintarkastus|Tilitoimisto|Arkkitehdit|Insinööritoimisto|Isännöinti|Kiinteistöhuolto|Mainostoimisto|Paino|Kyltit ja Teippaus|Valokuvaus|Ohjelmistot|Siivous|Ikkunanpesu|Nuohous|Ilmastointi|Kylmälaitteet|Hälytys ja Turva|Autokoulu|Veneveistämö|Kone ja Laite|Urheilu|Tekstiili|Pakkaus|Kierrätys',
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
    'Avoinna ma-pe 8-16|Vuodesta 19##|Perustettu 19##|Toimipiste {city}|Perheyritys|Myynti ja huolto|Ajanvaraus|Suljettu sunnuntaisin|LVI – Lämpö – Vesi – Ilma|Sähkö • Tele • Data • Turva|MAALAUS · TAPETOINTI · TASOITUS|Rakentaminen, remontointi ja saneeraus|Kaivuut · Louhinnat · Kuljetukset|Kirjanpito, palkat & tilinpäätökset|Myynti / Huolto / Varaosat|Kukat, sidonta ja hautauspalvelu|KLT-kirjanpitäjä|Auktorisoitu tilitoimisto|HT-tilintarkastaja|Asianajaja, varatuomari|Arkkitehti SAFA|Laillistettu psykologi|Laillistettu fysioterapeutti|Hammaslääketieteen lisensiaatti|Eläinlääkäri|Rakennusmestari|Energiatodistuksen laatija, taso #|Laillistettu hieroja, kouluttaja|Sähköpätevyys S#|ISO 9001 -sertifioitu|Luomuvalvottu tuotanto|Tilaajavastuutiedot kunnossa|Rakentamisen laatu RALA-pätevyys|Hyväksytty vesieristäjä|Käsityötä jo kolmannessa polvessa|Paikallinen osaaja lähelläsi|Laatu, joka kestää|TYÖ TEHDÄÄN KERRALLA KUNTOON|"Sovittu on sovittu"|Lähiruokaa suoraan tilalta|Kaikki kodin remontointiin|Rehtiä palvelua vuodesta 19##|Lämpöä jokaiseen kotiin|Perheyritys jo neljässä polvessa|Perheen {last} omistuksessa vuodesta 19##|{last} & Pojat vuodesta 19##|Toimintaa vuodesta 18##|Aukioloajat: ark. 9–17, la 10–14|Ma–to 7–15.30, pe 7–13|Lounas arkisin klo 10.30–14|Päivystys 24 h|Vain ajanvarauksella|Juhannuksena suljettu|Myymälä: {city}|Pohjoinen aluekonttori|Pääkonttori: {city}|Teollisuuspalvelut-yksikkö|Toimipisteet: {city} ja Länsisatama|Vuokraus, myynti, varaosat|Hirsirakentaminen * Terassit * Saunat|Juhlat, kokoukset & majoitus|Ruisleipää juureen leivottuna|Kuljetukset koko Suomeen|Hautaukset – muistokivet – perunkirjoitukset|Leikkaus, väri ja kampaus|Maahantuoja ja tukkumyynti|Valtuutettu jälleenmyyjä|Lumityöt, nurmikot ja hiekanpoisto|Ent. {last} & Kumpp.|Puhtia pihaan, varmuutta talveen|Veneet – moottorit – talvisäilytys',
  regime:
    'Kotipaikka {city}|Y-tunnus #######-#|ALV-rek.|Ennakkoperintärekisterissä|Kaupparekisteri|Kassa ## Kuitti ####',
  landmarks:
    'Koivuranta|Kolme Mäntyä|Kuusikko|Mäntylä|Tammela|Vaahterapiha|Pihlajatalo|Haapaniemi|Leppälehto|Vanha Mylly|Myllykoski|Myllypuro|Isojoki|Pohjoisvirta|Koskenranta|Järvenselkä|Lahdenpoukama|Saarela|Kallioniemi|Harju|Aurinkomäki|Iltarusko|Revontuli|Keskiyön Aurinko|Joutsen|Valkoinen Joutsen|Kurki|Kiuru|Pääskynen|Kotka|Teeri|Käki|Kuukkeli|Karhunpesä|Kettula|Hirvi|Sininen Ovi|Punainen Tupa|Kultainen Leijona|Musta Hevonen|Pyhä Henrik|Pyhä Birgitta|Pappila|Kellotapuli|Majakka|Ankkuri|Venevaja|Satamakulma|Etelärinne|Länsituuli|Pohjola|Itäportti|Savo|Kainuu|Häme|Satakunta|Ruukki|Sepänpaja|Niittykukka|Vanamo|Kielo|Hopeakuu',
  bodies:
    'Asunto Oy {city}n {brand}|As. Oy {brand}|T:mi {first} {last}|{trade} {last}|{brand} ry|Kiinteistö Oy {brand}|Taloyhtiö {brand}|Koivurannan omakotiyhdistys|{city} – kaupungin tekninen toimi|Hyvinvointialue {brand}, Hankintapalvelut ja Laskutus|Asukasyhdistys {brand}, {city}|Tiekunta {brand}|Vesiosuuskunta {brand}|Päiväkoti {brand}|Vanhan Myllyn koulun vanhempainyhdistys|Peruskoulu {brand}, {city}|Ammattiopisto {brand}, tekniikan ja liikenteen toimiala|Kansalaisopisto {brand}|Seurakuntayhtymä, kiinteistö- ja hautaustoimi|Seurakunta {brand}|Vapaakirkko {brand}|Urheiluseura {brand}|Purjehdusseura {brand}, {city}|Ratsastuskeskus {brand}|Metsästysseura {brand}|Käsityökerho {brand}, {city} ja lähikylät|Lääkärikeskus {brand}|Hammaslääkärit {last} & {last}|Hammaslääkäri {first} {last}|Eläinlääkäri {first} {last}|Fysioterapeutti {first} {last}|{first} {last}, {trade}|Toiminimi {first} {last}|{trade} {first} {last}|Asianajajat {last}, {last} ja {last}|Sukuseura {last}|Suomen Vanhojen Puuveneiden Ystävien Yhdistys|Kotiseutuyhdistys {brand} – {city}|Vesiensuojelun ja Kalatalouden Tutkimuslaitos|Kulttuuriyhdistys {brand}|Kuolinpesä {first} {last}|Saaristomeren Kyläyhdistysten Yhteistyöjärjestö',
  attention:
    'Att: {person}|Yhteyshenkilö: {person}|Yhteyshenkilö {person}, hankintapäällikkö|Viitteenne: {person}|Viite {n} / {person}|c/o {person}|c/o Isännöintitoimisto|Kustannuspaikka {n}|Ostolaskut|Laskujen vastaanotto|Laskutus / {person}|Osasto {n}, kunnossapito|Palkat ja henkilöstö|Työmaa {n}, vastaava mestari {person}|Projekti {n}|Tilaaja: {person}|Toimitusjohtaja {person}|Hallinto ja talous|Kiinteistöpäällikkö {person}',
};
