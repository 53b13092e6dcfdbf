/** Currencies by sign, code, name and country. ISO 4217. */
import { languages } from '../languages/index.ts';

/** Codes that stand beside amounts, as alternatives of a regular expression; those that are words or legal forms elsewhere are left out. */
export const currencyCodes =
  'AED|ARS|AUD|BDT|BGN|BRL|CAD|CHF|CLP|CNY|COP|CZK|DEM|DKK|DZD|EGP|EUR|GBP|GHS|HKD|HRK|HUF|IDR|ILS|INR|ISK|JOD|JPY|' +
  'KES|KRW|KWD|KZT|LKR|LTL|MAD|MUR|MXN|MYR|NGN|NOK|NPR|NZD|OMR|PHP|PKR|PLN|QAR|RON|RSD|RUB|SAR|SEK|SGD|THB|TND|TWD|TZS|' +
  'UAH|UGX|USD|UYU|UZS|VND|XAF|XOF|ZAR|ZMW';

/** Behind a code without a blank only decimals or groups of thousands make an amount: "COP002" is the number of an account. */
const gluedAmount = String.raw`[-−(]?(?:\d+[.,]\d{1,2}|\d{1,3}(?:[.,’']\d{3})+)(?!\d)`;

/** A code before or behind a number, in brackets, or alone in its cell. */
const codeOfAmount = new RegExp(
  String.raw`(?<![\p{L}\d])(${currencyCodes})(?=\s[-−(]?(?!0\d)\d|${gluedAmount})|(?<=\d\s?)(${currencyCodes})(?![\p{L}\d])|^[^\p{Lu}\p{Ll}\d_]*(${currencyCodes})[^\p{Lu}\p{Ll}\d_]*$|\((${currencyCodes})\)`,
  'gu',
);

const signs: readonly (readonly [RegExp, string])[] = [
  [/€|\bEURO?S?\b/i, 'EUR'],
  [/£|\bGBP\b/i, 'GBP'],
  [/₹|\bINR\b/i, 'INR'],
  [/\bMYR\b/, 'MYR'],
  [/\bUSD\b|US ?\$/i, 'USD'],
  [/\bCAD\b|C\$|CA\$/, 'CAD'],
  [/\bAUD\b|A\$|AU\$/, 'AUD'],
  [/\bNZD\b|NZ\$/, 'NZD'],
  [/\bSGD\b|S\$/, 'SGD'],
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
  [/\bILS\b|₪/, 'ILS'],
  [/\bDEM\b/, 'DEM'],
];

/** Alone it says only "some dollar". */
export const dollarSign = /\$/;

const unmistakable = languages.flatMap(({ currencies }) =>
  currencies
    .filter((currency) => currency.unmistakable)
    .map(({ code, word }) => [new RegExp(String.raw`(?<![\p{L}])(?:${word})(?!\p{L})`, 'u'), code] as const),
);

/** Currencies named in `text`; a bare dollar sign and words that several currencies share are left out. */
export const currenciesIn = (text: string): string[] => {
  const known = [...signs, ...unmistakable].filter(([pattern]) => pattern.test(text)).map(([, code]) => code);
  const coded = [...text.matchAll(codeOfAmount)].map(([, ...codes]) => codes.find((code) => code !== undefined) ?? '');
  return [...new Set([...known, ...coded])];
};

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
        String.raw`(?:\d[\d.,]*|[,.:]-)\s?(?:${word})(?![\p{L}\d])|(?<![\p{L}\d])(?:${word})\.?\s?\d|^[^\p{Lu}\p{Ll}\d_]*(?:${word})[^\p{Lu}\p{Ll}\d_]*$|\((?:${word})\)`,
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

const byCountry = new Map(
  languages.flatMap(({ countries }) => countries.map(({ code, currency }) => [code, currency] as const)),
);

export const currencyOfCountry = (country: string): string | undefined => byCountry.get(country);

/** Pesos are written with the dollar's sign too. */
export const usesDollarSign = (currency: string): boolean => currency.endsWith('D') || currency === 'MXN';

/** What a dollar sign means in a country that uses it; undefined elsewhere. */
export const dollarOfCountry = (country: string | undefined): string | undefined => {
  const currency = country === undefined ? undefined : byCountry.get(country);
  return currency !== undefined && usesDollarSign(currency) ? currency : undefined;
};
