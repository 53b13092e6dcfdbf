/**
 * A page of a Chinese form: its labels, the words that are left without them, and what stands behind a label.
 *
 * Everything is relative to what stands on the page: no coordinates are assumed, since forms are printed, scanned,
 * cropped and put two on a sheet.
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

/** OCR sees a blank at a decimal point (`5999. 00`) and inside long numbers: no number ends in a point, and touching digits are one number. */
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

/** Words of a page with boxes as high as their characters, and numbers whole. */
export const readableWords = (page: Page): Word[] =>
  (page.textSource === 'ocr' ? withWholeNumbers(page.words) : page.words).map(withoutLeading);

/** Fewer Han than any Chinese form has: spares looking for labels on every page of the world. */
const fewHan = 12;

export function isChinese(page: Page): boolean {
  let han = 0;
  for (const { text } of page.words) {
    han += (text.match(/\p{Script=Han}/gu) ?? []).length;
    if (han >= fewHan) return true;
  }
  return false;
}

/** `words`: those of the page that labels are sought in, all by default. */
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

/** Words in the row of `box`, right of it and left of `right`, left to right. */
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

/** Words behind a label up to the next label of its row. */
export function valueAfter(sheet: LabelledPage, label: Label): Word[] {
  const next = sheet.labels
    .filter((other) => other.box[0] > label.box[2] && Math.abs(middleY(other) - middleY(label)) < 0.7 * heightOf(label))
    .map((other) => other.box[0]);
  return rightOf(sheet.values, label.box, Math.min(sheet.width, ...next));
}
