/**
 * Line tables: a header row, and the lines below it up to the totals. No ruling lines are needed.
 *
 * A header that comes again on a later page continues the same table. The body ends where a line bears the label of a
 * total, or where text without numbers follows a wide gap (the foot of the page).
 */
import type { LabelHit } from '../labels/match.ts';
import { squeezed } from '../labels/squeeze.ts';
import type { LabelMeaning } from '../labels/table.ts';
import type { Cell, Line, Sheet } from '../layout/sheet.ts';
import type { DecimalSign } from '../values/numbers.ts';
import { type Column, type Header, headerAt } from './header.ts';

export interface LineTable {
  readonly header: readonly Line[];
  readonly columns: readonly Column[];
  readonly body: readonly Line[];
  readonly decimalSign: DecimalSign | undefined;
}

const endsTable: ReadonlySet<LabelMeaning> = new Set([
  'net', 'tax', 'total', 'grandTotal', 'amountDue', 'previousBalance', 'paid', 'rounding', 'cash', 'commission',
]);

const money = /\d[.,]\d{2}(?!\d)|[€$£]\s?\d/;

/** "Total EUR 34,73": little but the label of a total and an amount. Values in the table's other columns are a row. */
function isTotalLine(line: Line, labels: ReadonlyMap<Cell, readonly LabelHit[]>, columns: readonly Column[]): boolean {
  const first = line.cells[0];
  if (!first) return false;
  const description = columns.find((column) => column.meaning === 'description');
  for (const cell of line.cells) {
    const hit = labels.get(cell)?.[0];
    if (!hit || hit.start > 2 || !hit.meanings.some((meaning) => endsTable.has(meaning))) continue;
    const rest = line.text.replace(/[\d.,€$£%\s()\-–:]/g, '');
    const letters = squeezed(rest).length;
    const before = line.cells.slice(0, cell.column).map((other) => squeezed(other.text.replace(/\d/g, ''))).join('');
    const inDescription = description !== undefined && cell.column === 0 && cell.box[0] <= description.box[0] + 4 && line.cells.length > 3;
    if (inDescription) continue;
    if (hit.length >= 0.4 * letters || (before.length === 0 && hit.length >= 0.25 * letters)) return true;
  }
  return false;
}

/** Where this wide a gap (in line heights) comes before text without amounts, the table is over. */
const widestGap = 4;

function bodyBelow(
  sheet: Sheet,
  header: Header,
  labels: ReadonlyMap<Cell, readonly LabelHit[]>,
  headerLines: ReadonlySet<Line>,
): { body: Line[]; ended: boolean } {
  const body: Line[] = [];
  let edge = header.lines.at(-1);
  let lastWithNumber = 0;
  for (let index = (edge?.index ?? 0) + 1; index < sheet.lines.length; index++) {
    const line = sheet.lines[index];
    if (!line || !edge || line.page !== edge.page || headerLines.has(line)) break;
    const height = edge.box[3] - edge.box[1];
    const gap = (line.box[1] - edge.box[3]) / Math.max(1, height);
    if (isTotalLine(line, labels, header.columns)) return { body: body.slice(0, lastWithNumber), ended: true };
    if (gap > widestGap && !money.test(line.text) && body.length > 0) break;
    body.push(line);
    if (/\d/.test(line.text) || body.length - lastWithNumber < 3) lastWithNumber = body.length;
    edge = line;
  }
  return { body, ended: false };
}

/** Tables of the document, in order; a continued table comes once for each of its headers. */
export function findTables(
  sheet: Sheet,
  labels: ReadonlyMap<Cell, readonly LabelHit[]>,
  decimalSign: DecimalSign | undefined,
): LineTable[] {
  const headers: Header[] = [];
  const headerLines = new Set<Line>();
  for (const line of sheet.lines) {
    if (headerLines.has(line)) continue;
    const header = headerAt(sheet, line);
    if (!header) continue;
    headers.push(header);
    header.lines.forEach((member) => headerLines.add(member));
  }
  return headers.map((header) => {
    const { body } = bodyBelow(sheet, header, labels, headerLines);
    return { header: header.lines, columns: header.columns, body, decimalSign };
  });
}
