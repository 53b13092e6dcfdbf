/**
 * Check digits of tax numbers: 统一社会信用代码 (GB 32100-2015) and the VAT numbers of the EU.
 *
 * For a number without a check digit, or of a kind that is not listed here, the verdict is undefined: it may be right or
 * wrong.
 * Source of the VAT rules: European Commission, VIES FAQ and the algorithms published by the member states.
 */

export type TaxIdVerdict = 'valid' | 'wrong_shape' | 'wrong_check_digit';

const digitsOf = (text: string): number[] => Array.from(text).map(Number);
const weighted = (text: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * Number(text[index]), 0);

/** The 31 characters of credit codes: digits and capitals without I, O, S, V and Z. */
const creditCodeSigns = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB 32100: the weights are powers of 3 modulo 31. */
function creditCodeVerdict(code: string): TaxIdVerdict {
  let sum = 0;
  let weight = 1;
  for (const sign of code.slice(0, 17)) {
    sum += creditCodeSigns.indexOf(sign) * weight;
    weight = (weight * 3) % 31;
  }
  return creditCodeSigns[(31 - (sum % 31)) % 31] === code[17] ? 'valid' : 'wrong_check_digit';
}

/** GB 11643, identity numbers of persons, which sole traders and private buyers use: ISO 7064 MOD 11-2. */
function identityVerdict(id: string): TaxIdVerdict {
  const sum = digitsOf(id.slice(0, 17)).reduce((total, digit, index) => total + digit * (2 ** (17 - index) % 11), 0);
  return '10X98765432'[sum % 11] === id[17] ? 'valid' : 'wrong_check_digit';
}

/** The tax number on a Chinese invoice. Numbers of 15, 17 and 20 characters are older and have no check digit. */
export function chineseTaxIdVerdict(id: string): TaxIdVerdict | undefined {
  const bare = id.replace(/\s/g, '').toUpperCase();
  if (/[*X]{4}/.test(bare)) return undefined;
  if (/^[0-9A-Z]{15}$|^[0-9A-Z]{20}$|^[0-9A-Z]{17}$/.test(bare)) return undefined;
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(bare)) return 'wrong_shape';
  if (creditCodeVerdict(bare) === 'valid') return 'valid';
  return /^\d{17}[\dX]$/.test(bare) && identityVerdict(bare) === 'valid' ? 'valid' : 'wrong_check_digit';
}

