import type { Wording } from '../wording.ts';

/** Czech. */
export const cs: Wording = {
  seller: 'Dodavatel|Prodávající|Od|Vystavil (dodavatel)|Zhotovitel|Poskytovatel|Firma',
  buyer: 'Odběratel|Zákazník|Kupující|Fakturační adresa|Objednatel|Fakturováno|Klient|Konečný příjemce a odběratel',
  delivery: 'Dodací adresa|Místo určení|Příjemce|Místo dodání|Doručovací adresa|Konečný příjemce|Místo plnění',
  contact: 'Vystavil|Kontakt|Vyřizuje|Kontaktní osoba|Převzal|Vystavila',
  title:
    'FAKTURA|Faktura - daňový doklad|Faktura|FAKTURA - DAŇOVÝ DOKLAD|Zálohová faktura|Dobropis|Účtenka|Paragon|Opravný daňový doklad|Proforma',
  number: 'Faktura č.|Číslo|Číslo faktury|Variabilní symbol|Číslo dokladu|Faktura|Doklad č.|Fa č.',
  date: 'Datum vystavení|Vystaveno|Datum|Datum vyst.|Dne|Vystaveno dne|Datum vystavení dokladu',
  due: 'Datum splatnosti|Splatnost|Splatno|Den splatnosti|Zaplatit do',
  other:
    'Objednávka|Způsob platby|Strana|Konstantní symbol|DUZP|Forma úhrady|Datum zdanit. plnění|Objednávka č.|Zakázka|Dodací list|Číslo smlouvy|Období|Doprava',
  phone: 'Tel.|Telefon|Mobil|Tel|Mob.|Fax|GSM',
  registration: 'IČ|IČO|DIČ|IČ DPH|Zapsáno v OR|Spisová značka|Společnost zapsaná|DIČ/VAT',
  bank: 'Bankovní účet|Číslo účtu|IBAN|Banka|Účet|SWIFT|Č. účtu|Komerční banka|Česká spořitelna|BIC',
  net: 'Celkem bez DPH|Základ|Součet|Cena bez DPH|Základ daně|Mezisoučet',
  tax: 'DPH 21%|DPH|DPH 15%|Výše DPH|Daň 21%|DPH 12%',
  total: 'Celkem k úhradě|Celkem|K úhradě|K ÚHRADĚ|Celkem s DPH|Částka k úhradě|Celková částka|Zbývá uhradit|Celkem Kč',
  columns:
    'Popis|Množství|Cena|Celkem|DPH|Položka|Označení dodávky|Počet|MJ|Cena za MJ|Cena celkem|Název|Kód|% DPH|Sleva|J.cena',
  prose:
    'Děkujeme za Vaši objednávku.|Fyzická osoba zapsaná v živnostenském rejstříku.|Neplátce DPH|Fakturujeme Vám za dodané zboží a služby:|Dovolujeme si Vám fakturovat.|Vystaveno v programu pro fakturaci|Při nedodržení splatnosti účtujeme úrok z prodlení.|Razítko a podpis|Převzal:|Nejsme plátci DPH.',
  nameLabel: 'Jméno|Název|Firma|Obchodní jméno|Zákazník',
  addressLabel: 'Adresa|Sídlo|Ulice|Adresa sídla',
  cityLabel: 'Město|Obec|PSČ a město',
  trades:
    'Stavby|Služby|Obchod|Doprava|Elektro|Nábytek|Software|Instalace|Knihkupectví|Servis|Reklama|Stavební firma|Stavebniny|Zednictví|Tesařství|Truhlářství|Pokrývačství|Klempířství|Zámečnictví|Kovovýroba|Kovářství|Svářečství|Voda Topení Plyn|Topenářství|Elektromontáže|Elektroinstalace|Malířství a natěračství|Podlahářství|Sklenářství|Okna a dveře|Kamenictví|Zemní práce|Autodoprava|Autoservis|Pneuservis|Autodíly|Lakovna|Strojírna|Nástrojárna|Stroje|Zemědělská technika|Pila|Dřevo|Lesní služby|Zahradnictví|Zahrady|Agro|Ovoce a zelenina|Pekárna|Cukrárna|Řeznictví|Uzeniny|Vinařství|Pivovar|Restaurace|Penzion|Hotel|Kavárna|Catering|Potraviny|Velkoobchod|Květinářství|Železářství|Domácí potřeby|Hodinářství|Zlatnictví|Oční optika|Kadeřnictví|Kosmetika|Masáže|Zubní ordinace|Rehabilitace|Veterina|Lékárna|Pohřební služba|Advokátní kancelář|Účetnictví a daně|Audit|Projekce|Architekti|Geodézie|Reality|Správa domů|Tiskárna|Reklamní studio|Fotoateliér|Počítače|Informační systémy|Úklid|Kominictví|Klimatizace|Výtahy|Zabezpečovací systémy|Autoškola|Cestovní kancelář|Textil|Obaly|Plasty|Sport',
  postLabel: 'PSČ',
  stateLabel: 'Kraj',
  countryLabel: 'Země|Stát',
  greeting: 'Vážený zákazníku|Dobrý den|Vážený pane',
  honorific: 'Pan|Paní|Ing.|Mgr.|Firma',
  regards: 'S pozdravem|Děkujeme',
  adjustment: 'Sleva|Doprava|Záloha|Zaokrouhlení|Poštovné',
  item: 'Práce|Doprava|Konzultace|Tisk|Ubytování|Programování|Materiál|Údržba|Káva|Papír A4',
  third: 'Celní deklarant|Speditér|Pojišťovna|Plátce|Správce|Zákonný zástupce|Vlastník|Dopravce|Zprostředkovatel',
  managed: 'c/o|zastoupená|v zastoupení|jménem|spravuje',
  department: 'Účtárna|Nákup|Oddělení nákupu|Ekonomické oddělení|Sekretariát',
  subject: 'Pacient|Žák|Zvíře|Cestující|Host|Vozidlo|Řidič|Účastník|Držitel karty',
  caption: 'Detaily rezervace|Údaje o hotelu|Kopie pro zákazníka|Platební údaje|Údaje o firmě',
  operator: 'provozovatel|provozuje|značka společnosti|majitel',
  site: 'Sklad|Pobočka|Prodejna|Vrácení zboží|Provozovna|Dílna',
  aside:
    'Otevřeno po-pá 8-16|Založeno 19##|Od roku 19##|Pobočka {city}|Rodinná firma|Prodej a servis|Základní škola|V neděli zavřeno|Montáž - Opravy - Servis|Voda – Topení – Plyn|VODA • TOPENÍ • PLYN • KANALIZACE|Elektroinstalace, revize, hromosvody|Stavby · Rekonstrukce · Demolice|Zámečnictví · Kovářství · Svařování|Prodej, pronájem, servis a náhradní díly|Výroba nábytku na míru|Okna / dveře / žaluzie|Malování, tapetování, lakování|Zemní a výkopové práce, kontejnery|Účetnictví – Daně – Mzdy|Svatební a smuteční floristika|Dort na každou příležitost|Daňový poradce č. ####|Auditor, č. oprávnění ####|Advokát|Soudní exekutor|Soudní znalec v oboru stavebnictví|Autorizovaný inženýr pro pozemní stavby|Autorizovaný architekt ČKA #####|Praktický lékař pro děti a dorost|Stomatologie a dentální hygiena|Soukromý veterinární lékař|Fyzioterapeutka|Revizní technik elektrických zařízení|Úředně oprávněný zeměměřický inženýr|Certifikát ISO 9001:2015|Držitel certifikátů ISO 9001, 14001 a 45001|Člen cechu klempířů, pokrývačů a tesařů|Kontrolované ekologické zemědělství|Poctivé řemeslo od roku 19##|Tradice od roku 18##|Už přes ## let s vámi|Čtvrtá generace řezníků|Rodina {last} – pekaři od roku 19##|Dříve {last} a syn|Váš partner pro stavbu|SPOLEHLIVĚ • RYCHLE • POCTIVĚ|„Kvalita, na kterou se můžete spolehnout“|Vše pro dům a zahradu|Děláme střechy, které vydrží|Teplo domova pro celou rodinu|Z naší pece až na váš stůl|Otevírací doba: Po–Pá 7.30–17.00, So 8–11.30|Po, St 8–17, Út, Čt 8–15|Úřední hodiny: pondělí a středa 8–17|Polední přestávka 12–12.30|NONSTOP havarijní služba|Ordinujeme pouze na objednání|Provozovna {city}|Závod 0# {city}|Středisko Morava|Obchodní zastoupení pro východní Čechy|Výhradní dovozce pro ČR a SR|Autorizovaný prodejce a servis|Velkoobchod, maloobchod, e-shop|Hostinec, ubytování & zahrádka|Vlastní výroba, rozvoz po celém kraji|STK * emise * odtahová služba|Pohřby, kremace, převozy|Stříhání, barvení, trvalá|Divize průmyslové automatizace',
  regime:
    'Zapsána v OR u KS v {city}|Neplátce DPH|Plátce DPH|IČO: ########|Spisová značka C #####|Zapsán v živnostenském rejstříku|Pokladna ## Doklad ####',
  landmarks:
    'Lípa|Tři Lípy|U Staré Lípy|Pod Dubem|Tři Duby|Javor|Jasan|Bříza|Olšina|Borovina|Doubrava|Habřina|Starý Mlýn|Mlýnský Dvůr|Panský Dvůr|Červený Mlýn|Hamr|Kovárna|Vltava|Sázava|Orlice|Bečva|Jizera|Podhora|Bílá Hora|Zelená Hora|Kamenný Vrch|Skalka|Slunečná Stráň|Výsluní|Na Kopečku|Čáp|Bílá Labuť|Zlatý Orel|Černý Kos|Modrá Hvězda|Skřivánek|Ledňáček|Sokolí Vrch|Sova|Červený Jelen|Zlatý Lev|Bílý Koníček|Medvědí Skála|Rytíř|Zvon|Svatý Florián|Svatý Jan|Svatá Anna|Svatý Prokop|Koruna|Zlatá Brána|Kamenný Most|Studánka|Rybník|Haná|Podještědí|Vysočina|Slovácko|Chodsko|Šumavské Údolí|Luční Kvítí|Kopretina|Vinohrad|Slunečnice',
  bodies:
    'Společenství vlastníků jednotek {brand}|SVJ {last}ova {n}|{first} {last} - {trade}|Základní škola {city}|{trade} {first} {last}|Obec {city}|Ing. {first} {last}|Společenství vlastníků jednotek domu Lipová {n}, {city}|Společenství vlastníků {city} {n}|Společenství pro dům Na Výsluní {n}|Město {city}|Městský úřad {city}, odbor investic a správy majetku|Základní škola a Mateřská škola {city}, Zahradní {n}|Mateřská škola {brand}|Střední odborná škola a Střední odborné učiliště {city}|Gymnázium {city}|Dům dětí a mládeže {brand}|Domov pro seniory {brand}|Městská knihovna {city}|Technické služby města {city}|Římskokatolická farnost – děkanství {city}|Farní sbor Českobratrské církve evangelické v obci {city}|Sbor dobrovolných hasičů {city}|Tělovýchovná jednota {brand} {city}|Sportovní klub {brand}|Myslivecký spolek {brand}|Český spolek přátel starých mlýnů a řemesel|Okrašlovací spolek {brand}|Zahrádkářská osada {brand}|Ústav pro výzkum dřeva a lesních půd|Sdružení obcí mikroregionu {brand}|MUDr. {first} {last}|MUDr. {first} {last}, praktický lékař pro dospělé|MVDr. {first} {last} – veterinární ordinace|Ing. arch. {first} {last}, ateliér {brand}|JUDr. {first} {last}, advokát|{first} {last} – {trade}|{trade} {last}|{last} a {last}, sdružení podnikatelů|Restaurace a penzion {brand}, {first} {last}',
  attention:
    'k rukám: {person}|K rukám {person}, vedoucí nákupu|Kontaktní osoba: {person}|Kontakt: {person}, jednatel|Vyřizuje: {person}|c/o {person}|c/o správce domu|Nákladové středisko {n}|Středisko {n} – údržba|Podatelna|Příjem faktur|Fakturační oddělení|Odbor {n}, správa majetku|Stavba č. {n}, stavbyvedoucí {person}|Vaše zn. {n} / {person}|Mzdová účtárna a personalistika|Zakázka {n}|Předseda výboru: {person}|Ředitelství závodu',
};
