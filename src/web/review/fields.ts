/** The fields that the review shows, in their order: paths of values in the canonical invoice, and how each is typed. */
import type { DocumentType, InvoiceType } from '../../domain/invoice.ts';

export type FieldKind = 'text' | 'amount' | 'date' | 'choice';

export interface FieldDefinition {
  /** As in corrections: `seller.name`. */
  readonly path: string;
  readonly kind: FieldKind;
  /** Shown also if the document does not have it; all others are among the further fields then. */
  readonly isUsual: boolean;
  /** Only of kind `choice`. */
  readonly choices?: readonly string[];
}

const types: readonly InvoiceType[] = ['vat_special', 'vat_normal', 'flight', 'taxi', 'hotel', 'train', 'other'];
const documentTypes: readonly DocumentType[] = ['invoice', 'credit_note', 'receipt', 'ticket'];

const usual = (path: string, kind: FieldKind = 'text'): FieldDefinition => ({ path, kind, isUsual: true });
const further = (path: string, kind: FieldKind = 'text'): FieldDefinition => ({ path, kind, isUsual: false });

export const fieldDefinitions: readonly FieldDefinition[] = [
  usual('number'),
  further('code'),
  usual('issueDate', 'date'),
  further('dueDate', 'date'),
  usual('seller.name'),
  usual('seller.taxId'),
  usual('buyer.name'),
  usual('buyer.taxId'),
  usual('netAmount', 'amount'),
  usual('taxAmount', 'amount'),
  usual('totalAmount', 'amount'),
  usual('currency'),
  { ...usual('type', 'choice'), choices: types },
  { ...usual('documentType', 'choice'), choices: documentTypes },
  ...['address', 'phone', 'bank', 'account'].map((name) => further(`seller.${name}`)),
  ...['address', 'phone', 'bank', 'account'].map((name) => further(`buyer.${name}`)),
  further('checkCode'),
  further('purchaseOrder'),
  further('paymentTerms'),
  further('iban'),
  further('notes'),
  ...['passenger', 'from', 'to', 'carrierNumber', 'departure', 'seat'].map((name) => further(`travel.${name}`)),
  further('precedingInvoice.number'),
  further('precedingInvoice.code'),
  further('precedingInvoice.issueDate', 'date'),
];

export const kindOf = (path: string): FieldKind =>
  fieldDefinitions.find((definition) => definition.path === path)?.kind ?? 'text';

/** Null where the invoice does not have the value. */
export function valueAt(invoice: unknown, path: string): unknown {
  let value = invoice;
  for (const name of path.split('.')) value = (value as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  return value ?? null;
}
