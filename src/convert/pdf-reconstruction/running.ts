/** Headers, footers and page numbers: what stands in one place on most pages is of the paper, not of the text. */
import type { Word } from '../../domain/document.ts';
import { linesOf } from './lines.ts';
import { middleOf, type PrintedPage } from './page.ts';

/** Of the height of the page, at top and at bottom. */
const edge = 0.12;
const samePlacePoints = 4;

/** Words that are to be left out, of all pages together. */
export function runningWords(pages: readonly PrintedPage[]): ReadonlySet<Word> {
  const running = new Set<Word>();
  if (pages.length < 2) return running;
  const candidates = pages.flatMap((page, index) =>
    linesOf(
      page.words.filter((word) => middleOf(word) < edge * page.height || middleOf(word) > (1 - edge) * page.height),
    ).map((line) => ({
      page: index,
      words: line.words,
      y: middleOf(line),
      text: normal(line.words.map(({ text }) => text).join(' ')),
    })),
  );
  const wanted = Math.max(2, Math.ceil(0.6 * pages.length));
  for (const line of candidates) {
    const alike = candidates.filter(
      (other) => other.text === line.text && Math.abs(other.y - line.y) <= samePlacePoints,
    );
    if (new Set(alike.map(({ page }) => page)).size >= wanted) for (const word of line.words) running.add(word);
  }
  return running;
}

/** Numbers count up from page to page. */
const normal = (text: string): string => text.replaceAll(/\d+/g, '#').replaceAll(/\s+/g, ' ').trim();
