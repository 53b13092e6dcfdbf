/** Currencies by sign, code, name and country. ISO 4217. */
import { languages, noWord } from '../languages/index.ts';

/** Codes that stand beside amounts, as alternatives of a regular expression; those that are words or legal forms elsewhere are left out. */
export const currencyCodes =
  'AED|AFN|AOA|ARS|AUD|AZN|BBD|BDT|BGN|BMD|BRL|BSD|BWP|BYN|BZD|CAD|CDF|CHF|CLP|CNY|COP|CZK|DEM|DKK|DZD|EGP|ETB|EUR|' +
  'FJD|GBP|GHS|GMD|GNF|GTQ|GYD|HKD|HNL|HRK|HTG|HUF|IDR|ILS|INR|IQD|ISK|JMD|JOD|JPY|KES|KHR|KRW|KWD|KYD|KZT|LBP|LKR|' +
  'LTL|LYD|MAD|MGA|MMK|MUR|MVR|MWK|MXN|MYR|MZN|NAD|NGN|NIO|NOK|NPR|NZD|OMR|PGK|PHP|PKR|PLN|PYG|QAR|RON|RSD|RUB|RWF|SAR|' +
  'SBD|SEK|SGD|SLE|SZL|THB|TND|TTD|TWD|TZS|UAH|UGX|USD|UYU|UZS|VES|VND|VUV|WST|XAF|XCD|XOF|XPF|ZAR|ZMW';

/** Codes that are words elsewhere ("PEN", "TOP", "GEL"), and count where a label says that a currency follows. */
const announcedCodes = `${currencyCodes}|ALL|AMD|ANG|AWG|BAM|BIF|BND|BOB|BTN|CRC|CUP|CVE|DOP|ERN|GEL|GIP|IRR|KGS|KMF|LAK|LRD|LSL|MDL|MKD|MNT|MOP|MRU|PAB|PEN|SCR|SDG|SOS|SRD|SSP|STN|SYP|TJS|TMT|TOP|TRY|YER|ZWG`;

/** Behind a code without a blank only decimals or groups of thousands make an amount: "COP002" is the number of an account. */
const gluedAmount = String.raw`[-−(]?(?:\d+[.,]\d{1,2}|\d{1,3}(?:[.,’']\d{3})+)(?!\d)`;

/** A code before or behind a number, in brackets, or alone in its cell. */
const codeOfAmount = new RegExp(
  String.raw`(?<![\p{L}\d])(${currencyCodes})(?=\s[-−(]?(?!0\d)\d|${gluedAmount})|(?<=\d\s?)(${currencyCodes})(?![\p{L}\d])|^${noWord}*(${currencyCodes})${noWord}*$|\((${currencyCodes})\)`,
  'gu',
);

const signs: readonly (readonly [RegExp, string])[] = [
  [/€|\bEURO?S?\b/i, 'EUR'],
  [/£|\bGBP\b/i, 'GBP'],
  [/₹|\bINR\b/i, 'INR'],
  [/\bMYR\b/, 'MYR'],
  [/\bUSD\b|US ?\$/i, 'USD'],
  [/\bCAD\b|CA\$/, 'CAD'],
  [/\bAUD\b|(?<!\p{L})AU?\$/u, 'AUD'],
  [/\bNZD\b|NZ\$/, 'NZD'],
  [/\bSGD\b|(?<!\p{L})S\$/u, 'SGD'],
  [/\bHKD\b|HK\$/, 'HKD'],
  [/\bCHF\b/, 'CHF'],
  [/R\$|\bBRL\b/, 'BRL'],
  [/\bMXN\b/, 'MXN'],
  [/\bSEK\b/, 'SEK'],
  [/\bNOK\b/, 'NOK'],
  [/\bDKK\b/, 'DKK'],
  [/\bPLN\b/, 'PLN'],
  [/\bCZK\b/, 'CZK'],
  [/\bHUF\b/, 'HUF'],
  [/\bRON\b/, 'RON'],
  [/\bBGN\b/, 'BGN'],
  [/\bTRY\b|₺/, 'TRY'],
  [/\bJPY\b/, 'JPY'],
  [/\bZAR\b/, 'ZAR'],
  [/\bAED\b/, 'AED'],
  [/\bTHB\b|฿/, 'THB'],
  [/\bIDR\b/, 'IDR'],
  [/\bPHP\b|₱/, 'PHP'],
  [/₦|\bnaira\b/i, 'NGN'],
  [/\bILS\b|₪/, 'ILS'],
  [/\bDEM\b/, 'DEM'],
];

