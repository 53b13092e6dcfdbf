/** Values behind the labels of a Chinese form, as evidence. */
import type { Evidence } from '../../../domain/evidence.ts';
import { inexactLabel } from '../confidence.ts';
import { withoutRadicals } from '../../../domain/han-radicals.ts';
import { evidenceOf, textOf } from '../../layout/evidence.ts';
import { type LabelledPage, labelsNamed, valueAfter } from './labelled-page.ts';

/** The value behind the first label of this name whose text `parse` accepts. `confidence` is that of an exact label. */
export function behind<Name extends string, Value>(
  form: LabelledPage<Name>,
  name: NoInfer<Name>,
  confidence: number,
  parse: (text: string) => Value | undefined,
): Evidence<Value> | undefined {
  for (const label of labelsNamed(form, name)) {
    const words = valueAfter(form, label);
    const value = words.length > 0 ? parse(withoutRadicals(textOf(words)).replace(/^[\s:：]+/, '')) : undefined;
    if (value !== undefined)
      return evidenceOf(form, words, value, label.exact ? confidence : confidence - inexactLabel);
  }
  return undefined;
}

/** Only digits, as many as one of the lengths. Blanks between them are ignored, since forms print numbers in groups. */
export const digitsOf =
  (...lengths: readonly number[]) =>
  (text: string): string | undefined => {
    const [run = ''] = /^\d[\d\s]*/.exec(text.normalize('NFKC')) ?? [];
    const bare = run.replace(/\s/g, '');
    const [first = ''] = run.split(/\s/);
    return [bare, first].find((digits) => lengths.includes(digits.length));
  };

/** A name: at least two characters, among them two letters in a row. */
export const nameIn = (text: string): string | undefined => {
  const bare = text.replace(/^[()（）\s:：]+|[\s(（]*盖章(?:有效)?[)）]?\s*$|[\s:：]+$/g, '');
  // `年 月 日` is an empty date that is to be stamped.
  return bare.length >= 2 && /\p{L}{2}/u.test(bare) && !/^[年月日\s]+$/.test(bare) ? bare : undefined;
};
