/** The countries whose documents are mostly in Portuguese. Where two are as likely, the one listed first counts. */
import { country } from './country-marks.ts';
import { type Country, type CurrencyWord, words } from './language.ts';

export const portugueseCountries: readonly Country[] = [
  country('AO', 'AOA', { places: words`angola|luanda|benguela`, prefix: '244' }),
  country('MZ', 'MZN', {
    places: words`mo[cç]ambique|mozambique|maputo|matola`,
    offices: words`nuit\W{0,3}\d{9}`,
    prefix: '258',
  }),
  country('CV', 'CVE', { places: words`cabo verde|mindelo|praia,? santiago`, prefix: '238' }),
  { code: 'PT', currency: 'EUR', mark: /\b(portugal|contribuinte|lisboa|lda)\b/i },
  country('BR', 'BRL', {
    places: words`brasil|brazil|s[ãa]o paulo|rio de janeiro|belo horizonte|curitiba|porto alegre`,
    offices: words`cnpj|inscri[çc][ãa]o estadual|icms`,
    prefix: '55',
  }),
];

export const portugueseCurrencies: readonly CurrencyWord[] = [
  { code: 'AOA', word: String.raw`(?<=\d\s?)K[Zz]s?\.?|Kz\.?(?=\s?\d)`, unmistakable: true },
  { code: 'MZN', word: String.raw`M[Tt][Nn]?\.?|[Mm]eticais`, unmistakable: false, onlyIn: ['MZ'] },
  { code: 'CVE', word: String.raw`CVE|ECV`, unmistakable: false, onlyIn: ['CV'] },
];
