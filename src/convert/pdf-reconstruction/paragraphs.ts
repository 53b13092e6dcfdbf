/** Groups lines into headings, lists and paragraphs. The most frequent height of words is the size of the text. */
import type { Block, Inline } from '../article/model.ts';
import { gatherLists } from '../article/read/lists.ts';
import { contentOf, isFull, type WordMarks } from './content.ts';
import type { Line } from './lines.ts';
import { type LineMark, listMarks } from './list-marks.ts';
import { shownWidth } from '../article/shown-width.ts';
import { heightOf } from '../../geometry/box.ts';
import { median } from '../../geometry/median.ts';

export interface Sizes {
  /** The height of ordinary text, in points. */
  readonly body: number;
  /** The heights of headings, largest first. */
  readonly headings: readonly number[];
}

const headingInBodies = 1.18;
/** Sizes whose ratio is smaller than this are the same. */
const sameSize = 1.08;
const maximumHeadingCharacters = 120;
const maximumHeadingLines = 2;
/** A size with this share of the document belongs to text, however large it is. */
const textShare = 0.15;
const textLines = 8;

/** Judges by the lines of all pages. Each character counts for the height of its word. */
export function sizesOf(lines: readonly Line[]): Sizes {
  const votes = new Map<number, number>();
  for (const { words } of lines)
    for (const word of words) {
      const height = Math.round(heightOf(word) * 2) / 2;
      votes.set(height, (votes.get(height) ?? 0) + word.text.length);
    }
  const body = [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
  const all = [...votes.values()].reduce((sum, count) => sum + count, 0);
  const byHeight = new Map<number, { lines: number; characters: number }>();
  for (const line of lines) {
    const height = lineHeight(line);
    const found = byHeight.get(height) ?? { lines: 0, characters: 0 };
    found.lines++;
    found.characters += lineText(line).length;
    byHeight.set(height, found);
  }
  const headings: number[] = [];
  for (const height of [...byHeight.keys()].sort((a, b) => b - a)) {
    if (height < headingInBodies * body || (headings.at(-1) ?? Infinity) <= height * sameSize) continue;
    const ofSize = [...byHeight].filter(([other]) => other <= height && other * sameSize > height);
    const total = (which: 'lines' | 'characters'): number => ofSize.reduce((sum, [, found]) => sum + found[which], 0);
    if (total('lines') < textLines || total('characters') < textShare * all) headings.push(height);
  }
  return { body, headings: headings.slice(0, 4) };
}

const lineHeight = ({ words }: Line): number => Math.round(median(words.map(heightOf)) * 2) / 2;

const lineText = ({ segments }: Line): string => segments.map((segment) => segment.text).join('  ');

interface Open {
  readonly lines: Line[];
  readonly level: number | undefined;
  readonly mark: LineMark | undefined;
}

export function paragraphsOf(lines: readonly Line[], sizes: Sizes, marks: WordMarks): readonly Block[] {
  const listed = listMarks(lines, lineText);
  const edge = Math.max(...lines.map(({ box }) => box[2]));
  const done: Open[] = [];
  lines.forEach((line, index) => {
    const mark = listed.get(index);
    const level = mark ? undefined : headingLevel(line, sizes);
    const before = done.at(-1);
    if (before && !mark && before.level === level && standsBelow(before, line, edge)) before.lines.push(line);
    else done.push({ lines: [line], level, mark });
  });
  const boldHeads = boldHeadings(done, sizes, marks);
  return gatherLists(
    done
      .map((open) => (boldHeads.has(open) ? { ...open, level: sizes.headings.length + 1 } : open))
      .flatMap((open) => paragraphsIn(open, edge))
      .map((open) => ({ block: blockOf(open, edge, marks), ...(open.mark ? { list: open.mark } : {}) })),
  );
}

function headingLevel(line: Line, { headings }: Sizes): number | undefined {
  const content = lineText(line);
  if (content.length > maximumHeadingCharacters || !/\p{L}/u.test(content)) return undefined;
  const height = lineHeight(line);
  const index = headings.findIndex((one) => height > one / sameSize && height < one * sameSize);
  return index === -1 ? undefined : index + 1;
}

const maximumBoldCharacters = 80;
const fewestBoldLetters = 3;

/** Single bold lines with room above and text that is not bold below: headings of the size of the text. */
function boldHeadings(parts: readonly Open[], sizes: Sizes, marks: WordMarks): ReadonlySet<Open> {
  return new Set(
    parts.filter((part, index) => {
      const [above, below] = [parts[index - 1], parts[index + 1]];
      if (!below || isBold(below, marks) || !isBold(part, marks)) return false;
      const [line] = part.lines;
      if (!line || part.lines.length > 1 || part.mark || part.level !== undefined) return false;
      const room = line.box[1] - (above?.lines.at(-1)?.box[3] ?? -Infinity);
      return room > 0.4 * lineHeight(line) && isTitleLike(line, sizes);
    }),
  );
}

const isBold = ({ lines }: Open, marks: WordMarks): boolean =>
  lines.every(({ words }) => words.every((word) => marks.get(word)?.bold));

function isTitleLike(line: Line, { body }: Sizes): boolean {
  const content = lineText(line);
  return (
    line.segments.length <= 1 &&
    content.length <= maximumBoldCharacters &&
    (content.match(/\p{L}/gu)?.length ?? 0) >= fewestBoldLetters &&
    !/[.,:;。，：；]$/.test(content) &&
    lineHeight(line) >= body
  );
}

/** Whether a line continues the lines above it: close, of the same size, in one segment and, in a list, indented or wrapped. */
function standsBelow({ lines, mark }: Open, line: Line, edge: number): boolean {
  const last = lines.at(-1);
  if (!last || last.segments.length > 1 || line.segments.length > 1) return false;
  const height = Math.min(lineHeight(last), lineHeight(line));
  const gap = line.box[1] - last.box[3];
  if (gap > 0.75 * height || Math.abs(lineHeight(last) - lineHeight(line)) > 0.15 * height) return false;
  return !mark || line.box[0] > (lines[0]?.box[0] ?? 0) + 0.4 * height || isFull(last, line, edge);
}

/** Divides lines into paragraphs: after a line that ends early, and before one that is indented. */
function paragraphsIn(open: Open, edge: number): readonly Open[] {
  const { lines, level, mark } = open;
  if (level !== undefined || mark) return [open];
  const right = rightOf(lines, edge);
  if (!isProse(lines, right)) return [open];
  const parts: Line[][] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const indented = before !== undefined && line.box[0] > before.box[0] + 0.8 * lineHeight(line);
    const part = parts.at(-1);
    if (part && before && isFull(before, line, right) && !(indented && part.length > 1)) part.push(line);
    else parts.push([line]);
  });
  return parts.map((part) => ({ lines: part, level, mark }));
}

