/** The table in a ZIP: which file bears which invoice, a row an invoice. */
import { byteOrderMark, type CsvCell, csvRow } from '../../domain/csv.ts';
import type { Invoice } from '../../domain/invoice.ts';
import { categoryOf, type Language } from '../decoration/language.ts';

export interface ListedFile {
  /** In the ZIP. */
  readonly name: string;
  /** As it was given. */
  readonly original: string;
  readonly sha256: string;
  readonly invoices: readonly Invoice[];
  readonly repeated: boolean;
}

const columns = [
  'file',
  'category',
  'number',
  'code',
  'issueDate',
  'seller',
  'buyer',
  'netAmount',
  'taxAmount',
  'totalAmount',
  'currency',
  'duplicate',
  'original',
  'sha256',
];

export function listing(files: readonly ListedFile[], language: Language): string {
  const rows = files.flatMap(({ name, original, sha256, invoices, repeated }) => {
    const found: readonly (Invoice | undefined)[] = invoices.length === 0 ? [undefined] : invoices;
    return found.map((invoice): readonly CsvCell[] => [
      name,
      categoryOf(invoice, language),
      invoice?.number ?? null,
      invoice?.code ?? null,
      invoice?.issueDate ?? null,
      invoice?.seller.name ?? null,
      invoice?.buyer.name ?? null,
      invoice?.netAmount ?? null,
      invoice?.taxAmount ?? null,
      invoice?.totalAmount ?? null,
      invoice?.currency ?? null,
      repeated ? 'yes' : null,
      original,
      sha256,
    ]);
  });
  return byteOrderMark + [columns, ...rows].map(csvRow).join('');
}
