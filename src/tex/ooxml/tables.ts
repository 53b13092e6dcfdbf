/**
 * Tables as CALS: columns with their widths, spans as namest/nameend and morerows, rules as colsep and rowsep.
 *
 * OOXML says of each cell how many columns it takes and whether it goes on from above; CALS names its columns.
 */
import { child, type XmlNode } from '../../documents/xml.ts';
import { element, type HubElement } from '../hub/node.ts';
import { attribute, integerOf, isOn, valueOf } from '../../office/nodes.ts';
import { type Reading, useStyle } from './reading.ts';
import { type Borders, bordersOf } from './table-borders.ts';

interface Cell {
  readonly node: XmlNode;
  readonly column: number;
  readonly span: number;
  readonly continues: boolean;
  readonly restarts: boolean;
}
interface Row {
  readonly cells: readonly Cell[];
  readonly isHeader: boolean;
}

const maxColumns = 200;

/** `nested` in a cell, note or text box: its columns share what room there is, as there is nothing to measure them against. */
export function readTable(
  table: XmlNode,
  reading: Reading,
  nested: boolean,
  readCell: (cell: XmlNode) => readonly HubElement[],
): HubElement {
  reading.counts.tables += 1;
  const properties = child(table, 'tblPr');
  const style = useStyle(reading, valueOf(properties, 'tblStyle'));
  const rows = readRows(table);
  const columns = Math.max(1, ...rows.flatMap(({ cells }) => cells.map(({ column, span }) => column + span)));
  const borders = bordersOf(
    properties && child(properties, 'tblBorders'),
    style ? (reading.styles.tableBorders(style.id) ?? {}) : {},
  );
  const headers = rows.findIndex(({ isHeader }) => !isHeader);
  const headerCount = headers === -1 ? 0 : headers;
  const write = (row: Row, index: number): HubElement =>
    element(
      'row',
      {},
      row.cells.flatMap((cell) =>
        cell.continues && continuesFrom(rows, index, cell)
          ? []
          : [entry(cell, index, rows, columns, borders, readCell)],
      ),
    );
  const written = rows.map(write);
  const group = element('tgroup', { cols: columns }, [
    ...widths(table, columns, nested ? 0 : reading.textWidthPoints).map((percent, index) =>
      element('colspec', { colname: `c${index + 1}`, colnum: index + 1, colwidth: `${percent}*` }),
    ),
    ...(headerCount > 0 ? [element('thead', {}, written.slice(0, headerCount))] : []),
    element('tbody', {}, written.slice(headerCount)),
  ]);
  return element('informaltable', { role: style?.role, frame: frameOf(borders) }, [group]);
}

/** Rows and cells may be wrapped in content controls and tracked changes; what was deleted is left out. */
function readRows(table: XmlNode): readonly Row[] {
  return flattened(table, 'tr').flatMap((node) => {
    const properties = child(node, 'trPr');
    if (properties && child(properties, 'del')) return [];
    let column = Math.max(0, integerOf(valueOf(properties, 'gridBefore')) ?? 0);
    const cells: Cell[] = [];
    for (const cell of flattened(node, 'tc')) {
      const cellProperties = child(cell, 'tcPr');
      const span = Math.min(Math.max(1, integerOf(valueOf(cellProperties, 'gridSpan')) ?? 1), maxColumns);
      if (column + span > maxColumns) break;
      const merge = cellProperties && child(cellProperties, 'vMerge');
      const restarts = merge !== undefined && attribute(merge, 'val') === 'restart';
      cells.push({ node: cell, column, span, continues: merge !== undefined && !restarts, restarts });
      column += span;
    }
    return cells.length === 0 ? [] : [{ cells, isHeader: isOn(properties, 'tblHeader') === true }];
  });
}

const flattened = (node: XmlNode, name: string): readonly XmlNode[] =>
  node.children.flatMap((inner) => {
    if (inner.name === name) return [inner];
    return ['sdt', 'sdtContent', 'ins', 'customXml', 'moveTo', 'smartTag'].includes(inner.name)
      ? flattened(inner, name)
      : [];
  });

const below = (rows: readonly Row[], index: number, cell: Cell): Cell | undefined =>
  rows[index]?.cells.find(({ column, span }) => column === cell.column && span === cell.span);

function continuesFrom(rows: readonly Row[], index: number, cell: Cell): boolean {
  for (let above = index - 1; above >= 0; above -= 1) {
    const found = below(rows, above, cell);
    if (!found) return false;
    if (found.restarts) return true;
    if (!found.continues) return false;
  }
  return false;
}

function moreRows(rows: readonly Row[], index: number, cell: Cell): number {
  if (!cell.restarts) return 0;
  let count = 0;
  while (below(rows, index + count + 1, cell)?.continues === true) count += 1;
  return count;
}

function entry(
  cell: Cell,
  index: number,
  rows: readonly Row[],
  columns: number,
  borders: Borders,
  readCell: (cell: XmlNode) => readonly HubElement[],
): HubElement {
  const properties = child(cell.node, 'tcPr');
  const more = moreRows(rows, index, cell);
  const last = cell.column + cell.span - 1;
  const own = bordersOf(properties && child(properties, 'tcBorders'), {});
  const bottomCell = rows[index + more + 1]?.cells.find(({ column }) => column === cell.column);
  const topOfNext =
    bottomCell && bordersOf(child(child(bottomCell.node, 'tcPr') ?? bottomCell.node, 'tcBorders'), {}).top;
  const isLastRow = index + more >= rows.length - 1;
  const vertical = last === columns - 1 ? borders.right : borders.insideV;
  const horizontal = isLastRow ? borders.bottom : borders.insideH;
  const shade = properties && child(properties, 'shd');
  const fill = shade && attribute(shade, 'fill');
  const place: Readonly<Record<string, string>> =
    cell.span > 1 ? { namest: `c${cell.column + 1}`, nameend: `c${last + 1}` } : { colname: `c${cell.column + 1}` };
  return element(
    'entry',
    {
      ...place,
      morerows: more > 0 ? more : undefined,
      colsep: (own.right ?? vertical) === true ? 1 : 0,
      rowsep: (own.bottom ?? topOfNext ?? horizontal) === true ? 1 : 0,
      'css:background-color':
        fill !== undefined && /^[0-9a-f]{6}$/i.test(fill) && fill.toUpperCase() !== 'FFFFFF'
          ? `#${fill.toUpperCase()}`
          : undefined,
    },
    readCell(cell.node),
  );
}

function frameOf({ top, bottom, left, right }: Borders): string {
  const horizontal = top === true && bottom === true;
  if (left === true && right === true) return horizontal ? 'all' : 'sides';
  return horizontal ? 'topbot' : top === true ? 'top' : bottom === true ? 'bottom' : 'none';
}

/** Percent of the text's width, 100 together at most. Without a grid all columns are alike. */
function widths(table: XmlNode, columns: number, textWidthPoints: number): readonly number[] {
  const grid = child(table, 'tblGrid');
  const given = (grid?.children ?? [])
    .filter(({ name }) => name === 'gridCol')
    .map((column) => (integerOf(attribute(column, 'w')) ?? 0) / 20);
  const points = Array.from({ length: columns }, (_, index) => given[index] ?? 0);
  const total = points.reduce((sum, width) => sum + width, 0);
  if (total <= 0 || points.some((width) => width <= 0)) return points.map(() => Math.floor(10_000 / columns) / 100);
  const measure = Math.max(total, textWidthPoints);
  return points.map((width) => Math.floor((width / measure) * 10_000) / 100);
}
