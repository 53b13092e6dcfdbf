/**
 * Tables with lines around their cells: the lines that cross make a grid, words fall into its cells.
 *
 * Where a line between two cells is missing the cells are one. A row without lines inside, as invoices have for all
 * their items, is cut into the lines of its text.
 */
import type { Box, Word } from '../../domain/document.ts';
import type { Block, Cell, Table } from '../article/model.ts';
import { paragraph } from '../article/model.ts';
import { continued, linesOf } from './lines.ts';
import { centreOf, middleOf, type PrintedPage } from './page.ts';
import { boxAround } from '../../domain/rows.ts';

export interface FoundTable {
  readonly box: Box;
  readonly table: Table;
  readonly words: ReadonlySet<Word>;
  /** Where its columns begin and end. */
  readonly edges: readonly number[];
}

const touchingPoints = 3;
const sameLinePoints = 3;
const maxLines = 3_000;

interface Ruling {
  readonly box: Box;
  readonly vertical: boolean;
}

export function ruledTables({ rulings, words, width, height }: PrintedPage): readonly FoundTable[] {
  const lines = rulings
    .filter(
      ([x0, y0, x1, y1]) => Math.max(x1 - x0, y1 - y0) >= 6 && x1 - x0 <= width * 1.05 && y1 - y0 <= height * 1.05,
    )
    .slice(0, maxLines)
    .map((box): Ruling => ({ box, vertical: box[3] - box[1] > box[2] - box[0] }));
  const found = components(lines)
    .map((group) => tableIn(group, words))
    .filter((table) => table !== undefined)
    .sort((a, b) => a.box[1] - b.box[1]);
  return found.reduce<FoundTable[]>((fused, table) => {
    const above = fused.findIndex((other) => goesOn(other, table));
    const upper = fused[above];
    if (!upper) return [...fused, table];
    return fused.with(above, {
      box: boxAround([upper.box, table.box]),
      table: { kind: 'table', rows: [...upper.table.rows, ...table.table.rows] },
      words: new Set([...upper.words, ...table.words]),
      edges: upper.edges,
    });
  }, []);
}

const rowGapPoints = 14;

/** Rows drawn as boxes of their own, one close below the other with the same columns. */
const goesOn = (above: FoundTable, below: FoundTable): boolean =>
  Math.abs(below.box[1] - above.box[3]) <= rowGapPoints &&
  above.edges.length === below.edges.length &&
  above.edges.every((edge, index) => Math.abs(edge - (below.edges[index] ?? 0)) <= sameLinePoints);

