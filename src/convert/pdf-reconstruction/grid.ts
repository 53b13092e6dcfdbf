/**
 * The cells between the lines of a table, and their content.
 *
 * Where the line between two cells is missing, they are one cell. A row that contains all items of an invoice without lines
 * between them is divided into the lines of its text.
 */
import { type Box, middleX, middleY } from '../../geometry/box.ts';
import type { Word } from '../../geometry/word.ts';
import type { Cell } from '../article/model.ts';
import { cellBlocks, isVertical, type WordMarks } from './content.ts';
import { linesOf } from './lines.ts';
import { sameLinePoints, touchingPoints } from './page.ts';

/** The smallest distance between text and the line around its cell. */
const paddingPoints = 2;

export interface Grid {
  readonly distinctCells: number;
  /** The words of a row that is a single cell; none if it is divided. */
  openRow(row: number): readonly Word[];
  /** Rows `from` (included) to `to` (excluded), with the edges that separate cells in any of them. */
  rows(
    from: number,
    to: number,
    marks: WordMarks,
  ): { readonly rows: readonly (readonly Cell[])[]; readonly edges: readonly number[] };
}

/** `xs` and `ys` are the positions of the lines, the outermost included. */
export function gridFrom(
  xs: readonly number[],
  ys: readonly number[],
  vertical: readonly Box[],
  horizontal: readonly Box[],
  words: readonly Word[],
): Grid {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const root = mergedCells(xs, ys, vertical, horizontal);
  const indexAt = (edges: readonly number[], value: number): number =>
    Math.min(
      edges.length - 2,
      Math.max(
        0,
        edges.findLastIndex((edge) => edge <= value),
      ),
    );
  const content = new Map<number, Word[]>();
  for (const word of words) {
    const cell = root(indexAt(ys, middleY(word)) * columns + indexAt(xs, middleX(word)));
    const inCell = content.get(cell) ?? [];
    inCell.push(word);
    content.set(cell, inCell);
  }
  return {
    distinctCells: new Set(Array.from({ length: rows * columns }, (_, index) => root(index))).size,
    openRow(row) {
      const first = row * columns;
      const isOpen =
        root(first) === first &&
        Array.from({ length: columns }, (_, column) => root(first + column)).every((cell) => cell === first) &&
        (row === rows - 1 || root(first + columns) !== first);
      return isOpen ? (content.get(first) ?? []) : [];
    },
    rows(from, to, marks) {
      const parts = (column: number): boolean =>
        column === 0 ||
        Array.from({ length: to - from }, (_, step) => (from + step) * columns + column).some(
          (cell) => root(cell) !== root(cell - 1),
        );
      const kept = Array.from({ length: columns }, (_, column) => column).filter(parts);
      return {
        rows: rowsOf({ columns, kept, xs, root, content }, from, to, marks),
        edges: [...kept.map((column) => xs[column] ?? 0), xs[columns] ?? 0],
      };
    },
  };
}

/** For each cell of the grid, the cell that represents everything merged with it. Only rectangles are merged. */
function mergedCells(
  xs: readonly number[],
  ys: readonly number[],
  vertical: readonly Box[],
  horizontal: readonly Box[],
): (cell: number) => number {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const owner = Array.from({ length: rows * columns }, (_, index) => index);
  const ownerAt = (row: number, column: number): number => owner[row * columns + column] ?? 0;
  const widthOf = (cell: number, row: number): number =>
    owner.slice(row * columns, (row + 1) * columns).filter((one) => one === cell).length;
  const lineBefore = (row: number, column: number): boolean =>
    isCovered(vertical, xs[column] ?? 0, [ys[row] ?? 0, ys[row + 1] ?? 0], 1);
  const lineAbove = (row: number, column: number): boolean =>
    isCovered(horizontal, ys[row] ?? 0, [xs[column] ?? 0, xs[column + 1] ?? 0], 0);
  for (let row = 0; row < rows; row++)
    for (let column = 1; column < columns; column++)
      if (!lineBefore(row, column)) owner[row * columns + column] = ownerAt(row, column - 1);
  // A cell joins the one above it if both have the same width and no line between them.
  const joinAbove = (row: number, column: number): void => {
    const here = ownerAt(row, column);
    if (here !== row * columns + column) return;
    const above = ownerAt(row - 1, column);
    const width = widthOf(here, row);
    if (above % columns !== column || width !== widthOf(above, row - 1)) return;
    const across = Array.from({ length: width }, (_, step) => column + step);
    if (across.some((one) => lineAbove(row, one))) return;
    for (const one of across) owner[row * columns + one] = above;
  };
  for (let row = 1; row < rows; row++) for (let column = 0; column < columns; column++) joinAbove(row, column);
  return (cell) => owner[cell] ?? cell;
}

