/**
 * Bullets and numbers at the start of lines.
 *
 * A number makes a list only when a neighbour at the same indentation continues it, such as 2 below 1: a date or an amount
 * at the start of a line stays text. The indentation gives the depth of an item.
 */
import type { ListMark } from '../article/read/lists.ts';
import type { Line } from './lines.ts';

export interface LineMark extends ListMark {
  /** The number of characters of the mark and the blank after it. */
  readonly length: number;
}

/** Symbol fonts have their bullets in the private use area of Unicode. */
const bullet = /^[•●▪■◦○‣·∙–—*\ue000-\uf8ff-]\s+(?=\S)/;
const numbered = /^(\d{1,2})(?:[.)．]\s+|、\s*)(?=\S)/;
const samePlacePoints = 4;

/** Whether a text is only the mark of an item. */
export const isMarkAlone = (text: string): boolean => bullet.test(`${text} x`) || numbered.test(`${text} x`);

interface Found {
  readonly index: number;
  readonly x: number;
  readonly length: number;
  /** Undefined for a bullet. */
  readonly number: number | undefined;
}

/** By the index of the line. */
export function listMarks(lines: readonly Line[], textOf: (line: Line) => string): ReadonlyMap<number, LineMark> {
  const found: Found[] = lines.flatMap((line, index): readonly Found[] => {
    const content = textOf(line);
    const x = line.box[0];
    const dot = bullet.exec(content);
    if (dot) return [{ index, x, length: dot[0].length, number: undefined }];
    const number = numbered.exec(content);
    return number ? [{ index, x, length: number[0].length, number: Number(number[1]) }] : [];
  });
  const marks = new Map<number, LineMark>();
  const open: { readonly x: number; readonly number: number | undefined }[] = [];
  for (const one of found) {
    if (one.number !== undefined && !hasNeighbour(one, one.number, found)) continue;
    while ((open.at(-1)?.x ?? -Infinity) > one.x + samePlacePoints) open.pop();
    const level = open.at(-1);
    const sameLevel = level !== undefined && level.x > one.x - samePlacePoints;
    if (sameLevel) open.pop();
    const goesOn = sameLevel && (one.number === undefined || one.number === (level.number ?? 0) + 1);
    marks.set(one.index, {
      depth: open.length,
      ordered: one.number !== undefined,
      start: one.number ?? 1,
      length: one.length,
      ...(goesOn ? {} : { begins: true }),
    });
    open.push({ x: one.x, number: one.number });
  }
  return marks;
}

function hasNeighbour(one: Found, number: number, all: readonly Found[]): boolean {
  const inPlace = all.filter((other) => other.number !== undefined && Math.abs(other.x - one.x) <= samePlacePoints);
  const at = inPlace.indexOf(one);
  return inPlace[at - 1]?.number === number - 1 || inPlace[at + 1]?.number === number + 1;
}
