/** Estonian. */
import { type Language, monthNames, phrases, words } from './language.ts';

export const et: Language = {
  code: 'et',
  labels: {
    number: phrases(`
      Arve nr | Arve number | Arve | Arve-saateleht nr | Arve-saateleht | Kreeditarve nr | Ettemaksuarve nr |
      Dokumendi nr | Kviitungi nr`),
    purchaseOrder: phrases(`Tellimuse nr | Tellimuse number | Tellimus nr | Teie tellimus | Tellimus`),
    precedingNumber: phrases(`krediteeritav arve | algne arve | viide arvele`),
    otherNumber: phrases(`
      Kliendi nr | Kliendinumber | Kliendi kood | Lepingu nr | Leping nr | Leping | Viitenumber | Viitenr |
      Registrikood | Reg. nr | Reg. kood | Arvelduskonto | Konto nr | Konto | Saateleht | Saatelehe nr | Telefon | Tel |
      Mob | Faks | Lk | Lehekülg | SWIFT | BIC | Kassa`),
    issueDate: phrases(
      `
      arve kuup | Arve kuupäev | Väljastamise kuupäev | Koostamise kuupäev | Arve koostamise kuupäev | Väljastatud`,
    ),
    dueDate: phrases(
      `
      maksta hiljemalt | Maksetähtaeg | Maksetähtpäev | Tasuda hiljemalt | Maksta kuni | Tasumise tähtaeg | Tähtaeg |
      Maksepäev`,
    ),
    otherDate: phrases(`
      sünniaeg | sünnikuupäev |
      Tarne kuupäev | Tellimuse kuupäev | Tarnekuupäev | Teenuse osutamise kuupäev`),
    date: phrases(`Kuupäev | Kuup | Kuupäev ja kellaaeg`),
    period: phrases(`Periood | Arveldusperiood | Arve periood`),
    seller: phrases(`Müüja | Tarnija | Teenuse osutaja | Arve esitaja | Väljastaja | Saatja`),
    buyer: phrases(`Ostja | Klient | Maksja | Arve saaja | Tellija | Saaja | Arve saaja andmed`),
    shipTo: phrases(`Tarneaadress | Tarnekoht | Kauba saaja | Saaja aadress`),
    remitTo: phrases(`Makse saaja`),
    otherParty: phrases(`Pank | Kontaktisik | Arve koostas | Koostas | Vedaja | Müügiesindaja | Arve koostaja`),
    contact: phrases(`E-post | E-mail | Koduleht | Kontakt`),
    name: phrases(`Nimi | Ettevõte | Ettevõtte nimi`),
    address: phrases(`Aadress | Asukoht | Juriidiline aadress`),
    taxId: phrases(`KMKR | KMKR nr | KMKR number | Käibemaksukohustuslase nr | KM kood | KMK nr`),
    iban: phrases(`IBAN | Arvelduskonto IBAN`),
    paymentTerms: phrases(`Maksetingimused | Makseviis | Tasumise viis | Maksetingimus`),
    currency: phrases(`Valuuta`),
    net: phrases(`
      kokku ilma km | Summa käibemaksuta | Kokku käibemaksuta | Maksustatav summa | Vahesumma | Summa km-ta |
      Kokku km-ta | Käibemaksuta kokku | Netosumma | Summa ilma käibemaksuta | Maksustatav käive`),
    tax: phrases(`Käibemaks | KM | Käibemaks kokku | Käibemaksu summa | Käibemaks summa`),
    total: phrases(`Kokku | Summa | Summa kokku`),
    grandTotal: phrases(`
      Kokku käibemaksuga | Summa käibemaksuga | Arve summa | Kokku koos käibemaksuga | Kokku km-ga | Arve kokku |
      Summa koos käibemaksuga`),
    amountDue: phrases(
      `
      tasuda kokku | tasumisele kuulub | Tasuda | Maksta | Kokku tasuda | Tasumisele kuuluv summa | Kuulub tasumisele
      | Tasumata | Summa tasumiseks`,
    ),
    previousBalance: phrases(`Eelmine saldo | Eelmise perioodi võlg`),
    paid: phrases(`Makstud | Tasutud | Ettemaks | Laekunud`),
    discount: phrases(`Allahindlus | Soodustus`),
    charge: phrases(`Transport | Saatekulu | Kohaletoimetamine | Tarnekulu | Postikulu`),
    rounding: phrases(`Ümardus | Ümardamine`),
    cash: phrases(`Sularaha | Pangakaart | Kaardimakse`),
    change: phrases(`Tagasi | Vahetusraha`),
    commission: phrases(`Komisjonitasu`),
    otherAmount: phrases(`Käibemaksumäär | KM % | Kogus | Viivis | Osakapital | Summa sõnadega`),
    invoice: phrases(`Arve | Arve-saateleht | Ettemaksuarve`),
    creditNote: phrases(`Kreeditarve`),
    receipt: phrases(`Kviitung | Kassatšekk | Tšekk`),
  },
  columns: {
    position: phrases(`Jrk | Jrk nr | Rida`),
    code: phrases(`Kood | Artikkel | Tootekood`),
    description: phrases(
      `Kirjeldus | Nimetus | Toode | Teenus | Kauba nimetus | Toode / teenus | Selgitus | Kaup / teenus`,
    ),
    quantity: phrases(`Kogus | Kog | Tunde`),
    unit: phrases(`Ühik | Ühikud | Mõõtühik`),
    unitPrice: phrases(`Hind | Ühiku hind | Ühikuhind | Hind km-ta | Hind käibemaksuta`),
    discount: phrases(`Allahindlus | Allahindlus % | Soodustus`),
    taxRate: phrases(`KM % | Käibemaks % | Käibemaksumäär`),
    taxAmount: phrases(`KM summa | Käibemaks | KM`),
    net: phrases(`Summa km-ta | Summa käibemaksuta`),
    gross: phrases(`Summa km-ga | Summa käibemaksuga`),
    amount: phrases(`Summa | Kokku`),
    other: phrases(`Kaal`),
  },
  months: monthNames(`
    jaanuar, jaan | veebruar, veebr | märts | aprill, apr | mai | juuni | juuli | august, aug | september, sept |
    oktoober, okt | november, nov | detsember, dets`),
  words: {
    legalForms: words`OÜ|AS|MTÜ|FIE|TÜ|UÜ|osaühing|aktsiaselts`,
    businessWords: '',
    nameEnds: '',
    commonInNames: words`ja`,
    keptBy: words`haldaja`,
    joinsNames: words`ja`,
    personTitles: words`härra|proua`,
    attention: '',
    signsFor: '',
    buyersOwn: words`ostja|kliendi|tellija`,
    contact: words`tel|telefon|faks|e-post`,
    contactInNames: words`mob`,
    registration: words`registrikood|reg\. ?nr|reg\. ?kood|kmkr|käibemaksukohustuslase|äriregister|arvelduskonto`,
    taxIds: words`kmkr|registrikood|reg\. ?nr`,
    taxes: words`käibemaks\p{L}*|km`,
    percent: '',
    streets: words`tänav|tn|maantee|mnt|puiestee|pst|allee`,
    streetEndings: '',
    placeLabels: words`linn|postiindeks|riik`,
    houses: '',
    postBoxes: words`postkast \d+`,
    countryNames: words`eesti|eesti vabariik|läti|leedu|soome|rootsi|saksamaa`,
    counted: words`päeva|tk`,
    numberSigns: words`nr`,
    ordinals: '',
    beforeMonth: '',
    beforeYear: '',
    afterYear: '',
    beforeDate: '',
    madeAt: '',
    until: words`kuni`,
    fallsDue: '',
    asksToPay: '',
    payBy: '',
    titles: words`arve|lehekülg|kreeditarve`,
    otherTitles: words`
      tellimus|tellimuse kinnitus|pakkumine|hinnapakkumine|saateleht|kontoväljavõte|meeldetuletus|leping|
      hinnakiri|sõiduplaan|tõend|üleandmise-vastuvõtmise akt`,
    proformaTitles: words`ettemaksuarve|proforma arve`,
    salutations: words`lugupeetud|austatud|tere(?=.*[,!])`,
    besideHeadings: words`minu|meie|teie|andmed|klienditeenindus|logo|siia`,
    formWords: words`koopia|originaal|kuupäev|eksemplar`,
    receiptAdjectives: '',
    receiptTitles: words`kviitung|kassatšekk|tšekk`,
    sale: words`kassa|kassapidaja|müüja`,
    till: words`kassa|kassapidaja|täname|sularaha|kviitung`,
    greetings: words`täname|aitäh|tere tulemast`,
    taxBase: '',
    included: words`km-ga|koos käibemaksuga`,
    excluded: words`km-ta|käibemaksuta|ilma käibemaksuta`,
    summaries: '',
    departure: '',
    arrival: '',
    pieces: words`tk`,
  },
  postCodes: [/\b\d{5}\s+(?:Tallinn|Tartu|Narva|Pärnu|Viljandi|Rakvere)\b|\bEE-?\d{5}\b/u],
  countries: [
    {
      code: 'EE',
      currency: 'EUR',
      mark: /(?<!\p{L})(?:eesti|estonia|tallinn|tartu|kmkr|registrikood)(?!\p{L})|\bEE ?\d{9}\b/iu,
    },
  ],
  currencies: [{ code: 'EEK', word: String.raw`krooni`, unmistakable: false }],
};
