/**
 * Rows whose amounts stand in one strip of the page and add up to a known amount: the lines of an invoice, whatever its
 * titles say or whether it has any.
 *
 * Printed sums between the rows and taxes below them are no rows. What adds up to nothing is none either.
 */
import { closeAmounts, minorUnits } from '../../../domain/money.ts';
import { heightOf } from '../../../geometry/box.ts';
import type { Cell, Line } from '../../layout/text-layout.ts';
import type { LabelHit } from '../labels/match.ts';
import { type LabelMeaning, sumMeanings } from '../languages/table.ts';
import { lettersIn } from '../values/letters.ts';
import type { DecimalSign } from '../values/numbers.ts';
import { moneyBefore, valueOf } from './rows.ts';

/** What the lines of a document are, and what its amounts are known to be, in cents. */
export interface Ledger {
  readonly lines: readonly Line[];
  readonly labels: ReadonlyMap<Cell, readonly LabelHit[]>;
  readonly decimalSign: DecimalSign | undefined;
  readonly net: number | undefined;
  readonly total: number | undefined;
  /** Whether rows count only as a section: with their own sum below them, and without discounts and charges. */
  readonly isSection: boolean;
  /** Cells that a row has. */
  readonly fewestCells: number;
}

export interface AmountRow {
  readonly line: Line;
  readonly cell: Cell;
  readonly value: number;
  /** The line above, where that names it. */
  readonly nameLine: Line | undefined;
  /** Named as what is added to the sum of the rows or taken off it. */
  readonly adjusts: boolean;
}

type Role = 'row' | 'sum' | 'tax' | 'other' | 'unnamed';

interface Entry extends AmountRow {
  readonly cents: number;
  readonly role: Role;
}

/** An amount and nothing else: "€ 124,76", "GH¢ 8,810.00", "kr124,76", "(440.00)", "28,0992 €". */
const amountOnly = new RegExp(
  String.raw`^[^\p{L}\d%]*(?:\p{L}{1,3}[^\p{L}\d%]{1,3}|${moneyBefore}[-−–(]?)?\d(?:[\d.,'’\s]*\d)?[^\p{L}\d%]*(?:\p{L}{1,3}[^\p{L}\d%]*)?$`,
  'u',
);

const sums: ReadonlySet<LabelMeaning> = new Set(sumMeanings);
/** "Total 6% supplies (incl. tax)" is a sum, however it goes on. */
const totals: ReadonlySet<LabelMeaning> = new Set(['total', 'grandTotal', 'amountDue']);
const others: ReadonlySet<LabelMeaning> = new Set([
  'previousBalance',
  'paid',
  'cash',
  'change',
  'rounding',
  'otherAmount',
]);

const adjustments: ReadonlySet<LabelMeaning> = new Set(['discount', 'charge', 'previousBalance', 'paid', 'rounding']);

/** Share of the letters before an amount that a label of sums, or of what is paid, has at least. */
const mostOfSum = 0.5;
const mostOfOther = 0.8;

function roleOf(line: Line, cell: Cell, labels: Ledger['labels']): Role {
  const before = line.cells.slice(0, cell.column);
  const nearest = before.findLast(({ text }) => lettersIn(text) > 1);
  if (!nearest) return 'unnamed';
  const all = lettersIn(nearest.text);
  for (const { start, length, meanings } of labels.get(nearest) ?? []) {
    if (start > 2) continue;
    // "VAT 10% (rooms)": a rate says that it is one, whatever it is of.
    if (meanings.includes('tax') && (length >= mostOfSum * all || nearest.text.includes('%'))) return 'tax';
    if (totals.has(meanings[0] ?? 'name')) return 'sum';
    if (meanings.some((meaning) => sums.has(meaning)) && length >= mostOfSum * all) return 'sum';
    if (meanings.some((meaning) => others.has(meaning)) && length >= mostOfOther * all) return 'other';
  }
  return before.some(({ text }) => lettersIn(text) > 2) ? 'row' : 'unnamed';
}

/** In heights: a name is no farther above its figures. */
const rightAbove = 0.7;

