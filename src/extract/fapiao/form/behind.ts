/** What stands behind a label of a Chinese form, as evidence. */
import type { Evidence } from '../../../domain/evidence.ts';
import { withoutRadicals } from '../values/chinese.ts';
import { evidenceOf, textOf } from '../../layout/evidence.ts';
import { type LabelledPage, labelsNamed, valueAfter } from './labelled-page.ts';

/** Taken off where a character of the label was read differently. */
const inexact = 0.05;

/** The value behind the first label of a name that `parse` takes. */
export function behind<Name extends string, Value>(
  sheet: LabelledPage<Name>,
  name: NoInfer<Name>,
  confidence: number,
  parse: (text: string) => Value | undefined,
): Evidence<Value> | undefined {
  for (const label of labelsNamed(sheet, name)) {
    const words = valueAfter(sheet, label);
    const value = words.length > 0 ? parse(withoutRadicals(textOf(words)).replace(/^[\s:：]+/, '')) : undefined;
    if (value !== undefined) return evidenceOf(sheet, words, value, label.exact ? confidence : confidence - inexact);
  }
  return undefined;
}

/** Digits alone, of one of the lengths; blanks between them are the print's. */
export const digitsOf =
  (...lengths: readonly number[]) =>
  (text: string): string | undefined => {
    const [run = ''] = /^\d[\d\s]*/.exec(text.normalize('NFKC')) ?? [];
    const bare = run.replace(/\s/g, '');
    const [first = ''] = run.split(/\s/);
    return [bare, first].find((digits) => lengths.includes(digits.length));
  };

/** Two characters at least, and a word among them. */
export const nameIn = (text: string): string | undefined => {
  const bare = text.replace(/^[()（）\s:：]+|[\s(（]*盖章(?:有效)?[)）]?\s*$|[\s:：]+$/g, '');
  // `年 月 日` waits for a stamp.
  return bare.length >= 2 && /\p{L}{2}/u.test(bare) && !/^[年月日\s]+$/.test(bare) ? bare : undefined;
};
