/**
 * Headers, footers and page numbers: lines that most pages repeat at the same position.
 *
 * Page numbers are left out, and any other line only when an earlier page has it word for word, so no text is lost. Only one
 * or two lines at the very edge are considered, because a letterhead, the boxes of a form or a sum carried forward belong
 * to each page.
 */
import type { Word } from '../../geometry/word.ts';
import { type Line, linesOf } from './lines.ts';
import { type PrintedPage } from './page.ts';
import { heightOf, middleY } from '../../geometry/box.ts';
import { median } from '../../geometry/median.ts';

/** The share of the height of the page, at the top and at the bottom. */
const edge = 0.12;
const samePlacePoints = 4;
/** The most lines of a header or footer, and the most words of a line. */
const outermostLines = 2;
const fewWords = 12;
const headingInBodies = 1.18;

interface Candidate {
  readonly page: number;
  readonly words: readonly Word[];
  readonly y: number;
  readonly text: string;
}

/** The words of all pages that are left out. Those in `fixed`, the words of tables with lines, never are. */
export function runningWords(pages: readonly PrintedPage[], fixed: ReadonlySet<Word>): ReadonlySet<Word> {
  const running = new Set<Word>();
  if (pages.length < 2) return running;
  const body = median(pages.flatMap(({ words }) => words.map(heightOf)));
  const byPattern = new Map<string, Candidate[]>();
  for (const candidate of pages.flatMap((page, index) => candidatesOn(page, index, fixed, body))) {
    const pattern = candidate.text.replaceAll(/\d+/g, '#');
    byPattern.set(pattern, [...(byPattern.get(pattern) ?? []), candidate]);
  }
  const wanted = Math.max(2, Math.ceil(0.6 * pages.length));
  for (const lines of byPattern.values())
    for (const line of lines) {
      const alike = lines.filter(
        (other) => Math.abs(other.y - line.y) <= samePlacePoints && sameButForPage(line, other),
      );
      if (new Set(alike.map(({ page }) => page)).size < wanted) continue;
      if (isPageNumber(line.text) || alike.some(({ page }) => page < line.page))
        for (const word of line.words) running.add(word);
    }
  return running;
}

function candidatesOn(page: PrintedPage, index: number, fixed: ReadonlySet<Word>, body: number): readonly Candidate[] {
  const lines = linesOf(page.words);
  const isThin = ({ words }: Line): boolean =>
    words.length <= fewWords &&
    median(words.map(heightOf)) < headingInBodies * body &&
    words.every((word) => !fixed.has(word));
  const outermost = [
    ...lines.slice(0, outermostLines).filter((line) => middleY(line) < edge * page.height),
    ...lines.slice(-outermostLines).filter((line) => middleY(line) > (1 - edge) * page.height),
  ];
  return outermost.filter(isThin).map((line) => ({
    page: index,
    words: line.words,
    y: middleY(line),
    text: line.words.map(({ text }) => text).join(' '),
  }));
}

/** Whether numbers are the same, or increase with the pages. */
function sameButForPage(one: Candidate, other: Candidate): boolean {
  const [before, after] = [one, other].map(({ text }) => (text.match(/\d+/g) ?? []).map(Number));
  return (before ?? []).every((number, index) => {
    const difference = (after?.[index] ?? 0) - number;
    return difference === 0 || difference === other.page - one.page;
  });
}

/** "3", "- 3 -", "3/12", "Page 3 of 12", "Seite 3 von 12", "第 3 页 共 12 页". */
const isPageNumber = (text: string): boolean =>
  /^[^\p{L}\p{N}]*(?:第|(?:page|seite|blatt|p[áa]gina|pag|p)\b)?[^\p{L}\p{N}]*\d{1,4}\s*页?[^\p{L}\p{N}]*(?:(?:(?:of|von|de|di|sur|van)\b|共)?[^\p{L}\p{N}]*\d{1,4}\s*页?)?[^\p{L}\p{N}]*$/iu.test(
    text,
  );
