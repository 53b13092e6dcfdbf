/**
 * For people at a terminal: a row per invoice, and why where it is not fine.
 *
 * Printed at the end, because the widths of its columns follow from all rows; a row keeps only its few short texts.
 */
import { styleText } from 'node:util';
import { displayWidth, fit, padEnd, padStart, plainText } from '../terminal-text.ts';
import { fileOf, problemsOf } from './columns.ts';
import type { OutputRecord, ReporterFactory } from './reporter.ts';

const heads = ['file', 'number', 'date', 'seller', 'total', 'currency', 'status', 'why'] as const;
type Row = Readonly<Record<(typeof heads)[number], string>>;

/** Widest a column gets, and how narrow it may become where the terminal is. */
const limits: Record<keyof Row, { readonly widest: number; readonly narrowest: number }> = {
  file: { widest: 40, narrowest: 12 },
  number: { widest: 24, narrowest: 10 },
  date: { widest: 10, narrowest: 10 },
  seller: { widest: 36, narrowest: 10 },
  total: { widest: 16, narrowest: 5 },
  currency: { widest: 8, narrowest: 3 },
  status: { widest: 6, narrowest: 6 },
  why: { widest: 120, narrowest: 12 },
};
const gap = 2;
/** Where the output is no terminal. */
const unboundColumns = 160;

const colours = { ok: 'green', review: 'yellow', failed: 'red' } as const;

/** Fields by their names in any of the schemas. */
function rowOf(record: OutputRecord): Row {
  const invoice: Readonly<Record<string, unknown>> = { ...record.invoice };
  const seller: Readonly<Record<string, unknown>> = {
    ...(typeof invoice['seller'] === 'object' ? invoice['seller'] : {}),
  };
  const text = (...values: unknown[]): string => plainText(values.find((value) => typeof value === 'string') ?? '');
  const total = invoice['totalAmount'] ?? invoice['total'];
  return {
    file: plainText(fileOf(record)),
    number: text(invoice['number'], invoice['invoice_number']),
    date: text(invoice['issueDate'], invoice['invoice_date'], invoice['date']),
    seller: text(seller['name'], invoice['sellerName'], invoice['vendor_name']),
    total: typeof total === 'number' ? total.toFixed(2) : '',
    currency: text(invoice['currency']),
    status: record.status,
    why: plainText(problemsOf(record).join('; ')),
  };
}

/** Starts from what each column wants and takes from the widest that may still shrink. */
function widthsOf(rows: readonly Row[], columns: number): Record<keyof Row, number> {
  const wanted = (head: keyof Row): number =>
    Math.min(
      limits[head].widest,
      rows.reduce((most, row) => Math.max(most, displayWidth(row[head])), head.length),
    );
  const widths = Object.fromEntries(heads.map((head) => [head, wanted(head)])) as Record<keyof Row, number>;
  const total = (): number => heads.reduce((sum, head) => sum + widths[head] + gap, -gap);
  while (total() > columns) {
    const [widest] = heads
      .filter((head) => widths[head] > limits[head].narrowest)
      .sort((a, b) => widths[b] - limits[b].narrowest - (widths[a] - limits[a].narrowest));
    if (!widest) break;
    widths[widest]--;
  }
  return widths;
}

export const table: ReporterFactory = (sink, { columns = unboundColumns, colour }) => {
  const rows: Row[] = [];
  return {
    async add(records) {
      rows.push(...records.map(rowOf));
    },
    async end() {
      if (rows.length === 0) return;
      const widths = widthsOf(rows, columns);
      const cells = (row: Row): string[] =>
        heads.map((head) => (head === 'total' ? padStart : padEnd)(fit(row[head], widths[head]), widths[head]));
      const styled = (format: Parameters<typeof styleText>[0], text: string): string =>
        colour ? styleText(format, text, { validateStream: false }) : text;
      const line = (row: Row): string =>
        cells(row)
          .map((cell, index) =>
            heads[index] === 'status' && row.status in colours
              ? styled(colours[row.status as keyof typeof colours], cell)
              : cell,
          )
          .join(' '.repeat(gap))
          .trimEnd();
      const titles = Object.fromEntries(heads.map((head) => [head, head.toUpperCase()])) as Record<keyof Row, string>;
      await sink.write(
        `${styled('bold', cells(titles).join(' '.repeat(gap)).trimEnd())}\n${rows.map((row) => `${line(row)}\n`).join('')}`,
      );
    },
  };
};