const fewLines = 4;

/** The right edge of these lines: a few narrow lines have a wider column than they fill. */
function rightOf(lines: readonly Line[], edge: number): number {
  const right = Math.max(...lines.map(({ box }) => box[2]));
  const left = Math.min(...lines.map(({ box }) => box[0]));
  return lines.length < fewLines ? Math.max(right, left + 0.6 * (edge - left)) : right;
}

const fewestProseWidth = 28;

/** Whether most lines are full and as wide as sentences are, unlike those of an address. */
function isProse(lines: readonly Line[], right: number): boolean {
  if (lines.length > 2 && median(lines.map((line) => shownWidth(lineText(line)))) < fewestProseWidth) return false;
  const full = lines.slice(1).filter((line, index) => {
    const before = lines[index];
    return before !== undefined && isFull(before, line, right);
  });
  return full.length >= 0.5 * (lines.length - 1);
}

function blockOf({ lines, level, mark }: Open, edge: number, marks: WordMarks): Block {
  // Large text of many lines is not a heading.
  const heads = level !== undefined && lines.length <= maximumHeadingLines;
  const flows = heads || mark !== undefined || isProse(lines, rightOf(lines, edge));
  const content = contentOf(lines, marks, {
    gap: '  ',
    goesOn: () => flows,
    ...(mark ? { skip: mark.length } : {}),
  });
  if (heads) return { kind: 'heading', level, content: plainer(content) };
  return { kind: 'paragraph', content };
}

/** Headings are bold anyway. */
const plainer = (content: readonly Inline[]): readonly Inline[] =>
  content.map((run) => {
    if (run.kind !== 'text' || !run.marks?.bold) return run;
    const { bold: _bold, ...marks } = run.marks;
    return { kind: 'text', text: run.text, ...(Object.keys(marks).length > 0 ? { marks } : {}) };
  });
