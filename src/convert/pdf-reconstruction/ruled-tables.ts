/**
 * Tables with lines around their cells: crossing lines form a grid, and its cells contain the words.
 *
 * A frame around a whole form may contain a table without lines in one of its rows.
 */
import { type Box, middleX, middleY } from '../../geometry/box.ts';
import type { Word } from '../../geometry/word.ts';
import { gridOf, type Table } from '../article/model.ts';
import { withAlignedGaps } from './aligned-gaps.ts';
import type { WordMarks } from './content.ts';
import { gridFrom } from './grid.ts';
import { linesOf } from './lines.ts';
import { type PrintedPage, sameLinePoints, touchingPoints } from './page.ts';
import { boxAround } from '../../geometry/rows.ts';
import { type Run, tableRuns } from './unruled-tables.ts';

export interface FoundTable {
  readonly box: Box;
  readonly table: Table;
  readonly words: ReadonlySet<Word>;
  /** The edges of its columns. */
  readonly edges: readonly number[];
}

const maxLines = 3_000;

interface Ruling {
  readonly box: Box;
  readonly vertical: boolean;
}

export function ruledTables({ rulings, words, width, height, marks }: PrintedPage): readonly FoundTable[] {
  const lines = rulings
    .filter(
      ([x0, y0, x1, y1]) => Math.max(x1 - x0, y1 - y0) >= 6 && x1 - x0 <= width * 1.05 && y1 - y0 <= height * 1.05,
    )
    .slice(0, maxLines)
    .map((box): Ruling => ({ box, vertical: box[3] - box[1] > box[2] - box[0] }));
  const found = components(lines)
    .flatMap((group) => tablesIn(group, words, marks))
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

/** Joins rows that are drawn as separate boxes, close below each other with the same columns. */
const goesOn = (above: FoundTable, below: FoundTable): boolean =>
  Math.abs(below.box[1] - above.box[3]) <= rowGapPoints &&
  above.edges.length > 0 &&
  above.edges.length === below.edges.length &&
  above.edges.every((edge, index) => Math.abs(edge - (below.edges[index] ?? 0)) <= sameLinePoints);

/** Groups lines that touch each other. */
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

/** The positions of parallel lines; lines at almost the same position count once. */
function places(values: readonly number[]): readonly number[] {
  const found: number[] = [];
  for (const value of values.toSorted((a, b) => a - b)) {
    const last = found.at(-1);
    if (last === undefined || value - last > sameLinePoints) found.push(value);
  }
  return found;
}

function tablesIn(group: readonly Ruling[], words: readonly Word[], marks: WordMarks): readonly FoundTable[] {
  const vertical = group.filter((line) => line.vertical).map(({ box }) => box);
  const horizontal = group.filter((line) => !line.vertical).map(({ box }) => box);
  const frame = boxAround(group.map(({ box }) => box));
  // Many tables have no lines at the left and right, or at the top and bottom.
  const xs = places([...vertical.map((box) => middleX({ box })), frame[0], frame[2]]);
  const ys = places([...horizontal.map((box) => middleY({ box })), frame[1], frame[3]]);
  const cells = xs.length * ys.length;
  if (vertical.length === 0 || horizontal.length < 2 || xs.length < 3 || ys.length < 2 || cells > 20_000) return [];
  const inside = words.filter((word) => within(frame, middleX(word), middleY(word)));
  if (inside.length === 0) return [];
  const grid = gridFrom(xs, ys, vertical, horizontal, inside);
  if (grid.distinctCells < 2) return [];
  // An open row that contains a table of its own divides this table into the rows above and below.
  const open = ys.slice(1).flatMap((bottom, row) => {
    const own = grid.openRow(row);
    const lines = linesOf(own);
    if (!tableRuns(withAlignedGaps(lines), marks, Infinity).some(isItself)) return [];
    // A frame marks it as a table, so a title and one item are enough for a column.
    const [only, further] = tableRuns(withAlignedGaps(lines, 1), marks, Infinity);
    const box: Box = [frame[0], ys[row] ?? 0, frame[2], bottom];
    return [
      { row, table: only?.table && !further ? { box, table: only.table, words: new Set(own), edges: [] } : undefined },
    ];
  });
  return [...open, { row: ys.length - 1, table: undefined }].flatMap(
    ({ row: to, table }, index): readonly FoundTable[] => {
      const from = index === 0 ? 0 : (open[index - 1]?.row ?? 0) + 1;
      const { rows, edges } = grid.rows(from, to, marks);
      const [top, bottom] = [ys[from] ?? 0, ys[to] ?? 0];
      const own = inside.filter((word) => middleY(word) >= top && middleY(word) <= bottom);
      const above: FoundTable = {
        box: [frame[0], top, frame[2], bottom],
        table: { kind: 'table', rows },
        words: new Set(own),
        edges,
      };
      return [...(rows.length > 0 ? [above] : []), ...(table ? [table] : [])];
    },
  );
}

const isItself = ({ table }: Run): boolean =>
  table !== undefined && table.rows.length >= 2 && (gridOf(table)[0]?.length ?? 0) >= 3;

const within = ([x0, y0, x1, y1]: Box, x: number, y: number): boolean => x >= x0 && x <= x1 && y >= y0 && y <= y1;