/** "Boarding for May" above "2 x 1,600.00 | 3,200.00": the words above figures that have none, if they label nothing. */
function nameAbove(line: Line, { lines, labels }: Ledger): Line | undefined {
  const above = lines[line.index - 1];
  if (above?.page !== line.page || line.box[1] - above.box[3] > rightAbove * (line.box[3] - line.box[1]))
    return undefined;
  const isNamed = lettersIn(above.text) > 2 && above.cells.every(({ text }) => !amountOnly.test(text));
  const isLabel = above.cells.some((cell) => labels.get(cell)?.some(({ start }) => start <= 2));
  return isNamed && !isLabel ? above : undefined;
}

const adjusts = (line: Line, labels: Ledger['labels']): boolean =>
  line.cells.some((cell) => labels.get(cell)?.some(({ meanings }) => meanings.some((one) => adjustments.has(one))));

/** Only so many amounts of a document are looked at. */
const mostEntries = 600;

function entriesOf(ledger: Ledger): Entry[] {
  const { lines, labels, decimalSign } = ledger;
  const entries: Entry[] = [];
  for (const line of lines) {
    const changes = adjusts(line, labels);
    for (const cell of line.cells) {
      if (entries.length === mostEntries) return entries;
      const value = amountOnly.test(cell.text) ? valueOf(cell.text, decimalSign) : undefined;
      if (value === undefined) continue;
      const signed = /^\(.*\)$|^[-−–]/.test(cell.text.replace(/[^\d()−–-]/g, '')) ? -Math.abs(value) : value;
      const own = roleOf(line, cell, labels);
      const nameLine = own === 'unnamed' ? nameAbove(line, ledger) : undefined;
      const role = nameLine ? 'row' : own;
      entries.push({ line, cell, nameLine, value: signed, cents: minorUnits(signed), role, adjusts: changes });
    }
  }
  return entries;
}

/** Of their height: edges no farther apart are one. */
const sameEdge = 0.4;

/** Figures of a line that are multiplied. */
const mostFigures = 12;

/** Amounts below one another, by their right or left edges. */
function columnsOf(entries: readonly Entry[], edge: 0 | 2): Entry[][] {
  const columns: Entry[][] = [];
  for (const entry of entries.toSorted((a, b) => a.cell.box[edge] - b.cell.box[edge])) {
    const last = columns.at(-1);
    const before = last?.at(-1);
    if (last && before && entry.cell.box[edge] - before.cell.box[edge] < sameEdge * heightOf(entry.cell))
      last.push(entry);
    else columns.push([entry]);
  }
  return columns.map((column) => column.toSorted((a, b) => a.line.index - b.line.index));
}

/** The fewest rows whose sum counts: so many hardly add up by chance. */
const fewestRows = 2;
const fewestOfSection = 3;

/** So many amounts below the sum of the rows, at most, may lead from it to the total. */
const mostBelow = 8;

/** Whether what stands below `sum` leads from it to `total`: a discount, a charge, what was owed before. */
function leadsTo(total: number, sum: number, below: readonly Entry[]): boolean {
  let all = sum;
  for (const { cents, role, adjusts } of below.slice(0, mostBelow)) {
    if (cents === all) continue;
    if (!adjusts && role !== 'tax') return false;
    all += cents;
    if (all === total) return true;
  }
  return false;
}

/** Whether `rows`, the last of which stands at `index`, are followed by their sum, and none of them changes one. */
const isSummed = (rows: readonly Entry[], entries: readonly Entry[], index: number): boolean =>
  entries[index + 1]?.cents === rows.reduce((sum, { cents }) => sum + cents, 0) && rows.every((row) => !row.adjusts);

/** What was met on the way down a column. */
interface Walk {
  readonly rows: Entry[];
  /** The rows when they last made a known amount. */
  found: readonly Entry[];
  /** Of the rows. Amounts may have more decimals than money: their sum is rounded, and not they. */
  exact: number;
  sum: number;
  taxes: number;
  /** What stands below the last printed sum. */
  section: { readonly rows: number; readonly cents: number };
}

const isSumOf = ({ cents }: Entry, { rows, sum, section }: Walk): boolean =>
  rows.length >= fewestRows && (cents === sum || (section.rows >= fewestRows && cents === section.cents));

