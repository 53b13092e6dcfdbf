/** Currencies by sign, code, name and country. ISO 4217. */
import { languages } from '../languages/index.ts';

const signs: readonly (readonly [RegExp, string])[] = [
  [/€|\bEURO?S?\b/i, 'EUR'],
  [/£|\bGBP\b/i, 'GBP'],
  [/₹|\bINR\b|\bRs\.?(?=\s|\d|$)/i, 'INR'],
  [/\bRM(?=\s|\d|\)|:|$)|\bMYR\b/, 'MYR'],
  [/\bUSD\b|US ?\$/i, 'USD'],
  [/\bCAD\b|C\$|CA\$/, 'CAD'],
  [/\bAUD\b|A\$|AU\$/, 'AUD'],
  [/\bNZD\b|NZ\$/, 'NZD'],
  [/\bSGD\b|S\$/, 'SGD'],
  [/\bHKD\b|HK\$/, 'HKD'],
  [/\bCHF\b|\bSFr\.?|\bFr\.(?=\s?\d)/, 'CHF'],
  [/R\$|\bBRL\b/, 'BRL'],
  [/\bMXN\b/, 'MXN'],
  [/\bSEK\b/, 'SEK'],
  [/\bNOK\b/, 'NOK'],
  [/\bDKK\b/, 'DKK'],
  [/\bPLN\b|zł/, 'PLN'],
  [/\bCZK\b|Kč/, 'CZK'],
  [/\bHUF\b/, 'HUF'],
  [/\bRON\b/, 'RON'],
  [/\bTRY\b|₺/, 'TRY'],
  [/\bJPY\b/, 'JPY'],
  [/\bZAR\b/, 'ZAR'],
  [/\bAED\b/, 'AED'],
  [/\bTHB\b|฿/, 'THB'],
  [/\bIDR\b|\bRp\.?(?=\s?\d)/, 'IDR'],
  [/\bPHP\b|₱/, 'PHP'],
  [/\bILS\b|₪/, 'ILS'],
  [/\bDEM\b/, 'DEM'],
];

/** Alone it says only "some dollar". */
export const dollarSign = /\$/;

/** Currencies named in `text`, a bare dollar sign left out. */
export const currenciesIn = (text: string): string[] =>
  signs.filter(([pattern]) => pattern.test(text)).map(([, code]) => code);

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
