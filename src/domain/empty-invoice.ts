/** An invoice with no values, and its parts. This file is separate from invoice.ts so that no schema library is loaded. */
import type { Invoice, InvoiceLine, Party, PrecedingInvoice, Travel } from './invoice.ts';

export const emptyParty: Party = { name: null, taxId: null, address: null, phone: null, bank: null, account: null };

export const emptyLine: InvoiceLine = {
  description: null,
  spec: null,
  unit: null,
  quantity: null,
  unitPrice: null,
  netAmount: null,
  taxRate: null,
  taxAmount: null,
};

export const emptyTravel: Travel = {
  passenger: null,
  from: null,
  to: null,
  carrierNumber: null,
  departure: null,
  seat: null,
};

export const emptyPrecedingInvoice: PrecedingInvoice = { number: null, code: null, issueDate: null };

export const emptyInvoice: Invoice = {
  number: null,
  code: null,
  type: 'other',
  documentType: 'invoice',
  issueDate: null,
  dueDate: null,
  currency: null,
  seller: emptyParty,
  buyer: emptyParty,
  netAmount: null,
  taxAmount: null,
  totalAmount: null,
  lines: [],
  checkCode: null,
  purchaseOrder: null,
  paymentTerms: null,
  iban: null,
  notes: null,
  travel: null,
  precedingInvoice: emptyPrecedingInvoice,
};
