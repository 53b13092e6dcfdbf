/** Whether two sources mean the same value: texts without regard to width, case, blanks and punctuation, amounts to the cent. */
import { sameAmount } from '../domain/money.ts';

/** Only letters and digits, folded: "（深圳）Ltd." and "(深圳)LTD" are the same. */
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
