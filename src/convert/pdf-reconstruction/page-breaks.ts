/**
 * Tables that a page break divides: the upper part ends low on its page, and the next page begins with rows of the same
 * columns, with the head of the table again or without it.
 *
 * A row that is itself divided stays two rows, because nothing on the page shows where one of them ends.
 */
import { type Box, middleX } from '../../geometry/box.ts';
import { median } from '../../geometry/median.ts';
import { type Block, type Cell, gridOf, type Table } from '../article/model.ts';
import type { WordMarks } from './content.ts';
import type { Line } from './lines.ts';
import { sameLinePoints } from './page.ts';
import { rowsUnderHead, tableRuns } from './unruled-tables.ts';

/** What defines the columns of a table on its page: drawn lines, or the lines of its text. */
export type Columns =
  | { readonly by: 'rulings'; readonly edges: readonly number[] }
  | { readonly by: 'text'; readonly lines: readonly Line[]; readonly marks: WordMarks };

/** A block; for a table, also its position on the page. */
export interface LaidBlock {
  readonly block: Block;
  readonly box?: Box;
  readonly columns?: Columns;
  /** Whether these are further rows of the block before. */
  readonly continues?: boolean;
}

/** A table that may continue on the next page. */
export interface OpenTable {
  readonly table: Table;
  readonly columns: Columns;
}

/** The shares of the page's height in which the upper part has to end and the lower one to begin. */
const lowOnPage = 0.75;
const highOnPage = 0.25;

/** Whether the page ends with a table that reaches its lower end. */
export function openTable(last: LaidBlock | undefined, pageHeight: number): OpenTable | undefined {
  if (last?.block.kind !== 'table' || !last.columns || !last.box) return undefined;
  return last.box[3] >= lowOnPage * pageHeight ? { table: last.block, columns: last.columns } : undefined;
}

/** Whether a table with lines around its cells, the first block of its page, continues the open one. */
export function continuesOpen(open: OpenTable, { block, box, columns }: LaidBlock, pageHeight: number): boolean {
  if (block.kind !== 'table' || !box || box[1] > highOnPage * pageHeight) return false;
  if (open.columns.by !== 'rulings' || columns?.by !== 'rulings') return false;
  const [one, other] = [open.columns.edges, columns.edges];
  return (
    one.length === other.length &&
    one.every((edge, index) => Math.abs(edge - (other[index] ?? 0)) <= sameLinePoints) &&
    !beginsAnother(open.table, block.rows)
  );
}

/** The rows of the open table in the first lines of the next page. `end`: the first line below them. */
export function rowsOverBreak(
  lines: readonly Line[],
  { table, columns }: OpenTable,
  marks: WordMarks,
  pageHeight: number,
): { readonly laid: LaidBlock; readonly end: number } | undefined {
  const [first] = lines;
  if (!first || first.box[1] > highOnPage * pageHeight) return undefined;
  const found =
    columns.by === 'text' ? alignedRows(lines, columns, marks) : rowsUnderEdges(lines, columns.edges, marks);
  if (!found || beginsAnother(table, found.rows)) return undefined;
  const own = lines.slice(0, found.end);
  const bottom = own.at(-1)?.box[3] ?? first.box[3];
  return {
    laid: {
      block: { kind: 'table', rows: found.rows },
      box: [first.box[0], first.box[1], first.box[2], bottom],
      columns: columns.by === 'text' ? { by: 'text', lines: own, marks } : columns,
      continues: true,
    },
    end: found.end,
  };
}

interface FoundRows {
  readonly rows: readonly (readonly Cell[])[];
  readonly end: number;
}

function rowsUnderEdges(lines: readonly Line[], edges: readonly number[], marks: WordMarks): FoundRows | undefined {
  const [first] = lines;
  if (!first || edges.length <= 3 || first.segments.length < 2) return undefined;
  const [left = 0, right = 0] = [edges[0], edges.at(-1)];
  return rowsUnderHead(lines, { box: [left, first.box[1], right, first.box[1]], edges }, marks);
}

