/** Polish. */
import { type Language, monthNames, phrases, words } from './language.ts';

export const pl: Language = {
  code: 'pl',
  labels: {
    number: phrases(`
      Faktura nr | Faktura VAT nr | Nr faktury | Numer faktury | Faktura numer | Faktura VAT | Faktura korygująca nr |
      Nr dokumentu | Numer dokumentu | Rachunek nr | Faktura | Paragon nr | Nr paragonu | Numer paragonu |
      Nr wydr | Nr wydruku | Numer wydruku | Korekta nr`),
    purchaseOrder: phrases(`Nr zamówienia | Numer zamówienia | Zamówienie nr | Zamówienie | Nr zamówienia klienta`),
    precedingNumber: phrases(`
      korekta faktury | do faktury numer | korekta do faktury | nr faktury korygowanej |
      numer faktury korygowanej | dotyczy faktury nr |
      do faktury | do faktury nr | faktura korygowana | dotyczy faktury | faktura pierwotna`),
    otherNumber: phrases(`
      Nr klienta | Numer klienta | Kod klienta | Nr umowy | Numer umowy | Umowa | Nr rachunku | Numer konta |
      Nr konta | Konto | Rachunek bankowy | Nr rachunku bankowego | REGON | KRS | BDO | WZ | Dokument WZ |
      Telefon | Tel | Faks | Fax | Strona | SWIFT | BIC | Kasa | Kasjer | Stolik`),
    issueDate: phrases(`
      data wyst | data i miejsce wystawienia | Data wystawienia | Wystawiono dnia | Wystawiono |
      Data wystawienia faktury | Data faktury | Wystawiona dnia | Data dokumentu | Z dnia`),
    dueDate: phrases(`
      data płatności | zapłać do | płatność do | płatność do dnia | do zapłaty do | termin płat |
      prosimy o zapłatę do | prosimy o zapłatę do dnia | płatne do dnia | termin wpłaty | wpłata do | wpłaty do dnia |
      termin zapłaty do | zostanie pobrana dnia | pobranie z konta dnia | Termin płatności | Termin zapłaty |
      Płatne do | Zapłata do | Termin | Do zapłaty do dnia`),
    otherDate: phrases(`
      data urodzenia | ur. dnia | zamówienie z dnia | umowa z dnia | data zabiegu |
      Data sprzedaży | Data dostawy | Data wykonania usługi | Data zamówienia | Data dokonania dostawy |
      Data zakończenia dostawy | Data otrzymania`),
    date: phrases(`Data | Dnia`),
    period: phrases(`Okres | Okres rozliczeniowy | Za okres`),
    seller: phrases(`Sprzedawca | Wystawca | Dostawca | Usługodawca |
      Od | Sprzedający | Wystawca faktury | Dane sprzedawcy | Zleceniobiorca | Wykonawca | Wynajmujący`),
    buyer: phrases(`Nabywca | Kupujący | Odbiorca faktury | Klient | Zamawiający | Płatnik | Usługobiorca |
      Nabywca/Odbiorca | Nabywca i odbiorca | Dane nabywcy | Zleceniodawca | Faktura dla | Najemca | Do |
      Pacjent | Uczeń | Ubezpieczony | Gość`),
    shipTo: phrases(`Odbiorca | Adres dostawy | Miejsce dostawy |
      Miejsce dostarczenia | Adres wysyłki | Dostawa do | Odbiorca towaru`),
    remitTo: phrases(`Na rachunek`),
    otherParty: phrases(`Bank | Osoba kontaktowa | Wystawił | Przewoźnik | Osoba upoważniona |
      Handlowiec | Opiekun | Odebrał | Osoba upoważniona do wystawienia`),
    contact: phrases(`E-mail | Email | Strona www | Kontakt | WWW`),
    name: phrases(`Nazwa | Nazwa firmy | Imię i nazwisko`),
    address: phrases(`Adres | Siedziba | Ulica`),
    taxId: phrases(`NIP | NIP nabywcy | NIP sprzedawcy | NIP UE | VAT UE`),
    iban: phrases(`IBAN | Nr IBAN | Numer IBAN`),
    paymentTerms: phrases(`
      Sposób płatności | Forma płatności | Warunki płatności | Metoda płatności | Sposób zapłaty | Forma zapłaty`),
    currency: phrases(`Waluta`),
    net: phrases(`
      wartość netto razem | Razem netto | Wartość netto | Netto | Suma netto | Podstawa opodatkowania | Kwota netto |
      Ogółem netto | Łącznie netto`),
    tax: phrases(
      `
      kwota podatku | kwota podatku vat | VAT | Kwota VAT | Suma PTU | Podatek PTU | PTU | Kwota PTU | Razem PTU |
      Podatek VAT | Razem VAT | Podatek | Suma VAT | Wartość VAT | w tym VAT`,
    ),
    total: phrases(`Razem | Suma | Ogółem | Łącznie | Kwota`),
    grandTotal: phrases(`
      Razem brutto | Wartość brutto | Brutto | Suma brutto | Kwota brutto | Ogółem brutto | Łącznie brutto |
      Razem do zapłaty | Suma PLN | Wartość faktury | Do zapłaty razem`),
    amountDue: phrases(`
      łącznie do zapłaty | należność ogółem | ogółem do zapłaty | Do zapłaty | Pozostało do zapłaty |
      Kwota do zapłaty | Należność | Do zwrotu | Pozostaje do zapłaty`),
    previousBalance: phrases(`Poprzednie saldo | Saldo poprzednie`),
    paid: phrases(`Zapłacono | Zapłacone | Zaliczka | Wpłacono | Opłacono`),
    discount: phrases(`Rabat | Upust | Zniżka`),
    charge: phrases(`Koszt dostawy | Wysyłka | Transport | Koszty wysyłki | Dostawa | Przesyłka`),
    rounding: phrases(`Zaokrąglenie`),
    cash: phrases(`Gotówka | Karta płatnicza | Karta`),
    change: phrases(`Reszta`),
    commission: phrases(`Prowizja`),
    otherAmount: phrases(
      `Sprzedaż opodatkowana | Sprzed. opod. | Sprzed. opod. PTU | Stawka VAT | Stawka | Ilość | Zwolnione z VAT | Kapitał zakładowy | Słownie`,
    ),
    invoice: phrases(`Faktura | Dane faktury | Faktura VAT | Rachunek | Faktura zaliczkowa | Faktura pro forma |
      Faktura końcowa | Faktura marża`),
    creditNote: phrases(`Faktura korygująca | Korekta faktury | Nota korygująca`),
    receipt: phrases(`Paragon | Paragon fiskalny | Rachunek kasowy`),
  },
  columns: {
    position: phrases(`Lp | L.p | Poz`),
    code: phrases(`Kod | Indeks | Symbol | PKWiU | Kod towaru | Nr katalogowy`),
    description: phrases(`
      Nazwa | Nazwa towaru lub usługi | Nazwa towaru | Opis | Towar | Usługa | Nazwa towaru / usługi | Nazwa usługi |
      Towar / usługa | Nazwa towaru/usługi`),
    quantity: phrases(`Ilość | Liczba | Szt | Godziny | Zużycie | Dostarczono | Godz`),
    unit: phrases(`Jm | J.m | Jedn | Jednostka | Jednostka miary`),
    unitPrice: phrases(`
      Cena | Cena netto | Cena jedn | Cena jednostkowa | Cena jedn. netto | Cena jednostkowa netto | Cena j. netto |
      Stawka godz.`),
    discount: phrases(`Rabat | Rabat % | Upust`),
    taxRate: phrases(`VAT | VAT % | Stawka VAT | Stawka | % VAT`),
    taxAmount: phrases(`Kwota VAT | Wartość VAT | Podatek VAT`),
    net: phrases(`Wartość netto | Netto | Kwota netto | Wart. netto`),
    gross: phrases(`Wartość brutto | Brutto | Kwota brutto | Wart. brutto`),
    amount: phrases(`Wartość | Kwota | Razem | Suma`),
    other: phrases(`Waga | Zamówiono | Odczyt poprzedni | Odczyt bieżący | Okres | Okres rozliczeniowy`),
  },
  months: monthNames(`
    styczeń, stycznia, sty | luty, lutego, lut | marzec, marca, mar | kwiecień, kwietnia, kwi | maj, maja |
    czerwiec, czerwca, cze | lipiec, lipca, lip | sierpień, sierpnia, sie | wrzesień, września, wrz |
    październik, października, paź | listopad, listopada, lis | grudzień, grudnia, gru`),
  words: {
    legalForms: words`
      [Ss][Pp]\. ?[Zz] ?[Oo]\. ?[Oo]\.?(?: [Ss][Pp]\. ?[JjKk]\.)?|S\.A\.|[Ss][Pp]\. ?[JjKkPp]\.|Spółka z o\.o\.|
      Spółka z ograniczoną odpowiedzialnością|[Ss]półka [Jj]awna|[Ss]półka [Cc]ywilna|[Ss]półka [Aa]kcyjna|s\.c\.`,
    businessWords: '',
    nameEnds: '',
    commonInNames: words`spółka`,
    keptBy: words`prowadzony przez|prowadzone przez|prowadząc[ya]`,
    joinsNames: words`i|oraz|dla`,
    personTitles: words`pan|pani`,
    attention: words`do r[ąa]k|do wiadomo[śs]ci`,
    signsFor: '',
    buyersOwn: words`nabywcy|nabywca|klienta|kupującego`,
    contact: words`tel|telefon|faks|fax|e-mail|email`,
    contactInNames: words`kom`,
    registration: words`nip|regon|krs|bd[o0]|kapitał zakładowy|sąd rejonowy|nr konta`,
    taxIds: words`nip|regon|krs`,
    taxes: words`vat|ptu`,
    percent: words`procent`,
    streets: words`ul|al|aleja|aleje|pl|plac|os|osiedle|rondo|skr`,
    streetEndings: '',
    placeLabels: words`nr domu|numer domu|nr lokalu|numer lokalu|ulica|miejscowość|miasto|kod pocztowy|kraj|województwo`,
    houses: '',
    postBoxes: words`skr\. poczt`,
    countryNames: words`polska|niemcy|czechy|słowacja|austria|węgry|ukraina|litwa|francja|holandia|wielka brytania`,
    counted: words`dni|szt`,
    numberSigns: words`nr`,
    ordinals: '',
    beforeMonth: '',
    beforeYear: '',
    afterYear: '',
    beforeDate: words`dnia|dn`,
    madeAt: '',
    until: words`do`,
    fallsDue: words`płatne`,
    asksToPay: words`zapłat\p{L}*|płatnoś\p{L}*|wpłat\p{L}*|zapłac\p{L}*|uregulow\p{L}*|przelew\p{L}*`,
    payBy: words`(?:w terminie )?do(?: dnia)?|nie później niż(?: do)?(?: dnia)?`,
    titles: words`faktura|strona|rachunek|paragon`,
    otherTitles: words`
      zamówienie|potwierdzenie zamówienia|oferta|oferta cenowa|wycena|dowód dostawy|wydanie zewnętrzne|
      list przewozowy|wyciąg bankowy|wyciąg z konta|wezwanie do zapłaty|przypomnienie|rozkład jazdy|umowa|
      umowa (?:sprzedaży|najmu|zlecenia|o dzieło|o pracę)|cennik|zaświadczenie`,
    proformaTitles: words`(?:faktura )?pro-?\s?forma`,
    salutations: words`szanown[aiey]\w*|drog[aie]\w*(?=.*[,!])`,
    besideHeadings: words`mój|moje|nasz|nasze|twój|twoje|państwa|dane|obsługa|klienta|logo|tutaj`,
    formWords: words`kopia|oryginał|data|duplikat`,
    receiptAdjectives: '',
    receiptTitles: words`paragon|paragon fiskalny|rachunek|faktura`,
    sale: words`kasa|kasjer|paragon ?nr|stolik|sprzedawca`,
    till: words`kasa|kasjer|dziękujemy|paragon|niefiskalny|ptu`,
    greetings: words`witamy|dziękujemy`,
    taxBase: words`od`,
    included: words`brutto|z vat`,
    excluded: words`(?<!\p{L})netto|(?<!\p{L})bez`,
    summaries: '',
    departure: words`z`,
    arrival: words`do`,
    pieces: words`szt`,
  },
  postCodes: [/(?<![\d-])\d{2}-\d{3}\s+\p{Lu}\p{L}+/u],
  countries: [
    {
      code: 'PL',
      currency: 'PLN',
      mark: /(?<!\p{L})(?:polska|poland|regon|sp\. ?z ?o\.o|warszawa|kraków)(?!\p{L})|\bPL ?\d{10}\b|\bNIP:? ?\d/iu,
    },
  ],
  currencies: [{ code: 'PLN', word: String.raw`zł`, unmistakable: true }],
};
