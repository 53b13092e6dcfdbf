/**
 * For people at a terminal: a row per invoice, and why where it is not fine.
 *
 * Printed at the end, because the widths of its columns follow from all rows; a row keeps only its few short texts.
 */
import { styleText } from 'node:util';
import { displayWidth, fit, fitPath, padEnd, padStart, plainText, wrap } from '../terminal-text.ts';
import { fileOf, problemsOf } from './columns.ts';
import type { OutputRecord, ReporterFactory } from './reporter.ts';

const heads = ['file', 'number', 'date', 'seller', 'total', 'currency', 'status', 'why'] as const;
type Row = Readonly<Record<(typeof heads)[number], string>>;
type Widths = Readonly<Record<keyof Row, number>>;

/** Widest a column gets, and how narrow it may become where the terminal is. */
const limits: Record<keyof Row, { readonly widest: number; readonly narrowest: number }> = {
  file: { widest: 40, narrowest: 12 },
  number: { widest: 24, narrowest: 10 },
  date: { widest: 10, narrowest: 10 },
  seller: { widest: 36, narrowest: 10 },
  total: { widest: 16, narrowest: 5 },
  currency: { widest: 8, narrowest: 3 },
  status: { widest: 6, narrowest: 6 },
  why: { widest: 80, narrowest: 24 },
};
const gap = 2;
/** Where the output is no terminal. */
const unboundColumns = 160;

const titleRow: Row = {
  file: 'FILE',
  number: 'NUMBER',
  date: 'DATE',
  seller: 'SELLER',
  total: 'TOTAL',
  currency: 'CURRENCY',
  status: 'STATUS',
  why: 'WHY',
};

const colours = { ok: 'green', review: 'yellow', failed: 'red' } as const;
const isStatus = (status: string): status is keyof typeof colours => status in colours;

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
function widthsOf(rows: readonly Row[], columns: number): Widths {
  const wanted = (head: keyof Row): number =>
    Math.min(
      limits[head].widest,
      rows.reduce((most, row) => Math.max(most, displayWidth(row[head])), head.length),
    );
  const widths = {
    file: wanted('file'),
    number: wanted('number'),
    date: wanted('date'),
    seller: wanted('seller'),
    total: wanted('total'),
    currency: wanted('currency'),
    status: wanted('status'),
    why: wanted('why'),
  };
  const total = (): number => heads.reduce((sum, head) => sum + widths[head] + gap, -gap);
  // What is said on further lines loses nothing: it gives way first.
  const spare = (head: keyof Row): number => (widths[head] - limits[head].narrowest) * (head === 'why' ? 3 : 1);
  while (total() > columns) {
    const [widest] = heads.filter((head) => spare(head) > 0).sort((a, b) => spare(b) - spare(a));
    if (!widest) break;
    widths[widest]--;
  }
  return widths;
}

/** The cells of a row but the last, each as wide as its column. */
function cellsOf(row: Row, widths: Widths): string[] {
  return heads.slice(0, -1).map((head) => {
    const width = widths[head];
    if (head === 'total') return padStart(fit(row[head], width), width);
    return padEnd(head === 'file' ? fitPath(row[head], width) : fit(row[head], width), width);
  });
}

export const table: ReporterFactory = (sink, { columns = unboundColumns, colour }) => {
  const rows: Row[] = [];
  const styled = (format: Parameters<typeof styleText>[0], text: string): string =>
    colour ? styleText(format, text, { validateStream: false }) : text;

  function lines(row: Row, widths: Widths): string {
    const cells = cellsOf(row, widths).map((cell, index) =>
      heads[index] === 'status' && isStatus(row.status) ? styled(colours[row.status], cell) : cell,
    );
    const [why = '', ...more] = wrap(row.why, widths.why);
    const indent = ' '.repeat(heads.slice(0, -1).reduce((sum, head) => sum + widths[head] + gap, 0));
    return [`${[...cells, why].join(' '.repeat(gap)).trimEnd()}\n`, ...more.map((line) => `${indent}${line}\n`)].join(
      '',
    );
  }

  return {
    async add(records) {
      rows.push(...records.map(rowOf));
    },
    async end() {
      if (rows.length === 0) return;
      const widths = widthsOf(rows, columns);
      const titles = [...cellsOf(titleRow, widths), titleRow.why].join(' '.repeat(gap)).trimEnd();
      await sink.write(`${styled('bold', titles)}\n${rows.map((row) => lines(row, widths)).join('')}`);
    },
  };
};
