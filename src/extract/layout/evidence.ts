/** Evidence for what was read from words of a page. */
import type { Box } from '../../geometry/box.ts';
import type { Word } from '../../geometry/word.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { joinWords, rowsOf } from './rows.ts';
import { boxAround } from '../../geometry/rows.ts';
import { withoutRadicals } from '../fapiao/values/chinese.ts';
import type { LabelledPage } from '../fapiao/form/labelled-page.ts';

/** Text of words that may stand in several rows: Han runs on over a line's end, anything else takes a blank. */
export function textOf(words: readonly Word[]): string {
  return rowsOf(words)
    .map((row) => joinWords(row.words))
    .reduce((text, line) => {
      const apart = /[A-Za-z0-9,.]$/.test(text) && /^[A-Za-z]/.test(line);
      return text + (apart ? ' ' : '') + line;
    }, '')
    .trim();
}

/** What OCR was least sure of bounds the whole value; a text layer has confidence 1. */
const readingConfidence = (words: readonly Word[]): number =>
  words.length === 0 ? 1 : Math.max(0.3, Math.min(...words.map((word) => word.confidence)));

/**
 * `confidence`: how sure that these words are the field's value, were they read rightly. For OCR the chance of a misread
 * comes on top, unless a check (sum, check digit) has confirmed the characters themselves.
 */
export function evidenceOf<Value>(
  sheet: Pick<LabelledPage, 'page' | 'method'>,
  words: readonly Word[],
  value: Value,
  confidence: number,
  confirmed = false,
): Evidence<Value> {
  const read = sheet.method === 'text' || confirmed ? 1 : 0.97 * readingConfidence(words);
  const box: Box | undefined = words.length > 0 ? boxAround(words.map((word) => word.box)) : undefined;
  return {
    value,
    confidence: Math.round(confidence * read * 1000) / 1000,
    method: sheet.method,
    page: sheet.page,
    ...(box ? { box, text: withoutRadicals(textOf(words)) } : {}),
  };
}
