/**
 * A table for people at a terminal: one row per invoice, with the reasons if it is not ok.
 *
 * It is printed at the end, because the widths of its columns depend on all rows. Only the short texts of rows are kept.
 */
import { styleText } from 'node:util';
import type { ExtractionRecord } from '../../../domain/record.ts';
import type { Wording } from '../../../texts/wording.ts';
import { factsOf } from '../invoice-facts.ts';
import { displayWidth } from '../../../texts/display-width.ts';
import { message } from '../../../texts/message.ts';
import { fit, fitApart, padEnd, padStart, plainText, sharedFolder, wrap } from '../../terminal/terminal-text.ts';
import { asWordedBriefly, fileOf, notesOf, problemsOf } from './problems.ts';
import type { OutputFormat, OutputRecord, ReporterFactory } from './reporter.ts';

const heads = ['file', 'number', 'date', 'seller', 'total', 'status', 'why'] as const;
type Head = (typeof heads)[number];
type Cells = Readonly<Record<Head, string>>;
type Widths = Readonly<Record<Head, number>>;

interface Row {
  readonly cells: Cells;
  readonly status: ExtractionRecord['status'];
}

/** The widest that a column gets, and the narrowest that it may become on a narrow terminal. */
type Limits = Readonly<Record<Head, { readonly widest: number; readonly narrowest: number }>>;

/** Columns that are cut where they must be. All others are whole or below their row: half a number is another number. */
const cuttable = {
  file: { widest: 40, narrowest: 12 },
  seller: { widest: 36, narrowest: 10 },
  why: { widest: 80, narrowest: 24 },
};
const gap = 2;
/** The width if the output is not a terminal. */
const unboundColumns = 160;

const colours = { ok: 'green', review: 'yellow', failed: 'red' } as const;

const headsIn = (wording: Wording): Cells => ({
  file: wording.label('table.file'),
  number: wording.label('table.number'),
  date: wording.label('table.date'),
  seller: wording.label('table.seller'),
  total: wording.label('table.total'),
  status: wording.label('table.status'),
  why: wording.label('table.why'),
});

function rowOf(record: OutputRecord, wording: Wording): Row {
  const { number, date, seller, total, credit, currency } = factsOf(record.invoice);
  const showing = asWordedBriefly(wording);
  const why = [
    ...problemsOf(record, showing).map(({ text }) => text),
    ...notesOf(record, showing).map(({ text }) => wording.text('table.note', { text })),
  ];
  const text = (value: string | null): string => plainText(value ?? '');
  const amount = total === null ? '' : wording.amount(credit ? -total : total);
  const cells = {
    file: plainText(fileOf(record)),
    number: text(number),
    date: text(date),
    seller: text(seller),
    // Currencies have three letters, so that amounts without one stay below the others.
    total: amount === '' ? '' : `${amount} ${padEnd(text(currency), 3)}`,
    status: wording.label(`status.${record.status}`),
    why: plainText(why.join(wording.semicolon)),
  };
  return { cells, status: record.status };
}

/** Which columns there are, and what is below the rows because the terminal is too narrow. */
interface Layout {
  /** All columns except the reasons. */
  readonly shown: readonly Head[];
  /** Columns that did not fit: their values are below their row. */
  readonly below: readonly Head[];
  readonly widths: Widths;
  readonly whyBelow: boolean;
}

/** The columns that move below their row, in this order, if a row does not fit on a line. */
const movable: readonly Head[] = ['seller', 'date', 'number'];

function layoutOf(rows: readonly Cells[], columns: number): Layout {
  const limits = limitsOf(rows);
  const least = (names: readonly Head[]): number =>
    names.reduce((sum, head) => sum + limits[head].narrowest + gap, -gap);
  const whyBelow = columns < least(heads) + comfort;
  let shown: readonly Head[] = heads.filter((head) => head !== 'why');
  const below: Head[] = [];
  for (const head of movable) {
    if (least(shown) <= columns) break;
    shown = shown.filter((name) => name !== head);
    below.unshift(head);
  }
  return { shown, below, widths: widthsOf(columns, whyBelow ? shown : [...shown, 'why'], limits), whyBelow };
}

function limitsOf(rows: readonly Cells[]): Limits {
  const needed = (head: Head): number => rows.reduce((most, row) => Math.max(most, displayWidth(row[head])), 0);
  const whole = (head: Head) => ({ widest: needed(head), narrowest: needed(head) });
  const cut = (head: keyof typeof cuttable) => {
    const widest = Math.min(cuttable[head].widest, needed(head));
    return { widest, narrowest: Math.min(widest, cuttable[head].narrowest) };
  };
  return {
    file: cut('file'),
    number: whole('number'),
    date: whole('date'),
    seller: cut('seller'),
    total: whole('total'),
    status: whole('status'),
    why: cut('why'),
  };
}

