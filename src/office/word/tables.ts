/**
 * Tables (ECMA-376, part 1, 17.4): the columns and rows of each cell.
 *
 * In OOXML, each cell states how many columns it covers and whether it continues the cell above it.
 */
import { child, type XmlNode } from '../../documents/xml.ts';
import { attribute, integerOf, isOn, valueOf } from '../nodes.ts';
import { hexColor } from './properties.ts';
import { type Borders, bordersOf } from './table-borders.ts';

export interface TableCell {
  /** The element that contains the cell's blocks. */
  readonly node: XmlNode;
  /** First column, from 0. */
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
  /** Whether it is part of a cell above it, so that it shows nothing itself. */
  readonly covered: boolean;
  /** The borders that the cell itself states. */
  readonly borders: Borders;
  /** `#RRGGBB`. */
  readonly fill: string | undefined;
}
export interface TableRow {
  readonly cells: readonly TableCell[];
  readonly isHeader: boolean;
}
export interface WordTable {
  /** Id of a table style. */
  readonly style: string | undefined;
  /** At least 1. */
  readonly columns: number;
  readonly rows: readonly TableRow[];
  /** The borders that the table itself states, without those of its style. */
  readonly bordersNode: XmlNode | undefined;
  /** The widths of the columns of the grid, in points. The grid may have more or fewer columns than the rows. */
  readonly gridPoints: readonly number[];
}

/** Word allows 63. */
const maxColumns = 1_000;

/** Cells that would begin or end beyond `columnLimit` are left out. */
export function readTable(table: XmlNode, columnLimit = maxColumns): WordTable {
  const properties = child(table, 'tblPr');
  const rows = readRows(table, columnLimit);
  const grid = child(table, 'tblGrid');
  return {
    style: valueOf(properties, 'tblStyle'),
    columns: rows.reduce(
      (most, { cells }) => cells.reduce((widest, { column, columns }) => Math.max(widest, column + columns), most),
      1,
    ),
    rows,
    bordersNode: properties && child(properties, 'tblBorders'),
    gridPoints: (grid?.children ?? [])
      .filter(({ name }) => name === 'gridCol')
      .map((column) => (integerOf(attribute(column, 'w')) ?? 0) / 20),
  };
}

/** The cell that cells of the next row may continue, by its first column. */
interface OpenMerge {
  readonly cell: TableCell & { rows: number };
  lastRow: number;
}

function readRows(table: XmlNode, columnLimit: number): readonly TableRow[] {
  const rows: TableRow[] = [];
  const merges = new Map<number, OpenMerge>();
  for (const node of flattened(table, 'tr')) {
    const properties = child(node, 'trPr');
    if (properties && child(properties, 'del')) continue;
    const first = Math.max(0, integerOf(valueOf(properties, 'gridBefore')) ?? 0);
    const cells = readCells(node, { first, limit: columnLimit, row: rows.length, merges });
    if (cells.length > 0) rows.push({ cells, isHeader: isOn(properties, 'tblHeader') === true });
  }
  return rows;
}

interface RowPlace {
  /** Column of the first cell. */
  readonly first: number;
  readonly limit: number;
  readonly row: number;
  readonly merges: Map<number, OpenMerge>;
}

function readCells(node: XmlNode, { first, limit, row, merges }: RowPlace): readonly TableCell[] {
  const cells: TableCell[] = [];
  let column = first;
  for (const cellNode of flattened(node, 'tc')) {
    const properties = child(cellNode, 'tcPr');
    const columns = Math.min(Math.max(1, integerOf(valueOf(properties, 'gridSpan')) ?? 1), limit);
    if (column + columns > limit) break;
    const merge = properties && child(properties, 'vMerge');
    const restarts = merge !== undefined && attribute(merge, 'val') === 'restart';
    const above = merge === undefined || restarts ? undefined : merges.get(column);
    const covered = above !== undefined && above.lastRow === row - 1 && above.cell.columns === columns;
    const cell = { node: cellNode, column, columns, rows: 1, covered, ...looksOf(properties) };
    if (restarts) merges.set(column, { cell, lastRow: row });
    if (covered) {
      above.cell.rows += 1;
      above.lastRow = row;
    }
    cells.push(cell);
    column += columns;
  }
  return cells;
}

const looksOf = (properties: XmlNode | undefined): Pick<TableCell, 'borders' | 'fill'> => ({
  borders: bordersOf(properties && child(properties, 'tcBorders'), {}),
  fill: hexColor(attribute(properties && child(properties, 'shd'), 'fill')),
});

const wrappers = new Set(['sdt', 'sdtContent', 'ins', 'customXml', 'moveTo', 'smartTag']);

/** Rows and cells may be wrapped in content controls and tracked changes. */
const flattened = (node: XmlNode, name: string): readonly XmlNode[] =>
  node.children.flatMap((inner) => {
    if (inner.name === name) return [inner];
    return wrappers.has(inner.name) ? flattened(inner, name) : [];
  });
