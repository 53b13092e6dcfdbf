import type { Wording } from '../wording.ts';

/** Lithuanian. */
export const lt: Wording = {
  seller: 'Pardavėjas|Tiekėjas|Paslaugų teikėjas|Siuntėjas',
  buyer: 'Pirkėjas|Klientas|Gavėjas|Mokėtojas|Užsakovas',
  delivery: 'Pristatymo adresas|Pristatymo vieta',
  contact: 'Kontaktinis asmuo|Sąskaitą išrašė|Vadybininkas',
  title: 'PVM SĄSKAITA FAKTŪRA|Sąskaita faktūra|SĄSKAITA|Išankstinė sąskaita|Kreditinė sąskaita',
  number: 'Serija ir Nr.|Sąskaitos Nr.|Nr.|Numeris',
  date: 'Data|Išrašymo data|Sąskaitos data',
  due: 'Apmokėti iki|Mokėjimo terminas',
  other: 'Užsakymo Nr.|Sutartis|Mokėjimo būdas|Puslapis|Kliento kodas',
  phone: 'Tel.|Telefonas|Mob.|Faksas',
  registration: 'Įmonės kodas|PVM kodas|PVM mokėtojo kodas',
  bank: 'Bankas|A/s|Sąskaita|Swedbank|SEB|LT',
  net: 'Suma be PVM|Iš viso be PVM|Tarpinė suma',
  tax: 'PVM 21%|PVM',
  total: 'Iš viso|Bendra suma|Mokėti|Suma su PVM|Viso mokėti',
  columns: 'Pavadinimas|Kiekis|Kaina|Suma|Mat. vnt.|PVM|Kodas',
  prose:
    'Dėkojame, kad perkate!|Suma žodžiais|Vėluojant sumokėti skaičiuojami delspinigiai.|Sąskaita galioja be parašo.',
  nameLabel: 'Pavadinimas|Vardas, pavardė|Įmonė',
  addressLabel: 'Adresas|Buveinė',
  cityLabel: 'Miestas',
  trades:
    'Statyba|Prekyba|Transportas|Paslaugos|Grupė|Sprendimai|Statybos darbai|Statybinės medžiagos|Stogai|Stogdengiai|Dailidė|Staliai|Mūrininkai|Metalo gaminiai|Kalvis|Suvirinimas|Santechnika|Šildymas|Vandentiekis|Elektros darbai|Elektra|Dažymas|Apdaila|Grindys|Langai ir durys|Stiklas|Akmuo|Žemės darbai|Keliai|Krovinių pervežimas|Logistika|Taksi|Autoservisas|Padangos|Auto dalys|Automobilių dažymas|Mechanika|Įrengimai|Įrankiai|Žemės ūkio technika|Agro|Ūkis|Miškas|Mediena|Lentpjūvė|Medžio apdirbimas|Baldai|Interjeras|Medelynas|Sodai|Želdynai|Bitynas|Kepykla|Konditerija|Mėsa|Žuvis|Pienas|Sūrinė|Alaus darykla|Kavinė|Smuklė|Svečių namai|Restoranas|Sodyba|Maistas|Didmena|Gėlės|Ūkinės prekės|Auksakalys|Laikrodžiai|Optika|Kirpykla|Grožio salonas|Odontologija|Kineziterapija|Veterinarijos klinika|Vaistinė|Laidojimo namai|Advokatų kontora|Apskaita|Auditas|Konsultacijos|Projektai|Architektai|Geodezija|Nekilnojamasis turtas|Namų priežiūra|Spaustuvė|Reklama|Foto|Knygynas|Kompiuteriai|Programinė įranga|Valymas|Kaminkrėtys|Vėdinimas|Liftai|Apsauga|Vairavimo mokykla|Kelionės|Tekstilė|Siuvykla|Pakuotės|Plastikas|Sportas',
  postLabel: 'Pašto kodas',
  stateLabel: 'Rajonas',
  countryLabel: 'Šalis',
  greeting: 'Gerbiamas kliente|Laba diena',
  honorific: 'UAB|MB|p.',
  regards: 'Pagarbiai',
  adjustment: 'Nuolaida|Pristatymas|Avansas',
  item: 'Konsultacijos|Transportas|Nuoma|Popierius A4|Darbai',
  third: 'Vežėjas|Draudikas|Mokėtojas|Administratorius|Globėjas|Savininkas|Tarpininkas',
  managed: 'per|atstovaujama|vardu|c/o',
  department: 'Buhalterija|Pirkimų skyrius|Finansų skyrius',
  subject: 'Pacientas|Mokinys|Gyvūnas|Keleivis|Svečias|Automobilis|Vairuotojas',
  caption: 'Užsakymo informacija|Viešbučio duomenys|Kliento kopija',
  operator: 'valdo|prekės ženklas|savininkas',
  site: 'Sandėlis|Filialas|Parduotuvė|Dirbtuvės',
  aside:
    'Dirbame I-V 8-17|Nuo 19## m.|{city} filialas|Šeimos įmonė|Sekmadienį nedirbame|Santechnika – Šildymas – Nuotekos|ELEKTRA • ŠILDYMAS • VĖDINIMAS|Elektros instaliacija, matavimai, žaibosauga|Statyba · Remontas · Griovimas|Stogai · Fasadai · Skardinimas|Prekyba, nuoma, servisas ir atsarginės dalys|Baldai pagal užsakymą|Langai / durys / žaliuzės|Dažymas, tapetavimas, plytelių klijavimas|Žemės kasimo darbai ir pervežimai|Apskaita – Atlyginimai – Mokesčiai|Vestuvinės puokštės ir gedulo vainikai|Tortai visoms progoms|Atestuota buhalterė|Atestuotas auditorius, pažymėjimo Nr. ######|Advokatas|Notarė|Antstolio padėjėjas|Atestuotas architektas, atest. Nr. A ####|Statybos inžinierius|Šeimos gydytojas|Gydytojas odontologas|Veterinarijos gydytojas|Kineziterapeutė|Medicinos psichologė|Nekilnojamojo turto vertintojas|Sertifikatas ISO 9001:2015|ISO 9001, ISO 14001, ISO 45001|Ekologinis ūkis, sertifikuotas|Licencijos Nr. ####|Tautinio paveldo produktas|Pagaminta Lietuvoje|Tradicijos nuo 19## metų|Įkurta 19## m.|Daugiau kaip ## metų patirtis|Trečia kepėjų karta|{last} – šeimos ūkis nuo 19##|Buvę {last} ir sūnūs|Jūsų patikimas partneris|GREITAI • KOKYBIŠKAI • PATIKIMAI|„Kokybė, kuria galite pasitikėti“|Viskas namams ir sodui|Stogai visam gyvenimui|Iš krosnies ant stalo|Šiluma jūsų namams|Dirbame, kad jums būtų lengviau|Arti jūsų kasdien|Amato meistras|Darbo laikas: darbo dienomis 9–18, šeštadienį 10–15|I–IV 8.00–17.00, V 8.00–15.45|Priėmimo valandos: antradienis ir ketvirtadienis|Pietų pertrauka 12.00–12.45|Avarinė tarnyba visą parą|Priimame tik iš anksto užsiregistravus|Pirmadieniais nedirbame|Parduotuvė: {city}|Padalinys {city}|Atstovybė Žemaitijoje|Vakarų regiono sandėlis|Įgaliotasis platintojas ir servisas|Išskirtinis atstovas Baltijos šalyse|Didmeninė ir mažmeninė prekyba, el. parduotuvė|Nakvynė, pirtis & pokylių salė|Savo užauginta, savo pagaminta|Techninė apžiūra * diagnostika * techninė pagalba kelyje|Laidojimas, kremavimas, pervežimas|Kirpimas, dažymas, šukuosenos|Pramonės automatikos skyrius|Malkos, briketai, granulės',
  regime: 'Ne PVM mokėtojas|PVM mokėtojas|Registras: VĮ Registrų centras|Įmonės kodas #########',
  landmarks:
    'Beržas|Beržynas|Trys Beržai|Ąžuolas|Ąžuolynas|Senasis Ąžuolas|Liepa|Trys Liepos|Klevas|Uosis|Pušynas|Eglynas|Gluosnis|Šermukšnis|Kadagys|Malūnas|Senasis Malūnas|Vėjo Malūnas|Vandens Malūnas|Dvaras|Baltasis Dvaras|Kalvė|Nemunas|Neris|Šventoji|Minija|Dubysa|Merkys|Baltasis Kalnas|Žaliasis Kalnas|Saulės Kalnas|Saulėtekis|Saulutė|Gandras|Baltoji Gulbė|Auksinis Erelis|Juodasis Strazdas|Mėlynoji Žvaigždė|Vyturys|Kregždė|Gervė|Sakalas|Pelėda|Lakštingala|Briedis|Baltasis Elnias|Auksinis Liūtas|Baltas Žirgas|Lokys|Lapė|Stumbras|Šventasis Jurgis|Šventoji Ona|Šventasis Kazimieras|Karūna|Auksiniai Vartai|Akmeninis Tiltas|Šaltinis|Paežerė|Paupys|Pajūris|Švyturys|Inkaras|Gintaras|Aukštaitija|Žemaitija|Dzūkija|Suvalkija|Kuršių Vėjas|Rugiagėlė|Aguona|Ramunė|Saulėgrąža|Žibutė',
  bodies:
    'Daugiabučio namo savininkų bendrija {brand}|IĮ {brand}|MB „{brand}“|UAB „{brand}“|{city} savivaldybė|Daugiabučio namo savininkų bendrija „{brand}“|DNSB „{brand}“|Gyvenamojo namo Vytauto g. {n} savininkų bendrija|Sodininkų bendrija „{brand}“|Garažų eksploatavimo bendrija Nr. {n}|Miesto savivaldybės administracija, Statybos ir turto skyrius|Rajono savivaldybės administracija, {brand} seniūnija|Seniūnija „{brand}“|Valstybinė miškų ir dirvožemio tarnyba|„{brand}“ progimnazija|„{brand}“ gimnazija, {city}|Lopšelis-darželis „{brand}“|Vaikų darželis „{brand}“|Muzikos mokykla, {city}|Profesinio mokymo centras „{brand}“|Suaugusiųjų ir jaunimo švietimo centras „{brand}“, {city}|Socialinės globos namai „{brand}“|Šv. Onos parapija, {city}|Šv. Kazimiero Romos katalikų parapijos bendruomenė|Evangelikų liuteronų parapija, {city}|Sporto klubas „{brand}“|Buriuotojų klubas „{brand}“|Medžiotojų būrelis „{brand}“|Medžiotojų ir žvejų draugija „{brand}“|Kaimo bendruomenė „{brand}“|Kultūros ir tautodailės asociacija „{brand}“|Senųjų malūnų ir amatų išsaugojimo draugija|Vietos veiklos grupė „{brand}“|Medienos ir miško dirvožemių tyrimų institutas|Labdaros ir paramos fondas „{brand}“|Gydytojas odontologas {first} {last}|Veterinarijos gydytojas {first} {last}|Advokatas {first} {last}|{last} ir {last}, advokatų kontora|{first} {last}, individuali veikla pagal pažymą|{first} {last} – {trade}|{trade} „{brand}“|{trade} {last}|Ūkininkas {first} {last}|Kaimo turizmo sodyba „{brand}“, {first} {last}',
  attention:
    'Dėmesio: {person}|Kam: {person}|Kontaktinis asmuo: {person}|Kontaktinis asmuo {person}, pirkimų vadovas|Atsakingas asmuo: {person}|Gavėjas: {person}|Direktorius {person}|c/o {person}|c/o namo administratorius|Kaštų centras {n}|Sąnaudų centras Nr. {n}|Sąskaitų priėmimas|Raštinė|Apskaitos skyrius|Personalo ir atlyginimų skyrius|Cechas Nr. {n}, priežiūra|Statybos objektas {n}, darbų vadovas {person}|Projektas Nr. {n}|Jūsų nuoroda: {n} / {person}|Bendrijos pirmininkas: {person}|Ūkio dalis',
};