/** Lines that touch belong together. */
function components(lines: readonly Ruling[]): readonly (readonly Ruling[])[] {
  const group = lines.map((_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (group[at] !== at && group[at] !== undefined) at = group[at] ?? at;
    return at;
  };
  for (let a = 0; a < lines.length; a++)
    for (let b = a + 1; b < lines.length; b++) {
      const [one, other] = [lines[a], lines[b]];
      if (one && other && touching(one.box, other.box)) group[find(a)] = find(b);
    }
  const groups = new Map<number, Ruling[]>();
  lines.forEach((line, index) => groups.set(find(index), [...(groups.get(find(index)) ?? []), line]));
  return [...groups.values()];
}

const touching = (a: Box, b: Box): boolean =>
  a[0] - touchingPoints <= b[2] &&
  b[0] - touchingPoints <= a[2] &&
  a[1] - touchingPoints <= b[3] &&
  b[1] - touchingPoints <= a[3];

/** Places of parallel lines, those almost in one place being one. */
function places(values: readonly number[]): readonly number[] {
  const found: number[] = [];
  for (const value of values.toSorted((a, b) => a - b)) {
    const last = found.at(-1);
    if (last === undefined || value - last > sameLinePoints) found.push(value);
  }
  return found;
}

function tableIn(group: readonly Ruling[], words: readonly Word[]): FoundTable | undefined {
  const vertical = group.filter((line) => line.vertical);
  const horizontal = group.filter((line) => !line.vertical);
  const frame = boxAround(group.map(({ box }) => box));
  // Many tables leave out the lines at their left and right ends, or at top and bottom.
  const xs = places([...vertical.map(({ box }) => centreOf({ box })), frame[0], frame[2]]);
  const ys = places([...horizontal.map(({ box }) => middleOf({ box })), frame[1], frame[3]]);
  if (
    vertical.length === 0 ||
    horizontal.length < 2 ||
    xs.length < 3 ||
    ys.length < 2 ||
    xs.length * ys.length > 20_000
  )
    return undefined;
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const inside = words.filter((word) => within(frame, centreOf(word), middleOf(word)));
  if (inside.length === 0) return undefined;
  const root = mergedCells(xs, ys, vertical, horizontal);
  const content = new Map<number, Word[]>();
  for (const word of inside) {
    const column = Math.min(
      columns - 1,
      Math.max(
        0,
        xs.findLastIndex((x) => x <= centreOf(word)),
      ),
    );
    const row = Math.min(
      rows - 1,
      Math.max(
        0,
        ys.findLastIndex((y) => y <= middleOf(word)),
      ),
    );
    const cell = root(row * columns + column);
    content.set(cell, [...(content.get(cell) ?? []), word]);
  }
  const distinct = new Set(Array.from({ length: rows * columns }, (_, index) => root(index)));
  if (distinct.size < 2) return undefined;
  const table: Table = { kind: 'table', rows: rowsOf(rows, columns, root, content) };
  return table.rows.length === 0 ? undefined : { box: frame, table, words: new Set(inside), edges: xs };
}

const within = ([x0, y0, x1, y1]: Box, x: number, y: number): boolean => x >= x0 && x <= x1 && y >= y0 && y <= y1;

/** For a cell of the grid, the one that stands for all it is one with. Only rectangles are merged. */
function mergedCells(
  xs: readonly number[],
  ys: readonly number[],
  vertical: readonly Ruling[],
  horizontal: readonly Ruling[],
): (cell: number) => number {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const covered = (lines: readonly Ruling[], at: number, from: number, to: number, along: 0 | 1): boolean => {
    const middle = (from + to) / 2;
    return lines.some(({ box: [x0, y0, x1, y1] }) => {
      const [low, high, place] = along === 0 ? [x0, x1, (y0 + y1) / 2] : [y0, y1, (x0 + x1) / 2];
      return (
        Math.abs(place - at) <= sameLinePoints && low - touchingPoints <= middle && high + touchingPoints >= middle
      );
    });
  };
  const owner = Array.from({ length: rows * columns }, (_, index) => index);
  // To the right within a row first; then down, where the whole width of both has no line between.
  for (let row = 0; row < rows; row++)
    for (let column = 1; column < columns; column++)
      if (!covered(vertical, xs[column] ?? 0, ys[row] ?? 0, ys[row + 1] ?? 0, 1))
        owner[row * columns + column] = owner[row * columns + column - 1] ?? 0;
  for (let row = 1; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const [here, above] = [owner[row * columns + column] ?? 0, owner[(row - 1) * columns + column] ?? 0];
      if (here !== row * columns + column) continue;
      const span = (of: number, inRow: number): number =>
        owner.slice(inRow * columns, (inRow + 1) * columns).filter((one) => one === of).length;
      const width = span(here, row);
      if (above % columns !== column || width !== span(above, row - 1)) continue;
      const open = Array.from({ length: width }, (_, step) => column + step).every(
        (at) => !covered(horizontal, ys[row] ?? 0, xs[at] ?? 0, xs[at + 1] ?? 0, 0),
      );
      if (open) for (let step = 0; step < width; step++) owner[row * columns + column + step] = above;
    }
  return (cell) => owner[cell] ?? cell;
}

function rowsOf(
  rows: number,
  columns: number,
  root: (cell: number) => number,
  content: ReadonlyMap<number, readonly Word[]>,
): readonly (readonly Cell[])[] {
  const result: (readonly Cell[])[] = [];
  for (let row = 0; row < rows; row++) {
    const cells: { readonly index: number; readonly columns: number; readonly rows: number }[] = [];
    for (let column = 0; column < columns; column++) {
      const index = row * columns + column;
      if (root(index) !== index) continue;
      let [across, down] = [1, 1];
      while (column + across < columns && root(index + across) === index) across++;
      while (row + down < rows && root(index + down * columns) === index) down++;
      cells.push({ index, columns: across, rows: down });
    }
    const split = cells.every((cell) => cell.rows === 1)
      ? itemLines(cells.map(({ index }) => content.get(index) ?? []))
      : undefined;
    if (split)
      for (const line of split) result.push(line.map((words, at) => cellOf(words, cells[at]?.columns ?? 1, 1)));
    else result.push(cells.map((cell) => cellOf(content.get(cell.index) ?? [], cell.columns, cell.rows)));
  }
  return result.some((row) => row.some(({ blocks }) => blocks.length > 0)) ? result : [];
}

function cellOf(words: readonly Word[], columns: number, rows: number): Cell {
  const text = linesOf(words)
    .map(({ segments }) => segments.map((segment) => segment.text).join(' '))
    .reduce((whole, line) => (whole === '' ? line : continued(whole, line)), '');
  const blocks: Block[] = text === '' ? [] : [paragraph(text)];
  return { blocks, ...(columns > 1 ? { columns } : {}), ...(rows > 1 ? { rows } : {}) };
}

/**
 * The lines of a row in which at least two columns hold the same number of lines, two or more, side by side: items
 * without lines between them. A line that stands in fewer columns goes on the one above it.
 */
function itemLines(cells: readonly (readonly Word[])[]): readonly (readonly (readonly Word[])[])[] | undefined {
  const lines = linesOf(cells.flat());
  if (lines.length < 2) return undefined;
  const owner = new Map(cells.flatMap((words, index) => words.map((word): [Word, number] => [word, index])));
  const filled = lines.map(({ words }) => new Set(words.map((word) => owner.get(word))).size);
  const most = Math.max(...filled);
  const starts = filled.map((count, index) => index === 0 || count >= Math.max(2, most * 0.6));
  if (most < 3 || starts.filter(Boolean).length < 2) return undefined;
  const rows: Word[][][] = [];
  lines.forEach(({ words }, index) => {
    if (starts[index]) rows.push(cells.map(() => []));
    for (const word of words) rows.at(-1)?.[owner.get(word) ?? 0]?.push(word);
  });
  return rows;
}
