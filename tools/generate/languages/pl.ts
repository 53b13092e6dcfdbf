import type { Wording } from '../wording.ts';

/** Polish. */
export const pl: Wording = {
  seller: 'Sprzedawca|Wystawca|Dostawca|Od|Sprzedający|Wystawca faktury|Dane sprzedawcy|Usługodawca|Zleceniobiorca',
  buyer:
    'Nabywca|Kupujący|Klient|Odbiorca|Płatnik|Do|Nabywca/Odbiorca|Dane nabywcy|Zleceniodawca|Usługobiorca|Zamawiający|Faktura dla',
  delivery: 'Adres dostawy|Odbiorca|Miejsce dostawy|Miejsce dostarczenia|Adres wysyłki|Dostawa do|Odbiorca towaru',
  contact: 'Osoba kontaktowa|Wystawił|Kontakt|Sprzedawca (osoba)|Handlowiec|Opiekun|Odebrał|Wystawca',
  title:
    'FAKTURA|Faktura VAT|Faktura|Rachunek|FAKTURA VAT|Faktura proforma|Faktura korygująca|Paragon|PARAGON FISKALNY|Niefiskalny|Faktura zaliczkowa|Faktura końcowa',
  number: 'Nr|Faktura nr|Numer faktury|Numer|Faktura|FV nr|Nr faktury|Nr dokumentu|Faktura VAT nr',
  date: 'Data wystawienia|Data|Wystawiono dnia|Data dokumentu|Data wyst.|Z dnia|Data faktury',
  due: 'Termin płatności|Płatne do|Termin zapłaty|Data płatności|Termin',
  other:
    'Zamówienie|Sposób zapłaty|Strona|Waluta|Data sprzedaży|Miejsce wystawienia|Forma płatności|Data dostawy|Nr zamówienia|Uwagi|Numer klienta|WZ|Data wykonania usługi|Okres|Status',
  phone: 'Tel.|Telefon|tel|Telefon/fax|Tel. kom.|Kom.|Fax|tel.',
  registration: 'NIP|REGON|KRS|NIP/VAT|Kapitał zakładowy|Sąd Rejonowy|BDO|KRS nr',
  bank: 'Nr konta|Bank|Numer rachunku|Konto|Konto bankowe|SWIFT|Nr rachunku|PKO BP|mBank|Rachunek',
  net: 'Wartość netto|Razem netto|Netto|Suma netto|Kwota netto|Razem',
  tax: 'VAT|Kwota VAT|VAT 23%|VAT 8%|Podatek VAT|w tym VAT|Stawka 23%',
  total:
    'Razem|Do zapłaty|Wartość brutto|Suma|Razem do zapłaty|Kwota do zapłaty|DO ZAPŁATY|Razem brutto|Suma brutto|Należność ogółem|Pozostało do zapłaty',
  columns:
    'Nazwa|Ilość|Cena|Wartość|Lp.|VAT|J.m.|Nazwa towaru lub usługi|Cena netto|Wartość netto|Wartość brutto|Jm|Stawka VAT|Rabat|Kod|PKWiU|Brutto',
  prose:
    'Dziękujemy za współpracę.|Słownie|Uwagi|Osoba upoważniona do wystawienia|Faktura wystawiona bez podpisu odbiorcy.|Towar pozostaje własnością sprzedawcy do chwili zapłaty.|Mechanizm podzielonej płatności|Zwolnienie z VAT na podstawie art. 113|Zapłacono gotówką|Podpis osoby upoważnionej do odbioru|Prosimy o wpłatę na poniższe konto',
  nameLabel: 'Nazwa|Imię i nazwisko|Firma|Nabywca|Klient|Nazwa i adres',
  addressLabel: 'Adres|Ulica|Siedziba|Adres siedziby',
  cityLabel: 'Miasto|Miejscowość|Kod i miejscowość|Miejscowość, kod',
  trades:
    'Usługi|Budownictwo|Transport|Handel|Doradztwo|Elektronika|Meble|Hurtownia|Księgarnia|Instalacje|Studio|Serwis',
  postLabel: 'Kod pocztowy|Kod',
  stateLabel: 'Województwo',
  countryLabel: 'Kraj',
  greeting: 'Szanowny Kliencie|Dzień dobry|Szanowni Państwo',
  honorific: 'Pan|Pani|Sz. P.|Firma|P.H.U.|P.P.H.U.',
  regards: 'Z poważaniem|Pozdrawiamy|Z wyrazami szacunku',
  adjustment: 'Rabat|Koszt wysyłki|Zaliczka|Zapłacono|Transport|Napiwek',
  item: 'Usługa transportowa|Montaż|Papier ksero|Konsultacje|Nocleg|Serwis|Abonament|Licencja|Projekt graficzny|Kawa|Śruby|Naprawa',
  third:
    'Agencja celna|Spedytor|Przewoźnik|Ubezpieczyciel|Płatnik|Zarządca|Przedstawiciel podatkowy|Opiekun prawny|Pełnomocnik|Właściciel|Pośrednik|Odbiorca końcowy|Rodzic',
  managed: 'c/o|reprezentowana przez|w imieniu|zarządzana przez|za pośrednictwem|w zarządzie',
  department: 'Dział Zakupów|Księgowość|Dział Finansowy|Sekretariat|Dział Księgowości|Administracja',
  subject: 'Pacjent|Uczeń|Zwierzę|Pasażer|Gość|Pojazd|Kierowca|Uczestnik|Abonent|Właściciel karty|Lokal|Budowa',
  caption:
    'Szczegóły rezerwacji|Podsumowanie|Kopia dla klienta|Dane hotelu|Dane firmy|Szczegóły płatności|Rozliczenie pobytu|Faktura za wynajem|Karta pacjenta',
  operator: 'prowadzony przez|marka należąca do|właściciel|operator|działający pod firmą',
  site: 'Magazyn|Oddział|Sklep|Zwroty|Zakład|Warsztat|Adres korespondencyjny|Salon|Punkt sprzedaży',
  aside:
    'Czynne pn-pt 8-16|Pon.-sob. 9:00-18:00|Rok założenia 19##|Oddział {city}|Sklep w {city}|Firma rodzinna od 19##|Dni targowe: wt, pt|Sprzedaż i serwis|Szkoła podstawowa|Bezpłatny parking|Pogotowie 24h|Instalacje - Remonty - Serwis|W niedzielę nieczynne',
  regime:
    'KRS ##########|REGON #########|Sąd Rejonowy w {city}|Kapitał zakładowy ##.### zł|BDO #########|Zwolniony z VAT|Czynny podatnik VAT|Wpis do CEIDG|Mechanizm podzielonej płatności|Nr kasy ## Paragon ######|Nr licencji ######',
};