function addRow(walk: Walk, entry: Entry): void {
  walk.rows.push(entry);
  walk.section = { rows: walk.section.rows + 1, cents: walk.section.cents + entry.cents };
  walk.exact += entry.value;
  walk.sum = minorUnits(walk.exact);
}

/** Whether the rows make a known amount with their last one. */
function isMade({ rows, sum, taxes }: Walk, { net, total }: Ledger): boolean {
  const makes = (known: number | undefined, made: number): boolean => known !== 0 && known === made;
  return rows.length >= fewestRows && rows.at(-1)?.cents !== 0 && (makes(net, sum) || makes(total, sum + taxes));
}

/** The rows, if the printed sum below them is their end. */
function endedBy({ role, cents }: Entry, { rows, sum, found }: Walk, total: number | undefined, below: () => Entry[]) {
  const isWhole = cents === sum && rows.length >= fewestOfSection;
  if (isWhole && total !== undefined && leadsTo(total, sum, below())) return rows;
  return role === 'sum' && found.length === rows.length ? found : undefined;
}

/** The rows from the first of `entries` on that make a known amount, and as many of them as do. */
function addingFrom(entries: readonly Entry[], ledger: Ledger, skipsSums: boolean): readonly Entry[] {
  const walk: Walk = { rows: [], found: [], exact: 0, sum: 0, taxes: 0, section: { rows: 0, cents: 0 } };
  for (const [index, entry] of entries.entries()) {
    const { cents, role, line } = entry;
    if (isSumOf(entry, walk) && (role !== 'row' || skipsSums)) {
      const ended = endedBy(entry, walk, ledger.total, () => entries.slice(index + 1));
      if (ended) return ended;
      walk.section = { rows: 0, cents: 0 };
    } else if (role === 'tax' && walk.rows.length > 0) {
      walk.taxes += cents;
    } else if (role === 'row' && line.cells.length >= ledger.fewestCells) {
      addRow(walk, entry);
      const isFound = isMade(walk, ledger) && (!ledger.isSection || isSummed(walk.rows, entries, index));
      if (isFound) walk.found = [...walk.rows];
    } else return walk.found;
  }
  return walk.found;
}

/** Small whole numbers, none with cents or thousands, are counts: these add up to anything. */
const isOfMoney = (rows: readonly Entry[]): boolean => rows.some(({ cell }) => /\d{3}|\d[.,]\d{2}/.test(cell.text));

/** The most rows of one column that make a known amount. */
function mostOf(column: readonly Entry[], ledger: Ledger): readonly Entry[] {
  let most: readonly Entry[] = [];
  for (const [index, { role, cents }] of column.entries()) {
    if (role !== 'row' || cents === 0) continue;
    for (const skipsSums of [true, false]) {
      const rows = addingFrom(column.slice(index), ledger, skipsSums);
      if (rows.length > most.length) most = rows;
    }
  }
  return most;
}

/**
 * The rows that make the net amount or the total, of the column with most of them; of two with as many, the right one.
 * Empty where no column has any.
 */
export function rowsAddingUp(ledger: Ledger): readonly AmountRow[] {
  const entries = entriesOf(ledger);
  let best: readonly Entry[] = [];
  for (const column of [...columnsOf(entries, 0), ...columnsOf(entries, 2)]) {
    const rows = mostOf(column, ledger);
    if (rows.length >= best.length && isOfMoney(rows)) best = rows;
  }
  return best;
}

/** The only row of an invoice: its amount is the net amount or the total, and two other figures of its line make it. */
export function onlyRow(ledger: Ledger): readonly AmountRow[] {
  const { net, total, decimalSign } = ledger;
  const isMultiplied = ({ line, cell, value }: Entry): boolean => {
    const others = line.cells.filter((other) => other !== cell).slice(0, mostFigures);
    const figures = others.flatMap(({ text }) => (lettersIn(text) > 3 ? [] : (valueOf(text, decimalSign) ?? [])));
    return figures.some((count, index) =>
      figures.slice(index + 1).some((each) => count * each !== 0 && closeAmounts(count * each, value, 1)),
    );
  };
  const rows = entriesOf(ledger).filter(
    (entry) => entry.role === 'row' && (entry.cents === net || entry.cents === total) && isMultiplied(entry),
  );
  return rows.length === 1 ? rows : [];
}
