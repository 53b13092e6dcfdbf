/** Which words of a page a pointer means, and what they say together. Boxes are in points, origin top left. */
import type { Box, Boxed } from '../../geometry/box.ts';

export interface Word extends Boxed {
  readonly text: string;
}

export interface Taken {
  readonly text: string;
  readonly box: Box;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const isIn = ({ x, y }: Point, [x0, y0, x1, y1]: Box): boolean => x >= x0 && x <= x1 && y >= y0 && y <= y1;

export function wordAt(words: readonly Word[], point: Point): Taken | undefined {
  const found = words.find(({ box }) => isIn(point, box));
  return found && { text: found.text, box: found.box };
}

/** The box that two corners span. */
export const spanned = (a: Point, b: Point): Box => [
  Math.min(a.x, b.x),
  Math.min(a.y, b.y),
  Math.max(a.x, b.x),
  Math.max(a.y, b.y),
];

/** The words whose middle lies in the area, in reading order. Chinese words are joined without a space. */
export function wordsIn(words: readonly Word[], area: Box): Taken | undefined {
  const inside = words.filter(({ box: [x0, y0, x1, y1] }) => isIn({ x: (x0 + x1) / 2, y: (y0 + y1) / 2 }, area));
  const [first] = inside;
  if (!first) return undefined;
  const lines = linesOf(inside);
  const text = lines.flat().reduce((before, word) => joined(before, word.text), '');
  const box = inside.reduce<Box>((all, word) => union(all, word.box), first.box);
  return { text, box };
}

function linesOf(words: readonly Word[]): readonly (readonly Word[])[] {
  const lines: Word[][] = [];
  for (const word of words.toSorted((a, b) => a.box[1] - b.box[1])) {
    const line = lines.find(([first]) => first && isSameLine(first, word));
    if (line) line.push(word);
    else lines.push([word]);
  }
  return lines.map((line) => line.sort((a, b) => a.box[0] - b.box[0]));
}

function isSameLine({ box: a }: Word, { box: b }: Word): boolean {
  const middle = (b[1] + b[3]) / 2;
  return middle >= a[1] && middle <= a[3];
}

function joined(before: string, next: string): string {
  if (before === '') return next;
  const isChinese = /\p{Script=Han}$/u.test(before) && /^\p{Script=Han}/u.test(next);
  return isChinese ? before + next : `${before} ${next}`;
}

const union = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

export type Turns = 0 | 1 | 2 | 3;

interface Shown {
  /** Where the page is on the screen. */
  readonly rect: Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>;
  /** Quarter turns clockwise in which it is shown. */
  readonly turns: Turns;
  /** Of the upright page, in points. */
  readonly width: number;
  readonly height: number;
}

/** A point of the screen as a point of the upright page. */
export function pointOnPage({ x, y }: Point, { rect, turns, width, height }: Shown): Point {
  const [u, v] = [(x - rect.left) / rect.width, (y - rect.top) / rect.height];
  const upright: readonly (readonly [number, number])[] = [
    [u, v],
    [v, 1 - u],
    [1 - u, 1 - v],
    [1 - v, u],
  ];
  const [a, b] = upright[turns] ?? [u, v];
  return { x: a * width, y: b * height };
}
