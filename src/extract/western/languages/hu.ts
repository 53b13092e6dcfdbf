/** Hungarian. */
import { type Language, monthNames, phrases, words } from './language.ts';

export const hu: Language = {
  code: 'hu',
  labels: {
    number: phrases(`
      számla sorszám | nyugta száma | Számlaszám | Számla sorszáma | Sorszám | Számla száma | Számla sz |
      Bizonylatszám | Bizonylat száma | Számla azonosító | Nyugtaszám | Jóváíró számla sorszáma | Számla szám | Számla`),
    purchaseOrder: phrases(`
      Megrendelésszám | Megrendelés száma | Rendelésszám | Rendelési szám | Megrendelés | Hivatkozási szám`),
    precedingNumber: phrases(`
      eredeti számla | eredeti számla sorszáma | módosított számla | hivatkozott számla`),
    otherNumber: phrases(`
      Ügyfélszám | Vevőkód | Vevő kódja | Partnerkód | Szerződésszám | Szerződés száma | Bankszámlaszám |
      Bankszámla | Cégjegyzékszám | Szállítólevél | Szállítólevél száma | Szállítólevélszám | Telefon | Tel |
      Mobil | Fax | Oldal | SWIFT | BIC | Munkaszám | Projekt | Fogyasztási hely | Közlemény | Pénztár | Asztal`),
    issueDate: phrases(`
      kiállítva | Számla kelte | Kiállítás dátuma | Kelt | Kiállítás kelte | A számla kelte | Számla dátuma |
      Kibocsátás dátuma | Kiállítás napja | Kelte | Számlakelt`),
    dueDate: phrases(`
      fizetési határidő dátuma | esedékes | befizetés határideje | Fizetési határidő | Esedékesség |
      Fizetés határideje | Fizetendő | Fizetési hat.idő | Esedékesség dátuma | Befizetési határidő`),
    otherDate: phrases(`
      születési dátum | született | szül. idő | születési idő |
      Teljesítés | Teljesítés dátuma | Teljesítés időpontja | Teljesítés kelte | Teljesítés ideje | Rendelés dátuma |
      Szállítás dátuma`),
    date: phrases(`Dátum | Dátum, idő`),
    period: phrases(`Időszak | Elszámolási időszak | Teljesítési időszak`),
    seller: phrases(`
      Eladó | Szállító | Szolgáltató | Kibocsátó | Számlakibocsátó | Szállító neve | Kiállító | Eladó adatai`),
    buyer: phrases(`Vevő | Megrendelő | Vásárló | Számlázási cím | Ügyfél | Vevő neve | Vevő adatai | Fizető |
      Címzett | Bérlő`),
    shipTo: phrases(`Szállítási cím | Szállítás helye | Teljesítés helye | Átvevő |
      Szállítás címe`),
    remitTo: phrases(`Kedvezményezett`),
    otherParty: phrases(`Bank | Kapcsolattartó | Ügyintéző | Pénzintézet | Fuvarozó |
      Kiállította | Átvette | Értékesítő`),
    contact: phrases(`E-mail | Email | Weboldal | Honlap | Web`),
    name: phrases(`Név | Cégnév`),
    address: phrases(`Cím | Székhely | Telephely | Levelezési cím`),
    taxId: phrases(`
      Adószám | Közösségi adószám | Adóazonosító | Közösségi adóazonosító | EU adószám | Csoportos adószám |
      Vevő adószáma`),
    iban: phrases(`IBAN | IBAN szám | Bankszámlaszám (IBAN)`),
    paymentTerms: phrases(`Fizetési mód | Fizetés módja | Fizetési feltételek | Fizetési feltétel`),
    currency: phrases(`Pénznem | Deviza | Számla pénzneme`),
    net: phrases(`
      Nettó | Nettó összesen | Összesen nettó | Nettó összeg | Nettó érték | Adóalap | Áfa alapja | Részösszeg |
      Nettó érték összesen | Összes nettó`),
    tax: phrases(`
      ÁFA | ÁFA összesen | Áfa összege | Áfa összeg | Áfa érték | ÁFA értéke | Összes áfa | Adó összege |
      Forgalmi adó | Összesen áfa | Áfatartalom`),
    total: phrases(`Összesen | Mindösszesen | Összeg | Végösszeg`),
    grandTotal: phrases(`
      Bruttó | Bruttó összesen | Bruttó összeg | Összesen bruttó | Bruttó végösszeg | Számla végösszege |
      Fizetendő végösszeg | Bruttó érték | Számla összesen | Számla értéke | Összes bruttó | Végösszeg bruttó`),
    amountDue: phrases(`
      Fizetendő összesen | Fizetendő összeg | Fizetendő | Fennmaradó összeg | Összesen fizetendő |
      Fizetendő bruttó végösszeg | Visszatérítendő | Jóváírandó összeg`),
    previousBalance: phrases(`Előző egyenleg | Nyitó egyenleg`),
    paid: phrases(`Fizetve | Kifizetve | Előleg | Befizetve | Beszámított előleg | Kiegyenlítve`),
    discount: phrases(`Kedvezmény | Engedmény | Árengedmény | Összes kedvezmény`),
    charge: phrases(`
      Szállítási költség | Szállítási díj | Postaköltség | Kezelési költség | Csomagolás | Kezelési díj`),
    rounding: phrases(`Kerekítés | Kerekítési különbözet`),
    cash: phrases(`Készpénz | Bankkártya | Kártya`),
    change: phrases(`Visszajáró`),
    commission: phrases(`Jutalék`),
    otherAmount: phrases(`Áfakulcs | Áfa % | Mennyiség | Adómentes | Törzstőke | Késedelmi kamat`),
    invoice: phrases(`Számla | Előlegszámla | Végszámla | Egyszerűsített számla | Díjbekérő |
      Proforma számla`),
    creditNote: phrases(`Jóváíró számla | Helyesbítő számla | Sztornó számla | Stornó számla | Jóváírás`),
    receipt: phrases(`Nyugta | Blokk | Pénztárbizonylat`),
  },
  columns: {
    position: phrases(`Ssz | Tétel | Sor`),
    code: phrases(`Cikkszám | Kód | Termékkód | VTSZ | SZJ | VTSZ/SZJ | TESZOR`),
    description: phrases(`
      Megnevezés | Termék | Leírás | Szolgáltatás | Termék megnevezése | Tétel megnevezése | Termék / szolgáltatás |
      Termék, szolgáltatás | Termék/szolgáltatás megnevezése | Árucikk`),
    quantity: phrases(`Mennyiség | Menny | Mennyis | Óra | Db | Darab`),
    unit: phrases(`Mennyiségi egység | Egység | Me | M.e | M. egys`),
    unitPrice: phrases(`Egységár | Nettó egységár | Egys. ár | Nettó egys. ár | Nettó ár | Egys.ár | Óradíj`),
    discount: phrases(`Kedvezmény | Kedv. % | Engedmény`),
    taxRate: phrases(`ÁFA | ÁFA % | Áfakulcs | Áfa-kulcs | ÁFA kulcs | Adókulcs`),
    taxAmount: phrases(`Áfa összege | Áfa érték | ÁFA összeg | Áfa értéke | ÁFA Ft`),
    net: phrases(`Nettó érték | Nettó | Nettó összeg | Nettó Ft | Adóalap`),
    gross: phrases(`Bruttó érték | Bruttó | Bruttó összeg | Bruttó Ft`),
    amount: phrases(`Összesen | Összeg | Érték`),
    other: phrases(`Súly | Megjegyzés`),
  },
  months: monthNames(`
    január, jan | február, febr, feb | március, márc, már | április, ápr | május, máj | június, jún | július, júl |
    augusztus, aug | szeptember, szept, szep | október, okt | november, nov | december, dec`),
  words: {
    legalForms: words`
      Kft\.?|KFT\.?|Zrt\.?|ZRT\.?|Nyrt\.?|NYRT\.?|Bt\.?|BT\.?|Kkt\.?|Rt\.|e\. ?v\.|Korlátolt Felelősségű Társaság|Betéti Társaság|Zártkörűen Működő Részvénytársaság|egyéni vállalkozó`,
    businessWords: '',
    nameEnds: '',
    commonInNames: words`és`,
    keptBy: words`üzemeltető|üzemelteti`,
    joinsNames: words`és|a|az`,
    personTitles: words`dr\.?`,
    attention: words`r[ée]sz[ée]re|kez[ée]hez`,
    signsFor: '',
    buyersOwn: words`vevő|vevő adószáma|megrendelő`,
    contact: words`tel|telefon|fax|e-mail|email`,
    contactInNames: words`mobil`,
    registration: words`adószám|közösségi adószám|cégjegyzékszám|bankszámlaszám|cg\.|székhely`,
    taxIds: words`adószám|cégjegyzékszám`,
    taxes: words`áfa`,
    percent: '',
    streets: words`utca|út|útja|tér|körút|krt|köz|sétány|fasor|sor|rakpart|lakótelep|u(?=\. ?\d)`,
    streetEndings: '',
    placeLabels: words`utca|város|település|irányítószám|irsz|ország`,
    houses: words`hrsz`,
    postBoxes: words`pf`,
    countryNames: words`magyarország|németország|ausztria|szlovákia|románia|lengyelország|csehország`,
    counted: words`nap|db`,
    numberSigns: words`sz`,
    ordinals: '',
    beforeMonth: '',
    beforeYear: '',
    afterYear: '',
    beforeDate: '',
    madeAt: '',
    until: words`-ig`,
    fallsDue: words`esedékes`,
    asksToPay: '',
    payBy: '',
    titles: words`számla|oldal|nyugta`,
    otherTitles: words`
      megrendelés|rendelés|rendelés visszaigazolása|ajánlat|árajánlat|szállítólevél|fuvarlevél|számlakivonat|
      bankszámlakivonat|fizetési felszólítás|menetrend|szerződés|(?:adásvételi|bérleti|munka)\s?szerződés|
      árlista|igazolás`,
    proformaTitles: words`(?:pro-?\s?forma|díjbekérő)(?: számla)?`,
    salutations: words`tisztelt|kedves(?=.*[,!])`,
    besideHeadings: words`saját|az|ön|adatok|adatai|ügyfélszolgálat|logó|logója|ide`,
    formWords: words`másolat|eredeti|dátum|példány`,
    receiptAdjectives: '',
    receiptTitles: words`nyugta|számla|egyszerűsített számla`,
    sale: words`pénztár|pénztáros|nyugtaszám|asztal`,
    till: words`pénztár|pénztáros|köszönjük|nyugta|készpénz`,
    greetings: words`köszönjük|üdvözöljük`,
    taxBase: '',
    included: words`bruttó|áfával`,
    excluded: words`(?<!\p{L})nettó|(?<!\p{L})áfa nélkül`,
    summaries: '',
    departure: '',
    arrival: '',
    pieces: words`db`,
  },
  postCodes: [/^(?:H-?)?\d{4}\s+\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?,\s+\p{Lu}.*\d/u],
  countries: [
    {
      code: 'HU',
      currency: 'HUF',
      mark: /(?<!\p{L})(?:magyarország|hungary|adószám|kft|zrt|áfa|budapest)(?!\p{L})|\bHU ?\d{8}\b/iu,
    },
  ],
  currencies: [{ code: 'HUF', word: String.raw`Ft|forint`, unmistakable: false }],
  compounds: { heads: ['szamla'], notAfter: [] },
};