/** ISO 7064 MOD 11,10: Germany, Croatia. */
function mod11by10(text: string): boolean {
  let product = 10;
  for (const digit of digitsOf(text.slice(0, -1))) {
    const sum = (digit + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(text.at(-1));
}

/** The digit sum of twice a digit, as the Luhn algorithm needs it. */
const doubled = (digit: number): number => digit * 2 - (digit > 4 ? 9 : 0);

/** Luhn: Italy, Sweden. */
function luhn(text: string): boolean {
  const sum = digitsOf(text)
    .reverse()
    .reduce((total, digit, index) => total + (index % 2 === 0 ? digit : doubled(digit)), 0);
  return sum % 10 === 0;
}

/** Letters count from A = 10, as in IBANs. */
const mod97 = (text: string): number =>
  Array.from(text).reduce((rest, sign) => {
    const value = Number.parseInt(sign, 36);
    return (rest * (value > 9 ? 100 : 10) + value) % 97;
  }, 0);

const spanishLetters = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** NIF of persons (8 digits, a letter), NIE of foreigners (X, Y or Z first) and companies (a letter, 7 digits, a digit or letter). */
function spanish(text: string): boolean {
  if (/^[XYZ\d]\d{7}[A-Z]$/.test(text)) {
    const number = text.slice(0, 8).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
    return spanishLetters[Number(number) % 23] === text[8];
  }
  const sum = digitsOf(text.slice(1, 8)).reduce(
    (total, digit, index) => total + (index % 2 === 0 ? doubled(digit) : digit),
    0,
  );
  const check = (10 - (sum % 10)) % 10;
  return text[8] === String(check) || text[8] === 'JABCDEFGHI'[check];
}

function austrian(text: string): boolean {
  const sum = digitsOf(text.slice(1, 8)).reduce((total, digit, index) => {
    const value = index % 2 === 0 ? digit : Math.floor(digit / 5) + ((digit * 2) % 10);
    return total + value;
  }, 0);
  return (10 - ((sum + 4) % 10)) % 10 === Number(text[8]);
}

/** Numbers are checked by MOD 11; those of sole traders since 2020 by MOD 97. */
function dutch(text: string): boolean {
  const old = weighted(text, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return old === Number(text[8]) || mod97(`NL${text}`) === 1;
}

function portuguese(text: string): boolean {
  const check = 11 - (weighted(text, [9, 8, 7, 6, 5, 4, 3, 2]) % 11);
  return (check > 9 ? 0 : check) === Number(text[8]);
}

function french(text: string): boolean {
  // Keys with letters are newer and have no published rule; numbers from Monaco have no SIREN.
  if (!/^\d{11}$/.test(text) || text.slice(2, 5) === '000') return true;
  return Number(text.slice(0, 2)) === (12 + 3 * (Number(text.slice(2)) % 97)) % 97;
}

interface VatRule {
  readonly shape: RegExp;
  checks(rest: string): boolean;
}

const mod11 =
  (weights: readonly number[]) =>
  (text: string): boolean =>
    weighted(text, weights) % 11 === 0;

const vatRules: Readonly<Record<string, VatRule>> = {
  AT: { shape: /^U\d{8}$/, checks: austrian },
  BE: { shape: /^[01]\d{9}$/, checks: (text) => 97 - (Number(text.slice(0, 8)) % 97) === Number(text.slice(8)) },
  DE: { shape: /^[1-9]\d{8}$/, checks: mod11by10 },
  DK: { shape: /^\d{8}$/, checks: mod11([2, 7, 6, 5, 4, 3, 2, 1]) },
  ES: { shape: /^[A-Z\d]\d{7}[A-Z\d]$/, checks: spanish },
  FI: { shape: /^\d{8}$/, checks: mod11([7, 9, 10, 5, 8, 4, 2, 1]) },
  FR: { shape: /^[A-HJ-NP-Z\d]{2}\d{9}$/, checks: french },
  HR: { shape: /^\d{11}$/, checks: mod11by10 },
  IT: { shape: /^\d{11}$/, checks: luhn },
  LU: { shape: /^\d{8}$/, checks: (text) => Number(text.slice(0, 6)) % 89 === Number(text.slice(6)) },
  NL: { shape: /^\d{9}B\d{2}$/, checks: dutch },
  PL: { shape: /^\d{10}$/, checks: (text) => weighted(text, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === Number(text[9]) },
  PT: { shape: /^\d{9}$/, checks: portuguese },
  SE: { shape: /^\d{12}$/, checks: (text) => luhn(text.slice(0, 10)) },
};

/** VAT number with its country prefix ("DE136695976"); undefined without one, masked, or for a country not listed. */
export function vatIdVerdict(id: string): TaxIdVerdict | undefined {
  if (/\.{2}|\*|X{3}/i.test(id)) return undefined;
  const bare = id.replace(/[\s./-]/g, '').toUpperCase();
  const rule = vatRules[bare.slice(0, 2)];
  const rest = bare.slice(2);
  // A word that happens to begin with a country's letters is not a VAT number.
  if (!rule || !/\d/.test(rest)) return undefined;
  if (!rule.shape.test(rest)) return 'wrong_shape';
  return rule.checks(rest) ? 'valid' : 'wrong_check_digit';
}

/** Of Greece and Northern Ireland, whose prefixes are not their codes. */
const countriesOfPrefixes: Readonly<Record<string, string>> = { EL: 'GR', XI: 'GB' };

/** The country, ISO 3166-1 alpha-2, of the two letters that a VAT number begins with. */
export const countryOfVatPrefix = (prefix: string): string => countriesOfPrefixes[prefix] ?? prefix;
