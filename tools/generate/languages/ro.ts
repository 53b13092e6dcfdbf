import type { Wording } from '../wording.ts';

/** Romanian. */
export const ro: Wording = {
  seller: 'Furnizor|Vânzător|Emitent|Furnizorul|Prestator|Societatea|Vânzătorul',
  buyer: 'Cumpărător|Client|Beneficiar|Cumpărătorul|Facturat către|Beneficiarul|Clientul|Plătitor',
  delivery: 'Adresa de livrare|Livrare la|Punct de lucru|Destinatar|Loc livrare',
  contact: 'Delegat|Întocmit de|Contact|Reprezentant|Agent|Numele delegatului|Emis de',
  title: 'FACTURA|Factură fiscală|Factura|FACTURĂ|FACTURA FISCALA|Factură proformă|Chitanță|Bon fiscal|Storno',
  number: 'Număr|Seria|Factura nr.|Nr. factura|Seria și numărul|Nr.|Număr factură|Factura seria',
  date: 'Data|Data facturii|Data emiterii|Din data|Data (ziua, luna, anul)|Data emiterii facturii',
  due: 'Scadență|Termen de plată|Data scadenței|Termen plată|Scadent la',
  other:
    'Comanda|Aviz|Pagina|Moneda|Cota TVA|Contract|Mod de plată|Nr. aviz|Cod client|Perioada|Mijloc de transport|Referință|Nr. comandă',
  phone: 'Tel.|Telefon|Fax|Tel|Mobil',
  registration: 'CUI|CIF|Nr. Reg. Com.|Cod fiscal|CUI/CIF|Reg. Com.|C.I.F.|Nr. ord. reg. com.|Cod de înregistrare',
  bank: 'Banca|Cont|IBAN|Capital social|Cont IBAN|Banca Transilvania|BCR|BRD|Contul|SWIFT',
  net: 'Total fără TVA|Subtotal|Total net|Valoare fără TVA|Bază impozabilă',
  tax: 'TVA 19%|TVA|Valoare TVA|TVA 9%|Total TVA|Cota 19%',
  total: 'Total de plată|Total|TOTAL|TOTAL DE PLATĂ|Total general|Total cu TVA|Rest de plată|Valoare totală',
  columns:
    'Denumire|Cantitate|Preț|Valoare|TVA|U.M.|Nr. crt|Denumirea produselor|Cant.|Preț unitar|Valoarea|Cod|Valoare TVA|Produs',
  prose:
    'Vă mulțumim!|Factura circulă fără semnătură și ștampilă|Factura este valabilă fără semnătură și ștampilă conform codului fiscal.|Semnătura de primire|Date privind expediția|Vă mulțumim pentru încredere!|Penalități de întârziere de 0,1% pe zi',
  nameLabel: 'Nume|Denumire|Client|Nume firmă|Societate',
  addressLabel: 'Adresa|Sediul|Sediul social|Strada|Domiciliu',
  cityLabel: 'Oraș|Localitate|Județ și localitate|Municipiu',
  trades:
    'Construcții|Servicii|Comerț|Transport|Consultanță|Mobila|Librărie|Trading|Instalații|Electric|Software|Construct|Instal|Termo Instal|Electro|Prest Serv|Com Impex|Impex|Prod Com|Trans|Speditions|Agro|Agricola|Zootehnica|Forest|Lemn|Cherestea|Mob Design|Tâmplărie|Termopane|Acoperișuri|Zugrăveli|Amenajări|Pardoseli|Sticlărie|Metal|Confecții Metalice|Lăcătușerie|Fierărie|Scule|Utilaje|Mecanic|Auto Service|Vulcanizare|Piese Auto|Tractări|Dezmembrări|Panificație|Patiserie|Cofetărie|Carmangerie|Lactate|Legume Fructe|Vinuri|Cramă|Berărie|Restaurant|Pensiune|Hanul|Cafenea|Catering|Alimentara|Distribuție|Florărie|Pepinieră|Peisagistică|Bijuterii|Ceasornicărie|Optică Medicală|Salon|Cosmetică|Dental|Clinică|Kinetoterapie|Farm|Vet|Pompe Funebre|Contabilitate și Fiscalitate|Audit|Proiectare|Arhitectură|Cadastru|Imobiliare|Tipografie|Publicitate|Foto Studio|IT Solutions|Calculatoare|Curățenie|Deratizare|Climatizare|Lifturi|Security|Școala Auto|Tur|Textile|Confecții|Ambalaje|Plast|Sport|Papetărie',
  postLabel: 'Cod poștal',
  stateLabel: 'Județ|Județul',
  countryLabel: 'Țara',
  greeting: 'Stimate client|Bună ziua',
  honorific: 'Dl.|Dna.|SC|Domnul',
  regards: 'Cu stimă|Semnătura',
  adjustment: 'Discount|Transport|Avans|Reducere|Bacșiș',
  item: 'Servicii consultanță|Transport|Hârtie A4|Manoperă|Cazare|Abonament|Materiale|Întreținere',
  third:
    'Comisionar vamal|Expeditor|Asigurator|Plătitor|Administrator|Reprezentant fiscal|Tutore|Proprietar|Transportator',
  managed: 'c/o|reprezentată prin|în numele|administrat de',
  department: 'Departament Achiziții|Contabilitate|Serviciul Financiar|Secretariat',
  subject: 'Pacient|Elev|Animal|Pasager|Oaspete|Vehicul|Delegat|Titular card',
  caption: 'Detalii hotel|Detalii rezervare|Copie client|Date furnizor|Date client',
  operator: 'operat de|o marcă a|parte din|administrat de',
  site: 'Depozit|Sucursală|Magazin|Punct de lucru|Atelier|Retururi',
  aside:
    'Program L-V 8-17|Din 19##|Fondată în 19##|Sucursala {city}|Afacere de familie|Vânzări și service|Duminică închis|Zile de târg: marți, vineri|Instalații termice – sanitare – gaze|SANITARE • TERMICE • GAZE • CLIMATIZARE|Instalații electrice, prize de pământ, paratrăsnete|Construcții · Renovări · Demolări|Lăcătușerie · Fierărie · Sudură|Vânzare, închiriere, service, piese de schimb|Mobilier la comandă|Uși / ferestre / rulouri|Zugrăveli, vopsitorii, gresie și faianță|Excavații și transport agregate|Contabilitate – Salarizare – Consultanță fiscală|Aranjamente florale pentru nunți și botezuri|Torturi pentru orice ocazie|Expert contabil autorizat|Contabil autorizat CECCAR nr. #####|Consultant fiscal|Auditor financiar, carnet nr. ####|Avocat|Notar public|Arhitect cu drept de semnătură|Inginer constructor, diriginte de șantier|Medic specialist medicină de familie|Medic primar stomatolog|Medic veterinar|Psiholog clinician|Kinetoterapeut|Instalator autorizat ANRE|Evaluator autorizat|Certificat ISO 9001:2015|Sistem integrat ISO 9001 – ISO 14001 – ISO 45001|Firmă autorizată ISCIR|Agricultură ecologică certificată|Produs tradițional atestat|Tradiție din 19##|De peste ## de ani alături de dumneavoastră|A treia generație de brutari|Familia {last} – viticultori din 19##|Fost atelier {last} & Fiii|Partenerul dumneavoastră de încredere|RAPID • SERIOS • LA CHEIE|„Calitatea se vede în timp”|Totul pentru casă și grădină|Acoperișuri pentru o viață|Din cuptor direct pe masă|Căldură pentru casa ta|Gust de acasă, ca la bunica|Produs în România|Program: luni–vineri 8.30–17.00, sâmbătă 9–13|L–J 8–16.30, V 8–14|Program cu publicul: marți și joi 9–12|Pauză de masă 12.00–12.30|Intervenții NON-STOP|Consultații numai cu programare|Punct de lucru {city}|Filiala Moldova|Reprezentanța {city}|Magazin nr. #|Distribuitor autorizat și service|Importator unic pentru România|En gros, en detail, online|Cazare, restaurant & sală de evenimente|Producție proprie, livrare în tot județul|ITP * diagnoză * tractări auto|Servicii funerare complete|Tuns, vopsit, coafat|Divizia de automatizări industriale',
  regime:
    'Capital social ### lei|Nr. Reg. Com. J##/####/19##|Neplătitor de TVA|Plătitor de TVA|TVA la încasare|C.I.F. RO########|Reg. Com. J##/###/20##',
  landmarks:
    'Teiul|Trei Tei|La Teiul Bătrân|Stejarul|Trei Stejari|Arțarul|Frasinul|Mesteacănul|Arinișul|Bradul|Brădetul|Nucul|Castanul|Salcâmul|Moara Veche|Moara Roșie|La Moară|Curtea Veche|Conacul|Fântâna|Izvorul|Izvorul Rece|Argeș|Olt|Someș|Siret|Mureș|Bistrița|Dealul Viei|Dealul Verde|Piatra Albă|Culmea|Poiana|Poiana Soarelui|Lunca|Barza|Lebăda Albă|Vulturul|Vulturul de Aur|Mierla|Ciocârlia|Privighetoarea|Rândunica|Șoimul|Bufnița|Cerbul|Leul de Aur|Calul Bălan|Ursul|Zimbrul|Sfântul Gheorghe|Sfânta Ana|Sfântul Nicolae|Sfânta Maria|Coroana|Poarta de Aur|Podul de Piatră|Bucovina|Maramureș|Oltenia|Dobrogea|Țara Moților|Bărăgan|Floarea Soarelui|Bujorul|Macul Roșu|Cetatea|Hanul Domnesc',
  bodies:
    'Asociația de Proprietari Bloc {n}|PFA {last} {first}|Primăria {city}|Școala Gimnazială Nr. {n} {city}|Întreprindere Individuală {last} {first}|S.C. {BRAND} {trade} S.R.L.|Cabinet Medical Dr. {last}|Asociația de Proprietari nr. {n} {city}|Asociația de Proprietari „{brand}” {city}|Asociația de Locatari Bloc {n}, Scara A|Primăria Municipiului {city}|Primăria Comunei {brand}|Unitatea Administrativ-Teritorială Orașul {city}|Consiliul Local {city}|Direcția de Asistență Socială și Protecția Copilului {city}|Școala Gimnazială „{first} {last}”|Școala Gimnazială nr. {n} {city}|Liceul Tehnologic „{first} {last}” {city}|Colegiul Național „{first} {last}”|Grădinița cu Program Prelungit nr. {n}|Grădinița „{brand}”|Spitalul Municipal de Urgență {city}|Parohia Ortodoxă „Sfântul Nicolae” {city}|Parohia Romano-Catolică {city}|Biserica Creștină Baptistă {brand}|Clubul Sportiv {brand} {city}|Asociația Vânătorilor și Pescarilor {brand}|Obștea de Pădure {brand}|Asociația de Părinți „{brand}”|Fundația pentru Tineret și Educație „{brand}”|Asociația pentru Păstrarea Morilor de Apă și a Meșteșugurilor|Institutul de Cercetare pentru Lemn și Mediu Forestier|Casa de Cultură a Sindicatelor {city}|Grupul de Acțiune Locală {brand}|Cabinet Medical Individual Dr. {last} {first}|Cabinet Stomatologic Dr. {first} {last}|Cabinet Veterinar Dr. {last} {first}|Cabinet de Avocat {last} {first}|Birou Notarial {last} și {last}|Birou Individual de Arhitectură {last} {first}|{last} {first} Persoană Fizică|{trade} {last}|Pensiunea {brand} – familia {last}',
  attention:
    'În atenția: {person}|În atenția d-lui {person}, șef achiziții|În atenția d-nei {person}|Persoană de contact: {person}|Contact: {person}, administrator|Ref.: {person}|c/o {person}|c/o administrator imobil|Centru de cost {n}|Registratura|Recepție facturi|Serviciul Facturare|Serviciul Contabilitate – Biroul {n}|Biroul Aprovizionare|Secția {n}, întreținere|Șantier {n}, {person}|Resurse Umane și Salarizare|Președinte asociație: {person}|Compartiment Administrativ|Proiect {n}, responsabil {person}',
};
