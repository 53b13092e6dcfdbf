/**
 * Decides the order in which the parts of a page are read.
 *
 * A blank strip that many lines leave free, with prose on both sides, separates columns: the left one is read first. Short
 * pieces on both sides are a table, not columns. Text beside a table or a picture is read separately, not row by row with it.
 */
import { type Box, heightOf, middleX, middleY } from '../../geometry/box.ts';
import type { Word } from '../../geometry/word.ts';
import { boxAround } from '../../geometry/rows.ts';
import type { Block } from '../article/model.ts';
import { type Line, linesOf } from './lines.ts';
import { median } from '../../geometry/median.ts';

/** A finished part: a table with lines, or a picture. */
export interface Fixed {
  readonly box: Box;
  readonly block: Block;
  /** For a table: the edges of its columns. */
  readonly edges?: readonly number[];
}
export interface Region {
  readonly words: readonly Word[];
  readonly fixed: readonly Fixed[];
}

const fewestLines = 5;
const fewestWords = 40;
const fewestWordsOfSentence = 5;
const sameWidthShare = 0.06;
const maxDepth = 12;
/** The share of lines as wide as the column. */
const mostFull = 0.55;
const manyFull = 0.35;
/** Half of the strip between two columns, in heights of a line: LaTeX leaves ten points between columns of ten-point text. */
const freeHalf = 0.35;

/** The parts of the page in reading order. */
export function readingOrder(region: Region, depth = 0): readonly Region[] {
  if (depth > maxDepth) return [region];
  const parts = besideFixed(region) ?? proseColumns(region);
  if (!parts) return [region];
  return parts
    .filter(({ words, fixed }) => words.length + fixed.length > 0)
    .flatMap((part) => readingOrder(part, depth + 1));
}

/** Cuts a page at two heights, and the part between them at positions along x. */
function cut({ words, fixed }: Region, top: number, bottom: number, xs: readonly number[]): readonly Region[] {
  const within = (y0: number, y1: number, x0 = -Infinity, x1 = Infinity): Region => {
    const has = (y: number, x: number): boolean => y >= y0 && y < y1 && x >= x0 && x < x1;
    return {
      words: words.filter((word) => has(middleY(word), middleX(word))),
      fixed: fixed.filter((one) => has(middleY(one), middleX(one))),
    };
  };
  const edges = [-Infinity, ...xs, Infinity];
  return [
    within(-Infinity, top),
    ...edges.slice(1).map((x, index) => within(top, bottom, edges[index], x)),
    within(bottom, Infinity),
  ];
}

/** The first band of the page with text beside a table, divided into parts from left to right. */
function besideFixed(region: Region): readonly Region[] | undefined {
  const tables = region.fixed.filter(({ block }) => block.kind === 'table');
  for (const [y0, y1] of merged(tables.map(({ box }) => [box[1], box[3]]))) {
    const inside = tables.filter((one) => middleY(one) >= y0 && middleY(one) < y1);
    // Words of a table with lines are in `fixed`; these words are beside it, or above a lower neighbour.
    const xs = merged(inside.map(({ box }) => [box[0], box[2]])).flat();
    const parts = cut(region, y0, y1, xs);
    const filled = parts.slice(1, -1).filter(({ words, fixed }) => words.length + fixed.length > 0);
    if (filled.length >= 2) return parts;
  }
  return undefined;
}

const overlapPoints = 2;

