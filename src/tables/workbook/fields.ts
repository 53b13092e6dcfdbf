/** How the fields of invoices look in a workbook. A field of the canonical invoice that is missing here does not compile. */
import type { InvoiceField, LineField } from '../field-names.ts';

export type ColumnKind = 'text' | 'long' | 'amount' | 'price' | 'number' | 'date' | 'month';

export interface FieldLook {
  readonly kind: ColumnKind;
  /** In characters; a Chinese character needs two. */
  readonly width: number;
}

const text = (width: number): FieldLook => ({ kind: 'text', width });
const long = (width: number): FieldLook => ({ kind: 'long', width });
const amount: FieldLook = { kind: 'amount', width: 14 };
const date: FieldLook = { kind: 'date', width: 12 };

const party = {
  name: long(32),
  taxId: text(22),
  address: long(32),
  phone: text(16),
  bank: long(24),
  account: text(24),
};

export const invoiceLooks: Readonly<Record<InvoiceField, FieldLook>> = {
  number: text(23),
  code: text(14),
  type: text(12),
  documentType: text(13),
  issueDate: date,
  dueDate: date,
  currency: text(9),
  netAmount: amount,
  taxAmount: amount,
  totalAmount: amount,
  checkCode: text(22),
  purchaseOrder: text(16),
  paymentTerms: long(28),
  iban: text(28),
  notes: long(32),
  'seller.name': party.name,
  'seller.taxId': party.taxId,
  'seller.address': party.address,
  'seller.phone': party.phone,
  'seller.bank': party.bank,
  'seller.account': party.account,
  'buyer.name': party.name,
  'buyer.taxId': party.taxId,
  'buyer.address': party.address,
  'buyer.phone': party.phone,
  'buyer.bank': party.bank,
  'buyer.account': party.account,
  'travel.passenger': text(14),
  'travel.from': text(14),
  'travel.to': text(14),
  'travel.carrierNumber': text(12),
  'travel.departure': text(18),
  'travel.seat': text(12),
  'precedingInvoice.number': text(23),
  'precedingInvoice.code': text(14),
  'precedingInvoice.issueDate': date,
};

export const lineLooks: Readonly<Record<LineField, FieldLook>> = {
  description: long(36),
  spec: text(16),
  unit: text(8),
  quantity: { kind: 'number', width: 10 },
  unitPrice: { kind: 'price', width: 13 },
  netAmount: amount,
  taxRate: text(10),
  taxAmount: amount,
};

export const isInvoiceField = (name: string): name is InvoiceField => name in invoiceLooks;
export const isLineField = (name: string): name is LineField => name in lineLooks;
