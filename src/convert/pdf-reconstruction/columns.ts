/**
 * Text in columns: a blank strip that many lines leave free, with prose on both sides, is read left before right.
 *
 * Short pieces on both sides are a table, not columns.
 */
import type { Word } from '../../domain/document.ts';
import { type Line, linesOf } from './lines.ts';
import { centreOf, heightOf, median } from './page.ts';
import { boxAround } from '../../domain/rows.ts';

const fewestLines = 5;

/** The words in groups that are read one after the other. */
export function readingGroups(words: readonly Word[], depth = 0): readonly (readonly Word[])[] {
  if (words.length < 40 || depth > 3) return [words];
  const lines = linesOf(words);
  const height = median(words.map(heightOf));
  const band = columnBand(lines, height);
  if (!band) return [words];
  const { from, to, x } = band;
  const middle = lines.slice(from, to).flatMap((line) => line.words);
  const before = lines.slice(0, from).flatMap((line) => line.words);
  const after = lines.slice(to).flatMap((line) => line.words);
  const parts = [
    before,
    middle.filter((word) => centreOf(word) < x),
    middle.filter((word) => centreOf(word) >= x),
    after,
  ];
  return parts.filter((part) => part.length > 0).flatMap((part) => readingGroups(part, depth + 1));
}

interface Band {
  readonly from: number;
  readonly to: number;
  readonly x: number;
}

/** The longest run of lines that leave one strip free and have prose on both sides of it. */
function columnBand(lines: readonly Line[], height: number): Band | undefined {
  const page = boxAround(lines.map(({ box }) => box));
  let best: Band | undefined;
  for (
    let x = page[0] + 0.2 * (page[2] - page[0]);
    x < page[2] - 0.2 * (page[2] - page[0]);
    x += Math.max(2, height / 4)
  ) {
    let from = 0;
    for (let at = 0; at <= lines.length; at++) {
      const line = lines[at];
      if (line && isFree(line, x, 0.6 * height)) continue;
      if (at - from > (best ? best.to - best.from : fewestLines - 1) && isProse(lines.slice(from, at), x))
        best = { from, to: at, x };
      from = at + 1;
    }
  }
  return best;
}

const isFree = ({ words }: Line, x: number, half: number): boolean =>
  words.every(({ box }) => box[2] <= x - half || box[0] >= x + half);

/** Lines on each side fill their column, mostly, and have several words: sentences, not cells. */
function isProse(lines: readonly Line[], x: number): boolean {
  const sides = [
    lines.map(({ words }) => words.filter((word) => centreOf(word) < x)),
    lines.map(({ words }) => words.filter((word) => centreOf(word) >= x)),
  ];
  return sides.every((side) => {
    const filled = side.filter((words) => words.length > 0);
    if (filled.length < fewestLines || filled.length < 0.5 * lines.length) return false;
    const boxes = filled.map((words) => boxAround(words.map(({ box }) => box)));
    const width = Math.max(...boxes.map((box) => box[2] - box[0]));
    const full = boxes.filter((box) => box[2] - box[0] > 0.75 * width).length;
    const characters = median(
      filled.map((words) =>
        words.reduce((sum, { text }) => sum + text.length * (/[\u2e80-\u9fff]/.test(text) ? 2 : 1), 0),
      ),
    );
    const unbroken = filled.filter((words) => (linesOf(words)[0]?.segments.length ?? 1) === 1).length;
    return full >= 0.55 * filled.length && characters >= 24 && unbroken >= 0.8 * filled.length;
  });
}
