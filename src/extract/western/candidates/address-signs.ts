/**
 * How well an address at the head of a receipt was cut out: there is one candidate only, so its probability follows from
 * what it looks like, not from what competes with it.
 */
import { noWord, wholeWords, wordsOf } from '../languages/index.ts';
import type { Letterhead } from './letterhead.ts';
import { type Features, type Weights, scoreOf } from './score.ts';

const numbered = new RegExp(String.raw`^${noWord}*(?:\d|${wholeWords(wordsOf('houses'))})`, 'iu');

type Address = NonNullable<Letterhead['address']>;

export function addressSigns({
  address,
  name,
}: {
  readonly address: Address;
  readonly name: Letterhead['name'];
}): Features {
  const { text, cells, postal } = address;
  const lines = new Set(cells.map(({ line }) => line)).size;
  const words = cells.flatMap((cell) => cell.words);
  return {
    postal: postal ? 1 : 0,
    single: lines === 1 ? 1 : 0,
    many: Math.max(0, lines - 3) / 3,
    numbered: numbered.test(text) ? 1 : 0,
    // Registration numbers, telephones and labels of the sale that were taken along.
    stray: /\d{6}|#|\w\s?:/.test(text) ? 1 : 0,
    short: text.length < 20 ? 1 : 0,
    named: name ? name.probability : 0,
    unclear: 1 - Math.min(1, ...words.map(({ confidence }) => confidence)),
  };
}

/** How likely the address is to be right. Nothing competes with it but that there is no right one. */
export const addressProbability = (signs: Features, weights: Weights): number =>
  1 / (1 + Math.exp(-scoreOf(signs, weights)));