/** Whether a line at `at` covers the middle of the range; `along`: the axis that the lines run along. */
function isCovered(lines: readonly Box[], at: number, [from, to]: readonly [number, number], along: 0 | 1): boolean {
  const middle = (from + to) / 2;
  return lines.some(([x0, y0, x1, y1]) => {
    const [low, high, position] = along === 0 ? [x0, x1, (y0 + y1) / 2] : [y0, y1, (x0 + x1) / 2];
    return (
      Math.abs(position - at) <= sameLinePoints && low - touchingPoints <= middle && high + touchingPoints >= middle
    );
  });
}

interface Filled {
  readonly columns: number;
  /** Columns that begin with an edge; the others never separate cells. */
  readonly kept: readonly number[];
  readonly xs: readonly number[];
  readonly root: (cell: number) => number;
  readonly content: ReadonlyMap<number, readonly Word[]>;
}

function rowsOf(
  { columns, kept, xs, root, content }: Filled,
  from: number,
  to: number,
  marks: WordMarks,
): readonly (readonly Cell[])[] {
  const result: (readonly Cell[])[] = [];
  for (let row = from; row < to; row++) {
    const cells: { readonly index: number; readonly across: number; readonly right: number; readonly down: number }[] =
      [];
    for (let column = 0; column < columns; column++) {
      const index = row * columns + column;
      if (root(index) !== index) continue;
      let [end, down] = [column + 1, 1];
      while (end < columns && root(row * columns + end) === index) end++;
      while (row + down < to && root(index + down * columns) === index) down++;
      const across = kept.filter((one) => one >= column && one < end).length;
      cells.push({ index, across, right: (xs[end] ?? Infinity) - paddingPoints, down });
    }
    const cellAt = (words: readonly Word[], at: number): Cell => {
      const { across = 1, right = Infinity, down = 1 } = cells[at] ?? {};
      return {
        blocks: cellBlocks(words, right, marks),
        ...(across > 1 ? { columns: across } : {}),
        ...(down > 1 ? { rows: down } : {}),
      };
    };
    const texts = cells.map(({ index }) => content.get(index) ?? []);
    const split = cells.every(({ down }) => down === 1) ? itemLines(texts) : undefined;
    for (const line of split ?? [texts]) result.push(line.map(cellAt));
  }
  return result.some((row) => row.some(({ blocks }) => blocks.length > 0)) ? result : [];
}

/**
 * Divides a row whose columns have several lines side by side: items without lines between them. A line with fewer
 * columns continues the one above it, unless it has amounts in the columns of amounts, as a discount or a sum has.
 * Undefined if the row is a single item.
 */
function itemLines(cells: readonly (readonly Word[])[]): readonly (readonly (readonly Word[])[])[] | undefined {
  // Vertical text has a line for each of its characters.
  if (cells.some(isVertical)) return undefined;
  const lines = linesOf(cells.flat());
  if (lines.length < 2) return undefined;
  const owner = new Map(cells.flatMap((words, index) => words.map((word): [Word, number] => [word, index])));
  const filled = lines.map(({ words }) => new Set(words.map((word) => owner.get(word))));
  const amounts = lines.map(
    ({ words }) => new Set(words.filter(({ text }) => isAmount(text)).map((word) => owner.get(word))),
  );
  const most = Math.max(...filled.map(({ size }) => size));
  const full = (index: number): boolean => (filled[index]?.size ?? 0) >= Math.max(2, most * 0.6);
  const amountColumns = new Set(amounts.flatMap((columns, index) => (full(index) ? [...columns] : [])));
  const starts = lines.map(
    (_, index) =>
      index === 0 ||
      full(index) ||
      [...(amounts[index] ?? [])].filter((column) => amountColumns.has(column)).length >= 2,
  );
  if (most < 3 || starts.filter(Boolean).length < 2) return undefined;
  const rows: Word[][][] = [];
  lines.forEach(({ words }, index) => {
    if (starts[index]) rows.push(cells.map(() => []));
    for (const word of words) rows.at(-1)?.[owner.get(word) ?? 0]?.push(word);
  });
  return rows;
}

const isAmount = (text: string): boolean => /^[^\p{L}\p{N}]{0,2}\d[\d.,' ]*%?$/u.test(text);
