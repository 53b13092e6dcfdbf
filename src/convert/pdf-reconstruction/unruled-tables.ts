/**
 * Tables without lines: rows with gaps at the same positions.
 *
 * A run of such rows is a table. The pieces of all rows together show its columns: between two columns, no piece crosses,
 * except titles that span several.
 */
import { type Box, middleX } from '../../geometry/box.ts';
import type { Word } from '../../geometry/word.ts';
import type { Cell, Table } from '../article/model.ts';
import { cellBlocks, isFull, type WordMarks } from './content.ts';
import { type Line, piecesAt, type Segment } from './lines.ts';
import { isMarkAlone } from './list-marks.ts';
import { median } from '../../geometry/median.ts';
import { type Column, headGroups, type Row } from './table-heads.ts';

/** Lines that form one table, or lines of text. */
export type Run = { readonly lines: readonly Line[]; readonly table?: Table };

const fewestRows = 2;
/** Largest blank above a line, in heights of a line: within a row, and within a table. */
const sameCell = 0.3;
const sameTable = 2.2;

/** `within`: the blank above a line, in heights, that separates two tables; Infinity if a frame surrounds one table. */
export function tableRuns(lines: readonly Line[], marks: WordMarks, within = sameTable): readonly Run[] {
  const runs: Run[] = [];
  const usual = median(lines.map(({ box }) => box[3] - box[1]));
  let at = 0;
  let loose: Line[] = [];
  const flush = (): void => {
    if (loose.length > 0) runs.push({ lines: loose });
    loose = [];
  };
  while (at < lines.length) {
    const end = endOfRun(lines, at, within * usual);
    const found = end > at ? tableOf(lines, at, end, usual, marks) : undefined;
    if (found) {
      flush();
      runs.push({ lines: lines.slice(at, found.end), table: found.table });
      at = found.end;
    } else {
      const line = lines[at];
      if (line) loose.push(line);
      at++;
    }
  }
  flush();
  return runs;
}

/** The end of the run of rows of at least two pieces, with only a few single lines between them. */
function endOfRun(lines: readonly Line[], start: number, blankPoints: number): number {
  if ((lines[start]?.segments.length ?? 0) < 2) return start;
  // Two pieces side by side may be a coincidence; three are the head of a table.
  const singles = (lines[start]?.segments.length ?? 0) >= 3 ? 3 : 2;
  let end = start + 1;
  for (let at = start + 1; at < lines.length; at++) {
    const [line, before] = [lines[at], lines[at - 1]];
    if (!line || !before || !isNear(before, line, blankPoints)) break;
    if (line.segments.length >= 2) end = at + 1;
    else if (at - end >= singles) break;
  }
  return end;
}

/** Whether a line may belong to the table of the line above it: further down, too, if their columns agree. */
function isNear(above: Line, line: Line, blankPoints: number): boolean {
  const blank = line.box[1] - above.box[3];
  return blank <= blankPoints || (blank <= 2 * blankPoints && isAligned(above, line));
}

const sameEdgePoints = 3;

/** Whether every piece of one line begins or ends with a piece of the other, which has several. */
function isAligned(one: Line, other: Line): boolean {
  const [few, many] = one.segments.length <= other.segments.length ? [one, other] : [other, one];
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= sameEdgePoints;
  const height = ({ box }: Line): number => box[3] - box[1];
  return (
    Math.abs(height(one) - height(other)) <= 0.15 * height(one) &&
    many.segments.length >= 2 &&
    few.segments.every(({ box }) =>
      many.segments.some((piece) => near(piece.box[0], box[0]) || near(piece.box[2], box[2])),
    )
  );
}

function tableOf(
  lines: readonly Line[],
  start: number,
  end: number,
  usual: number,
  marks: WordMarks,
): { readonly table: Table; readonly end: number } | undefined {
  const run = lines.slice(start, end);
  const full = run.filter(({ segments }) => segments.length >= 2);
  if (full.length < fewestRows || full.every(isItem)) return undefined;
  const columns = columnsOf(full);
  if (columns.length < 2) return undefined;
  const last = withWhatBelongs(lines, end, columns, usual);
  const rows = rowsOf(lines.slice(start, last), columns, usual);
  // Prose with accidental gaps does not follow columns.
  if (rows.filter(({ pieces }) => pieces.size >= 2).length < fewestRows) return undefined;
  return { table: { kind: 'table', rows: cellsOf(rows, columns, marks) }, end: last };
}

/** A mark and, after a wide gap, the text of the item. */
const isItem = ({ segments: [mark, ...others] }: Line): boolean =>
  mark !== undefined && others.length === 1 && isMarkAlone(mark.text);

/** The most lines between two rows that may belong to the upper one. */
const mostBetweenRows = 12;

