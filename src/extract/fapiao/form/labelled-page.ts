/**
 * A page of a Chinese form: its labels, the words that are left without them, and the words behind a label.
 *
 * No coordinates are assumed, because forms are printed, scanned and cropped, and two of them may stand on one page:
 * everything is relative to what else is on the page.
 */
import type { Page } from '../../../domain/document.ts';
import { type Box, heightOf, middleX, middleY } from '../../../geometry/box.ts';
import type { Word } from '../../../geometry/word.ts';
import { withoutLeading } from './glyphs.ts';
import { labelsAmongWords, type Label, type LabelDefinition } from './labels.ts';

export interface LabelledPage<Name extends string = string> {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly method: 'text' | 'ocr';
  /** Top to bottom. */
  readonly labels: readonly Label<Name>[];
  /** Words without the labels. */
  readonly values: readonly Word[];
  /** All words as they stand. */
  readonly words: readonly Word[];
}

/**
 * Words with numbers joined that OCR split at a decimal point (`5999. 00`) or between digits. No number ends in a point,
 * and digits that touch are one number.
 */
export function withWholeNumbers(words: readonly Word[]): Word[] {
  const whole: Word[] = [];
  for (const word of words.toSorted((a, b) => a.box[0] - b.box[0])) {
    const at = whole.findLastIndex(
      (before) =>
        Math.abs(middleY(before) - middleY(word)) < 0.2 * heightOf(word) &&
        Math.abs(word.box[0] - before.box[2]) <
          (/\d[.,]$/.test(before.text) || /^[.,]\d/.test(word.text) ? 0.7 : 0.12) * heightOf(word) &&
        /\d[.,]?$/.test(before.text) &&
        /^[.,]?\d/.test(word.text),
    );
    const before = whole[at];
    if (!before) whole.push(word);
    else
      whole[at] = {
        text: before.text + word.text,
        box: [before.box[0], Math.min(before.box[1], word.box[1]), word.box[2], Math.max(before.box[3], word.box[3])],
        confidence: Math.min(before.confidence, word.confidence),
      };
  }
  return whole;
}

/** The words of a page, with boxes as high as their characters and with whole numbers. */
export const readableWords = (page: Page): Word[] =>
  (page.textSource === 'ocr' ? withWholeNumbers(page.words) : page.words).map(withoutLeading);

/** Han characters that any Chinese form has. Pages with fewer are not searched for labels. */
const fewHan = 12;

export function isChinese(page: Page): boolean {
  let han = 0;
  for (const { text } of page.words) {
    han += (text.match(/\p{Script=Han}/gu) ?? []).length;
    if (han >= fewHan) return true;
  }
  return false;
}

/** Labels are looked for in `words`, which are all words of the page by default. */
export function labelledPage<Name extends string>(
  page: Page,
  definitions: readonly LabelDefinition<Name>[],
  words: readonly Word[] = readableWords(page),
): LabelledPage<Name> {
  const tolerant = page.textSource === 'ocr';
  const { labels, values } = labelsAmongWords(words, definitions, tolerant);
  return {
    page: page.number,
    width: page.width,
    height: page.height,
    method: tolerant ? 'ocr' : 'text',
    labels: labels.toSorted((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]),
    values,
    words: page.words.map(withoutLeading),
  };
}

export const labelsNamed = <Name extends string>(
  { labels }: Pick<LabelledPage<Name>, 'labels'>,
  name: NoInfer<Name>,
): Label<Name>[] => labels.filter((label) => label.name === name);

/** The words in the row of `box` that begin between its right edge and `right`, left to right. */
export function rightOf(values: readonly Word[], box: Box, right: number): Word[] {
  const height = box[3] - box[1];
  return values
    .filter(
      (word) =>
        (word.box[0] >= box[2] - 0.4 * height || (middleX(word) > box[2] && word.box[0] > box[0] + height)) &&
        word.box[0] < right &&
        Math.abs(middleY(word) - (box[1] + box[3]) / 2) < 0.6 * Math.min(heightOf(word), height),
    )
    .toSorted((a, b) => a.box[0] - b.box[0]);
}

/** The words behind a label, up to the next label of its row. */
export function valueAfter(form: LabelledPage, label: Label): Word[] {
  const next = form.labels
    .filter((other) => other.box[0] > label.box[2] && Math.abs(middleY(other) - middleY(label)) < 0.7 * heightOf(label))
    .map((other) => other.box[0]);
  return rightOf(form.values, label.box, Math.min(form.width, ...next));
}
