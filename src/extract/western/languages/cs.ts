/** Czech. */
import { type Language, monthNames, phrases, words } from './language.ts';

export const cs: Language = {
  code: 'cs',
  labels: {
    number: phrases(`
      ev č dokladu | ev č | Faktura číslo | Faktura č | Faktura - daňový doklad č | Faktura - daňový doklad číslo |
      Faktura – daňový doklad č | Číslo faktury | Č. faktury | Daňový doklad č | Daňový doklad číslo | Číslo dokladu |
      Doklad číslo | Doklad č | Evidenční číslo daňového dokladu | Evidenční číslo | Dobropis č | Dobropis číslo |
      Číslo dobropisu | Opravný daňový doklad č | Faktura | Zálohová faktura č | Účtenka č`),
    purchaseOrder: phrases(`
      Objednávka č | Číslo objednávky | Objednávka číslo | Vaše objednávka | Objednávka | Č. objednávky`),
    precedingNumber: phrases(`
      k faktuře č | k faktuře číslo | původní faktura | původní doklad | k dokladu č`),
    otherNumber: phrases(`
      Variabilní symbol | Var. symbol | VS | Konstantní symbol | Konst. symbol | KS | Specifický symbol |
      Zákaznické číslo | Číslo zákazníka | Zákazník č | Číslo smlouvy | Smlouva č | Dodací list |
      Dodací list č | Číslo účtu | Bankovní účet | Bankovní spojení | Číslo zakázky | Zakázka č | IČO | IČ |
      Spisová značka | SWIFT | BIC | Telefon | Tel | Mobil | Fax | Strana | Odběrné místo | Pokladna`),
    issueDate: phrases(`
      datum vyst | Datum vystavení | Datum vystavení dokladu | Vystaveno dne | Vystaveno | Vystavena dne |
      Datum vyhotovení | Den vystavení | Datum faktury`),
    dueDate: phrases(`
      datum spl | uhradit do | k úhradě do | datum úhrady do | splatné dne | splatno do | Datum splatnosti |
      Splatnost | Splatno dne | Den splatnosti | Splatná dne | Splatné do | Zaplaťte do | Uhraďte do`),
    otherDate: phrases(`
      datum narození | narozen | narozena | datum nar | objednávka ze dne | smlouva ze dne |
      Datum uskutečnění zdanitelného plnění | Datum uskutečnění plnění | Datum zdanitelného plnění |
      Datum zdan. plnění | Den uskutečnění plnění | DUZP | DZP | Datum objednávky | Datum dodání | Datum odeslání |
      Platnost do`),
    date: phrases(`Datum | Dne | Datum a čas`),
    period: phrases(`Období | Fakturační období | Zúčtovací období | Za období`),
    seller: phrases(`Dodavatel | Prodávající | Prodejce | Poskytovatel | Vystavil | Zhotovitel |
      Od | Vystavil (dodavatel)`),
    buyer: phrases(`
      Odběratel | Kupující | Zákazník | Příjemce | Objednatel | Fakturační adresa | Plátce | Odběratel / Příjemce |
      Fakturováno | Konečný příjemce a odběratel | Komu | Nájemce |
      Pacient | Pojištěný | Host`),
    shipTo: phrases(`Dodací adresa | Místo dodání | Konečný příjemce | Místo určení |
      Doručovací adresa | Místo plnění | Adresa doručení`),
    remitTo: phrases(`Platba na účet`),
    otherParty: phrases(`Banka | Peněžní ústav | Kontaktní osoba | Přepravce | Dopravce | Fakturoval |
      Vyřizuje | Převzal | Vystavila`),
    contact: phrases(`E-mail | Email | Web | Internet | Kontakt`),
    name: phrases(`Název | Jméno | Obchodní jméno | Firma`),
    address: phrases(`Adresa | Sídlo | Ulice`),
    taxId: phrases(`DIČ | DIČ odběratele | DIČ dodavatele | Daňové identifikační číslo`),
    iban: phrases(`IBAN | Číslo účtu IBAN`),
    paymentTerms: phrases(`Platební podmínky | Způsob platby | Způsob úhrady | Forma úhrady | Forma platby | Úhrada`),
    currency: phrases(`Měna`),
    net: phrases(`
      Základ daně | Základ DPH | Celkem bez DPH | Cena bez DPH | Bez DPH | Mezisoučet | Součet bez DPH |
      Cena celkem bez DPH | Celkem základ | Základ | Částka bez DPH`),
    tax: phrases(`DPH | DPH celkem | Celkem DPH | Výše DPH | Částka DPH | Daň | Daň celkem | z toho DPH`),
    total: phrases(`Celkem | Součet | Částka | Celková částka | Suma`),
    grandTotal: phrases(`
      fakturováno celkem | Celkem s DPH | Celkem k úhradě | Celkem včetně DPH | Cena celkem s DPH | Cena s DPH |
      Včetně DPH | Fakturovaná částka | Celková částka k úhradě | Celkem vč. DPH | Částka celkem`),
    amountDue: phrases(`
      celkem k zaplacení | K úhradě | Zbývá k úhradě | Částka k úhradě | K zaplacení | Zbývá uhradit | Nedoplatek`),
    previousBalance: phrases(`Předchozí nedoplatek | Předchozí zůstatek`),
    paid: phrases(`Zaplaceno | Uhrazeno | Záloha | Zaplacené zálohy | Odpočet zálohy | Uhrazeno zálohou`),
    discount: phrases(`Sleva | Sleva celkem | Rabat`),
    charge: phrases(`Doprava | Doprava a balné | Poštovné | Balné | Manipulační poplatek | Poplatek`),
    rounding: phrases(`Zaokrouhlení | Haléřové vyrovnání`),
    cash: phrases(`Hotově | Hotovost | Přijato | Platební karta`),
    change: phrases(`Vráceno | Vrátit`),
    commission: phrases(`Provize`),
    otherAmount: phrases(`Sazba DPH | Sazba | Množství | Počet kusů | Osvobozeno od DPH | Základní kapitál`),
    invoice: phrases(`
      Faktura | Daňový doklad | Faktura - daňový doklad | Faktura – daňový doklad | Zálohová faktura |
      Proforma | Proforma faktura`),
    creditNote: phrases(`Dobropis | Opravný daňový doklad`),
    receipt: phrases(`Účtenka | Paragon | Pokladní doklad | Zjednodušený daňový doklad`),
  },
  columns: {
    position: phrases(`Č | Poř. č | Řádek | Pol | Položka č`),
    code: phrases(`Kód | Kód zboží | Katalogové číslo | Číslo zboží | Kat. č`),
    description: phrases(`
      Popis | Název | Položka | Označení | Označení dodávky | Předmět plnění | Název zboží | Popis položky | Zboží |
      Služba | Text | Fakturujeme Vám`),
    quantity: phrases(`Množství | Počet | Mn | Ks | Počet ks | Hodin | Spotřeba | Hodiny | Hod | Dodáno`),
    unit: phrases(`MJ | Jednotka | Měrná jednotka | Jedn | Měr. jedn`),
    unitPrice: phrases(`
      Cena za MJ | Jednotková cena | Cena/MJ | Cena za kus | J. cena | Cena za jednotku | Jedn. cena | Cena |
      Cena/ks | Cena za MJ bez DPH | Hodinová sazba`),
    discount: phrases(`Sleva | Sleva %`),
    taxRate: phrases(`DPH % | Sazba DPH | Sazba | % DPH | DPH`),
    taxAmount: phrases(`Částka DPH | DPH Kč | Výše DPH`),
    net: phrases(`Celkem bez DPH | Bez DPH | Cena bez DPH | Základ | Základ daně`),
    gross: phrases(`Celkem s DPH | S DPH | Cena s DPH | Celkem vč. DPH`),
    amount: phrases(`Celkem | Částka | Cena celkem | Celková cena | Celkem Kč`),
    other: phrases(`Záruka | Hmotnost | Objednáno | Počáteční stav | Konečný stav | Období`),
  },
  months: monthNames(`
    leden, ledna | únor, února, úno | březen, března, bře | duben, dubna, dub | květen, května, kvě |
    červen, června, čvn | červenec, července, čvc | srpen, srpna, srp | září, zář | říjen, října, říj |
    listopad, listopadu, lis | prosinec, prosince`),
  words: {
    legalForms: words`s\. ?r\. ?o\.?|spol\. s r\. ?o\.?|a\. ?s\.|v\. ?o\. ?s\.|k\. ?s\.|z\. ?s\.|společnost s ručením omezeným|akciová společnost|zapsaný spolek`,
    businessWords: '',
    nameEnds: '',
    commonInNames: words`spol`,
    keptBy: words`provozovatel|provozuje`,
    joinsNames: words`pro`,
    personTitles: words`pan|paní|ing\.|mgr\.`,
    attention: words`k ruk[áa]m|do rukou`,
    signsFor: '',
    buyersOwn: words`odběratele?|odběratel|zákazníka?|kupující(?:ho)?`,
    contact: words`tel|telefon|fax|e-mail|email`,
    contactInNames: words`mobil`,
    registration: words`
      ičo?|dič|obchodní(?:m|ho)? rejstřík[ue]?|spisová značka|základní kapitál|živnostenský rejstřík`,
    taxIds: words`dič|ičo?`,
    taxes: words`dph`,
    percent: words`procent`,
    streets: words`ul|ulice|nám|náměstí|tř|třída|nábřeží|nábř`,
    streetEndings: '',
    placeLabels: words`ulice|město|obec|psč|stát|země`,
    houses: words`č\.p\.`,
    postBoxes: words`p\.? ?o\.? ?box`,
    countryNames: words`česká republika|česko|slovensko|slovenská republika|německo|rakousko|polsko|maďarsko`,
    counted: words`dnů|dní|ks`,
    numberSigns: words`č`,
    ordinals: '',
    beforeMonth: '',
    beforeYear: '',
    afterYear: '',
    beforeDate: words`dne`,
    madeAt: words`V`,
    until: words`do|až`,
    fallsDue: words`splatn[áéoý]`,
    asksToPay: words`uhra\p{L}*|úhrad\p{L}*|zapla\p{L}*|převe\p{L}*`,
    payBy: words`(?:nejpozději )?do(?: dne)?`,
    titles: words`faktura|strana|daňový doklad|účtenka`,
    otherTitles: words`
      objednávka|potvrzení objednávky|nabídka|cenová nabídka|dodací list|nákladní list|výpis z účtu|upomínka|
      jízdní řád|smlouva|(?:kupní|nájemní|pracovní) smlouva|ceník|potvrzení`,
    proformaTitles: words`(?:proforma|zálohová) faktura|pro-?\s?forma`,
    salutations: words`vážen[áýéí]\w*|mil[áýí](?=.*[,!])`,
    besideHeadings: words`můj|náš|váš|vaše|údaje|zákaznický|zákaznická|servis|podpora|logo|zde`,
    formWords: words`kopie|originál|datum`,
    receiptAdjectives: '',
    receiptTitles: words`účtenka|paragon|zjednodušený daňový doklad`,
    sale: words`pokladna|pokladní|obsluha|stůl|účtenka č`,
    till: words`pokladn[aí]|děkujeme|eet|fik|bkp`,
    greetings: words`vítejte|děkujeme`,
    taxBase: words`z`,
    included: words`s dph|vč|včetně`,
    excluded: words`(?<!\p{L})bez`,
    summaries: words`rekapitulace`,
    departure: words`z`,
    arrival: words`do`,
    pieces: words`ks`,
  },
  postCodes: [/\b\d{3} ?\d{2}\s+\p{Lu}\p{L}+[\p{L} -]*(?:\s\d{1,2})?$/u],
  countries: [
    {
      code: 'CZ',
      currency: 'CZK',
      mark: /(?<!\p{L})(?:česká republika|czech republic)(?!\p{L})|\bCZ ?\d{8,10}\b/iu,
    },
  ],
  currencies: [{ code: 'CZK', word: String.raw`Kč`, unmistakable: true }],
};
