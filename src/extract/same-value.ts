/** Whether two sources mean the same value: texts without regard to width, case, blanks and punctuation, amounts to the cent. */
import { bareText } from '../domain/bare-text.ts';
import { sameAmount } from '../domain/money.ts';

export function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return sameAmount(a, b);
  if (typeof a === 'string' && typeof b === 'string') return bareText(a) === bareText(b);
  return JSON.stringify(a) === JSON.stringify(b);
}
