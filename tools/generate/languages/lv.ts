import type { Wording } from '../wording.ts';

/** Latvian. */
export const lv: Wording = {
  seller: 'Pārdevējs|Piegādātājs|Izpildītājs|Nosūtītājs',
  buyer: 'Pircējs|Klients|Saņēmējs|Maksātājs|Pasūtītājs',
  delivery: 'Piegādes adrese|Saņemšanas vieta|Izkraušanas vieta',
  contact: 'Kontaktpersona|Izrakstīja|Sagatavoja',
  title: 'RĒĶINS|Rēķins|Pavadzīme|Avansa rēķins|Kredītrēķins',
  number: 'Rēķins Nr.|Rēķina numurs|Nr.',
  date: 'Datums|Rēķina datums|Izrakstīšanas datums',
  due: 'Apmaksas termiņš|Apmaksāt līdz|Termiņš',
  other: 'Līgums Nr.|Pasūtījums|Apmaksas veids|Lapa|Klienta kods|Periods',
  phone: 'Tālr.|Tālrunis|Mob.|Fakss',
  registration: 'Reģ. Nr.|PVN reģ. Nr.|PVN Nr.|Vienotais reģ. nr.',
  bank: 'Banka|Konts|SWIFT|Swedbank|SEB banka|Kods',
  net: 'Summa bez PVN|Kopā bez PVN|Starpsumma',
  tax: 'PVN 21%|PVN',
  total: 'Kopā apmaksai|Summa apmaksai|Kopā|Pavisam kopā',
  columns: 'Nosaukums|Daudzums|Cena|Summa|Mērv.|PVN|Kods',
  prose:
    'Paldies par sadarbību!|Rēķins sagatavots elektroniski un derīgs bez paraksta.|Maksājumā norādiet rēķina numuru.|Summa vārdiem',
  nameLabel: 'Nosaukums|Vārds, uzvārds|Uzņēmums',
  addressLabel: 'Adrese|Juridiskā adrese|Faktiskā adrese',
  cityLabel: 'Pilsēta|Novads',
  trades:
    'Būve|Serviss|Tirdzniecība|Transports|Grupa|Risinājumi|Būvniecība|Celtnieks|Būvmateriāli|Jumti|Jumiķis|Namdaris|Galdniecība|Mūrnieks|Metālapstrāde|Kalējs|Metināšana|Santehnika|Siltums|Apkure|Elektromontāža|Elektriķis|Krāsotājs|Apdare|Grīdas|Logi un durvis|Stikls|Akmens|Rakšanas darbi|Ceļi|Kravu pārvadājumi|Loģistika|Taksometrs|Autoserviss|Riepu serviss|Auto detaļas|Auto krāsošana|Mehānika|Iekārtas|Instrumenti|Lauku tehnika|Agro|Mežs|Mežizstrāde|Kokapstrāde|Zāģētava|Koks|Mēbeles|Interjers|Stādaudzētava|Dārzi|Zaļumi|Zemnieks|Bišu drava|Maiznīca|Konditoreja|Gaļa|Zivis|Piens|Alus darītava|Kafejnīca|Krogs|Viesu nams|Restorāns|Banketi|Pārtika|Vairumtirdzniecība|Ziedi|Saimniecības preces|Juvelieris|Pulksteņi|Optika|Frizētava|Skaistumkopšana|Zobārstniecība|Fizioterapija|Vetklīnika|Aptieka|Apbedīšana|Advokātu birojs|Grāmatvedības birojs|Audits|Konsultācijas|Projekti|Arhitekts|Ģeodēzija|Nekustamie īpašumi|Namu pārvalde|Tipogrāfija|Reklāma|Foto|Grāmatas|Datori|Programmatūra|Uzkopšana|Skursteņslauķis|Ventilācija|Lifti|Apsardze|Autoskola|Ceļojumi|Tekstils|Iepakojums|Plastmasa|Sports',
  postLabel: 'Pasta indekss',
  stateLabel: 'Novads',
  countryLabel: 'Valsts',
  greeting: 'Cienījamais klient|Labdien',
  honorific: 'SIA|A/S|Kungs',
  regards: 'Ar cieņu',
  adjustment: 'Atlaide|Piegāde|Avanss',
  item: 'Konsultācijas|Transports|Papīrs A4|Noma|Darbs',
  third: 'Pārvadātājs|Apdrošinātājs|Maksātājs|Pārvaldnieks|Aizbildnis|Īpašnieks|Starpnieks',
  managed: 'c/o|pārstāv|vārdā|apsaimnieko',
  department: 'Grāmatvedība|Iepirkumu nodaļa|Finanšu daļa',
  subject: 'Pacients|Skolēns|Dzīvnieks|Pasažieris|Viesis|Automašīna',
  caption: 'Rezervācijas dati|Viesnīcas dati|Klienta eksemplārs',
  operator: 'uztur|zīmols|īpašnieks',
  site: 'Noliktava|Filiāle|Veikals|Darbnīca',
  aside:
    'Atvērts P-Pk 8-17|Kopš 19##|{city} filiāle|Ģimenes uzņēmums|Svētdienās slēgts|Santehnika – Apkure – Kanalizācija|ELEKTRĪBA • APKURE • VENTILĀCIJA|Elektromontāža, mērījumi, zibensaizsardzība|Būvniecība · Remonts · Demontāža|Jumti · Fasādes · Skārdnieku darbi|Pārdošana, noma, serviss un rezerves daļas|Mēbeles pēc pasūtījuma|Logi / durvis / žalūzijas|Krāsošana, tapsēšana, flīzēšana|Rakšanas darbi un kravu pārvadājumi|Grāmatvedība – Algas – Nodokļi|Kāzu pušķi un sēru vainagi|Tortes visiem svētkiem|Ārpakalpojuma grāmatvedis|Zvērināts revidents, sertifikāts Nr. ###|Zvērināta advokāte|Zvērināts notārs|Sertificēts būvinženieris|Sertificēts arhitekts|Būvspeciālista sertifikāts Nr. #-#####|Ģimenes ārsts|Sertificēta zobārste|Praktizējošs veterinārārsts|Fizioterapeite|Amata meistars|Klīniskais psihologs|ISO 9001:2015 sertificēts uzņēmums|ISO 9001, ISO 14001|Bioloģiskā lauksaimniecība|Būvkomersants, reģ. Nr. ####-R|Licence Nr. ###-##|Latvijā ražots|Tradīcijas kopš 19##. gada|Dibināts 19##. gadā|Vairāk nekā ## gadu pieredze|Ģimenes uzņēmums trešajā paaudzē|Maiznieku dzimta {last} kopš 19##|Agrāk {last} un dēls|Jūsu uzticamais partneris|ĀTRI • PRECĪZI • UZTICAMI|„Kvalitāte, kas paliek”|Viss mājai un dārzam|Jumti visam mūžam|No krāsns uz galda|Siltums jūsu mājās|Darbs dara darītāju|Tuvu jums, katru dienu|Darba laiks: darbdienās 9.00–18.00, sestdienās 10.00–15.00|P.–C. 8–17, Pk. 8–15|Apmeklētāju pieņemšana: otrdienās un ceturtdienās|Pusdienu pārtraukums 12.00–12.30|Avārijas dienests 24/7|Pieņemšana pēc pieraksta|Pirmdienās slēgts|Veikals {city}|Nodaļa: {city}|Pārstāvniecība Kurzemē|Vidzemes reģionālā noliktava|Oficiālais izplatītājs un serviss|Ekskluzīvs pārstāvis Baltijā|Vairumtirdzniecība, mazumtirdzniecība, interneta veikals|Naktsmītnes, pirts & banketu zāle|Pašu audzēts, pašu gatavots|Tehniskā apskate * diagnostika * evakuators|Apbedīšana, kremācija, transports|Griezumi, krāsošana, ieveidošana|Industriālās automatizācijas daļa|Malka, šķelda, granulas',
  regime: 'Nav PVN maksātājs|PVN maksātājs|Reģ. Nr. ###########|Uzņēmumu reģistrs',
  landmarks:
    'Bērzi|Bērziņi|Trīs Bērzi|Ozoli|Vecie Ozoli|Liepas|Trīs Liepas|Kļavas|Oši|Priedes|Priedaine|Egles|Kārkli|Pīlādži|Vītoli|Dzirnavas|Vecās Dzirnavas|Vējdzirnavas|Ūdensdzirnavas|Muiža|Baltā Muiža|Kalēji|Mežvidi|Gauja|Venta|Lielupe|Abava|Ogre|Salaca|Baltais Kalns|Zaļais Kalns|Zilais Kalns|Saulkalni|Saulgrieži|Saulstari|Stārķis|Baltais Gulbis|Zelta Ērglis|Melnais Strazds|Zilā Zvaigzne|Cīrulis|Bezdelīga|Dzērve|Vanags|Pūce|Lakstīgala|Briedis|Sarkanais Briedis|Zelta Lauva|Baltais Zirgs|Lācis|Lapsiņa|Svētais Jānis|Svētā Anna|Svētais Pēteris|Kronis|Zelta Vārti|Akmens Tilts|Avoti|Ezermala|Upmala|Jūrmalas Vējš|Bāka|Enkurs|Kurzeme|Vidzeme|Latgale|Zemgale|Sēlija|Piebalga|Rudzupuķe|Madara|Magone|Saulespuķe',
  bodies:
    'Dzīvokļu īpašnieku biedrība {brand}|IK {brand}|Biedrība {brand}|{city} novada pašvaldība|Dzīvokļu īpašnieku biedrība „{brand}”|Dzīvokļu īpašnieku kopība Lāčplēša iela {n}|Dārzkopības biedrība „{brand}”|Dārzkopības kooperatīvs „{brand}”|Garāžu īpašnieku biedrība „{brand} {n}”|Novada pašvaldība, Īpašumu un saimnieciskā nodaļa|Pilsētas domes Labklājības departaments, {city}|Pagasta pārvalde „{brand}”|Valsts mežu un zemju uzraudzības dienests|{n}. vidusskola, {city}|Pamatskola „{brand}”|Pirmsskolas izglītības iestāde „{brand}”|Bērnudārzs „{brand}”|Mūzikas un mākslas skola, {city}|Profesionālās izglītības kompetences centrs „{brand}”|Sociālās aprūpes centrs „{brand}”|Evaņģēliski luteriskā draudze „{brand}”, {city}|Svētās Annas Romas katoļu draudze|Baptistu draudze „{brand}”|Sporta klubs „{brand}”|Burāšanas klubs „{brand}” – {city}|Mednieku klubs „{brand}”|Mednieku un makšķernieku biedrība „{brand}”|Jauniešu deju kopa „{brand}”|Kultūras un vēstures biedrība „{brand}”|Veco dzirnavu un amatu prasmju saglabāšanas biedrība|Latvijas Lauku ceļotāju un viesu namu apvienība|Koksnes un meža augsnes pētniecības institūts|{first} {last}, ģimenes ārsta prakse|Ģimenes ārsta un pediatra prakse {first} {last}|Zobārsta prakse {first} {last}|Veterinārārsts {first} {last}|Zvērināts advokāts {first} {last}|{last} un {last}, zvērinātu advokātu birojs|{first} {last}, saimnieciskās darbības veicējs|{first} {last} – {trade}|{trade} „{brand}”|{trade} {last}|Zemnieku saimniecība „{brand}”|Viesu nams „{brand}”, {first} {last}',
  attention:
    'Uzmanībai: {person}|Adresāts: {person}|Kontaktpersona: {person}|Kontaktpersona {person}, iepirkumu vadītājs|Saņēmējs: {person}|Atbildīgā persona: {person}|Valdes loceklis {person}|c/o {person}|c/o namu pārvaldnieks|Izmaksu centrs {n}|Izmaksu vieta Nr. {n}|Rēķinu pieņemšana|Kanceleja|Grāmatvedības daļa|Personāla un algu nodaļa|Cehs Nr. {n}, uzturēšana|Būvobjekts {n}, darbu vadītājs {person}|Projekts Nr. {n}|Jūsu atsauce: {n} / {person}|Saimniecības daļa',
};
