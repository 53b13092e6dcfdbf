/**
 * Headers, footers and page numbers: what stands in one place on most pages is of the paper, not of the text.
 *
 * Short lines at the very edge go altogether. A letterhead or small print that is merely repeated is part of the document:
 * it stays where it is first said.
 */
import type { Word } from '../../domain/document.ts';
import { linesOf } from './lines.ts';
import { heightOf, median, middleOf, type PrintedPage } from './page.ts';

/** Of the height of the page, at top and at bottom. */
const edge = 0.12;
const samePlacePoints = 4;
/** Lines from the top and from the bottom, and words of one, that a header or footer has. */
const outermostLines = 2;
const fewWords = 12;
const headingInBodies = 1.18;

interface Candidate {
  readonly page: number;
  readonly words: readonly Word[];
  readonly y: number;
  readonly text: string;
  readonly outermost: boolean;
}

/** Words that are to be left out, of all pages together. */
export function runningWords(pages: readonly PrintedPage[]): ReadonlySet<Word> {
  const running = new Set<Word>();
  if (pages.length < 2) return running;
  const body = median(pages.flatMap(({ words }) => words.map(heightOf)));
  const byText = new Map<string, Candidate[]>();
  for (const candidate of pages.flatMap(candidatesOn))
    byText.set(candidate.text, [...(byText.get(candidate.text) ?? []), candidate]);
  const wanted = Math.max(2, Math.ceil(0.6 * pages.length));
  for (const lines of byText.values())
    for (const line of lines) {
      const alike = lines.filter((other) => Math.abs(other.y - line.y) <= samePlacePoints);
      if (new Set(alike.map(({ page }) => page)).size < wanted) continue;
      const ofThePaper =
        line.outermost && line.words.length <= fewWords && median(line.words.map(heightOf)) < headingInBodies * body;
      const first = Math.min(...alike.map(({ page }) => page));
      if (ofThePaper || line.page > first) for (const word of line.words) running.add(word);
    }
  return running;
}

function candidatesOn(page: PrintedPage, index: number): readonly Candidate[] {
  const lines = linesOf(page.words);
  return lines.flatMap((line, at) => {
    const y = middleOf(line);
    if (y >= edge * page.height && y <= (1 - edge) * page.height) return [];
    const outermost = at < outermostLines || at >= lines.length - outermostLines;
    return [
      { page: index, words: line.words, y, text: normal(line.words.map(({ text }) => text).join(' ')), outermost },
    ];
  });
}

/** Numbers count up from page to page. */
const normal = (text: string): string => text.replaceAll(/\d+/g, '#').replaceAll(/\s+/g, ' ').trim();