/** How many columns more than their minimum the others should have before reasons are put beside them. */
const comfort = 16;
/** Indentation of what is below a row. */
const indent = 4;

/** Starts with the width that each column needs, and shrinks the widest that may still shrink. */
function widthsOf(columns: number, shown: readonly Head[], limits: Limits): Widths {
  const widths = {
    file: limits.file.widest,
    number: limits.number.widest,
    date: limits.date.widest,
    seller: limits.seller.widest,
    total: limits.total.widest,
    status: limits.status.widest,
    why: limits.why.widest,
  };
  const total = (): number => shown.reduce((sum, head) => sum + widths[head] + gap, -gap);
  // Reasons that are wrapped lose nothing, so their column shrinks first.
  const spare = (head: Head): number => (widths[head] - limits[head].narrowest) * (head === 'why' ? 3 : 1);
  while (total() > columns) {
    const [most] = shown.filter((head) => spare(head) > 0).toSorted((a, b) => spare(b) - spare(a));
    if (!most) break;
    widths[most]--;
  }
  return widths;
}

/** The cells of a row except its reasons, each padded to its column. */
function cellsOf(cells: Cells, { shown, widths }: Layout): string[] {
  return shown.map((head) => {
    const width = widths[head];
    const cell = fit(cells[head], width);
    return head === 'total' ? padStart(cell, width) : padEnd(cell, width);
  });
}

/** Files without the folder that all of them share, also where a reason names one. */
function withoutSharedFolder(rows: readonly Row[]): readonly Row[] {
  const shared = sharedFolder(rows.map(({ cells }) => cells.file));
  if (shared === '') return rows;
  const named = (why: string): string =>
    why
      .split(' ')
      .map((word) => (word.startsWith(shared) ? word.slice(shared.length) : word))
      .join(' ');
  return rows.map(({ cells, status }) => ({
    cells: { ...cells, file: cells.file.slice(shared.length), why: named(cells.why) },
    status,
  }));
}

/** File names shortened but still different from each other. */
function withShortNames(rows: readonly Row[], columns: number): readonly Row[] {
  const fitted = fitApart(
    rows.map(({ cells }) => cells.file),
    columns,
  );
  return rows.map((row, index) => ({ ...row, cells: { ...row.cells, file: fitted[index] ?? row.cells.file } }));
}

/** The lines of a row below its first one. */
function linesBelow(cells: Cells, { below, shown, widths, whyBelow }: Layout, columns: number): string[] {
  const room = Math.max(20, columns - indent);
  const moved = below.map((head) => cells[head].trim()).filter((text) => text !== '');
  const values = wrap(moved.join(' · '), room);
  if (whyBelow) return [...values, ...wrap(cells.why, room)].map((line) => `${' '.repeat(indent)}${line}`);
  const before = shown.reduce((sum, head) => sum + widths[head] + gap, 0);
  const [, ...others] = wrap(cells.why, widths.why);
  return others.map((line) => `${' '.repeat(before)}${line}`);
}

const make: ReporterFactory = (sink, { columns = unboundColumns, colour, wording }) => {
  const rows: Row[] = [];
  const styled = (format: Parameters<typeof styleText>[0], text: string): string =>
    colour ? styleText(format, text, { validateStream: false }) : text;

  function lines({ cells, status }: Row, layout: Layout): string {
    const padded = cellsOf(cells, layout).map((cell, index) =>
      layout.shown[index] === 'status' ? styled(colours[status], cell) : cell,
    );
    const [beside = ''] = layout.whyBelow ? [] : wrap(cells.why, layout.widths.why);
    const first = [...padded, beside].join(' '.repeat(gap)).trimEnd();
    return [first, ...linesBelow(cells, layout, columns)].map((line) => `${line}\n`).join('');
  }

  return {
    async add(records) {
      rows.push(...records.map((record) => rowOf(record, wording)));
    },
    async end() {
      if (rows.length === 0) return;
      const titles = headsIn(wording);
      const named = withoutSharedFolder(rows);
      const layout = layoutOf([titles, ...named.map(({ cells }) => cells)], columns);
      const short = withShortNames(named, layout.widths.file);
      const head = [...cellsOf(titles, layout), layout.whyBelow ? '' : titles.why].join(' '.repeat(gap)).trimEnd();
      await sink.write(`${styled('bold', head)}\n${short.map((row) => lines(row, layout)).join('')}`);
    },
  };
};

export const table: OutputFormat = {
  name: 'table',
  extensions: [],
  growsByLine: { because: message('format.columnWidths', {}) },
  writesAtEnd: true,
  binary: false,
  carriesErrors: false,
  make,
};