/**
 * The end of a table that was found up to `end`: it also includes further lines of the last row's cells, and rows further
 * down with its columns, where the lines between leave the first column free and so belong to the row above.
 */
function withWhatBelongs(lines: readonly Line[], end: number, columns: readonly Column[], usual: number): number {
  const besideFirst = (line: Line): boolean => line.box[0] >= (columns[1]?.x0 ?? Infinity) - 3;
  let last = end;
  for (let at = end; at < lines.length && at - last <= mostBetweenRows; at++) {
    const [line, before] = [lines[at], lines[at - 1]];
    if (!line || !before) break;
    const close = line.box[1] - before.box[3] <= 0.8 * usual;
    if (isRowOf(line, columns)) last = at + 1;
    else if (!besideFirst(line)) break;
    else if (last === at && close && line.segments.length === 1 && isInOneColumn(line, columns)) last = at + 1;
  }
  return last;
}

/** Whether most columns contain one piece of the line. */
function isRowOf({ segments }: Line, columns: readonly Column[]): boolean {
  const places = segments.map((segment) => columnsUnder(columns, segment));
  const inPlace = segments.every(
    (segment, at) => places[at]?.length === 1 && columns.some((column) => overlap(column, segment.box) > 0),
  );
  const distinct = new Set(places.map(([first]) => first)).size;
  return inPlace && distinct === segments.length && distinct >= Math.max(3, 0.6 * columns.length);
}

const isInOneColumn = ({ segments: [piece] }: Line, columns: readonly Column[]): boolean =>
  piece !== undefined && columns.some((column) => overlap(column, piece.box) >= 0.85 * (piece.box[2] - piece.box[0]));

function rowsOf(lines: readonly Line[], columns: readonly Column[], usual: number): readonly Row[] {
  const rows: Row[] = [];
  const blanks = lines.slice(1).map((line, index) => line.box[1] - (lines[index]?.box[3] ?? 0));
  const betweenRows = blanks.filter((_, index) => [lines[index], lines[index + 1]].every(isFullRow));
  const tight = betweenRows.length > 0 && median(betweenRows) <= sameCell * usual;
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const blank = before ? line.box[1] - before.box[3] : Infinity;
    const places = line.segments.map((segment) => columnsUnder(columns, segment));
    const above = rows.at(-1);
    const noRoom = before !== undefined && isFull(before, line, columns[0]?.x1 ?? 0);
    if (above && before && isContinuation(line, places, above, blank / usual, !tight || noRoom)) {
      line.segments.forEach((segment, at) => addPiece(above, segment, places[at] ?? [0]));
      return;
    }
    const row: Row = { pieces: new Map() };
    line.segments.forEach((segment, at) => addPiece(row, segment, places[at] ?? [0]));
    rows.push(row);
  });
  return rows;
}

const isFullRow = (line: Line | undefined): boolean => (line?.segments.length ?? 0) >= 2;

function addPiece({ pieces }: Row, segment: Segment, under: readonly number[]): void {
  const first = under[0] ?? 0;
  const there = pieces.get(first);
  if (there) there.segments.push(segment);
  else pieces.set(first, { columns: under.length, segments: [segment] });
}

/**
 * Whether a line continues the cells of the row above: every piece continues one, and the first column has none unless it
 * wraps. Beside a first cell of many lines, the other cells may stand at half its height.
 */
function isContinuation(
  line: Line,
  places: readonly (readonly number[])[],
  above: Row,
  blankInHeights: number,
  firstWraps: boolean,
): boolean {
  const firsts = places.map(([first = 0]) => first);
  const close = blankInHeights <= sameCell;
  if (close && above.pieces.size === 1 && above.pieces.has(0) && !firsts.includes(0)) return true;
  if (!places.every((under, at) => under.length === 1 && above.pieces.has(firsts[at] ?? 0))) return false;
  if (line.segments.length === 1) return firsts[0] === 0 ? close && firstWraps : blankInHeights <= 1;
  return !firsts.includes(0) && close && line.segments.every(({ text }) => !/\d/.test(text));
}

function cellsOf(rows: readonly Row[], columns: readonly Column[], marks: WordMarks): readonly (readonly Cell[])[] {
  const head = headGroups(rows, columns);
  const [, ...others] = rows;
  const first = head && {
    pieces: new Map(head.map(({ from, to, piece }) => [from, { ...piece, columns: to - from }])),
  };
  return (first ? [first, ...others] : rows).map((row) => cellsOfRow(row, columns, marks));
}

