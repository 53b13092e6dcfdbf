/** Romanian. */
import { type Language, monthNames, phrases, words } from './language.ts';

export const ro: Language = {
  code: 'ro',
  labels: {
    number: phrases(`
      serie și număr | nr document | Factura nr | Factură nr | Factura fiscală nr | Numărul facturii | Număr factură |
      Nr. factură | Nr. factura | Numar factura | Factura seria | Factură seria | Seria | Seria și numărul |
      Seria și nr | Factură fiscală nr | Nr. facturii | Număr document | Bon fiscal nr | Chitanța nr | Factura |
      Factură storno nr | Nota de credit nr`),
    purchaseOrder: phrases(`Comanda nr | Comandă nr | Nr. comandă | Număr comandă | Comanda dvs | Comandă client`),
    precedingNumber: phrases(`
      la factura | la factura nr | factura inițială | factură inițială | factura stornată | aferentă facturii`),
    otherNumber: phrases(`
      Cod client | Număr client | Nr. client | Contract | Contract nr | Nr. contract | Aviz | Aviz de însoțire |
      Aviz nr | Nr. aviz | Cont | Cont bancar | Nr. reg. com | Nr. Reg. Comerțului | Reg. com |
      Nr. ord. reg. com | Registrul Comerțului | Nr. înregistrare | Telefon | Tel | Mobil | Fax | Pagina | Pag |
      SWIFT | BIC | Delegat | Auto nr | Casa | Masa`),
    issueDate: phrases(`
      Data emiterii | Data facturii | Data facturării | Data emiterii facturii | Emisă la | Emis la data |
      Data emitere | Data factură`),
    dueDate: phrases(`
      de plată până la | de achitat până la | termen limită de plată | scadentă la | data scadenței plății |
      Data scadenței | Scadența | Data scadentă | Scadent la | Termen de plată | Termen plată | Scadență |
      Data limită de plată`),
    otherDate: phrases(`
      data nașterii | născut la | născută la | data naşterii |
      Data livrării | Data comenzii | Data expedierii | Data exigibilității | Data avizului`),
    date: phrases(`Data | Data (zi/lună/an) | Data și ora | Din data | Din data de | din`),
    period: phrases(`Perioada | Perioada de facturare | Perioada facturată`),
    seller: phrases(`Furnizor | Vânzător | Emitent | Prestator | Date furnizor |
      Furnizorul | Societatea | Vânzătorul`),
    buyer: phrases(`Cumpărător | Client | Beneficiar | Adresa de facturare | Date client | Facturat către |
      Cumpărătorul | Beneficiarul | Clientul | Plătitor`),
    shipTo: phrases(`Adresa de livrare | Loc livrare | Locul livrării | Livrare la | Punct de lucru |
      Destinatar`),
    remitTo: phrases(`Plata către`),
    otherParty: phrases(`Banca | Întocmit de | Întocmit | Persoană de contact | Transportator | Numele delegatului |
      Delegat | Reprezentant | Emis de`),
    contact: phrases(`E-mail | Email | Site | Web | Contact`),
    name: phrases(`Nume | Denumire client | Denumire societate`),
    address: phrases(`Adresa | Adresă | Sediul | Sediu | Sediul social | Strada`),
    taxId: phrases(`
      CIF | CUI | C.I.F | C.U.I | Cod fiscal | Cod de înregistrare fiscală | Cod unic de înregistrare | Cod TVA |
      Cod de TVA | CIF/CUI | CUI/CIF`),
    iban: phrases(`IBAN | Cont IBAN | Cod IBAN`),
    paymentTerms: phrases(`
      Condiții de plată | Modalitate de plată | Metodă de plată | Metoda de plată | Mod de plată |
      Modalitatea de plată`),
    currency: phrases(`Moneda | Monedă | Valuta`),
    net: phrases(`
      Total fără TVA | Valoare fără TVA | Bază impozabilă | Baza de impozitare | Subtotal | Total net | Valoare netă |
      Fără TVA | Total valoare fără TVA | Baza TVA`),
    tax: phrases(`
      TVA | Total TVA | Valoare TVA | Valoarea TVA | Taxa pe valoarea adăugată | TVA total | din care TVA | Suma TVA`),
    total: phrases(`Total | Valoare | Total general | Sumă | Suma | Valoare totală`),
    grandTotal: phrases(`
      Total de plată | Total cu TVA | Total factură | Total inclusiv TVA | Valoare totală cu TVA | Total plată |
      Total de plată cu TVA | Total facturat | Total incl. TVA | Valoare totală factură`),
    amountDue: phrases(`
      De plată | Rest de plată | Suma de plată | Sold | Sold de plată | De achitat | Total de achitat |
      Rest de încasat`),
    previousBalance: phrases(`Sold anterior | Sold precedent`),
    paid: phrases(`Achitat | Plătit | Avans | Încasat | Avans achitat`),
    discount: phrases(`Reducere | Discount | Rabat | Reducere comercială`),
    charge: phrases(`Transport | Cost transport | Taxă de livrare | Livrare | Taxe poștale | Cost livrare`),
    rounding: phrases(`Rotunjire | Rotunjiri`),
    cash: phrases(`Numerar | Card | Card bancar | Card de credit`),
    change: phrases(`Rest`),
    commission: phrases(`Comision`),
    otherAmount: phrases(`Cota TVA | Cotă TVA | Cantitate | Capital social | Scutit de TVA | Penalități`),
    invoice: phrases(`Factură | Factura | Factură fiscală | Factura fiscală | Factură proformă`),
    creditNote: phrases(`Factură storno | Notă de credit | Factura storno | Storno`),
    receipt: phrases(`Bon fiscal | Chitanță | Bon`),
  },
  columns: {
    position: phrases(`Nr. crt | Nr | Nr. crt.`),
    code: phrases(`Cod | Cod produs | Cod articol`),
    description: phrases(`
      Denumire | Denumirea produselor sau a serviciilor | Denumirea produselor sau serviciilor | Descriere |
      Denumire produs | Produs | Serviciu | Produse/servicii | Denumirea produsului | Denumire produs/serviciu |
      Denumirea`),
    quantity: phrases(`Cantitate | Cant | Cantitatea | Ore | Buc`),
    unit: phrases(`UM | U.M | Unitate de măsură`),
    unitPrice: phrases(`
      Preț unitar | Preț | Preț unitar fără TVA | Pret unitar | Preț unit | Preț unitar (fără TVA) | Preț/UM | P.U`),
    discount: phrases(`Reducere | Discount % | Reducere %`),
    taxRate: phrases(`Cota TVA | Cotă TVA | TVA % | % TVA`),
    taxAmount: phrases(`Valoare TVA | Valoarea TVA | TVA | Valoarea TVA lei`),
    net: phrases(`Valoare fără TVA | Valoarea fără TVA | Net | Valoare netă`),
    gross: phrases(`Total cu TVA | Valoare cu TVA | Valoare totală`),
    amount: phrases(`Valoare | Valoarea | Total | Suma | Valoare lei | Valoarea lei`),
    other: phrases(`Garanție | Greutate`),
  },
  months: monthNames(`
    ianuarie, ian | februarie, feb, febr | martie, mar | aprilie, apr | mai | iunie, iun | iulie, iul | august, aug |
    septembrie, sept, sep | octombrie, oct | noiembrie, noi, nov | decembrie, dec`),
  words: {
    legalForms: words`S\. ?R\. ?L\.?(?:-D)?|SRL(?:-D)?|S\.A\.|SA|P\.?F\.?A\.?|Î\.?I\.?`,
    businessWords: '',
    nameEnds: '',
    commonInNames: words`și`,
    keptBy: words`operat de|administrat de`,
    joinsNames: words`și|de|pentru`,
    personTitles: words`dl|d-l|dna|d-na|domnul|doamna`,
    attention: words`[îi]n aten[țţt]ia`,
    signsFor: '',
    buyersOwn: words`clientului|cumpărător(?:ului)?|dvs|beneficiar(?:ului)?`,
    contact: words`tel|telefon|fax|e-mail|email`,
    contactInNames: words`mobil`,
    registration: words`
      cui|cif|c\.u\.i|c\.i\.f|reg\. ?com|registrul comerțului|capital social|cod fiscal|j\d{1,2}\/\d+\/\d{4}`,
    taxIds: words`cui|cif|reg\. ?com`,
    taxes: words`tva`,
    percent: words`procent`,
    streets: words`str|strada|bd|bdul|b-dul|bulevardul|calea|șos|șoseaua|aleea|piața|intrarea|bl|sc|ap|splaiul`,
    streetEndings: '',
    placeLabels: words`strada|str|oraș|localitate|județ|cod poștal|țara`,
    houses: words`nr`,
    postBoxes: words`jud\.|județul|sectorul \d`,
    countryNames: words`românia|romania|germania|ungaria|bulgaria|moldova|republica moldova|austria|franța|italia`,
    counted: words`zile|buc`,
    numberSigns: words`nr`,
    ordinals: '',
    beforeMonth: '',
    beforeYear: '',
    afterYear: '',
    beforeDate: words`la|din`,
    madeAt: '',
    until: words`până la|la`,
    fallsDue: words`scadent`,
    asksToPay: words`plat\p{L}*|plăt\p{L}*|achit\p{L}*|vira\p{L}*`,
    payBy: words`p[âa]n[ăa] la(?: data de)?|cel târziu(?: la)?`,
    titles: words`factură|pagina|chitanță`,
    otherTitles: words`
      comandă|confirmare de comandă|confirmarea comenzii|ofertă|ofertă de preț|aviz de însoțire(?: a mărfii)?|
      scrisoare de trăsură|extras de cont|somație|orar|mersul trenurilor|contract|contract de (?:vânzare|
      închiriere|muncă|prestări servicii)|listă de prețuri|adeverință`,
    proformaTitles: words`(?:factură )?pro-?\s?formă?`,
    salutations: words`stimat[ăei]?|drag[ăi](?=.*[,!])`,
    besideHeadings: words`meu|nostru|dumneavoastră|dvs|datele|informații|serviciul|relații|clienți|cu|sigla|logo|aici`,
    formWords: words`copie|exemplar|data`,
    receiptAdjectives: '',
    receiptTitles: words`bon fiscal|chitanță|bon`,
    sale: words`casier|casa|bon ?nr|masa|operator`,
    till: words`casier|mulțumim|bon fiscal|numerar`,
    greetings: words`bine ați venit|mulțumim`,
    taxBase: words`din|la`,
    included: words`cu tva|inclusiv|incl`,
    excluded: words`fără`,
    summaries: '',
    departure: words`din`,
    arrival: words`spre`,
    pieces: words`buc`,
  },
  postCodes: [/\p{L}{3,},?\s+(?:cod poștal|CP)\s*:?\s*\d{6}\b/iu],
  countries: [
    {
      code: 'RO',
      currency: 'RON',
      mark: /(?<!\p{L})(?:românia|romania|bucurești|reg\. ?com|cluj-napoca|timișoara)(?!\p{L})|\bRO ?\d{6,10}\b/iu,
    },
  ],
  currencies: [{ code: 'RON', word: String.raw`[Ll]ei|LEI`, unmistakable: false }],
};
