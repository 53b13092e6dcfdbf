/** How the marks of countries are written: names of places, words of their offices, prefixes of their telephone numbers. */
import type { Country } from './language.ts';

/** Goods are named after countries too ("Colombia 250 g 14.00"): a line that ends in an amount is no address. */
const noAmountBehind = String.raw`(?!.*\d[.,]\d{2}(?![\d.,]))`;

/** No part of a longer word in any alphabet; recognised text loses blanks. */
const whole = (alternatives: string): string =>
  String.raw`(?<![\p{L}\d])(?:${alternatives.replaceAll(' ', String.raw`\s?`)})(?![\p{L}\d])`;

export interface Signs {
  /** Names of the country and of its towns, and where words of its offices are listed, those. */
  readonly places: string;
  /** Taxes, registers and offices that no other country has; these stand beside amounts as well. */
  readonly offices?: string;
  /** Behind "+": what calls to the country begin with. */
  readonly prefix?: string;
  /** In North America and the Caribbean: what numbers in the country begin with. */
  readonly areas?: string;
}

/** A country by what its documents print, whatever its case. */
export function country(code: string, currency: string, { places, offices, prefix, areas }: Signs): Country {
  const alternatives = [
    `${whole(places)}${noAmountBehind}`,
    offices === undefined ? '' : whole(offices),
    prefix === undefined ? '' : String.raw`(?<!\d)\+\s?(?:${prefix})(?=[\s().-]*\d)`,
    areas === undefined ? '' : String.raw`(?<![\d-])(?:\+?1[\s.-]?)?\(?(?:${areas})\)?[\s.-]\s?\d{3}[\s.-]\d{4}(?!\d)`,
  ];
  return { code, currency, mark: new RegExp(alternatives.filter((one) => one !== '').join('|'), 'iu') };
}

/** Names of countries that are goods as well count at the end of a line alone, as in an address. */
export const atEnd = (names: string): string => String.raw`(?:${names})(?=[^\p{L}\d\n]*(?:\n|$))`;
