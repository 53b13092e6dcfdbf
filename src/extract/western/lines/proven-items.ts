/**
 * The lines of an invoice by what they add up to: those of its tables where they make an amount that is known, and where
 * they do not, the rows that do.
 *
 * Titles that nobody knows, tables without titles and sections below a sum of their own are read by their amounts alone.
 * "Board 3,200.00 / Bus 330.00 / Bill 3,530.00" needs no title to be two lines.
 */
import type { Method } from '../../../domain/evidence.ts';
import { minorUnits } from '../../../domain/money.ts';
import { boxAround } from '../../../geometry/rows.ts';
import type { Survey } from '../candidates/survey.ts';
import type { Totals } from '../candidates/totals.ts';
import type { Facts } from '../../reading.ts';
import { type AmountRow, type Ledger, onlyRow, rowsAddingUp } from './adding-rows.ts';
import { type Item, makesAmount, sumOfItems } from './item-sums.ts';
import { itemsOf } from './items.ts';
import { namesOf, tableOf } from './listed.ts';
import { mendedItems } from './mended-items.ts';

/** Confidence of a line of which nothing but its name and its amount is known. */
const plain = 0.7;

/** The rows with no more than what they are called and their amounts. */
const plainItems = (rows: readonly AmountRow[], method: Method): readonly Item[] =>
  (namesOf(rows) ?? []).flatMap(({ text, box }, index): Item[] => {
    const row = rows[index];
    if (!row) return [];
    const value = { description: text, spec: null, unit: null, quantity: null, unitPrice: null, netAmount: row.value };
    const evidence = { confidence: plain, method, page: row.line.page, box: boxAround([box, row.cell.box]) };
    return [{ ...evidence, value: { ...value, taxRate: null, taxAmount: null } }];
  });

/** The items of the rows that make one of the amounts, as their columns say. */
function listed(rows: readonly AmountRow[], ledger: Ledger, method: Method): readonly Item[] {
  const table = tableOf(rows, ledger.lines, ledger.decimalSign);
  const items = table ? itemsOf([table], method) : [];
  const isWhole =
    items.length === rows.length && items.every(({ value }, index) => value.netAmount === rows[index]?.value);
  return isWhole ? items : [];
}

/** "10/21/25 | Filing fee | 12.50": beside an amount that may be a tax, rows of a section have a cell more than taxes. */
const cellsOfRow = 3;

/** What a section is looked for beside. */
interface Beside {
  /** Of the lines of the tables, in cents. */
  readonly sum: number;
  readonly tableLines: Survey['tableLines'];
  readonly isTaxed: boolean;
}

/** The items of a section with columns of its own, which make what the table lacks. */
function besideTable(
  { lines, ...ledger }: Ledger,
  { sum, tableLines, isTaxed }: Beside,
  method: Method,
): readonly Item[] {
  const lackOf = (known: number | undefined): number | undefined => (known === undefined ? undefined : known - sum);
  const open = lines.map((line) => (tableLines.has(line) ? { ...line, cells: [], text: '' } : line));
  const [net, total] = [lackOf(ledger.net), lackOf(ledger.total)];
  const rest = { ...ledger, lines: open, net, total, isSection: true, fewestCells: isTaxed ? cellsOfRow : 2 };
  return listed(rowsAddingUp(rest), rest, method);
}

/** What `survey` bears that is known, with the amounts in cents. */
const ledgerOf = ({ layout, labels, decimalSign }: Survey, { netAmount, totalAmount }: Totals): Ledger => ({
  lines: layout.lines,
  labels,
  decimalSign,
  net: netAmount && minorUnits(netAmount.value),
  total: totalAmount && minorUnits(totalAmount.value),
  isSection: false,
  fewestCells: 2,
});

/** What was read, or as many lines at least that add up where it does not. */
export function itemsAddingUp(read: readonly Item[], survey: Survey, totals: Totals, method: Method): readonly Item[] {
  const ledger = ledgerOf(survey, totals);
  if (makesAmount(read, ledger.net) || makesAmount(read, ledger.total)) return read;
  const adding = rowsAddingUp(ledger);
  const rows = adding.length > 0 || read.length > 0 ? adding : onlyRow(ledger);
  const items = listed(rows, ledger, method);
  if (items.length > 0 && items.length >= read.length) return items;
  const isUnpriced = read.every(({ value }) => value.netAmount === null);
  const isPlain = isUnpriced && !rows.some(({ adjusts }) => adjusts);
  return isPlain && rows.length >= read.length ? plainItems(rows, method) : read;
}

/** Amounts, in cents, that lines may make: net and total, and the net amount before what was taken off or added to it. */
function sumsOfLines({ net, total }: Ledger, { allowances = 0, charges = 0 }: Facts): number[] {
  const before = net === undefined ? undefined : net + minorUnits(allowances) - minorUnits(charges);
  return [net, before, total].flatMap((cents) => cents ?? []);
}

/** `inTables`, or what adds up where they do not. */
export function provenItems(
  inTables: readonly Item[],
  survey: Survey,
  totals: Totals,
  { facts, method }: { readonly facts: Facts; readonly method: Method },
): readonly Item[] {
  const ledger = ledgerOf(survey, totals);
  if (makesAmount(inTables, ledger.total)) return inTables;
  if (inTables.length > 0 && inTables.every(({ value }) => value.netAmount !== null)) {
    const isTaxed = totals.taxAmount !== undefined;
    const { tableLines } = survey;
    const beside = besideTable(ledger, { sum: sumOfItems(inTables), tableLines, isTaxed }, method);
    if (beside.length > 0) return [...inTables, ...beside];
  }
  if (makesAmount(inTables, ledger.net)) return inTables;
  const adding = itemsAddingUp(inTables, survey, totals, method);
  return adding === inTables ? (mendedItems(inTables, sumsOfLines(ledger, facts)) ?? inTables) : adding;
}
