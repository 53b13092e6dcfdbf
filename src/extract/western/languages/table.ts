/**
 * What labels and column titles of a western invoice may mean.
 *
 * Phrases are compared squeezed (labels/match.ts): case, accents, blanks and punctuation do not count, so
 * "Rechnungs-Nr." covers "Rechnungsnr" and "RECHNUNGS NR". Only `#` and `%` count.
 */

/** Numbers and dates of the document. */
export const factMeanings = ['number', 'purchaseOrder', 'otherNumber', 'issueDate', 'dueDate', 'otherDate'] as const;

/** Whose name and address stand beside the label. */
export const roleMeanings = ['seller', 'buyer', 'shipTo', 'remitTo', 'otherParty'] as const;

/** The amounts that an invoice ends in. */
export const sumMeanings = ['net', 'tax', 'total', 'grandTotal', 'amountDue'] as const;

/** What a value beside the label is. Those that start with `other` are known decoys: knowing them keeps them away. */
export const labelMeanings = [
  ...factMeanings,
  'date',
  'period',
  ...roleMeanings,
  'contact',
  'name',
  'address',
  'taxId',
  'iban',
  'paymentTerms',
  'currency',
  ...sumMeanings,
  'previousBalance',
  'paid',
  'discount',
  'charge',
  'rounding',
  'cash',
  'change',
  'commission',
  'otherAmount',
  'invoice',
  'creditNote',
  'receipt',
  'precedingNumber',
] as const;
export type LabelMeaning = (typeof labelMeanings)[number];

/** Columns of money and of rates of money. */
export const valueColumns = ['unitPrice', 'discount', 'taxRate', 'taxAmount', 'net', 'gross', 'amount'] as const;

/** What a column of a line table holds. `amount` may be net or gross; `other` is a column that is no field of a line. */
export const columnMeanings = [
  'position',
  'code',
  'description',
  'quantity',
  'unit',
  ...valueColumns,
  'other',
] as const;
export type ColumnMeaning = (typeof columnMeanings)[number];
