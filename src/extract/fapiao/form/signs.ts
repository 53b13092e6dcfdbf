/** How much a Chinese page looks like a kind of document: the signs that it bears, each with its weight. */
import type { Page } from '../../../domain/document.ts';
import type { Word } from '../../../geometry/word.ts';
import { foldWidth } from '../values/chinese.ts';
import { isChinese, readableWords } from './labelled-page.ts';
import { joinWords, rowsOf } from '../../layout/rows.ts';

export type Sign = readonly [pattern: RegExp, weight: number];

/** Signs never make a kind certain. */
const surest = 0.99;

/** The rows of words as patterns of titles and labels see them: half-width, without blanks, one a line. */
export const compactText = (words: readonly Word[]): string =>
  rowsOf(words)
    .map((row) => foldWidth(joinWords(row.words)).replace(/\s/g, ''))
    .join('\n');

/**
 * From 0 to 1: the sum of the weights of the signs on the page, or 0 if that is below `least` or the page is not Chinese.
 * Patterns see `compactText`.
 */
export function likenessBySigns(page: Page, signs: readonly Sign[], least: number): number {
  if (!isChinese(page)) return 0;
  const text = compactText(readableWords(page));
  const score = signs.reduce((sum, [pattern, weight]) => sum + (pattern.test(text) ? weight : 0), 0);
  return score < least ? 0 : Math.min(surest, score);
}
