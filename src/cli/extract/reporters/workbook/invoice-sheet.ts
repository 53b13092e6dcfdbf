/**
 * The worksheet with a row for each invoice. Key columns come first, and only they are printed. The sums of all other
 * worksheets are formulas over its columns.
 */
import type { SchemaName } from '../../../../invoices/schemas/index.ts';
import type { CountedInvoice } from '../../../sums/counted-invoice.ts';
import { byLabel, groupSums, type GroupSum } from '../../../../tables/groups.ts';
import { doubtfulFields } from '../../doubtful-fields.ts';
import { cellAt, invoiceColumns } from '../../../../tables/columns.ts';
import { asWorded, problemsOf } from '../problems.ts';
import { canonicalField, type InvoiceField } from '../../../../tables/field-names.ts';
import type { OutputRecord } from '../reporter.ts';
import { equalTo, fieldCell, totalLabel } from '../../../../tables/workbook/cells.ts';
import { type Book, type CellValue, columnName } from '../../../../tables/workbook/book.ts';
import { type FieldLook, invoiceLooks, isInvoiceField } from '../../../../tables/workbook/fields.ts';
import type { FileLinks } from '../../../file-links.ts';
import type { Mark } from '../../../../tables/workbook/looks.ts';
import type { Wording } from '../../../../texts/wording.ts';

/** Columns that formulas refer to, which every schema has. */
export type SummedColumn = 'status' | 'counted' | 'date' | 'seller' | 'currency' | 'net' | 'tax' | 'total' | 'rates';

export interface InvoiceSheet {
  add(record: OutputRecord, counted: CountedInvoice): void;
  /** The range of a column without its head: `Invoices!$G$2:$G$31`. Only after the last invoice. */
  readonly range: (column: SummedColumn) => string;
  /** Adds the sums below the table. */
  close(): void;
}

interface InvoiceColumn extends FieldLook {
  readonly head: string;
  readonly value: (record: OutputRecord, counted: CountedInvoice) => CellValue;
  readonly summed?: SummedColumn;
  /** The field in the record's schema, whose doubts mark the cell. */
  readonly field?: string;
}

export function invoiceSheet(book: Book, schema: SchemaName, wording: Wording, links: FileLinks): InvoiceSheet {
  const [key, others] = columnsOf(schema, wording, links);
  const columns = [...key, ...others];
  const name = wording.label('book.sheet.invoices');
  const sheet = book.sheet(name, { columns, printed: key.length, frozen: 4, foot: wording.label('book.foot') });
  const currencies = groupSums();
  let duplicates = 0;
  let last = 1;
  const range = (column: SummedColumn): string => {
    const letter = columnName(columns.findIndex(({ summed }) => summed === column));
    return `${sheetReference(name)}!$${letter}$2:$${letter}$${Math.max(last, 2)}`;
  };
  return {
    add(record, counted) {
      sheet.add(
        columns.map(({ value }) => value(record, counted)),
        undefined,
        marksOf(record, columns, schema),
      );
      currencies.add(null, counted);
      if (counted.isDuplicate) duplicates++;
      last = sheet.rows;
    },
    range,
    close() {
      sheet.endTable();
      for (const sum of currencies.sums().toSorted(byLabel)) sheet.add(totalRow(sum, columns, wording, range), 'total');
      for (const note of notesOn(duplicates, wording)) sheet.add([null, null, null, null, note], 'note');
      sheet.close();
    },
  };
}

export const notesOn = (duplicates: number, wording: Wording): readonly string[] => [
  ...(duplicates > 0 ? [wording.text('book.duplicatesLeftOut', { count: duplicates })] : []),
  wording.label('book.creditNotes'),
];

/** `'By month'` between apostrophes, as references need it. */
export const sheetReference = (name: string): string => (/^\w+$/.test(name) ? name : `'${name.replaceAll("'", "''")}'`);

/** A sum over the invoices that count, for one currency. `criteria`: further pairs of range and criterion, each led by a comma. */
export const sumOf = (
  column: SummedColumn,
  currency: string | null,
  wording: Pick<Wording, 'label'>,
  range: InvoiceSheet['range'],
  criteria = '',
): string =>
  `SUMIFS(${range(column)},${range('counted')},"${wording.label('book.yes')}",${range('currency')},${equalTo(currency)}${criteria})`;

