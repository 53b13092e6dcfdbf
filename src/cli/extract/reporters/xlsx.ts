/**
 * A workbook with the sheets Invoices, Lines, Problems and Summary.
 *
 * Amounts are numbers, dates are dates, and everything else is text, so that 00123 stays 00123. The sums of the summary
 * are formulas over the sheet Invoices, so they follow corrections there.
 */
import type { ExtractionRecord } from '../../../domain/record.ts';
import { fromMinorUnits, minorUnits } from '../../../domain/money.ts';
import type { Summary } from '../../summary.ts';
import { displayWidth } from '../../terminal/terminal-text.ts';
import {
  asWorded,
  type Cell,
  cellAt,
  fileOf,
  invoiceColumns,
  lineColumns,
  linesOf,
  notesOf,
  problemsOf,
} from './columns.ts';
import type { OutputFormat, OutputRecord, ReporterFactory } from './reporter.ts';
import { type CellValue, columnName, workbook } from './workbook.ts';

/** Fields of all schemas by the type of their values. `tax` and `total` of the schemas supplier and fapiao are amounts. */
const amounts = /^(?:netAmount|taxAmount|totalAmount|subtotal|tax|total|amount|total_price)$/;
const prices = /^(?:unitPrice|unit_price)$/;
const dates = /^(?:issueDate|dueDate|invoice_date|due_date|date)$/;

function typed(cell: Cell, field: string): CellValue {
  if (typeof cell === 'number') {
    if (amounts.test(field)) return { number: cell, format: 'amount' };
    return prices.test(field) ? { number: cell, format: 'price' } : { number: cell };
  }
  return cell !== null && dates.test(field) ? { date: cell } : cell;
}

const before = ['path', 'member', 'pages', 'status'] as const;

const make: ReporterFactory = (sink, { schema, wording }) => {
  const showing = asWorded(wording);
  const fields = invoiceColumns(schema);
  const lineFields = lineColumns(schema);
  const book = workbook(displayWidth);
  const header = [...before, ...fields, 'sha256'];
  const invoices = book.sheet('Invoices', header);
  const lines = book.sheet('Lines', ['file', 'number', 'line', ...lineFields]);
  const problems = book.sheet('Problems', ['file', 'pages', 'status', 'kind', 'why']);
  const sums = sumsOver(header);
  return {
    async add(records) {
      for (const record of records) {
        const { path, member = null, pages, sha256 } = record.source;
        const range = pages?.join('-') ?? null;
        const number = cellAt(record.invoice, 'number') ?? cellAt(record.invoice, 'invoice_number');
        invoices.add([
          path,
          member,
          range,
          record.status,
          ...fields.map((field) => typed(cellAt(record.invoice, field), field)),
          sha256,
        ]);
        sums.add(record);
        linesOf(record.invoice).forEach((line, index) => {
          const cells = lineFields.map((field) => typed(cellAt(line, field), field));
          lines.add([fileOf(record), typed(number, 'number'), { number: index + 1 }, ...cells]);
        });
        for (const { kind, text } of [...problemsOf(record, showing), ...notesOf(record, showing)]) {
          problems.add([fileOf(record), range, record.status, kind, text]);
        }
      }
    },
    async end(summary, error) {
      const sheet = book.sheet('Summary', ['what', 'of', 'records', 'value']);
      for (const row of sums.rows(invoices.rows)) sheet.add(row);
      for (const row of countRows(summary)) sheet.add(row);
      if (error) sheet.add(['error', error.message, null, null]);
      await sink.write(await book.bytes());
    },
  };
};

export const xlsx: OutputFormat = {
  name: 'xlsx',
  extensions: ['xlsx'],
  growsByLine: { because: 'a workbook is written as a whole' },
  writesAtEnd: true,
  binary: true,
  carriesErrors: false,
  make,
};

function countRows({ reasons, ...summary }: Summary): CellValue[][] {
  const count = (number: number): CellValue => ({ number, format: 'count' });
  const { documents, records, ok, review, failed, cached, skipped, duplicates, elapsedMs, interrupted } = summary;
  const counts = { documents, records, ok, review, failed, duplicates, cached, skipped };
  return [
    ...Object.entries(counts).map(([name, number]): CellValue[] => [name, null, count(number), null]),
    ...reasons.map(({ status, id, records: number }): CellValue[] => [`why ${status}`, id, count(number), null]),
    ['seconds', null, null, { number: elapsedMs / 1000 }],
    ['interrupted', interrupted ? 'yes' : 'no', null, null],
  ];
}

/** Totals per status and currency: as formulas, with their values. */
function sumsOver(header: readonly string[]) {
  const columnOf = (...names: readonly string[]): string | undefined => {
    const index = header.findIndex((name) => names.includes(name));
    return index < 0 ? undefined : columnName(index);
  };
  const [status, total = ''] = [columnOf('status'), columnOf('totalAmount', 'total')];
  const [currency, kind] = [columnOf('currency'), columnOf('documentType')];
  const found = new Map<string, { status: string; currency: string; units: number; records: number }>();

  function formula(of: { readonly status: string; readonly currency: string }, rows: number): string {
    const range = (column: string): string => `Invoices!$${column}$2:$${column}$${rows}`;
    const criterion = (column: string | undefined, value: string): string =>
      column === undefined ? '' : `,${range(column)},"${value === '' ? '=' : value.replaceAll('"', '""')}"`;
    const sumOf = (more: string): string =>
      `SUMIFS(${range(total)}${criterion(status, of.status)}${criterion(currency, of.currency)}${more})`;
    if (kind === undefined) return sumOf('');
    return `${sumOf(criterion(kind, '<>credit_note'))}-${sumOf(criterion(kind, 'credit_note'))}`;
  }

  return {
    add({ status: ofRecord, invoice }: Pick<ExtractionRecord, 'status'> & Pick<OutputRecord, 'invoice'>): void {
      const amount = cellAt(invoice, 'totalAmount') ?? cellAt(invoice, 'total');
      if (ofRecord === 'failed' || typeof amount !== 'number') return;
      const named = String(cellAt(invoice, 'currency') ?? '');
      const key = JSON.stringify([ofRecord, named]);
      const sum = found.get(key) ?? { status: ofRecord, currency: named, units: 0, records: 0 };
      const isCredit = cellAt(invoice, 'documentType') === 'credit_note';
      sum.units += (isCredit ? -1 : 1) * minorUnits(amount);
      sum.records++;
      found.set(key, sum);
    },
    rows: (rows: number): CellValue[][] =>
      [...found.values()].map((sum) => [
        `total ${sum.status}`,
        sum.currency === '' ? null : sum.currency,
        { number: sum.records, format: 'count' },
        { formula: formula(sum, rows), value: fromMinorUnits(sum.units) },
      ]),
  };
}
