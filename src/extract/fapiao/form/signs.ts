/** How much a Chinese page looks like a kind of document: signs that it bears, each with what it weighs. */
import type { Page } from '../../../domain/document.ts';
import { foldWidth } from '../values/chinese.ts';
import { isChinese, readableWords } from './labelled-page.ts';
import { joinWords, rowsOf } from '../../layout/rows.ts';

export type Sign = readonly [pattern: RegExp, weight: number];

/** Signs alone prove no kind. */
const surest = 0.99;

/**
 * 0..1: the sum of the weights of the signs on the page, and 0 below `least` or on a page without Chinese. Patterns see rows
 * without blanks, half-width, one a line.
 */
export function likenessBySigns(page: Page, signs: readonly Sign[], least: number): number {
  if (!isChinese(page)) return 0;
  const text = rowsOf(readableWords(page))
    .map((row) => foldWidth(joinWords(row.words)).replace(/\s/g, ''))
    .join('\n');
  const score = signs.reduce((sum, [pattern, weight]) => sum + (pattern.test(text) ? weight : 0), 0);
  return score < least ? 0 : Math.min(surest, score);
}
