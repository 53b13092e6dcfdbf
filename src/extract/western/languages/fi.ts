/** Finnish. */
import { type Language, monthNames, phrases, words } from './language.ts';

export const fi: Language = {
  code: 'fi',
  labels: {
    number: phrases(`
      kuitin numero | kuitin nro | Laskun numero | Laskunumero | Lasku nro | Laskun nro | Lasku no | Laskunro |
      Hyvityslaskun numero | Hyvityslasku nro | Tositenumero | Kuitti nro | Kuittinumero | Lasku`),
    purchaseOrder: phrases(`
      Tilausnumeronne | Tilausnumero | Ostotilaus | Ostotilausnumero | Tilauksenne | Tilaus nro | Tilausnro`),
    precedingNumber: phrases(`
      hyvitettävä lasku | alkuperäinen lasku | koskee laskua`),
    otherNumber: phrases(`
      Asiakasnumero | Asiakasnro | Asiakas nro | Viitenumero | Viite | Viitenro | Viitteenne | Viitteemme |
      Viitteenne | Tilinumero | Pankkitili | Y-tunnus | Sopimusnumero | Sopimus | Projekti | Lähete |
      Lähetenumero | Toimitusnumero | Käyttöpaikka | Verkkolaskuosoite | OVT-tunnus | Puhelin | Puh | GSM |
      Faksi | Sivu | BIC | SWIFT | Kassa | Pöytä`),
    issueDate: phrases(`
      Laskun päiväys | Laskun päivämäärä | Laskupäivä | Laskun pvm | Laskupvm | Laskutuspäivä | Päiväys |
      Laskun päivä`),
    dueDate: phrases(`
      maksun eräpäivä | er pvm | eräpäivä viimeistään | veloituspäivä | Eräpäivä | Eräpvm | Erääntyy |
      Maksettava viimeistään | Viimeinen maksupäivä | Maksupäivä`),
    otherDate: phrases(`
      syntymäaika | synt. aika | tarjous päivätty | hoitopäivä |
      Toimituspäivä | Tilauspäivä | Toimituspvm | Tilauspvm | Suorituspäivä | Tulostuspäivä`),
    date: phrases(`Päivämäärä | Pvm | Pvm ja aika`),
    period: phrases(`Laskutuskausi | Ajanjakso | Laskutusjakso | Ajalta | Kausi`),
    seller: phrases(`Myyjä | Toimittaja | Laskuttaja | Lähettäjä |
      Palveluntarjoaja | Laskun lähettäjä`),
    buyer: phrases(`Ostaja | Asiakas | Laskutusosoite | Laskun saaja | Vastaanottaja | Tilaaja | Maksaja |
      Laskutetaan | Laskutus | Laskun vastaanottaja |
      Potilas | Vakuutettu | Vieras`),
    shipTo: phrases(`Toimitusosoite | Toimituspaikka | Toimitetaan |
      Tavaran vastaanottaja | Työkohde | Toimitus`),
    remitTo: phrases(`Saaja | Saajan tili | Maksun saaja`),
    otherParty: phrases(`Pankki | Yhteyshenkilö | Käsittelijä | Myyjän viite | Kuljetusliike |
      Viitteenne | Viitteemme | Myyjämme | Yhteyshenkilönne`),
    contact: phrases(`Sähköposti | Kotisivu | Yhteystiedot | Verkkosivu`),
    name: phrases(`Nimi | Yritys | Yrityksen nimi`),
    address: phrases(`Osoite | Postiosoite | Katuosoite | Käyntiosoite | Kotipaikka`),
    taxId: phrases(`
      ALV-tunnus | ALV-numero | Arvonlisäverotunnus | VAT-numero | Alv-nro | Alv-tunniste | VAT-tunnus`),
    iban: phrases(`IBAN | Tilinumero IBAN | Saajan tilinumero`),
    paymentTerms: phrases(`Maksuehto | Maksuehdot | Maksutapa`),
    currency: phrases(`Valuutta`),
    net: phrases(`
      veroton hinta yhteensä | Veroton yhteensä | Yhteensä veroton | Veroton hinta | Veroton summa | Veroton |
      Yhteensä ilman alv | Yhteensä alv 0 % | Verollisen perusteena | Välisumma | Netto | Veron peruste |
      Summa ilman alv | Ilman alv`),
    tax: phrases(`
      veron osuus | Arvonlisävero | ALV | Alv yhteensä | Vero | Veron määrä | Alv:n osuus | Arvonlisävero yhteensä |
      Verot yhteensä | Alv eur`),
    total: phrases(`Yhteensä | Summa | Yht | Määrä yhteensä`),
    grandTotal: phrases(`
      Yhteensä sis. alv | Verollinen yhteensä | Yhteensä verollinen | Laskun loppusumma | Loppusumma | Kokonaissumma |
      Verollinen summa | Verollinen | Summa yhteensä | Laskun summa | Sis. alv | Yhteensä EUR`),
    amountDue: phrases(`
      Maksettava | Maksettavaa | Maksettava yhteensä | Maksettava määrä | Avoinna | Maksettavaa yhteensä | Euro |
      Hyvitetään | Hyvitetään yhteensä`),
    previousBalance: phrases(`Edellinen saldo | Aiempi saldo`),
    paid: phrases(`Maksettu | Ennakkomaksu | Suoritettu | Vastaanotettu`),
    discount: phrases(`Alennus | Alennukset | Käteisalennus`),
    charge: phrases(`
      Toimituskulut | Rahti | Laskutuslisä | Toimitusmaksu | Postikulut | Pientoimituslisä | Käsittelykulut`),
    rounding: phrases(`Pyöristys`),
    cash: phrases(`Käteinen | Pankkikortti | Korttimaksu | Kortti`),
    change: phrases(`Takaisin | Vaihtoraha`),
    commission: phrases(`Provisio | Välityspalkkio`),
    otherAmount: phrases(`Verokanta | Alv % | Viivästyskorko | Kpl yhteensä | Veroton myynti`),
    invoice: phrases(`Lasku | Koontilasku |
      Proformalasku | Laskuerittely`),
    creditNote: phrases(`Hyvityslasku`),
    receipt: phrases(`Kuitti | Käteiskuitti | Käteislasku`),
  },
  columns: {
    position: phrases(`Rivi | Nro | Pos`),
    code: phrases(`Tuotekoodi | Tuotenro | Tuotenumero | Koodi`),
    description: phrases(`
      Tuote | Kuvaus | Selite | Nimike | Tuotteen nimi | Palvelu | Tuotenimi | Tavara tai palvelu`),
    quantity: phrases(`Määrä | Kpl | Tunnit | Lkm | Toimitettu`),
    unit: phrases(`Yksikkö | Yks`),
    unitPrice: phrases(`
      Hinta | Yksikköhinta | À-hinta | A-hinta | Hinta/yks | Veroton yksikköhinta | Yks.hinta | Kpl-hinta | à hinta`),
    discount: phrases(`Alennus | Ale % | Alennus % | Ale`),
    taxRate: phrases(`ALV % | Alv | Verokanta | Vero %`),
    taxAmount: phrases(`Vero | Alv eur | Veron määrä`),
    net: phrases(`Veroton | Netto | Veroton yhteensä | Veroton summa | Alv 0 %`),
    gross: phrases(`Verollinen | Sis. alv | Verollinen yhteensä | Yhteensä sis. alv`),
    amount: phrases(`Yhteensä | Summa | Yht | Yhteensä EUR | Rivisumma | Yhteensä € | Rivi yhteensä`),
    other: phrases(`Paino`),
  },
  months: monthNames(`
    tammikuu, tammikuuta, tammi | helmikuu, helmikuuta, helmi | maaliskuu, maaliskuuta, maalis |
    huhtikuu, huhtikuuta, huhti | toukokuu, toukokuuta, touko | kesäkuu, kesäkuuta, kesä |
    heinäkuu, heinäkuuta, heinä | elokuu, elokuuta, elo | syyskuu, syyskuuta, syys | lokakuu, lokakuuta, loka |
    marraskuu, marraskuuta, marras | joulukuu, joulukuuta, joulu`),
  words: {
    legalForms: words`Oyj?|OYJ?|Ky|Ay|Tmi|Osk|Osakeyhtiö|ry`,
    businessWords: '',
    nameEnds: '',
    commonInNames: words`osakeyhtiö|ja`,
    keptBy: words`ylläpitäjä`,
    joinsNames: words`ja`,
    personTitles: words`herra|rouva`,
    attention: words`att`,
    signsFor: '',
    buyersOwn: words`asiakkaan|ostajan|teidän`,
    contact: words`puh|puhelin|gsm|faksi|sähköposti|tel`,
    contactInNames: words`mobiili`,
    registration: words`y-tunnus|alv-tunnus|kotipaikka|ly-tunnus|kaupparekisteri|alv-rek`,
    taxIds: words`y-tunnus|alv-tunnus`,
    taxes: words`alv|vero`,
    percent: '',
    streets: words`pl`,
    streetEndings: words`katu|kuja|polku|ntie|kaari|tori|ranta|raitti|väylä|puisto|aukio|rinne`,
    placeLabels: words`kaupunki|postitoimipaikka|postinumero|maa`,
    houses: '',
    postBoxes: words`pl(?= \d)`,
    countryNames: words`suomi|ruotsi|norja|tanska|saksa|viro|alankomaat|ranska|puola`,
    counted: words`päivää|kpl|pv`,
    numberSigns: words`nro`,
    ordinals: '',
    beforeMonth: '',
    beforeYear: '',
    afterYear: '',
    beforeDate: '',
    madeAt: '',
    until: words`saakka|asti`,
    fallsDue: words`erääntyy`,
    asksToPay: words`maks\p{L}*`,
    payBy: words`viimeistään`,
    titles: words`lasku|sivu|kuitti|hyvityslasku`,
    otherTitles: words`
      tilaus|tilausvahvistus|tarjous|lähete|lähetysluettelo|rahtikirja|tiliote|maksumuistutus|aikataulu|
      sopimus|(?:kauppa|vuokra|työ)sopimus|hinnasto|todistus`,
    proformaTitles: words`pro-?\s?forma(?:-?\s?lasku)?`,
    salutations: words`hyvä|arvoisa|hei(?=.*[,!])`,
    besideHeadings: words`minun|oma|meidän|teidän|tiedot|asiakaspalvelu|logo|tähän`,
    formWords: words`kopio|alkuperäinen|päiväys`,
    receiptAdjectives: '',
    receiptTitles: words`kuitti|käteiskuitti|lasku`,
    sale: words`kassa|myyjä|kuitti ?n:?ro|pöytä`,
    till: words`kassa|kiitos|tervetuloa|myyjä|kortti`,
    greetings: words`tervetuloa|kiitos`,
    taxBase: '',
    included: words`(?<!\p{L})sis|(?<!\p{L})verollinen`,
    excluded: words`(?<!\p{L})ilman|(?<!\p{L})veroton`,
    summaries: '',
    departure: '',
    arrival: '',
    pieces: words`kpl`,
  },
  postCodes: [],
  countries: [
    {
      code: 'FI',
      currency: 'EUR',
      mark: /(?<!\p{L})(?:suomi|finland|y-tunnus|alv-tunnus|helsinki)(?!\p{L})|\bFI ?\d{8}\b/iu,
    },
  ],
  currencies: [],
  compounds: { heads: ['lasku'], notAfter: [] },
};
