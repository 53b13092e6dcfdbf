/** The columns of an export of archived invoices: all values of the canonical invoice, and what the archive knows. */
import { asCounted } from '../../domain/credit-note.ts';
import { emptyInvoice } from '../../domain/empty-invoice.ts';
import type { Invoice } from '../../domain/invoice.ts';
import { Failure } from '../../domain/failure.ts';
import { type Cell, cellAt, invoiceColumns } from '../../tables/columns.ts';
import type { CsvColumn } from '../../tables/csv-table.ts';
import type { CellValue } from '../../tables/workbook/book.ts';
import { fieldCell } from '../../tables/workbook/cells.ts';
import { type FieldLook, invoiceLooks, isInvoiceField } from '../../tables/workbook/fields.ts';
import type { Wording } from '../../texts/wording.ts';
import { withFields } from '../fields-of-invoice.ts';
import type { ArchivedInvoice } from '../invoice-archive.ts';

/** An archived invoice as it counts: with all corrections, the amounts of a credit note negative. */
export interface ExportRow {
  readonly archived: ArchivedInvoice;
  readonly invoice: Invoice;
}

export interface ExportColumn extends CsvColumn<ExportRow>, FieldLook {
  /** For workbooks. */
  readonly cell: (row: ExportRow, wording: Wording) => CellValue;
}

export function exportRow(archived: ArchivedInvoice): ExportRow {
  const { reading, fields, currency } = archived;
  const invoice = withFields(reading ?? { ...emptyInvoice, currency }, fields);
  return { archived, invoice: asCounted(invoice) };
}

interface OfArchive extends FieldLook {
  readonly head: CsvColumn<ExportRow>['head'];
  readonly value: (archived: ArchivedInvoice) => string;
  readonly words?: (archived: ArchivedInvoice, wording: Wording) => string;
}

const ofArchive: Readonly<Record<string, OfArchive>> = {
  status: {
    kind: 'text',
    width: 11,
    head: ({ label }) => label('book.status'),
    value: ({ status }) => status,
    words: ({ status }, { label }) => label(`archive.status.${status}`),
  },
  fileName: { kind: 'long', width: 34, head: ({ label }) => label('book.file'), value: ({ fileName }) => fileName },
  createdAt: {
    kind: 'text',
    width: 21,
    head: ({ label }) => label('archive.createdAt'),
    value: ({ createdMs }) => new Date(createdMs).toISOString().replace(/\.\d{3}Z$/, 'Z'),
  },
  id: { kind: 'text', width: 41, head: ({ label }) => label('archive.id'), value: ({ id }) => id },
};

const valueOf =
  (path: string) =>
  ({ invoice }: ExportRow): Cell =>
    cellAt(invoice, path);

/** `isForPeople`: whether codes are words in CSV too. */
function columnNamed(name: string, wording: Wording, isForPeople: boolean): ExportColumn {
  const own = ofArchive[name];
  if (own) {
    const words = ({ archived }: ExportRow): string => own.words?.(archived, wording) ?? own.value(archived);
    return { ...own, name, value: isForPeople ? words : ({ archived }) => own.value(archived), cell: words };
  }
  const look = isInvoiceField(name) ? invoiceLooks[name] : ({ kind: 'text', width: 16 } as const);
  return {
    ...look,
    name,
    head: ({ head }) => head(name),
    value: valueOf(name),
    cell: (row) => fieldCell(valueOf(name)(row), { field: name, kind: look.kind }, wording),
  };
}

/** In the order in which they are offered. */
export const exportColumnNames: readonly string[] = [...Object.keys(ofArchive), ...invoiceColumns('canonical')];

/** What an accountant needs, with room on a page. */
export const usualColumns: readonly string[] = [
  'status',
  'issueDate',
  'number',
  'code',
  'type',
  'seller.name',
  'seller.taxId',
  'buyer.name',
  'netAmount',
  'taxAmount',
  'totalAmount',
  'currency',
  'fileName',
  'id',
];

/** Throws `bad_request` for a name that no column has. */
export function exportColumns(
  names: readonly string[],
  wording: Wording,
  isForPeople: boolean,
): readonly ExportColumn[] {
  const unknown = names.find((name) => !exportColumnNames.includes(name));
  if (unknown !== undefined)
    throw new Failure('bad_request', `There is no column ${JSON.stringify(unknown.slice(0, 40))}`, {
      detail: `The columns are ${exportColumnNames.join(', ')}`,
    });
  return [...new Set(names)].map((name) => columnNamed(name, wording, isForPeople));
}
