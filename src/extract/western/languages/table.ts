/**
 * What labels and column titles of a western invoice may mean.
 *
 * Phrases are compared squeezed (labels/match.ts): case, accents, blanks and punctuation do not count, so
 * "Rechnungs-Nr." covers "Rechnungsnr" and "RECHNUNGS NR". Only `#` and `%` count.
 */

/** What a value beside the label is. Those that start with `other` are known decoys: knowing them keeps them away. */
export const labelMeanings = [
  'number',
  'purchaseOrder',
  'otherNumber',
  'issueDate',
  'dueDate',
  'otherDate',
  'date',
  'period',
  'seller',
  'buyer',
  'shipTo',
  'remitTo',
  'otherParty',
  'contact',
  'name',
  'address',
  'taxId',
  'iban',
  'paymentTerms',
  'currency',
  'net',
  'tax',
  'total',
  'grandTotal',
  'amountDue',
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
] as const;
export type LabelMeaning = (typeof labelMeanings)[number];

/** What a column of a line table holds. `amount` may be net or gross; `other` is a column that is no field of a line. */
export const columnMeanings = [
  'position',
  'code',
  'description',
  'quantity',
  'unit',
  'unitPrice',
  'discount',
  'taxRate',
  'taxAmount',
  'net',
  'gross',
  'amount',
  'other',
] as const;
export type ColumnMeaning = (typeof columnMeanings)[number];
