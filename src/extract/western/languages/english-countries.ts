/** The countries whose documents are mostly in English. Where two are as likely, the one listed first counts. */
import { atEnd, country } from './country-marks.ts';
import { type Country, type CurrencyWord, words } from './language.ts';

/** Written in full before a post code. */
const americanStates =
  'Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|' +
  'Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|' +
  'Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|' +
  'Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|' +
  'West Virginia|Wisconsin|Wyoming';

export const englishCountries: readonly Country[] = [
  {
    code: 'MY',
    currency: 'MYR',
    mark: /\b(malaysia|selangor|kuala lumpur|johor|penang|pulau pinang|sdn\.? ?bhd|jalan|perak|melaka|sabah|sarawak)\b/i,
  },
  { code: 'SG', currency: 'SGD', mark: /\b(singapore|pte\.? ltd)\b/i },
  {
    code: 'IN',
    currency: 'INR',
    mark: /\b(india|gstin|mumbai|delhi|bangalore|bengaluru|chennai|maharashtra|gurgaon|hyderabad|pvt\.? ltd|kolkata|pune|cgst|sgst)\b/i,
  },
  {
    code: 'GB',
    currency: 'GBP',
    // A VAT number in groups of 3, 4 and 2 digits is British.
    mark: /\b(united kingdom|United Kingdom|UNITED KINGDOM|England|Scotland|Wales|Northern Ireland|UK)\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}\b|\b(?:VAT|Vat)(?: [Rr][Ee][Gg][a-zA-Z.]*)?(?: ?[Nn][OoUu][A-Za-z]{0,4})?[.:# ]*(?:GB ?)?\d{3} \d{4} \d{2}(?! ?\d)/,
  },
  {
    code: 'CA',
    currency: 'CAD',
    mark: /\b(canada|ontario|quebec|québec|toronto|hst)\b|\b[A-Z]\d[A-Z] \d[A-Z]\d\b|\b[pq]st\s?\(?\d{1,2}(?:\.\d+)?\s?%|,\s?(?:AB|BC|MB|NB|NL|NS|ON|PE|QC|SK) [A-Z]\d[A-Z]\b|\b\d{5} ?\d{4} ?RT ?\d{4}\b/i,
  },
  {
    code: 'AU',
    currency: 'AUD',
    mark: /\b(australia|abn|pty\.? ltd|nsw|queensland)\b|\b(?:VIC|NSW|QLD|TAS|ACT|NT|SA|WA) \d{4}\b/i,
  },
  country('NZ', 'NZD', {
    places: words`new zealand|aotearoa|(?:auckland|wellington|christchurch|hamilton|dunedin|tauranga|napier|nelson|rotorua|
        queenstown|palmerston north|whangarei|invercargill|new plymouth|(?:lower|upper) hutt|porirua|hastings|gisborne|
        timaru|blenheim|taupo|whanganui|masterton),? \d{4}`,
    // Of the countries with a GST only this one takes 15 % (Sierra Leone aside), and numbers its payers 12-345-678.
    offices: words`nzbn|ird (?:no|number)|gst\W{0,3}(?:(?:no|number|reg)\W{0,3})*\d{2,3}-\d{3}-\d{3}|
        gst\W{0,3}15(?:\.0+)? %|15(?:\.0+)? % gst`,
    prefix: '64',
  }),
  {
    code: 'US',
    currency: 'USD',
    mark: new RegExp(
      String.raw`\b(usa|USA|U\.S\.A|united states|United States|UNITED STATES)\b|\b(A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]),? \d{5}(-\d{4})?\b|\b(?:${americanStates}),? \d{5}(?:-\d{4})?(?!\d)`,
    ),
  },
  {
    code: 'IE',
    currency: 'EUR',
    mark: /\b(ireland|dublin|eircode)\b|\bVAT\W{0,3}(?:[a-z]{2,4}\W{0,3})?IE ?\d[A-Z\d]\d{5}[A-Z]{1,2}\b/i,
  },
  {
    code: 'ZA',
    currency: 'ZAR',
    mark: /\b(south africa|gauteng|johannesburg|cape town|pretoria|durban|sandton|midrand|kwazulu-natal)\b|\(pty\)\.? ltd\b/i,
  },
  { code: 'AE', currency: 'AED', mark: /\b(united arab emirates|dubai|abu dhabi|sharjah|u\.a\.e)\b/i },
  { code: 'KE', currency: 'KES', mark: /\b(kenya|nairobi|mombasa)\b/i },

  // The Caribbean
  country('JM', 'JMD', {
    places: words`jamaica(?!,? (?:ny|n\.y|new york|plain|queens|ma)(?!\p{L}))|kingston \d{1,2}|montego bay|ocho rios|mandeville`,
    offices: words`gct|g\.c\.t\.?|trn\W{0,3}\d{3}-\d{3}-\d{3}`,
    areas: '876|658',
  }),
  country('TT', 'TTD', { places: words`trinidad|tobago|port of spain|chaguanas`, areas: '868' }),
  country('BB', 'BBD', { places: words`barbados|bridgetown,? (?:barbados|st\.? michael)`, areas: '246' }),
  country('BS', 'BSD', { places: words`(?:the )?bahamas|new providence|grand bahama`, areas: '242' }),
  country('GY', 'GYD', { places: words`guyana|demerara-mahaica`, prefix: '592' }),
  country('BZ', 'BZD', { places: words`belize city|belmopan|san ignacio,? belize`, prefix: '501' }),
  country('BM', 'BMD', { places: atEnd('bermuda'), areas: '441' }),
  country('KY', 'KYD', { places: words`grand cayman|george town,? (?:grand )?cayman`, areas: '345' }),
  country('LC', 'XCD', { places: words`(?:saint|st\.?) lucia,? (?:w\.i|west indies)|castries`, areas: '758' }),
  country('VC', 'XCD', { places: words`grenadines|kingstown`, areas: '784' }),
  country('GD', 'XCD', { places: words`st\.? george'?s,? grenada|grenada,? w\.i`, areas: '473' }),
  country('DM', 'XCD', { places: words`commonwealth of dominica|roseau,? dominica`, areas: '767' }),
  country('AG', 'XCD', { places: words`antigua (?:and|&) barbuda|st\.? john'?s,? antigua`, areas: '268' }),
  country('KN', 'XCD', { places: words`(?:kitts (?:and|&) )nevis|basseterre`, areas: '869' }),

  // Africa
  country('GH', 'GHS', {
    places: words`ghana|accra|kumasi|takoradi|koforidua|cape coast|sunyani|tema,? ghana`,
    offices: words`nhil|getfund|getfl`,
    prefix: '233',
  }),
  country('NG', 'NGN', {
    places: words`nigeria|lagos state|ikeja|lekki|surulere|abuja|port harcourt|ibadan|enugu`,
    prefix: '234',
  }),
  country('UG', 'UGX', { places: words`uganda|kampala|entebbe`, prefix: '256' }),
  country('TZ', 'TZS', { places: words`tanzania|dar es salaam|dodoma|arusha|zanzibar`, prefix: '255' }),
  country('RW', 'RWF', { places: words`rwanda|kigali`, prefix: '250' }),
  country('ET', 'ETB', { places: words`ethiopia|addis ababa`, prefix: '251' }),
  country('ZM', 'ZMW', { places: words`zambia|lusaka|kitwe|ndola`, offices: words`tpin`, prefix: '260' }),
  country('ZW', 'USD', { places: words`zimbabwe|harare|bulawayo`, prefix: '263' }),
  country('BW', 'BWP', { places: words`botswana|gaborone|francistown`, prefix: '267' }),
  country('NA', 'NAD', { places: words`namibia|windhoek|swakopmund|walvis bay`, prefix: '264' }),
  country('SZ', 'SZL', { places: words`eswatini|swaziland|mbabane|manzini`, prefix: '268' }),
  country('LS', 'LSL', { places: words`lesotho|maseru`, prefix: '266' }),
  country('MW', 'MWK', { places: words`malawi|lilongwe|mzuzu`, prefix: '265' }),
  country('MU', 'MUR', { places: words`mauritius|port louis|quatre bornes|curepipe|ebene cybercity`, prefix: '230' }),
  country('SC', 'SCR', { places: words`seychelles`, prefix: '248' }),
  country('SL', 'SLE', { places: words`sierra leone|freetown`, prefix: '232' }),
  country('GM', 'GMD', { places: words`the gambia|banjul|serrekunda`, prefix: '220' }),

  // Asia
  country('PK', 'PKR', {
    places: words`pakistan|karachi|lahore|islamabad|rawalpindi|faisalabad|sialkot|peshawar`,
    offices: words`strn\W{0,3}[\d-]{11,22}|ntn\W{0,3}\d{7}-?\d`,
    prefix: '92',
  }),
  country('BD', 'BDT', { places: words`bangladesh|dhaka|chattogram|chittagong|sylhet`, prefix: '880' }),
  country('LK', 'LKR', { places: words`sri lanka|colombo \d{1,2}|negombo`, prefix: '94' }),
  country('NP', 'NPR', { places: words`nepal|kathmandu|pokhara|biratnagar`, prefix: '977' }),
  country('MV', 'MVR', { places: words`maldives`, prefix: '960' }),
  country('PH', 'PHP', {
    places: words`philippines|metro manila|manila,? \d{4}|\d{4} manila|quezon city|makati|cebu city|davao city|pasig|taguig`,
    offices: words`(?:vat reg\W{0,3})?tin\W{0,3}\d{3}-\d{3}-\d{3}-\d{3,5}`,
    prefix: '63',
  }),
  country('ID', 'IDR', {
    places: words`indonesia|jakarta|surabaya|bandung|denpasar|yogyakarta`,
    offices: words`npwp|ppn`,
    prefix: '62',
  }),
  country('TH', 'THB', { places: words`thailand|bangkok|chiang mai|phuket|pattaya`, prefix: '66' }),
  country('VN', 'VND', { places: words`vietnam|viet nam|ha noi|ho chi minh(?: city)?|da nang`, prefix: '84' }),
  country('MM', 'MMK', { places: words`myanmar|yangon|mandalay`, prefix: '95' }),
  country('KH', 'KHR', { places: words`cambodia|phnom penh|siem reap`, prefix: '855' }),
  country('HK', 'HKD', { places: words`hong kong|kowloon|tsim sha tsui|wan chai`, prefix: '852' }),
  country('MO', 'MOP', { places: words`macau|macao`, prefix: '853' }),
  country('TW', 'TWD', { places: words`taiwan|taipei|kaohsiung|taichung`, prefix: '886' }),
  country('JP', 'JPY', { places: words`japan|tokyo|osaka|kyoto|yokohama|nagoya`, prefix: '81' }),
  country('KR', 'KRW', { places: words`(?:south |republic of )korea|seoul|busan|incheon`, prefix: '82' }),
  country('SA', 'SAR', {
    places: words`saudi arabia|k\.s\.a\.?|riyadh|jeddah|dammam|al khobar`,
    offices: words`vat\P{N}{0,24}3\d{13}3`,
    prefix: '966',
  }),
  country('QA', 'QAR', { places: words`qatar|doha`, prefix: '974' }),
  country('BH', 'BHD', { places: words`bahrain|manama`, prefix: '973' }),
  country('OM', 'OMR', { places: words`(?:sultanate of )oman|muscat,? oman|ruwi|salalah`, prefix: '968' }),
  country('KW', 'KWD', { places: words`kuwait|salmiya|hawally`, prefix: '965' }),
  country('JO', 'JOD', { places: words`hashemite kingdom|amman,? jordan|amman \d{5}`, prefix: '962' }),
  country('EG', 'EGP', { places: words`egypt|nasr city|maadi|heliopolis`, prefix: '20' }),
  country('IL', 'ILS', { places: words`tel-?\s?aviv|haifa|herzliya|petah tikva|ramat gan`, prefix: '972' }),

  // Europe and the Pacific
  country('MT', 'EUR', { places: `${words`valletta|sliema|birkirkara`}|${atEnd('malta')}`, prefix: '356' }),
  country('CY', 'EUR', { places: words`cyprus|nicosia|limassol|larnaca|paphos`, prefix: '357' }),
  country('FJ', 'FJD', { places: `${words`suva|lautoka`}|${atEnd('fiji(?: islands)?')}`, prefix: '679' }),
  country('PG', 'PGK', { places: words`papua new guinea|port moresby`, prefix: '675' }),
  country('WS', 'WST', { places: words`apia,? samoa`, prefix: '685' }),
  country('SB', 'SBD', { places: words`solomon islands|honiara`, prefix: '677' }),
  country('VU', 'VUV', { places: words`vanuatu|port vila`, prefix: '678' }),
];

export const englishCurrencies: readonly CurrencyWord[] = [
  { code: 'INR', word: String.raw`Rs\.?(?=\s|\d|$)`, unmistakable: true },
  { code: 'MYR', word: String.raw`RM`, unmistakable: true },
  { code: 'IDR', word: String.raw`Rp\.?(?=\s?\d)`, unmistakable: true },
  { code: 'KES', word: String.raw`K[Ss]hs?\.?`, unmistakable: true },
  { code: 'ZAR', word: String.raw`R`, unmistakable: false, onlyIn: ['ZA'] },
  { code: 'AED', word: String.raw`Dhs?\.?|DHS?\.?`, unmistakable: false, onlyIn: ['AE'] },
  { code: 'CAD', word: String.raw`C\$`, unmistakable: true },
  { code: 'JMD', word: String.raw`JA?\$`, unmistakable: true },
  { code: 'TTD', word: String.raw`TT\$`, unmistakable: true },
  { code: 'BBD', word: String.raw`B[Dd][Ss]?\$`, unmistakable: true },
  { code: 'BSD', word: String.raw`BS?\$`, unmistakable: false, onlyIn: ['BS'] },
  { code: 'GYD', word: String.raw`GY?\$`, unmistakable: true },
  { code: 'BZD', word: String.raw`BZ\$`, unmistakable: true },
  { code: 'KYD', word: String.raw`CI\$`, unmistakable: true },
  { code: 'XCD', word: String.raw`EC\$`, unmistakable: true },
  { code: 'NAD', word: String.raw`N\$`, unmistakable: true },
  { code: 'FJD', word: String.raw`FJ?\$`, unmistakable: true },
  { code: 'TWD', word: String.raw`NT\$`, unmistakable: true },
  { code: 'GHS', word: String.raw`G[Hh]\s?[¢₵]|₵`, unmistakable: true },
  { code: 'NGN', word: String.raw`₦`, unmistakable: true },
  { code: 'NGN', word: String.raw`N`, unmistakable: false, onlyIn: ['NG'] },
  { code: 'UGX', word: String.raw`UShs?\.?`, unmistakable: true },
  { code: 'TZS', word: String.raw`TShs?\.?`, unmistakable: true },
  { code: 'RWF', word: String.raw`F[Rr]w|R[Ww]fs?`, unmistakable: true },
  { code: 'ETB', word: String.raw`Birr`, unmistakable: true },
  { code: 'ETB', word: String.raw`Br\.?`, unmistakable: false, onlyIn: ['ET'] },
  { code: 'ZMW', word: String.raw`Z?K`, unmistakable: false, onlyIn: ['ZM'] },
  { code: 'MWK', word: String.raw`M?K`, unmistakable: false, onlyIn: ['MW'] },
  { code: 'BWP', word: String.raw`P`, unmistakable: false, onlyIn: ['BW'] },
  { code: 'SZL', word: String.raw`E`, unmistakable: false, onlyIn: ['SZ'] },
  { code: 'SLE', word: String.raw`Le\.?|NLe`, unmistakable: false, onlyIn: ['SL'] },
  { code: 'GMD', word: String.raw`D`, unmistakable: false, onlyIn: ['GM'] },
  { code: 'LKR', word: String.raw`SLRs\.?(?=\s?\d)`, unmistakable: true },
  { code: 'NPR', word: String.raw`NRs\.?(?=\s?\d)`, unmistakable: true },
  { code: 'BDT', word: String.raw`৳|Tk\.?(?=\s?\d)|BDT`, unmistakable: true },
  { code: 'MVR', word: String.raw`MRf\.?|Rf\.?(?=\s?\d)`, unmistakable: false, onlyIn: ['MV'] },
  { code: 'PHP', word: String.raw`Ph[Pp]`, unmistakable: true },
  { code: 'PHP', word: String.raw`P`, unmistakable: false, onlyIn: ['PH'] },
  { code: 'THB', word: String.raw`[Bb]aht`, unmistakable: true },
  { code: 'VND', word: String.raw`₫|VNĐ`, unmistakable: true },
  { code: 'MMK', word: String.raw`Ks\.?`, unmistakable: false, onlyIn: ['MM'] },
  { code: 'MOP', word: String.raw`MOP`, unmistakable: false, onlyIn: ['MO'] },
  { code: 'MOP', word: String.raw`MOP\$`, unmistakable: true },
  { code: 'JPY', word: String.raw`[¥￥]`, unmistakable: false, onlyIn: ['JP'] },
  { code: 'KRW', word: String.raw`[₩￦]`, unmistakable: true },
  { code: 'SAR', word: String.raw`S\.?R\.?`, unmistakable: false, onlyIn: ['SA'] },
  { code: 'QAR', word: String.raw`Q\.?R\.?s?`, unmistakable: false, onlyIn: ['QA'] },
  { code: 'BHD', word: String.raw`B\.?D\.?|BHD`, unmistakable: false, onlyIn: ['BH'] },
  { code: 'OMR', word: String.raw`R\.?O\.?`, unmistakable: false, onlyIn: ['OM'] },
  { code: 'KWD', word: String.raw`K\.?D\.?`, unmistakable: false, onlyIn: ['KW'] },
  { code: 'JOD', word: String.raw`J\.?D\.?`, unmistakable: false, onlyIn: ['JO'] },
  { code: 'EGP', word: String.raw`L\.?E\.?|E£`, unmistakable: false, onlyIn: ['EG'] },
  { code: 'ILS', word: String.raw`NIS`, unmistakable: false, onlyIn: ['IL'] },
  { code: 'PGK', word: String.raw`K`, unmistakable: false, onlyIn: ['PG'] },
];