/** The blank between the parts, in heights of a line: within one table, but no cell continues over it. */
const blankAtBreak = 1.5;

/** Reads the lines of both parts as one table. Its columns have to be those of the upper part alone. */
function alignedRows(
  lines: readonly Line[],
  { lines: above, marks: marksAbove }: Extract<Columns, { by: 'text' }>,
  marks: WordMarks,
): FoundRows | undefined {
  const [first] = lines;
  const bottom = above.at(-1)?.box[3];
  if (!first || bottom === undefined || first.segments.length < 2) return undefined;
  const height = median(above.map(({ box }) => box[3] - box[1]));
  const moved = above.map((line) => movedBy(line, first.box[1] - blankAtBreak * height - bottom));
  const both = new Map([...marksAbove, ...marks]);
  const [upper] = tableRuns(moved, both);
  const [whole] = tableRuns([...moved, ...lines], both);
  if (!upper?.table || !whole?.table || upper.lines.length !== above.length) return undefined;
  const end = whole.lines.length - above.length;
  const rows = whole.table.rows.slice(upper.table.rows.length);
  if (end <= 0 || rows.length === 0 || widthOf(upper.table) !== widthOf(whole.table)) return undefined;
  return areAligned(above, lines.slice(0, end)) ? { rows, end } : undefined;
}

const widthOf = (table: Table): number => gridOf(table)[0]?.length ?? 0;

/** The words keep their positions, so that the marks of words are found by them. */
function movedBy(line: Line, y: number): Line {
  const moved = ([x0, y0, x1, y1]: Box): Box => [x0, y0 + y, x1, y1 + y];
  return {
    ...line,
    box: moved(line.box),
    segments: line.segments.map((segment) => ({ ...segment, box: moved(segment.box) })),
  };
}

const mostlyAligned = 0.9;

/** Whether almost every piece of the lower rows begins, ends or is centred where a piece of the upper rows is. */
function areAligned(above: readonly Line[], below: readonly Line[]): boolean {
  const upper = above.flatMap(({ segments }) => segments.map(({ box }) => box));
  const lower = below.filter(({ segments }) => segments.length >= 2).flatMap(({ segments }) => segments);
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= sameLinePoints;
  const aligned = lower.filter(({ box }) =>
    upper.some(
      (other) => near(other[0], box[0]) || near(other[2], box[2]) || near(middleX({ box: other }), middleX({ box })),
    ),
  );
  return aligned.length >= mostlyAligned * lower.length;
}

/** Whether the rows begin with a head of their own. */
const beginsAnother = (open: Table, [first = []]: readonly (readonly Cell[])[]): boolean =>
  isHead(first) && !sameRow(open.rows[0], first);

/** A row of bold words without amounts: a sum may be bold, too. */
const isHead = (row: readonly Cell[]): boolean => {
  const runs = row.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.kind === 'paragraph' ? block.content.filter((inline) => inline.kind === 'text') : [],
    ),
  );
  return runs.length > 0 && runs.every(({ text, marks }) => !/\d/.test(text) && (marks?.bold === true || !text.trim()));
};

const sameRow = (one: readonly Cell[] | undefined, other: readonly Cell[] | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Adds a block, or the rows of a table that continues the last one, without the repeated head. */
export function append(blocks: LaidBlock[], laid: LaidBlock): void {
  const last = blocks.at(-1);
  const { block } = laid;
  if (last?.block.kind !== 'table' || block.kind !== 'table') {
    blocks.push(laid);
    return;
  }
  const repeatsHead =
    last.block.rows[0]?.length === block.rows[0]?.length && sameRow(last.block.rows[0], block.rows[0]);
  if (!repeatsHead && laid.continues !== true) {
    blocks.push(laid);
    return;
  }
  const rows = [...last.block.rows, ...block.rows.slice(repeatsHead ? 1 : 0)];
  blocks[blocks.length - 1] = { ...laid, block: { ...last.block, rows } };
}
