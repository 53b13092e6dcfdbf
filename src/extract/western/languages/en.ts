/** English, with those of Commonwealth tills. */
import { englishCountries, englishCurrencies } from './english-countries.ts';
import { englishLabels } from './english-labels.ts';
import { type Language, monthNames, phrases, words } from './language.ts';

export const en: Language = {
  code: 'en',
  labels: englishLabels,
  columns: {
    position: phrases(`
      # | no | pos | position | line | item no | sn | s.no | sl no | ln | sr no | sl | s no | no.`),
    code: phrases(`
      item code | product code | article no | sku | part no | part number | code | product id | item id | hsn |
      hsn/sac | sac | hsn code | ref | article | stock code | part # | item # | material | date`),
    description: phrases(`
      description | item | items | product | products | service | services | details | detail | particulars |
      item desc | item description | product description | description of goods | description of services | desc |
      desc/item | name | product name | item name | activity | goods | service description | description of service |
      goods description | task | work | products & services | item & description | material/description |
      service details | product service | product/service | item/description | name of product | title |
      task description`),
    quantity: phrases(`
      quantity | qty | hours | hrs | units | qty/hr | qty/hrs | hrs/qty | qnty | no of units | pcs | amount ordered |
      days | quant | nights | qty shipped | billed qty | usage | count | no. of items | volume | qty. | consumption |
      shipped | delivered | qty delivered`),
    unit: phrases(`
      unit | uom | um | u/m | unit of measure | per`),
    unitPrice: phrases(`
      unit price | price | rate | unit cost | price each | each | cost | price per unit | net price | unit |
      unit rate | u.p | u/p | u. price | u.price | price/unit | hourly rate | rate/hr | unit price excl vat |
      list price | net unit price | unit amount | price per item | price per piece | price per hour | prices |
      s/price | price (usd) | price w/o vat | cost per unit | charge`),
    discount: phrases(`
      discount | disc | disc % | discount % | rebate | dis`),
    taxRate: phrases(`
      vat | vat % | tax % | vat rate | tax rate | tax | gst % | gst | tax code | vat code | taxes | gst rate | code`),
    taxAmount: phrases(`
      tax amount | vat amount | gst amount | tax (rm) | tax amt | vat amt`),
    net: phrases(`
      net amount | net | net total | net value | price w/o tax | amount excl vat | excl gst | total excl vat |
      subtotal | taxable value | net worth | total ex vat | amount ex vat | line total excl vat | total excl gst |
      net price total | sub total | net amt | amount ex gst | amount (ex. gst)`),
    gross: phrases(`
      gross amount | gross worth | gross | total incl vat | amount incl vat | incl gst | total inc gst |
      total inc vat | total incl gst | gross total | price incl vat`),
    amount: phrases(`
      amount | total | line total | total price | total amount | value | sum | amt | amt(rm) | amount (rm) |
      extended price | ext price | extension | total cost | amount (usd) | item total | extended | amount due |
      line amount | total usd | amount rm | subtotal | rm | total (rm) | charges | ext. price | amount(rm)`),
    other: phrases(`
      weight | delivery date | serial | type | time | length | day | start date | end date | reason | batch |
      ordered | qty ordered | previous reading | current reading | present reading | period | service period |
      billing period`),
  },
  months: monthNames(`january, jan | february, feb | march, mar | april, apr | may | june, jun |
    july, jul | august, aug | september, sep, sept | october, oct | november, nov | december, dec`),
  words: {
    legalForms: words`
      Inc\.?|LLC|L\.L\.C\.?|Ltd\.?|Limited|LTD|Corp\.?|Corporation|Co\.|Company|PLC|plc|LLP|LP|L\.P\.|PLLC|DAC|CIC|CLG|Unlimited Company|FZE|FZ-LLC|Pty\.?|Pvt\.?|PVT|Private Limited|
      Sdn\.? ?Bhd\.?|SDN\.? ?BHD\.?|BHD\.?|S\/B|Pte\.?|Pty Ltd`,
    businessWords: words`ENTERPRISE|Enterprise|Trading|TRADING|RESTAURANT|Restaurant|& Co|& Sons|Group|Holdings?`,
    nameEnds: words`sdn\.?\s*bhd|bhd|enterprise|trading|restaurant|s\/b|ltd|inc|llc|company|co`,
    commonInNames: words`the|and|inc|ltd|llc|corp|company|limited|group|services|service|online|international`,
    keptBy: words`own(?:ed)? by|operated by|managed by|run by|sold by|licensee(?: of)?|franchisee|a unit of|a division of`,
    joinsNames: words`of|the|and|for`,
    personTitles: words`mr\.?|mrs\.?|ms\.?|miss|dr\.?`,
    attention: words`attn?|attention|c\/[o-]|f\.?a\.?o\.?|for the attention`,
    signsFor: words`for`,
    buyersOwn: words`your|customer|client|buyer`,
    contact: words`tel|phone|telephone|fax|ph|email|e-mail`,
    contactInNames: words`mobile|hp`,
    registration: words`
      vat|tax id|gst|abn|ein|iban|bic|swift|co\.? ?reg|company no|roc|reg\.? no|gstin|gln|capital|sst`,
    taxIds: words`vat|gstin|abn|trn`,
    taxes: words`gst|tax|vat|sst`,
    percent: words`pct|per ?cent`,
    streets: words`
      street|st|road|rd|avenue|ave|av|lane|ln|drive|dr|blvd|boulevard|way|court|ct|terrace|suite|ste|floor|flr|
      highway|hwy|parkway|pkwy|square|jalan|jln|lorong|taman|tmn|lot|block|blk|unit|level|building|bldg|tower|house|
      plot|wharf|quay|yard|close|grove|crescent|gardens|mews|estate|business park|retail park|industrial park|
      trade park|science park|campus|airport|terminal|farm|barn|moorings|parade|row|hill|green|esplanade|promenade|
      circle|trail|pike|alley|loop|cove|sector|nagar|marg|apt|km|wisma|plaza|mall|kawasan|bandar|kampung|off|
      complex|center|centre|turnpike|network|po box`,
    streetEndings: '',
    placeLabels: words`pin(?: ?code)?|state ?\/ ?code|state code|building(?: no\.?| number)?|street name|house no\.?|unit no\.?|city|town|state|province|county|zip(?: ?code)?|post ?code|postal code|country|emirate|district|region`,
    houses: words`no|lot|unit|plot|blk|block|suite|level`,
    postBoxes: words`p\.?\s?o\.?\s?box`,
    countryNames: words`
      germany|austria|switzerland|spain|italy|the netherlands|netherlands|belgium|united kingdom|uk|great britain|
      england|ireland|usa|u\.s\.a\.?|united states(?: of america)?|canada|malaysia|singapore|india|hong kong|china|
      australia|new zealand|brazil|mexico|denmark|sweden|norway|finland|poland|japan|south africa|czech republic|
      slovakia|slovenia|croatia|hungary|romania|bulgaria|greece|estonia|latvia|lithuania|luxembourg|malta|cyprus|
      turkey|israel|united arab emirates|thailand|indonesia|philippines|vietnam|taiwan|south korea|monaco|kenya|u\.a\.e\.?`,
    counted: words`days|items?|x`,
    numberSigns: words`no`,
    ordinals: words`st|nd|rd|th`,
    beforeMonth: words`of`,
    beforeYear: '',
    afterYear: '',
    beforeDate: words`the`,
    madeAt: '',
    until: words`to|until`,
    fallsDue: words`is due|fall(?:s|en)? due`,
    asksToPay: words`pay(?:ing|able|ments?)?|remit(?:tance)?|settle(?:ment)?|funds|balance|portion`,
    payBy: words`by|on or before|not? later than|until|due(?: on| by)?`,
    titles: words`invoice|tax invoice|receipt|page`,
    otherTitles: words`
      purchase order|order|sales order|work order|order confirmation|order acknowledge?ment|confirmation of order|quote|
      quotation|estimate|offer|request for (?:a )?(?:quote|quotation)|delivery note|delivery order|packing slip|packing list|
      dispatch note|despatch advice|bill of lading|waybill|consignment note|statement|statement of account|
      account statement|bank statement|billing statement|remittance advice|payment advice|payment reminder|timetable|
      contract|agreement|(?:service|lease|rental|purchase) (?:agreement|contract)|lease|price list|catalogue|pay ?slip|
      memorandum|minutes|certificate`,
    proformaTitles: words`pro-?\s?forma(?: invoice)?`,
    salutations: words`
      dear|to whom it may concern`,
    besideHeadings: words`my|our|your|details|info|service|services|support|care|desk|logo|here`,
    formWords: words`original|copy|duplicate|date|returns?|(?:\p{L}+ )?details`,
    receiptAdjectives: words`simplified|official|cash|sales|guest|tax`,
    receiptTitles: words`invoice|receipt|bill|check|ticket|sales|copy|adjustment note`,
    sale: words`
      cashier|table|date|time|invoice\s?no|inv\s?no|doc\s?no|bill\s?no|receipt\s?(?:no|#)|qty|description|amount|
      server|guest|order|trans|terminal|slip|pos\s?\d|member|salesperson|operator|ref\s?(?:no)?\s?[:#]|pump`,
    till: words`cashier|thank you|server|guest|operator|till|pos|trans|sdn\.? ?bhd|pump|terminal|table|items?`,
    greetings: words`welcome|thank|please|original|duplicate|copy|reprint|customer`,
    taxBase: words`over|of|on`,
    included: words`nclu|incl|rounded`,
    excluded: words`excl|xclu|before`,
    summaries: words`summary|analysis|breakdown|code|detail`,
    departure: words`from`,
    arrival: words`to`,
    pieces: words`pcs`,
  },
  postCodes: [
    /\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\.?(?:,\s*|\s+)\d{5}(?:-\d{4})?\b/,
    /\b(?:ON|QC|BC|AB|MB|SK|NS|NB|NL|PE)\b(?:,\s*|\s+)[A-Z]\d[A-Z]\s?\d[A-Z]\d\b/i,
    /\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b/,
    /\b[A-Z]{1,2}\d[A-Z\d]?(?:\s?\d|\sO)[ABD-HJLNP-UW-Z]{2}\b/,
    /\b(?:[AC-FHKNPRTV-Y]\d\d|D6W)\s[0-9AC-FHKNPRTV-Y]{4}\b/,
    /\b(?:VIC|NSW|QLD|TAS|ACT|NT|SA|WA) \d{4}\b/,
  ],
  countries: englishCountries,
  currencies: englishCurrencies,
};
