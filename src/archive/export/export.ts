/** Archived invoices as CSV or as a workbook. Both are written as the invoices are read, a page of the archive at a time. */
import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { setImmediate as others } from 'node:timers/promises';
import { csvRow } from '../../domain/csv.ts';
import { Failure } from '../../domain/failure.ts';
import { dialectNamed } from '../../tables/csv-dialects.ts';
import { csvHead, csvLine } from '../../tables/csv-table.ts';
import { byLabel, type GroupSum, groupSums } from '../../tables/groups.ts';
import { type CellValue, columnName, workbook } from '../../tables/workbook/book.ts';
import { equalTo, totalLabel } from '../../tables/workbook/cells.ts';
import type { Wording } from '../../texts/wording.ts';
import type { ArchivedInvoice, Cursor, InvoiceArchive, InvoiceFilter, Order } from '../invoice-archive.ts';
import { type ExportColumn, exportColumns, type ExportRow, exportRow } from './columns.ts';

export const exportFormats = ['csv', 'xlsx'] as const;

export interface ExportRequest {
  readonly format: (typeof exportFormats)[number];
  /** Names of columns, in their order. */
  readonly columns: readonly string[];
  /** Whether rows with the sums of each currency follow. */
  readonly sums: boolean;
  /** The form of CSV. */
  readonly csvDialect: string;
  readonly wording: Wording;
  /** Fires when the client goes away. */
  readonly signal: AbortSignal;
}

/** Throws `bad_request` for columns that do not exist. */
export function exported(invoices: AsyncIterable<readonly ArchivedInvoice[]>, request: ExportRequest): Readable {
  const { format, columns, wording, csvDialect } = request;
  const isForPeople = format === 'xlsx' || dialectNamed(csvDialect).isForPeople;
  const chosen = exportColumns(columns, wording, isForPeople);
  if (format === 'csv') return Readable.from(csvParts(invoices, chosen, request), { objectMode: false });
  const out = new PassThrough();
  writeWorkbook(out, invoices, chosen, request).catch((error: unknown) => out.destroy(Failure.from(error)));
  return out;
}

const pageSize = 200;

/** All invoices that the filter selects, a page at a time. */
export async function* allInvoices(
  archive: Pick<InvoiceArchive, 'page'>,
  filter: InvoiceFilter,
  order: Order,
): AsyncGenerator<readonly ArchivedInvoice[], void> {
  let after: Cursor | undefined;
  do {
    const { invoices, next } = await archive.page(filter, { limit: pageSize, order, ...(after && { after }) });
    yield invoices;
    after = next;
  } while (after);
}

/** The sums of each currency. */
function sumsOfRows() {
  const { add, sums } = groupSums();
  return {
    add({ invoice: { currency, netAmount: net, taxAmount: tax, totalAmount: total } }: ExportRow): void {
      add(null, { counts: true, needsReview: false, currency, net, tax, total });
    },
    all: () => sums().toSorted(byLabel),
  };
}

/** The cells of a row of sums: the label is in the first column that has no sum. */
function sumCells(
  columns: readonly ExportColumn[],
  sum: GroupSum,
  wording: Wording,
): readonly (string | number | null)[] {
  const amounts: Readonly<Record<string, number>> = {
    netAmount: sum.net,
    taxAmount: sum.tax,
    totalAmount: sum.total,
  };
  const labelled = columns.findIndex(({ name }) => amounts[name] === undefined);
  return columns.map(({ name }, index) => {
    if (index === labelled) return totalLabel(sum.currency, wording);
    return amounts[name] ?? (name === 'currency' ? sum.currency : null);
  });
}

/** Sums as formulas over the rows of their currency, where it has a column. `last`: the last row of the table. */
function withFormulas(
  cells: readonly (string | number | null)[],
  last: number,
  columns: readonly ExportColumn[],
  { currency }: GroupSum,
): readonly CellValue[] {
  const currencies = columns.findIndex(({ name }) => name === 'currency');
  if (currencies === -1) return cells;
  const range = (index: number): string => `${columnName(index)}$2:${columnName(index)}$${Math.max(last, 2)}`;
  return cells.map((value, index) =>
    typeof value === 'number'
      ? { formula: `SUMIFS(${range(index)},${range(currencies)},${equalTo(currency)})`, value }
      : value,
  );
}

async function* csvParts(
  invoices: AsyncIterable<readonly ArchivedInvoice[]>,
  columns: readonly ExportColumn[],
  { csvDialect, wording, sums: wantsSums }: ExportRequest,
): AsyncGenerator<string, void> {
  const dialect = dialectNamed(csvDialect);
  const sums = sumsOfRows();
  yield csvHead(columns, dialect, wording);
  for await (const page of invoices) {
    const rows = page.map(exportRow);
    for (const row of rows) sums.add(row);
    if (rows.length > 0) yield rows.map((row) => csvLine(columns, row, dialect)).join('');
    // The store answers at once: without a pause, other requests would wait for the whole export.
    await others();
  }
  if (wantsSums) for (const sum of sums.all()) yield csvRow(sumCells(columns, sum, wording), dialect);
}

async function writeWorkbook(
  out: PassThrough,
  invoices: AsyncIterable<readonly ArchivedInvoice[]>,
  columns: readonly ExportColumn[],
  { wording, signal, sums: wantsSums }: ExportRequest,
): Promise<void> {
  const book = await workbook({
    async write(chunk) {
      signal.throwIfAborted();
      if (!out.write(chunk)) await once(out, 'drain', { signal });
    },
  });
  const heads = columns.map((column) => ({ ...column, head: column.head(wording) }));
  const sheet = book.sheet(wording.label('book.sheet.invoices'), { columns: heads, foot: wording.label('book.foot') });
  const sums = sumsOfRows();
  for await (const page of invoices) {
    for (const row of page.map(exportRow)) {
      sheet.add(columns.map(({ cell }) => cell(row, wording)));
      sums.add(row);
    }
    await book.ready();
  }
  const last = sheet.rows;
  sheet.endTable();
  if (wantsSums)
    for (const sum of sums.all()) sheet.add(withFormulas(sumCells(columns, sum, wording), last, columns, sum), 'total');
  sheet.close();
  await book.close();
  out.end();
}
