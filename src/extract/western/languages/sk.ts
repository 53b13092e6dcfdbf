/** Slovak. */
import { type Language, monthNames, phrases, words } from './language.ts';

export const sk: Language = {
  code: 'sk',
  labels: {
    number: phrases(`
      poradové číslo faktúry | Faktúra číslo | Faktúra č | Faktúra - daňový doklad č | Faktúra - daňový doklad číslo |
      Faktúra – daňový doklad č | Číslo faktúry | Č. faktúry | Daňový doklad č | Daňový doklad číslo | Číslo dokladu |
      Doklad č | Doklad číslo | Dobropis č | Dobropis číslo | Číslo dobropisu | Faktúra | Zálohová faktúra č |
      Zálohová faktúra | Predfaktúra č | Opravná faktúra č | Opravná faktúra | Paragón č | Ostrá faktúra |
      Evidenčné číslo`),
    purchaseOrder: phrases(`
      Objednávka č | Číslo objednávky | Objednávka číslo | Vaša objednávka | Objednávka | Č. objednávky |
      Na základe objednávky`),
    precedingNumber: phrases(`
      k faktúre č | k faktúre číslo | k faktúre | pôvodná faktúra | pôvodný doklad | k dokladu č |
      súvisiaci doklad | súvisiaca faktúra | prepojený doklad`),
    otherNumber: phrases(`
      Variabilný symbol | Var. symbol | VS | Konštantný symbol | Konšt. symbol | KS | Špecifický symbol |
      Zákaznícke číslo | Číslo zákazníka | Zákazník č | Číslo zmluvy | Zmluva č | Zmluva | Dodací list |
      Dodací list č | Číslo dodacieho listu | Číslo účtu | Bankový účet | Účet | Bankové spojenie |
      Číslo zákazky | Zákazka č | IČO | SWIFT | BIC | Telefón | Tel | Mobil | Fax | Strana | Odberné miesto |
      Pokladnica | Kód pokladnice | Identifikátor dokladu | OKP`),
    issueDate: phrases(`
      Dátum vystavenia | Dátum vystavenia dokladu | Dátum vystavenia faktúry | Vystavené dňa | Vystavené |
      Vystavená dňa | Vyhotovené dňa | Dátum vyhotovenia | Deň vystavenia | Dátum faktúry`),
    dueDate: phrases(`
      uhradiť do | splatné ku dňu | Dátum splatnosti | Splatnosť | Splatné dňa | Deň splatnosti | Splatná dňa |
      Splatné do | Zaplaťte do | Uhraďte do | Splatnosť faktúry`),
    otherDate: phrases(`
      Dátum dodania | Dátum dodania tovaru | Dátum dodania služby | Dátum dodania tovaru alebo služby |
      Dátum vzniku daňovej povinnosti | Dátum daňovej povinnosti | Deň dodania | Deň vzniku daňovej povinnosti |
      Daňová povinnosť | Dátum zdaniteľného plnenia | Dátum uskutočnenia zdaniteľného plnenia |
      Dátum objednávky | Dátum odoslania | Dátum prijatia platby | Platnosť do`),
    date: phrases(`Dátum | Dňa | Dátum a čas`),
    period: phrases(`Obdobie | Fakturačné obdobie | Zúčtovacie obdobie | Za obdobie | Fakturované obdobie`),
    seller: phrases(`
      Dodávateľ | Predávajúci | Predajca | Poskytovateľ | Zhotoviteľ | Vystavil (dodávateľ) | Údaje dodávateľa |
      Prenajímateľ`),
    buyer: phrases(`
      Odberateľ | Kupujúci | Zákazník | Objednávateľ | Fakturačná adresa | Platiteľ | Odberateľ / Príjemca |
      Klient | Fakturované | Príjemca faktúry | Údaje odberateľa | Nájomca`),
    shipTo: phrases(`
      Dodacia adresa | Miesto dodania | Konečný príjemca | Príjemca | Miesto určenia | Adresa dodania |
      Doručovacia adresa | Poštová adresa | Korešpondenčná adresa`),
    remitTo: phrases(`Platba na účet | Úhrada na účet`),
    otherParty: phrases(`
      Banka | Peňažný ústav | Kontaktná osoba | Prepravca | Dopravca | Vyhotovil | Vystavil | Vybavuje | Prevzal |
      Vystavila | Vyhotovila | Fakturoval | Schválil`),
    contact: phrases(`E-mail | Email | Web | Internet | Kontakt | WWW`),
    name: phrases(`Názov | Meno | Obchodné meno | Firma | Meno a priezvisko`),
    address: phrases(`Adresa | Sídlo | Ulica`),
    taxId: phrases(`
      IČ DPH | DIČ | IČ DPH odberateľa | IČ DPH dodávateľa | DIČ odberateľa | DIČ dodávateľa |
      Daňové identifikačné číslo | Identifikačné číslo pre DPH`),
    iban: phrases(`IBAN | Číslo účtu IBAN | Číslo účtu (IBAN)`),
    paymentTerms: phrases(`
      Platobné podmienky | Spôsob platby | Spôsob úhrady | Forma úhrady | Forma platby | Typ platby |
      Podmienky splatnosti`),
    currency: phrases(`Mena`),
    net: phrases(`
      Základ dane | Základ DPH | Celkom bez DPH | Cena bez DPH | Bez DPH | Medzisúčet | Súčet bez DPH |
      Spolu bez DPH | Suma bez DPH | Cena celkom bez DPH | Celkový základ | Základ | Základ dane spolu |
      Celková suma bez DPH`),
    tax: phrases(`
      DPH | DPH spolu | DPH celkom | Celkom DPH | Spolu DPH | Výška DPH | Suma DPH | Výška dane | Daň |
      Daň spolu | z toho DPH | Suma dane`),
    total: phrases(`Celkom | Spolu | Súčet | Suma | Celková suma`),
    grandTotal: phrases(`
      Celkom s DPH | Celkom k úhrade | Celkom na úhradu | Spolu s DPH | Spolu na úhradu | Spolu k úhrade |
      Cena s DPH | S DPH | Vrátane DPH | Celkom vrátane DPH | Celková suma s DPH | Suma s DPH |
      Celková suma na úhradu | Celková suma k úhrade | Fakturovaná suma | Suma na úhradu celkom |
      Cena celkom s DPH | Suma celkom | Spolu EUR | Celkom EUR`),
    amountDue: phrases(`
      k úhrade celkom | K úhrade | Na úhradu | Zostáva uhradiť | Suma k úhrade | Suma na úhradu | Na zaplatenie |
      Zostáva na úhradu | Zostáva k úhrade | Nedoplatok | Zaplatiť | Doplatok`),
    previousBalance: phrases(`Predchádzajúci nedoplatok | Predchádzajúci zostatok`),
    paid: phrases(`
      Zaplatené | Uhradené | Záloha | Zaplatené zálohy | Odpočet zálohy | Uhradené zálohou | Uhradené zálohami |
      Prijatá záloha`),
    discount: phrases(`Zľava | Zľava spolu | Rabat | Zľava celkom`),
    charge: phrases(`
      Doprava | Doprava a balné | Poštovné | Balné | Poštovné a balné | Manipulačný poplatok | Poplatok | Dobierka`),
    rounding: phrases(`Zaokrúhlenie | Zaokrúhlené | Centové vyrovnanie | Haliérové vyrovnanie`),
    cash: phrases(`Hotovosť | V hotovosti | Prijaté | Platobná karta | Platba kartou`),
    change: phrases(`Výdavok | Vrátiť | Vydané`),
    commission: phrases(`Provízia`),
    otherAmount: phrases(`
      Sadzba DPH | Sadzba | Množstvo | Počet kusov | Oslobodené od DPH | Základné imanie | Slovom`),
    invoice: phrases(`
      Faktúra | Faktúra - daňový doklad | Faktúra – daňový doklad | Daňový doklad | Zálohová faktúra |
      Predfaktúra | Proforma faktúra | Ostrá faktúra | Vyúčtovacia faktúra | Prijatá faktúra`),
    creditNote: phrases(`Dobropis | Opravný daňový doklad | Opravná faktúra`),
    receipt: phrases(`
      Pokladničný doklad | Pokladničný blok | Paragón | Zjednodušená faktúra | Príjmový pokladničný doklad`),
  },
  columns: {
    position: phrases(`Č | P.č | Por. č | Riadok | Pol | Položka č`),
    code: phrases(`Kód | Kód tovaru | Katalógové číslo | Číslo tovaru | Kat. č | PLU`),
    description: phrases(`
      Popis | Názov | Položka | Označenie | Označenie dodávky | Predmet plnenia | Názov tovaru | Popis položky |
      Názov položky | Názov a popis položky | Tovar | Služba | Tovar / služba | Text | Fakturujeme Vám |
      Názov tovaru alebo služby | Predmet fakturácie`),
    quantity: phrases(`Množstvo | Počet | Mn | Ks | Počet ks | Hodín | Počet m.j | Počet MJ | Množ`),
    unit: phrases(`MJ | M.j | Jednotka | Merná jednotka | Jedn`),
    unitPrice: phrases(`
      Cena za MJ | Cena za m.j | Jednotková cena | Cena/MJ | Cena za kus | J. cena | JC | Cena za jednotku |
      Jedn. cena | Cena | Cena/ks | Cena za MJ bez DPH | Jedn. cena bez DPH | J. cena bez DPH |
      Jednotková cena bez DPH | Cena za jedn`),
    discount: phrases(`Zľava | Zľava %`),
    taxRate: phrases(`DPH % | Sadzba DPH | Sadzba | % DPH | DPH`),
    taxAmount: phrases(`Suma DPH | DPH € | DPH EUR | Výška DPH`),
    net: phrases(`Celkom bez DPH | Spolu bez DPH | Bez DPH | Cena bez DPH | Suma bez DPH | Základ | Základ dane`),
    gross: phrases(`Celkom s DPH | Spolu s DPH | S DPH | Cena s DPH | Suma s DPH`),
    amount: phrases(`
      Celkom | Spolu | Suma | Cena spolu | Cena celkom | Celková cena | Celkom EUR | Spolu EUR | Celková suma`),
    other: phrases(`Záruka | Hmotnosť`),
  },
  months: monthNames(`
    január, januára, jan | február, februára, feb | marec, marca, mar | apríl, apríla, apr | máj, mája |
    jún, júna | júl, júla | august, augusta, aug | september, septembra, sep | október, októbra, okt |
    november, novembra, nov | december, decembra, dec`),
  words: {
    legalForms: words`
      s\. ?r\. ?o\.?|spol\. s r\. ?o\.?|a\. ?s\.|v\. ?o\. ?s\.|k\. ?s\.|j\. ?s\. ?a\.|š\. ?p\.|spoločnosť s ručením obmedzeným|akciová spoločnosť`,
    businessWords: '',
    nameEnds: '',
    commonInNames: words`spol`,
    keptBy: words`prevádzkovateľ|prevádzkuje`,
    joinsNames: words`pre`,
    personTitles: words`pán|pani|ing\.|mgr\.|judr\.|mudr\.`,
    attention: words`do r[úu]k|k ruk[áa]m`,
    signsFor: '',
    buyersOwn: words`odberateľa?|zákazníka?|kupujúc(?:i|eho)`,
    contact: words`tel|telefón|fax|e-mail|email`,
    contactInNames: words`mobil`,
    registration: words`
      ičo?|dič|ič dph|obchodn(?:ý|om|ého) registr[ei]?|obchodný register|okresn(?:ý|ého|om) súdu?e?|základné imanie|
      živnostensk(?:ý|ého|om) registr[ae]?|živnostenský register|oddiel|vložka`,
    taxIds: words`ič dph|dič|ičo?`,
    taxes: words`dph`,
    percent: '',
    streets: words`ul|ulica|nám|námestie|tr|trieda|nábrežie|nábr|cesta|sídlisko`,
    streetEndings: '',
    placeLabels: words`ulica|mesto|obec|psč|štát|krajina`,
    houses: words`č\.p\.|č\.d\.`,
    postBoxes: words`p\.? ?o\.? ?box`,
    countryNames: words`
      slovensko|slovenská republika|česko|česká republika|nemecko|rakúsko|poľsko|maďarsko|francúzsko|taliansko`,
    counted: words`dní|ks`,
    numberSigns: words`č`,
    ordinals: '',
    beforeMonth: '',
    beforeYear: '',
    afterYear: '',
    beforeDate: words`dňa`,
    madeAt: words`V`,
    until: words`do|až`,
    fallsDue: words`splatn[áéoý]`,
    asksToPay: words`uhra\p{L}*|úhrad\p{L}*|zapla\p{L}*|prevo\p{L}*`,
    payBy: words`(?:najneskôr )?do(?: dňa)?`,
    titles: words`faktúra|strana|daňový doklad|pokladničný doklad`,
    otherTitles: words`
      objednávka|potvrdenie objednávky|ponuka|cenová ponuka|dodací list|nákladný list|výpis z účtu|upomienka|
      cestovný poriadok|zmluva|(?:kúpna|nájomná|pracovná) zmluva|cenník|potvrdenie`,
    proformaTitles: words`(?:proforma|zálohová) faktúra|predfaktúra|pro-?\s?forma`,
    salutations: words`vážen[áýéí]\w*|mil[áýí](?=.*[,!])`,
    besideHeadings: words`môj|náš|váš|vaše|údaje|zákaznícky|zákaznícka|servis|podpora|logo|sem`,
    formWords: words`kópia|originál|dátum`,
    receiptAdjectives: '',
    receiptTitles: words`pokladničný doklad|pokladničný blok|paragón|zjednodušená faktúra`,
    sale: words`pokladnica|pokladník|obsluha|stôl|doklad č`,
    till: words`pokladn(?:ica|ík)|ďakujeme|ekasa|okp|kód pokladnice`,
    greetings: words`vitajte|ďakujeme`,
    taxBase: words`z`,
    included: words`s dph|vrátane`,
    excluded: words`(?<!\p{L})bez`,
    summaries: words`rekapitulácia`,
    departure: words`z`,
    arrival: words`do`,
    pieces: words`ks`,
  },
  postCodes: [/\b\d{3} ?\d{2}\s+\p{Lu}\p{L}+[\p{L} -]*(?:\s\d{1,2})?$/u],
  countries: [
    {
      code: 'SK',
      currency: 'EUR',
      mark: /(?<!\p{L})(?:slovensko|slovenská republika|slovak republic|slovakia|ič dph|bratislava|košice)(?!\p{L})|\bSK ?\d{10}\b/iu,
    },
  ],
  currencies: [],
};
