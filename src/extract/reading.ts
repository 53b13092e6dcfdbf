/**
 * What one source says about one invoice: values with their evidence, before sources are reconciled.
 *
 * Every source (embedded XML, QR, layout) gives readings of this shape, so that they can be compared field by field.
 */
import type { Evidence } from '../domain/evidence.ts';
import type { DocumentType, InvoiceLine, InvoiceType, Party, Travel } from '../domain/invoice.ts';
import type { Message } from '../texts/message.ts';

type PartyFields<Role extends 'seller' | 'buyer'> = { [Field in keyof Party as `${Role}.${Field}`]: string };

/** The type of the value of each field, by the field's path in the canonical invoice. */
export interface FieldValues extends PartyFields<'seller'>, PartyFields<'buyer'> {
  number: string;
  code: string;
  type: InvoiceType;
  documentType: DocumentType;
  /** ISO 8601 calendar date. */
  issueDate: string;
  dueDate: string;
  /** ISO 4217. */
  currency: string;
  netAmount: number;
  taxAmount: number;
  totalAmount: number;
  checkCode: string;
  purchaseOrder: string;
  paymentTerms: string;
  iban: string;
  notes: string;
  travel: Travel;
  'precedingInvoice.number': string;
  'precedingInvoice.code': string;
  /** ISO 8601 calendar date. */
  'precedingInvoice.issueDate': string;
}
export type FieldName = keyof FieldValues;

export type Fields = { readonly [Field in FieldName]?: Evidence<FieldValues[Field]> };

/** Values that checks compare and that are no fields of the invoice: 价税合计大写, allowances, prepaid amounts. */
export interface Facts {
  /** The total in words as printed (大写). */
  readonly amountInWords?: Evidence<string>;
  /** Allowances (BT-107) and charges (BT-108) of the document and what was prepaid (BT-113), as positive numbers. */
  readonly allowances?: number;
  readonly charges?: number;
  readonly prepaid?: number;
  /** BT-114: added to the total when it was rounded. */
  readonly rounding?: number;
  /** A printed rate makes the tax out of the net amount: no allowance of the document lowers what was taxed. */
  readonly isNetTaxed?: boolean;
  /** Why the document is no invoice, or may be none: a sentence, with the words of the page that say so. */
  readonly notAnInvoice?: Evidence<Message>;
  /** Most of the document is in letters that no language is read in: one of its words. */
  readonly unreadLetters?: Evidence<string>;
  /** An amount that may be net or total: the source, a QR code of a rarer kind, does not say which. */
  readonly openAmount?: number;
}

export interface Reading {
  /** Name of the source or family, for --explain: "ubl", "qr", "vat-invoice". */
  readonly source: string;
  readonly fields: Fields;
  readonly lines: readonly Evidence<InvoiceLine>[];
  readonly facts: Facts;
  /** The first and last page, from 1; absent where the source has no pages. */
  readonly pages?: readonly [first: number, last: number];
  /** What another family read of the same invoice and this reading does not have: a template may name few fields. */
  readonly completion?: Reading;
}
