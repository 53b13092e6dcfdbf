/**
 * The canonical invoice: the terms of EN 16931, and further ones of a fapiao.
 *
 * Amounts are decimal numbers in `currency`, as printed (arithmetic uses minor units: money.ts). The amounts of a credit
 * note are positive, whatever sign it prints; `documentType` identifies them (credit-note.ts). A value that a document
 * does not have is null.
 */
import { z } from 'zod';

export const invoiceTypes = ['vat_special', 'vat_normal', 'flight', 'taxi', 'hotel', 'train', 'other'] as const;
export type InvoiceType = (typeof invoiceTypes)[number];

export const documentTypes = ['invoice', 'credit_note', 'receipt', 'ticket'] as const;
export type DocumentType = (typeof documentTypes)[number];

const text = z.string().nullable();
const amount = z.number().nullable();
/** ISO 8601 calendar date. */
const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .nullable();

export const Party = z.strictObject({
  name: text,
  taxId: text,
  address: text,
  phone: text,
  bank: text,
  account: text,
});
export type Party = z.output<typeof Party>;

export const InvoiceLine = z.strictObject({
  description: text,
  /** Specification or model (规格型号). */
  spec: text,
  unit: text,
  quantity: amount,
  /** Net price of one unit. */
  unitPrice: amount,
  /** Line net amount (BT-131): without tax. */
  netAmount: amount,
  /** As printed, so that 免税 and *** survive: "13%", "免税". */
  taxRate: text,
  taxAmount: amount,
});
export type InvoiceLine = z.output<typeof InvoiceLine>;

export const Travel = z.strictObject({
  passenger: text,
  from: text,
  to: text,
  /** Train or flight number. */
  carrierNumber: text,
  departure: text,
  seat: text,
});
export type Travel = z.output<typeof Travel>;

/** The earlier invoice that a document cancels or corrects (BG-3); of several, the first. */
export const PrecedingInvoice = z.strictObject({
  /** BT-25, or 对应正数发票号码 of a red invoice. */
  number: text,
  /** 对应正数发票代码: 10 or 12 digits; null if there is none. */
  code: text,
  /** BT-26. */
  issueDate: date,
});
export type PrecedingInvoice = z.output<typeof PrecedingInvoice>;

export const Invoice = z.strictObject({
  number: text,
  /** 发票代码: 10 or 12 digits; null if there is none. */
  code: text,
  type: z.enum(invoiceTypes),
  documentType: z.enum(documentTypes),
  issueDate: date,
  dueDate: date,
  /** ISO 4217. */
  currency: text,
  seller: Party,
  buyer: Party,
  netAmount: amount,
  taxAmount: amount,
  /** With tax, before rounding and before prepaid amounts are deducted (BT-112). */
  totalAmount: amount,
  lines: z.array(InvoiceLine),
  checkCode: text,
  purchaseOrder: text,
  paymentTerms: text,
  iban: text,
  notes: text,
  travel: Travel.nullable(),
  /** Records of versions that did not read it lack it. */
  precedingInvoice: PrecedingInvoice.default({ number: null, code: null, issueDate: null }),
});
export type Invoice = z.output<typeof Invoice>;
