/** How the marks of countries are written: names of places, words of their offices, prefixes of their telephone numbers. */
import type { Country } from './language.ts';

/** Goods are named after countries too ("Colombia 250 g 14.00"): a line that ends in an amount is no address. */
const noAmountBehind = String.raw`(?!.*\d[.,]\d{2}(?![\d.,]))`;

/** Recognised text loses blanks. */
const withBlanks = (alternatives: string): string => alternatives.replaceAll(' ', String.raw`\s?`);

/** No part of a longer word in any alphabet. */
const whole = (alternatives: string): string => String.raw`(?<![\p{L}\d])(?:${alternatives})(?![\p{L}\d])`;

const oneOf = (alternatives: readonly string[]): RegExp => new RegExp(alternatives.join('|'), 'iu');

export interface Signs {
  /** Names of the country and of its towns. They do not count before an amount on the same line. */
  readonly places: string;
  /** Taxes, registers and offices that no other country has. They count beside amounts as well. */
  readonly offices?: string;
  /** Behind "+": what calls to the country begin with. */
  readonly prefix?: string;
  /** In North America and the Caribbean: what numbers in the country begin with. */
  readonly areas?: string;
}

/**
 * A country by what its documents print, whatever its case.
 *
 * Bounds of words in every alphabet make a regular expression slow to compile, and there are a hundred countries here,
 * of which a document names few. So a plain one without bounds asks first, and the exact one is compiled where it matches.
 */
export function country(code: string, currency: string, signs: Signs): Country {
  const places = withBlanks(signs.places);
  const offices = signs.offices === undefined ? [] : [withBlanks(signs.offices)];
  const { prefix, areas } = signs;
  const numbers = [
    prefix === undefined ? [] : String.raw`(?<!\d)\+\s?(?:${prefix})(?=[\s().-]*\d)`,
    areas === undefined ? [] : String.raw`(?<![\d-])(?:\+?1[\s.-]?)?\(?(?:${areas})\)?[\s.-]\s?\d{3}[\s.-]\d{4}(?!\d)`,
  ].flat();
  const anywhere = oneOf([places, ...offices, ...numbers]);
  let exact: RegExp | undefined;
  const test = (text: string): boolean => {
    if (!anywhere.test(text)) return false;
    exact ??= oneOf([`${whole(places)}${noAmountBehind}`, ...offices.map(whole), ...numbers]);
    return exact.test(text);
  };
  return { code, currency, mark: { test } };
}

/** Names of countries that are goods as well count at the end of a line alone, as in an address. */
export const atEnd = (names: string): string => String.raw`(?:${names})(?=[^\p{L}\d\n]*(?:\n|$))`;
