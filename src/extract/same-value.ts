/** When two sources mean the same value: width, case, blanks and punctuation do not count in text, cents do in amounts. */
import { sameAmount } from '../domain/money.ts';

/** Letters and digits alone, folded: "（深圳）Ltd." and "(深圳)LTD" are one. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

export function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return sameAmount(a, b);
  if (typeof a === 'string' && typeof b === 'string') return bare(a) === bare(b);
  return JSON.stringify(a) === JSON.stringify(b);
}
