/**
 * What one source says one invoice is: values with their evidence, before sources are reconciled.
 *
 * Every source (embedded XML, QR, layout) gives `Reading`s of this one shape, so that the pipeline can compare them
 * field by field.
 */
import type { Evidence } from '../domain/evidence.ts';
import type { DocumentType, InvoiceLine, InvoiceType, Party, Travel } from '../domain/invoice.ts';

type PartyFields<Role extends 'seller' | 'buyer'> = { [Field in keyof Party as `${Role}.${Field}`]: string };

/** Type of the value of each field, by its path in the canonical invoice. */
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
}
export type FieldName = keyof FieldValues;

export type Fields = { readonly [Field in FieldName]?: Evidence<FieldValues[Field]> };

/** Facts a source knows that are no field of the invoice but that checks compare: 价税合计大写, allowances, amount due. */
export interface Facts {
  /** Total in words as printed (大写), with its evidence. */
  readonly amountInWords?: Evidence<string>;
  /** Document level allowances (BT-107), charges (BT-108) and what was paid already (BT-113), positive numbers. */
  readonly allowances?: number;
  readonly charges?: number;
  readonly prepaid?: number;
  /** BT-114: added to the total when it was rounded. */
  readonly rounding?: number;
  /** Why the document is no invoice, or may be none: a sentence, with the words of the page that say so. */
  readonly notAnInvoice?: Evidence<string>;
  /** An amount whose role (net or total) its source leaves open: QR codes of the rarer kinds. */
  readonly openAmount?: number;
}

export interface Reading {
  /** Which source or family this is, for --explain: "ubl", "qr", "vat-invoice". */
  readonly source: string;
  readonly fields: Fields;
  readonly lines: readonly Evidence<InvoiceLine>[];
  readonly facts: Facts;
  /** First and last page it covers, from 1; absent where the source has no pages. */
  readonly pages?: readonly [first: number, last: number];
  /** What another family says of the same invoice where this reading says nothing: a template names few fields. */
  readonly completion?: Reading;
}
