/**
 * Tables without lines: rows that fall into pieces at the same places.
 *
 * A run of such rows is a table; which columns it has, the pieces of all rows together say: places that no piece
 * crosses, but for those of titles that span several.
 */
import { type Block, type Cell, paragraph, type Table } from '../article/model.ts';
import { continued, type Line, type Segment } from './lines.ts';
import { median } from './page.ts';

/** Lines taken as one table, or lines as they are. In order. */
export type Run = { readonly lines: readonly Line[]; readonly table?: Table };

const fewestRows = 2;

export function tableRuns(lines: readonly Line[]): readonly Run[] {
  const runs: Run[] = [];
  const heights = lines.map(({ box }) => box[3] - box[1]);
  const usual = median(heights);
  let at = 0;
  let loose: Line[] = [];
  const flush = (): void => {
    if (loose.length > 0) runs.push({ lines: loose });
    loose = [];
  };
  while (at < lines.length) {
    const end = endOfRun(lines, at, usual);
    const table = end > at ? tableOf(lines.slice(at, end)) : undefined;
    if (table) {
      flush();
      runs.push({ lines: lines.slice(at, end), table });
      at = end;
    } else {
      const line = lines[at];
      if (line) loose.push(line);
      at++;
    }
  }
  flush();
  return runs;
}

/** Up to the last row of at least two pieces with at most two single lines, close by, between such rows. */
function endOfRun(lines: readonly Line[], start: number, usual: number): number {
  if ((lines[start]?.segments.length ?? 0) < 2) return start;
  let end = start + 1;
  for (let at = start + 1; at < lines.length; at++) {
    const [line, before] = [lines[at], lines[at - 1]];
    if (!line || !before || line.box[1] - before.box[3] > 2.2 * usual) break;
    if (line.segments.length >= 2) end = at + 1;
    else if (at - end >= 2) break;
  }
  return end;
}

interface Column {
  x0: number;
  x1: number;
}

function tableOf(lines: readonly Line[]): Table | undefined {
  const full = lines.filter(({ segments }) => segments.length >= 2);
  if (full.length < fewestRows) return undefined;
  const columns = columnsOf(full);
  if (columns.length < 2) return undefined;
  const rows: Segment[][][] = [];
  lines.forEach((line) => {
    const places = line.segments.map((segment) => columnsUnder(columns, segment));
    const [only] = places;
    const above = rows.at(-1);
    // A piece alone in a middle column, or below the first where the row above goes on: the second line of that cell.
    if (
      line.segments.length === 1 &&
      above &&
      only &&
      only.length === 1 &&
      only[0] !== undefined &&
      (above[only[0]]?.length ?? 0) > 0
    ) {
      above[only[0]]?.push(...line.segments);
      return;
    }
    const row: Segment[][] = columns.map(() => []);
    line.segments.forEach((segment, index) => row[places[index]?.[0] ?? 0]?.push(segment));
    rows.push(row);
  });
  if (!agrees(rows)) return undefined;
  return { kind: 'table', rows: rows.map((row) => row.map(cellOf)) };
}

/** Prose that happens to have gaps does not keep to columns. */
function agrees(rows: readonly (readonly (readonly Segment[])[])[]): boolean {
  const filled = rows.map((row) => row.filter((cell) => cell.length > 0).length);
  return filled.filter((count) => count >= 2).length >= fewestRows;
}

const cellOf = (segments: readonly Segment[]): Cell => {
  const text = segments.reduce((whole, segment) => (whole === '' ? segment.text : continued(whole, segment.text)), '');
  const blocks: Block[] = text === '' ? [] : [paragraph(text)];
  return { blocks };
};

/** Pieces that overlap along x share a column; a piece across what other rows hold apart does not join them. */
function columnsOf(rows: readonly Line[]): readonly Column[] {
  const most = Math.max(...rows.map(({ segments }) => segments.length));
  const columns: Column[] = [];
  // Rows of many pieces say where the columns are; the others may only widen them.
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

/** Indexes of the columns that a piece stands in, the one it covers most first where there are several. */
function columnsUnder(columns: readonly Column[], { box }: Segment): readonly number[] {
  const under = columns.flatMap((column, index) => (overlap(column, box) > 0 ? [index] : []));
  if (under.length > 0) return under;
  const distance = ({ x0, x1 }: Column): number => Math.max(x0 - box[2], box[0] - x1);
  let nearest = 0;
  columns.forEach((column, index) => {
    const best = columns[nearest];
    if (best && distance(column) < distance(best)) nearest = index;
  });
  return [nearest];
}
