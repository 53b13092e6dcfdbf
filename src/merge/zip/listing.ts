/** The table of contents in a ZIP: one row for each invoice, with the file that contains it. */
import { byteOrderMark, type CsvCell, csvRow } from '../../domain/csv.ts';
import { countedAmounts } from '../../domain/credit-note.ts';
import type { Invoice } from '../../domain/invoice.ts';
import { categoryOf, type Language } from '../decoration/language.ts';

export interface ListedFile {
  /** The name in the ZIP. */
  readonly name: string;
  /** The name that the user gave. */
  readonly original: string;
  readonly sha256: string;
  readonly invoices: readonly Invoice[];
  readonly repeated: boolean;
}

const invoiceColumns: readonly (readonly [column: string, valueOf: (invoice: Invoice) => CsvCell])[] = [
  ['number', ({ number }) => number],
  ['code', ({ code }) => code],
  ['issueDate', ({ issueDate }) => issueDate],
  ['seller', ({ seller }) => seller.name],
  ['buyer', ({ buyer }) => buyer.name],
  ['netAmount', (invoice) => countedAmounts(invoice).netAmount],
  ['taxAmount', (invoice) => countedAmounts(invoice).taxAmount],
  ['totalAmount', (invoice) => countedAmounts(invoice).totalAmount],
  ['currency', ({ currency }) => currency],
];

export function listing(files: readonly ListedFile[], language: Language): string {
  const rows = files.flatMap(({ name, original, sha256, invoices, repeated }) => {
    const found: readonly (Invoice | undefined)[] = invoices.length === 0 ? [undefined] : invoices;
    return found.map((invoice): readonly CsvCell[] => [
      name,
      categoryOf(invoice, language),
      ...invoiceColumns.map(([, valueOf]) => (invoice ? valueOf(invoice) : null)),
      repeated ? 'yes' : null,
      original,
      sha256,
    ]);
  });
  const header = ['file', 'category', ...invoiceColumns.map(([column]) => column), 'duplicate', 'original', 'sha256'];
  return byteOrderMark + [header, ...rows].map((cells) => csvRow(cells)).join('');
}
