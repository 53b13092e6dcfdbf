/** The fields of an invoice by their paths in the canonical schema, whatever schema the output has. */
import type { Invoice, InvoiceLine, Party, PrecedingInvoice, Travel } from '../domain/invoice.ts';
import { pathsOf, type SchemaName } from '../invoices/schemas/index.ts';

type Within<Name extends string, Table> = `${Name}.${keyof Table & string}`;

export type InvoiceField =
  | Exclude<keyof Invoice, 'seller' | 'buyer' | 'travel' | 'precedingInvoice' | 'lines'>
  | Within<'seller' | 'buyer', Party>
  | Within<'travel', Travel>
  | Within<'precedingInvoice', PrecedingInvoice>;

export type LineField = keyof InvoiceLine;

/** The path of a column in the canonical invoice: `sellerName` of the schema fapiao is `seller.name`. */
export const canonicalField = (schema: SchemaName, column: string): string => pathsOf(schema)?.[column] ?? column;

/** Names of line fields in the schemas other than canonical. */
const lineNames: Readonly<Record<string, LineField>> = {
  unit_price: 'unitPrice',
  total_price: 'netAmount',
  amount: 'netAmount',
  tax_rate: 'taxRate',
  tax: 'taxAmount',
};

export const canonicalLineField = (column: string): string => lineNames[column] ?? column;
