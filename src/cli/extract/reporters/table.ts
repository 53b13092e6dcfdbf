/**
 * A table for people at a terminal: one row per invoice, with the reasons if it is not ok.
 *
 * It is printed at the end, because the widths of its columns depend on all rows. Only the short texts of rows are kept.
 */
import { styleText } from 'node:util';
import { factsOf } from '../invoice-facts.ts';
import {
  displayWidth,
  fit,
  fitApart,
  padEnd,
  padStart,
  plainText,
  sharedFolder,
  wrap,
} from '../../terminal/terminal-text.ts';
import { fileOf, notesOf, problemsOf } from './columns.ts';
import type { OutputFormat, OutputRecord, ReporterFactory } from './reporter.ts';

const heads = ['file', 'number', 'date', 'seller', 'total', 'currency', 'status', 'why'] as const;
type Row = Readonly<Record<(typeof heads)[number], string>>;
type Widths = Readonly<Record<keyof Row, number>>;

/** The widest that a column gets, and the narrowest that it may become on a narrow terminal. */
type Limits = Readonly<Record<keyof Row, { readonly widest: number; readonly narrowest: number }>>;
const usual: Limits = {
  file: { widest: 40, narrowest: 12 },
  number: { widest: 24, narrowest: 10 },
  date: { widest: 10, narrowest: 10 },
  seller: { widest: 36, narrowest: 10 },
  // Amounts are never cut, because half an amount is another amount: see limitsOf.
  total: { widest: Infinity, narrowest: Infinity },
  currency: { widest: 8, narrowest: 3 },
  status: { widest: 6, narrowest: 6 },
  why: { widest: 80, narrowest: 24 },
};
const gap = 2;
/** The width if the output is not a terminal. */
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

function rowOf(record: OutputRecord): Row {
  const { number, date, seller, total, currency } = factsOf(record.invoice);
  const why = [...problemsOf(record).map(({ text }) => text), ...notesOf(record).map(({ text }) => `note: ${text}`)];
  const text = (value: string | null): string => plainText(value ?? '');
  return {
    file: plainText(fileOf(record)),
    number: text(number),
    date: text(date),
    seller: text(seller),
    total: total?.toFixed(2) ?? '',
    currency: text(currency),
    status: record.status,
    why: plainText(why.join('; ')),
  };
}

const others = heads.filter((head) => head !== 'why');

/** Whether reasons are a column, or below their rows because the terminal is too narrow. */
interface Layout {
  /** All columns except the reasons. */
  readonly shown: readonly (keyof Row)[];
  readonly widths: Widths;
  readonly whyBelow: boolean;
}

/** The columns that are dropped, in this order, if a row does not fit on a line. */
const dispensable = ['currency', 'number', 'date', 'seller'] as const;

function layoutOf(rows: readonly Row[], columns: number): Layout {
  const limits = limitsOf(rows);
  const least = (names: readonly (keyof Row)[]): number =>
    names.reduce((sum, head) => sum + limits[head].narrowest + gap, -gap);
  const whyBelow = columns < least(heads) + comfort;
  let shown: readonly (keyof Row)[] = others;
  for (const head of dispensable) {
    if (least(shown) <= columns) break;
    shown = shown.filter((name) => name !== head);
  }
  return { shown, widths: widthsOf(rows, columns, whyBelow ? shown : [...shown, 'why'], limits), whyBelow };
}

const widest = (head: keyof Row, rows: readonly Row[]): number =>
  rows.reduce((most, row) => Math.max(most, displayWidth(row[head])), head.length);

/** Amounts are never cut. */
function limitsOf(rows: readonly Row[]): Limits {
  const total = widest('total', rows);
  return { ...usual, total: { widest: total, narrowest: total } };
}

/** How many columns more than their minimum the others should have before reasons are put beside them. */
const comfort = 16;
/** Indentation of reasons below their row. */
const whyIndent = 4;

/** Starts with the width that each column needs, and shrinks the widest that may still shrink. */
function widthsOf(rows: readonly Row[], columns: number, shown: readonly (keyof Row)[], limits: Limits): Widths {
  const wanted = (head: keyof Row): number => Math.min(limits[head].widest, widest(head, rows));
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
  const total = (): number => shown.reduce((sum, head) => sum + widths[head] + gap, -gap);
  // Reasons that are wrapped lose nothing, so their column shrinks first.
  const spare = (head: keyof Row): number => (widths[head] - limits[head].narrowest) * (head === 'why' ? 3 : 1);
  while (total() > columns) {
    const [most] = shown.filter((head) => spare(head) > 0).toSorted((a, b) => spare(b) - spare(a));
    if (!most) break;
    widths[most]--;
  }
  return widths;
}

/** The cells of a row except its reasons, each padded to its column. */
function cellsOf(row: Row, { shown, widths }: Layout): string[] {
  return shown.map((head) => {
    const width = widths[head];
    const cell = fit(row[head], width);
    return head === 'total' ? padStart(cell, width) : padEnd(cell, width);
  });
}

/** Names without their common folders, shortened but still different from each other. */
function withShortNames(rows: readonly Row[], columns: number): readonly Row[] {
  const shared = sharedFolder(rows.map(({ file }) => file)).length;
  const names = rows.map(({ file }) => file.slice(shared));
  const fitted = fitApart(names, columns);
  return rows.map((row, index) => ({ ...row, file: fitted[index] ?? row.file }));
}

const make: ReporterFactory = (sink, { columns = unboundColumns, colour }) => {
  const rows: Row[] = [];
  const styled = (format: Parameters<typeof styleText>[0], text: string): string =>
    colour ? styleText(format, text, { validateStream: false }) : text;

  function lines(row: Row, layout: Layout): string {
    const { shown, widths, whyBelow } = layout;
    const cells = cellsOf(row, layout).map((cell, index) =>
      shown[index] === 'status' && isStatus(row.status) ? styled(colours[row.status], cell) : cell,
    );
    const why = wrap(row.why, whyBelow ? Math.max(20, columns - whyIndent) : widths.why);
    const [beside = '', ...below] = whyBelow ? ['', ...why] : why;
    const indent = ' '.repeat(whyBelow ? whyIndent : shown.reduce((sum, head) => sum + widths[head] + gap, 0));
    const first = [...cells, beside].join(' '.repeat(gap)).trimEnd();
    return [`${first}\n`, ...below.map((line) => `${indent}${line}\n`)].join('');
  }

  return {
    async add(records) {
      rows.push(...records.map(rowOf));
    },
    async end() {
      if (rows.length === 0) return;
      const named = withShortNames(rows, Number.POSITIVE_INFINITY);
      const layout = layoutOf(named, columns);
      const { widths, whyBelow } = layout;
      const short = withShortNames(rows, widths.file);
      const titles = [...cellsOf(titleRow, layout), whyBelow ? '' : titleRow.why].join(' '.repeat(gap)).trimEnd();
      await sink.write(`${styled('bold', titles)}\n${short.map((row) => lines(row, layout)).join('')}`);
    },
  };
};

export const table: OutputFormat = {
  name: 'table',
  extensions: [],
  growsByLine: { because: 'the widths of its columns depend on all rows' },
  writesAtEnd: true,
  binary: false,
  carriesErrors: false,
  make,
};