/** Joins overlapping stretches. */
function merged(stretches: readonly (readonly [from: number, to: number])[]): readonly (readonly [number, number])[] {
  const result: [number, number][] = [];
  for (const [from, to] of stretches.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && from < last[1] - overlapPoints) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

function proseColumns(region: Region): readonly Region[] | undefined {
  const { words, fixed } = region;
  if (words.length < fewestWords) return undefined;
  const lines = linesOf(words);
  const height = median(words.map(heightOf));
  const band = columnBand(lines, fixed, height);
  if (!band) return undefined;
  const [first, last] = [lines[band.from], lines[band.to - 1]];
  const top = first === lines[0] ? -Infinity : (first?.box[1] ?? -Infinity);
  const bottom = last === lines.at(-1) ? Infinity : (last?.box[3] ?? Infinity);
  return cut(region, top, bottom, [band.x]);
}

interface Band {
  readonly from: number;
  readonly to: number;
  readonly x: number;
}

/** The longest run of lines that leave a strip free and have prose on both sides of it. */
function columnBand(lines: readonly Line[], fixed: readonly Fixed[], height: number): Band | undefined {
  const page = boxAround(lines.map(({ box }) => box));
  let best: Band | undefined;
  for (
    let x = page[0] + 0.2 * (page[2] - page[0]);
    x < page[2] - 0.2 * (page[2] - page[0]);
    x += Math.max(1, height / 8)
  ) {
    let from = 0;
    const across = fixed.filter(({ box }) => box[0] < x && box[2] > x);
    for (let at = 0; at <= lines.length; at++) {
      const [line, before] = [lines[at], lines[at - 1]];
      const parted = line && before && across.some(({ box }) => box[3] > before.box[1] && box[1] < line.box[3]);
      if (line && !parted && isFree(line, x, freeHalf * height)) continue;
      if (at - from > (best ? best.to - best.from : fewestLines - 1) && isProse(lines.slice(from, at), x))
        best = { from, to: at, x };
      from = line && parted && isFree(line, x, freeHalf * height) ? at : at + 1;
    }
  }
  return best;
}

const isFree = ({ words }: Line, x: number, half: number): boolean =>
  words.every(({ box }) => box[2] <= x - half || box[0] >= x + half);

/** Whether most lines on each side fill their column and have several words: sentences, not cells. */
function isProse(lines: readonly Line[], x: number): boolean {
  const sides = [
    lines.map(({ words }) => words.filter((word) => middleX(word) < x)),
    lines.map(({ words }) => words.filter((word) => middleX(word) >= x)),
  ];
  const [left = [], right = []] = sides;
  if (isProseOf(left, lines.length, mostFull) && isProseOf(right, lines.length, mostFull)) return true;
  // Lines of the same width on both sides are such a strong sign that headings and formulas between them do not matter.
  return isProseOf(left, lines.length, manyFull) && isShortColumn(right, left);
}

/** The last column of a text may be short, and begin with a table: at least a few of its lines are as wide as the other's. */
function isShortColumn(side: readonly (readonly Word[])[], other: readonly (readonly Word[])[]): boolean {
  const widthsOf = (words: readonly (readonly Word[])[]): readonly number[] =>
    words
      .filter((line) => line.length >= fewestWordsOfSentence)
      .map((line) => boxAround(line.map(({ box }) => box)))
      .map((box) => box[2] - box[0]);
  const width = Math.max(0, ...widthsOf(other));
  return widthsOf(side).filter((own) => Math.abs(own - width) <= sameWidthShare * width).length >= 2;
}

/** Whether most of the lines of one side are prose. */
function isProseOf(side: readonly (readonly Word[])[], lineCount: number, fullShare: number): boolean {
  const filled = side.filter((words) => words.length > 0);
  if (filled.length < fewestLines || filled.length < 0.5 * lineCount) return false;
  const boxes = filled.map((words) => boxAround(words.map(({ box }) => box)));
  const width = Math.max(...boxes.map((box) => box[2] - box[0]));
  const full = boxes.filter((box) => box[2] - box[0] > 0.75 * width).length;
  const characters = median(
    filled.map((words) =>
      words.reduce((sum, { text }) => sum + text.length * (/[\u2e80-\u9fff]/.test(text) ? 2 : 1), 0),
    ),
  );
  const unbroken = filled.filter((words) => (linesOf(words)[0]?.segments.length ?? 1) === 1).length;
  return full >= fullShare * filled.length && characters >= 24 && unbroken >= 0.8 * filled.length;
}
