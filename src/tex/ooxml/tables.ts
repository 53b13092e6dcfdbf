/** Tables as CALS: columns with widths, spans as namest/nameend and morerows, borders as colsep and rowsep. */
import type { XmlNode } from '../../documents/xml.ts';
import { type Borders, bordersOf } from '../../office/word/table-borders.ts';
import { readTable as readWordTable, type TableCell, type WordTable } from '../../office/word/tables.ts';
import { element, type HubElement } from '../hub/node.ts';
import { type Reading, useStyle } from './reading.ts';

/** More columns never fit on paper, and TeX would run out of memory. */
const maxColumns = 200;

type ReadCell = (cell: XmlNode) => readonly HubElement[];

/** `nested`: in a cell, note or text box, whose width is not known, so that the columns share it evenly. */
export function readTable(node: XmlNode, reading: Reading, nested: boolean, readCell: ReadCell): HubElement {
  reading.counts.tables += 1;
  const table = readWordTable(node, maxColumns);
  const style = useStyle(reading, table.style);
  const borders = bordersOf(table.bordersNode, style?.tableBorders ?? {});
  const firstBody = table.rows.findIndex(({ isHeader }) => !isHeader);
  const headerCount = Math.max(0, firstBody);
  const written = table.rows.map(({ cells }, index) =>
    element(
      'row',
      {},
      cells.flatMap((cell) => (cell.covered ? [] : [entry(cell, index, table, borders, readCell)])),
    ),
  );
  const group = element('tgroup', { cols: table.columns }, [
    ...widths(table, nested ? 0 : reading.textWidthPoints).map((percent, index) =>
      element('colspec', { colname: `c${index + 1}`, colnum: index + 1, colwidth: `${percent}*` }),
    ),
    ...(headerCount > 0 ? [element('thead', {}, written.slice(0, headerCount))] : []),
    element('tbody', {}, written.slice(headerCount)),
  ]);
  return element('informaltable', { role: style?.role, frame: frameOf(borders) }, [group]);
}

function entry(cell: TableCell, row: number, table: WordTable, borders: Borders, readCell: ReadCell): HubElement {
  const last = cell.column + cell.columns - 1;
  const columns: Readonly<Record<string, string>> =
    cell.columns > 1 ? { namest: `c${cell.column + 1}`, nameend: `c${last + 1}` } : { colname: `c${cell.column + 1}` };
  return element(
    'entry',
    {
      ...columns,
      morerows: cell.rows > 1 ? cell.rows - 1 : undefined,
      colsep: isRuledRight(cell, last, table, borders) ? 1 : 0,
      rowsep: isRuledBelow(cell, row, table, borders) ? 1 : 0,
      'css:background-color': cell.fill === '#FFFFFF' ? undefined : cell.fill,
    },
    readCell(cell.node),
  );
}

const isRuledRight = (cell: TableCell, last: number, { columns }: WordTable, borders: Borders): boolean =>
  (cell.borders.right ?? (last === columns - 1 ? borders.right : borders.insideV)) === true;

/** A border belongs to the cell above it and to the one below it. */
function isRuledBelow(cell: TableCell, row: number, { rows }: WordTable, borders: Borders): boolean {
  const next = row + cell.rows;
  const below = rows[next]?.cells.find(({ column }) => column === cell.column);
  const ofTable = next >= rows.length ? borders.bottom : borders.insideH;
  return (cell.borders.bottom ?? below?.borders.top ?? ofTable) === true;
}

function frameOf({ top, bottom, left, right }: Borders): string {
  const horizontal = top === true && bottom === true;
  if (left === true && right === true) return horizontal ? 'all' : 'sides';
  if (horizontal) return 'topbot';
  if (top === true) return 'top';
  return bottom === true ? 'bottom' : 'none';
}

/** Percent of the width of the text, at most 100 in total. Without a grid, all columns have the same width. */
function widths({ columns, gridPoints }: WordTable, textWidthPoints: number): readonly number[] {
  const points = Array.from({ length: columns }, (_, index) => gridPoints[index] ?? 0);
  const total = points.reduce((sum, width) => sum + width, 0);
  if (total <= 0 || points.some((width) => width <= 0)) return points.map(() => Math.floor(10_000 / columns) / 100);
  const measure = Math.max(total, textWidthPoints);
  return points.map((width) => Math.floor((width / measure) * 10_000) / 100);
}