/** Alone it says only "some dollar". */
export const dollarSign = /\$/;

const byCountry = new Map(
  languages.flatMap(({ countries }) => countries.map(({ code, currency }) => [code, currency] as const)),
);

const unmistakable = languages.flatMap(({ currencies }) =>
  currencies
    .filter((currency) => currency.unmistakable)
    .map(({ code, word }) => [new RegExp(String.raw`(?<![\p{L}])(?:${word})(?!\p{L})`, 'u'), code] as const),
);

/** Words of one currency that are those of another in a few countries: rupees are Indian, and Pakistani in Pakistan. */
const elsewhere: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map([
  ['INR', { PK: 'PKR', LK: 'LKR', NP: 'NPR', MU: 'MUR', SC: 'SCR' }],
  ['CAD', { NI: 'NIO' }],
]);

/** What a word for the currency `code` means in a document of `countries`, most evident first. */
function meantIn(code: string, countries: readonly string[]): string {
  const others = elsewhere.get(code);
  if (!others) return code;
  const [first] = countries.flatMap((country) => others[country] ?? (byCountry.get(country) === code ? code : []));
  return first ?? code;
}

/**
 * Currencies named in `text`, of a document of `countries`; a bare dollar sign and words that several currencies share are
 * left out.
 */
export const currenciesIn = (text: string, countries: readonly string[] = []): string[] => {
  const signed = signs.filter(([pattern]) => pattern.test(text)).map(([, code]) => code);
  const worded = unmistakable.filter(([pattern]) => pattern.test(text)).map(([, code]) => meantIn(code, countries));
  const coded = [...text.matchAll(codeOfAmount)].map(([, ...codes]) => codes.find((code) => code !== undefined) ?? '');
  return [...new Set([...signed, ...worded, ...coded])];
};

const announced = new RegExp(String.raw`^[\s:=.(-]*(${announcedCodes})(?![\p{L}\d])`, 'u');

/** The code that `text`, what stands behind "Currency", begins with. */
export const announcedIn = (text: string): string | undefined => announced.exec(text)?.[1];

const closing = new RegExp(String.raw`\s\(?(${currencyCodes})[\s:.)]*$`, 'u');

/** The code that `text`, a label, ends in: "TOTAL JMD". */
export const closingIn = (text: string): string | undefined => closing.exec(text)?.[1];

const ambiguous = languages.flatMap((language) =>
  language.currencies
    .filter((currency) => !currency.unmistakable)
    .map(({ word, ...currency }) => ({
      code: currency.code,
      language: language.code,
      countries: currency.onlyIn ?? language.countries.map((country) => country.code),
      isOfLanguage: currency.onlyIn === undefined,
      // Beside an amount, or alone as the title of a column: "lei" and "Ft" are words of other languages too.
      pattern: new RegExp(
        String.raw`(?:\d[\d.,]*|[,.:]-)\s?(?:${word})(?![\p{L}\d])|(?<![\p{L}\d])(?:${word})\.?\s?\d|^${noWord}*(?:${word})${noWord}*$|\((?:${word})\)`,
        'u',
      ),
    })),
);

export interface SharedWord {
  /** ISO 4217. */
  readonly code: string;
  /** In whose documents the word means that currency. */
  readonly language: string;
  readonly countries: readonly string[];
  /** Whether a document of that language says enough, if nothing in it names a country. */
  readonly isOfLanguage: boolean;
}

/** Currencies that a word beside an amount of `text` may mean: "kr" is Swedish, Danish or Norwegian. */
export const sharedWordsIn = (text: string): readonly SharedWord[] =>
  ambiguous.filter(({ pattern }) => pattern.test(text));

export const currencyOfCountry = (country: string): string | undefined => byCountry.get(country);

/** Pesos are written with the dollar's sign too. */
const dollars: ReadonlySet<string> = new Set(
  (
    'USD AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD WST XCD ' +
    'ARS CLP COP CUP DOP MXN UYU'
  ).split(' '),
);

export const usesDollarSign = (currency: string): boolean => dollars.has(currency);

/** What a dollar sign means in a country that uses it; undefined elsewhere. */
export const dollarOfCountry = (country: string | undefined): string | undefined => {
  const currency = country === undefined ? undefined : byCountry.get(country);
  return currency !== undefined && usesDollarSign(currency) ? currency : undefined;
};
