/** The worksheets with a row for each item of an invoice, and for each reason why somebody has to look at it. */
import type { SchemaName } from '../../../../invoices/schemas/index.ts';
import { type CountedInvoice, rateOf } from '../../../sums/counted-invoice.ts';
import { type GroupSum, groupSums } from '../../../../tables/groups.ts';
import { type Cell, cellAt, lineColumns, linesOf } from '../../../../tables/columns.ts';
import { asWorded, notesOf, problemsOf } from '../problems.ts';
import { canonicalLineField, type LineField } from '../../../../tables/field-names.ts';
import { reasonMessage } from '../../summary-text.ts';
import type { OutputRecord } from '../reporter.ts';
import { type Book, type Column, columnName } from '../../../../tables/workbook/book.ts';
import { isLineField, lineLooks } from '../../../../tables/workbook/fields.ts';
import type { FileLinks } from '../../../file-links.ts';
import { sheetReference } from './invoice-sheet.ts';
import type { Wording } from '../../../../texts/wording.ts';

export interface ItemSheet {
  add(record: OutputRecord, counted: CountedInvoice): void;
  /** Net amounts by tax rate, of the items of invoices that count. */
  readonly sums: () => readonly GroupSum[];
  readonly range: (column: ItemColumn) => string;
  readonly close: () => void;
}
export type ItemColumn = 'counted' | 'currency' | 'rate' | 'net';

/** Amounts and quantities of a credit note are negative. */
const signed: ReadonlySet<LineField> = new Set(['quantity', 'netAmount', 'taxAmount']);

interface ItemColumnLook extends Column {
  /** Its name in the schema. */
  readonly column: string;
  readonly field: LineField | undefined;
}

const fieldColumns = (schema: SchemaName, { head }: Wording): readonly ItemColumnLook[] =>
  lineColumns(schema).map((column) => {
    const field = canonicalLineField(column);
    return isLineField(field)
      ? { column, field, head: head(field), ...lineLooks[field] }
      : { column, field: undefined, head: column, kind: 'text', width: 16 };
  });

const fieldsBefore = 5;

const allColumns = (own: readonly ItemColumnLook[], wording: Wording): readonly Column[] => [
  { head: wording.label('book.counted'), kind: 'text', width: 9 },
  { head: wording.head('issueDate'), kind: 'date', width: 12 },
  { head: wording.head('number'), kind: 'text', width: 23 },
  { head: wording.head('seller.name'), kind: 'long', width: 28 },
  { head: wording.label('book.item'), kind: 'number', width: 7 },
  ...own,
  { head: wording.head('currency'), kind: 'text', width: 9 },
  { head: wording.label('book.file'), kind: 'long', width: 30 },
];

function itemValue(cell: Cell, field: LineField | undefined, sign: number): Cell {
  if (field === 'taxRate') return rateOf(cell);
  return typeof cell === 'number' && field !== undefined && signed.has(field) ? sign * cell : cell;
}

export function itemSheet(book: Book, schema: SchemaName, wording: Wording, links: FileLinks): ItemSheet {
  const own = fieldColumns(schema, wording);
  const sheet = book.sheet(wording.label('book.sheet.items'), {
    columns: allColumns(own, wording),
    frozen: 3,
    foot: wording.label('book.foot'),
  });
  const indexOf = (name: LineField): number => own.findIndex(({ field }) => field === name);
  const [rateIndex, netIndex] = [indexOf('taxRate'), indexOf('netAmount')];
  const positions: Readonly<Record<ItemColumn, number>> = {
    counted: 0,
    currency: fieldsBefore + own.length,
    rate: fieldsBefore + rateIndex,
    net: fieldsBefore + netIndex,
  };
  const { sums, add: addSum } = groupSums();
  return {
    add(record, counted) {
      const { counts, date, seller, currency, sign } = counted;
      const number = cellAt(record.invoice, 'number') ?? cellAt(record.invoice, 'invoice_number');
      linesOf(record.invoice).forEach((line, index) => {
        const cells = own.map(({ column, field }) => itemValue(cellAt(line, column), field, sign));
        const [rate, net] = [cells[rateIndex], cells[netIndex]];
        // The schema supplier has no rates.
        if (rateIndex >= 0 && typeof net === 'number')
          addSum(typeof rate === 'string' ? rate : null, { ...counted, net, tax: null, total: net });
        const origin = [
          counts ? wording.label('book.yes') : wording.label('book.no'),
          date && { date },
          number,
          seller,
          index + 1,
        ];
        sheet.add([...origin, ...cells, currency, links.cell(record)]);
      });
    },
    sums,
    range: (column) => {
      const letter = columnName(positions[column]);
      return `${sheetReference(wording.label('book.sheet.items'))}!$${letter}$2:$${letter}$${Math.max(sheet.rows, 2)}`;
    },
    close: sheet.close,
  };
}

export interface ReviewSheet {
  add(record: OutputRecord, counted: CountedInvoice): void;
  readonly close: () => void;
}

export function reviewSheet(book: Book, wording: Wording, links: FileLinks): ReviewSheet {
  const showing = asWorded(wording);
  const sheet = book.sheet(wording.label('book.sheet.review'), {
    columns: [
      { head: wording.label('book.status'), kind: 'text', width: 9 },
      { head: wording.head('number'), kind: 'text', width: 23 },
      { head: wording.head('seller.name'), kind: 'long', width: 30 },
      { head: wording.head('totalAmount'), kind: 'amount', width: 14 },
      { head: wording.head('currency'), kind: 'text', width: 9 },
      { head: wording.label('book.kind'), kind: 'long', width: 26 },
      { head: wording.label('book.why'), kind: 'long', width: 70 },
      { head: wording.label('book.file'), kind: 'long', width: 34 },
      { head: wording.label('book.pages'), kind: 'text', width: 8 },
    ],
    frozen: 2,
    foot: wording.label('book.foot'),
  });
  return {
    add(record, { seller, total, currency }) {
      const number = cellAt(record.invoice, 'number') ?? cellAt(record.invoice, 'invoice_number');
      const pages = record.source.pages?.join('-') ?? null;
      const mark = record.status === 'ok' ? undefined : record.status;
      for (const { kind, text } of [...problemsOf(record, showing), ...notesOf(record, showing)])
        sheet.add(
          [
            wording.label(`status.${record.status}`),
            number,
            seller,
            total,
            currency,
            kind === 'warning' ? wording.label('book.warning') : wording.show(reasonMessage(kind)),
            text,
            links.cell(record),
            pages,
          ],
          undefined,
          mark && new Map([[0, mark]]),
        );
    },
    close: sheet.close,
  };
}