/** A piece covers its columns up to the next piece. */
function cellsOfRow({ pieces }: Row, columns: readonly Column[], marks: WordMarks): readonly Cell[] {
  const cells: Cell[] = [];
  for (let column = 0; column < columns.length;) {
    const piece = pieces.get(column);
    const wanted = Math.min(piece?.columns ?? 1, columns.length - column);
    let across = 1;
    while (across < wanted && !pieces.has(column + across)) across++;
    const right = columns[column + across - 1]?.x1 ?? Infinity;
    const words = piece?.segments.flatMap((segment) => segment.words) ?? [];
    cells.push({ blocks: cellBlocks(words, right, marks), ...(across > 1 ? { columns: across } : {}) });
    column += across;
  }
  return cells;
}

/** Pieces that overlap along x share a column; a piece across columns that other rows separate does not join them. */
function columnsOf(rows: readonly Line[]): readonly Column[] {
  const most = Math.max(...rows.map(({ segments }) => segments.length));
  const columns: Column[] = [];
  // Rows of many pieces define the columns; the others may only widen them.
  for (const { segments } of rows.toSorted((a, b) => b.segments.length - a.segments.length)) {
    for (const { box } of segments) {
      const under = columns.filter((column) => overlap(column, box) > 0);
      const [first] = under;
      if (!first) columns.push({ x0: box[0], x1: box[2] });
      else if (under.length === 1 && segments.length >= Math.max(2, most / 2)) {
        const others = columns.filter((column) => column !== first);
        const x0 = Math.min(first.x0, box[0]);
        const x1 = Math.max(first.x1, box[2]);
        if (!others.some((column) => column.x0 < x1 && column.x1 > x0)) Object.assign(first, { x0, x1 });
      }
    }
  }
  return columns.toSorted((a, b) => a.x0 - b.x0);
}

const overlap = ({ x0, x1 }: Column, box: Segment['box']): number => Math.min(x1, box[2]) - Math.max(x0, box[0]);

/** The share of a piece that may reach into a column by accident. */
const strayShare = 0.15;

/** Indexes of the columns that a piece overlaps, left to right; the nearest one if it overlaps none. */
function columnsUnder(columns: readonly Column[], { box }: Segment): readonly number[] {
  const least = strayShare * (box[2] - box[0]);
  const under = columns.flatMap((column, index) => (overlap(column, box) > least ? [index] : []));
  if (under.length > 0) return under;
  let nearest = 0;
  columns.forEach((column, index) => {
    const best = columns[nearest];
    if (best && overlap(column, box) > overlap(best, box)) nearest = index;
  });
  return [nearest];
}

/** Rows below a head with lines around it, which defines the columns. `end`: the first line below the table. */
export function rowsUnderHead(
  lines: readonly Line[],
  { box, edges }: { readonly box: Box; readonly edges: readonly number[] },
  marks: WordMarks,
): { readonly rows: readonly (readonly Cell[])[]; readonly end: number } | undefined {
  const columns = edges.slice(1).map((x1, index): Column => ({ x0: edges[index] ?? 0, x1 }));
  const usual = median(lines.map((line) => line.box[3] - line.box[1]));
  const [left, right] = [box[0], box[2]];
  let end = 0;
  for (; end < lines.length; end++) {
    const line = lines[end];
    const above = lines[end - 1]?.box[3] ?? box[3];
    if (!line || line.box[1] - above > sameTable * usual) break;
    if (line.box[0] < left - usual || line.box[2] > right + usual) break;
    // A sentence across the columns ends the table.
    const [only, second] = line.segments;
    if (only && !second && columnsUnder(columns, only).length > 0.5 * columns.length) break;
  }
  const cut = lines.slice(0, end).map((line) => cutAtColumns(line, columns, usual));
  if (!cut.some(isFullRow) || !fits(cut, columns)) return undefined;
  return { rows: cellsOf(rowsOf(cut, columns, usual), columns, marks), end };
}

/** Whether two pieces of a line hardly ever share a column. */
function fits(lines: readonly Line[], columns: readonly Column[]): boolean {
  const pieces = lines.flatMap(({ segments }) => segments).length;
  const places = lines.map(
    ({ segments }) => new Set(segments.map((segment) => columnsUnder(columns, segment)[0])).size,
  );
  return places.reduce((sum, count) => sum + count, 0) >= 0.95 * pieces;
}

/** Cuts a line at gaps between words of different columns. */
function cutAtColumns(line: Line, columns: readonly Column[], usual: number): Line {
  const columnOf = (word: Word): number => columns.findLastIndex(({ x0 }) => x0 <= middleX(word));
  const cuts = line.words.flatMap((word, index) => {
    const before = line.words[index - 1];
    if (!before || word.box[0] - before.box[2] < 0.4 * usual) return [];
    return columnOf(before) === columnOf(word) ? [] : [index];
  });
  return { ...line, segments: piecesAt(line, cuts) };
}