function totalRow(
  sum: GroupSum,
  columns: readonly InvoiceColumn[],
  wording: Wording,
  range: InvoiceSheet['range'],
): readonly CellValue[] {
  const totals = { net: sum.net, tax: sum.tax, total: sum.total };
  const printed = columns.slice(0, columns.findIndex(({ summed }) => summed === 'currency') + 1);
  return printed.map(({ summed }): CellValue => {
    if (summed === 'seller') return totalLabel(sum.currency, wording);
    if (summed === 'net' || summed === 'tax' || summed === 'total')
      return { formula: sumOf(summed, sum.currency, wording, range), value: totals[summed] };
    return null;
  });
}

/** Columns in the order of the worksheet: first those that are printed. */
function columnsOf(
  schema: SchemaName,
  wording: Wording,
  links: FileLinks,
): readonly [readonly InvoiceColumn[], readonly InvoiceColumn[]] {
  const showing = asWorded(wording);
  const schemaFields = invoiceColumns(schema);
  const fieldOf = (field: InvoiceField): string | undefined =>
    schemaFields.find((column) => canonicalField(schema, column) === field);
  const of = (field: InvoiceField, value: InvoiceColumn['value'], summed?: SummedColumn): InvoiceColumn => {
    const named = fieldOf(field);
    return {
      ...invoiceLooks[field],
      head: wording.head(field),
      value,
      ...(summed && { summed }),
      ...(named && { field: named }),
    };
  };
  const key: readonly InvoiceColumn[] = [
    {
      head: wording.label('book.status'),
      kind: 'text',
      width: 9,
      value: ({ status }) => wording.label(`status.${status}`),
      summed: 'status',
    },
    {
      head: wording.label('book.counted'),
      kind: 'text',
      width: 9,
      value: (_, { counts }) => (counts ? wording.label('book.yes') : wording.label('book.no')),
      summed: 'counted',
    },
    of('issueDate', (_, { date }) => date && { date }, 'date'),
    of('number', ({ invoice }) => cellAt(invoice, fieldOf('number') ?? 'number')),
    of('seller.name', (_, { seller }) => seller && sellerText(seller), 'seller'),
    of('netAmount', (_, { net }) => net, 'net'),
    of('taxAmount', (_, { tax }) => tax, 'tax'),
    { head: wording.label('book.rates'), kind: 'text', width: 10, value: (_, { rates }) => rates, summed: 'rates' },
    of('totalAmount', (_, { total }) => total, 'total'),
    of('currency', (_, { currency }) => currency, 'currency'),
    {
      head: wording.label('book.why'),
      kind: 'long',
      width: 44,
      value: (record) =>
        problemsOf(record, showing)
          .map(({ text }) => text)
          .join('\n'),
    },
    { head: wording.label('book.file'), kind: 'long', width: 34, value: (record) => links.cell(record) },
  ];
  const shown = new Set(key.flatMap(({ field }) => field ?? []));
  return [key, [...otherFields(schema, shown, wording), ...originColumns(wording)]];
}

function otherFields(schema: SchemaName, shown: ReadonlySet<string>, wording: Wording): InvoiceColumn[] {
  return invoiceColumns(schema)
    .filter((column) => !shown.has(column))
    .map((column): InvoiceColumn => {
      const canonical = canonicalField(schema, column);
      const [look, head] = isInvoiceField(canonical)
        ? [invoiceLooks[canonical], wording.head(canonical)]
        : [{ kind: 'text', width: 16 } as const, column];
      return {
        ...look,
        head,
        field: column,
        value: ({ invoice }) => fieldCell(cellAt(invoice, column), { field: canonical, kind: look.kind }, wording),
      };
    });
}

const originColumns = (wording: Wording): readonly InvoiceColumn[] => [
  { head: wording.label('book.pages'), kind: 'text', width: 8, value: ({ source }) => source.pages?.join('-') ?? null },
  { head: wording.label('book.sha256'), kind: 'text', width: 16, value: ({ source }) => source.sha256 },
];

/** Criteria of formulas have at most 255 characters. */
const longestSeller = 120;

export const sellerText = (seller: string): string => {
  const text = seller.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim();
  return text.length > longestSeller ? `${text.slice(0, longestSeller)}…` : text;
};

/** The status, and the values that somebody has to look at. */
function marksOf(
  record: OutputRecord,
  columns: readonly InvoiceColumn[],
  schema: SchemaName,
): ReadonlyMap<number, Mark> {
  const marks = new Map<number, Mark>();
  if (record.status === 'ok') return marks;
  marks.set(0, record.status);
  const isDoubtful = doubtfulFields(record);
  columns.forEach(({ field }, index) => {
    if (field !== undefined && isDoubtful(field, canonicalField(schema, field))) marks.set(index, 'review');
  });
  return marks;
}
