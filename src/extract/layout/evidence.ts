/** Evidence for values that were read from words of a page. */
import type { Box } from '../../geometry/box.ts';
import type { Word } from '../../geometry/word.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { withoutRadicals } from '../../domain/han-radicals.ts';
import { joinWords, rowsOf } from './rows.ts';
import { boxAround } from '../../geometry/rows.ts';

/** The page that words stand on, and how they were read from it. */
interface PageSource {
  readonly page: number;
  readonly method: 'text' | 'ocr';
}

/** The text of words in one or several rows: a blank is put between Latin words of two rows, but not between Han. */
export function textOf(words: readonly Word[]): string {
  return rowsOf(words)
    .map((row) => joinWords(row.words))
    .reduce((text, line) => {
      const apart = /[A-Za-z0-9,.]$/.test(text) && /^[A-Za-z]/.test(line);
      return text + (apart ? ' ' : '') + line;
    }, '')
    .trim();
}

/** The confidence of the word of which OCR was least sure; a text layer has confidence 1. */
const readingConfidence = (words: readonly Word[]): number =>
  words.length === 0 ? 1 : Math.max(0.3, Math.min(...words.map((word) => word.confidence)));

/**
 * `confidence` says how sure it is that these words are the value of the field, if they were read correctly. For OCR the
 * risk of a misread character is taken off, unless `confirmed`: a sum or a check digit has proved the characters.
 */
export function evidenceOf<Value>(
  source: PageSource,
  words: readonly Word[],
  value: Value,
  confidence: number,
  confirmed = false,
): Evidence<Value> {
  const read = source.method === 'text' || confirmed ? 1 : 0.97 * readingConfidence(words);
  const box: Box | undefined = words.length > 0 ? boxAround(words.map((word) => word.box)) : undefined;
  return {
    value,
    confidence: Math.round(confidence * read * 1000) / 1000,
    method: source.method,
    page: source.page,
    ...(box ? { box, text: withoutRadicals(textOf(words)) } : {}),
  };
}
