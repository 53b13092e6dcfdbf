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
  trades: 'Stavby|Služby|Obchod|Doprava|Elektro|Nábytek|Software|Instalace|Knihkupectví|Servis|Reklama',
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
    'Otevřeno po-pá 8-16|Založeno 19##|Od roku 19##|Pobočka {city}|Rodinná firma|Prodej a servis|Základní škola|V neděli zavřeno|Montáž - Opravy - Servis',
  regime:
    'Zapsána v OR u KS v {city}|Neplátce DPH|Plátce DPH|IČO: ########|Spisová značka C #####|Zapsán v živnostenském rejstříku|Pokladna ## Doklad ####',
};
