/** What distinguishes one document from another, as far as a reading of it is sure. */
import type { Reading } from './reading.ts';
import { sameValue } from './same-value.ts';

export interface Identity {
  readonly number: string | undefined;
  readonly code: string | undefined;
  /** Issue date, ISO 8601. */
  readonly day: string | undefined;
  readonly total: number | undefined;
}

/** A value less sure than this does not distinguish documents. */
const sure = 0.6;

const valueOf = <Value>(
  evidence: { readonly value: Value; readonly confidence: number } | undefined,
): Value | undefined => (evidence && evidence.confidence >= sure ? evidence.value : undefined);

/** What a reading is sure of, whether or not that makes a document. */
export const partsOf = ({ fields }: Reading): Identity => ({
  number: valueOf(fields.number),
  code: valueOf(fields.code),
  day: valueOf(fields.issueDate),
  total: valueOf(fields.totalAmount),
});

/** Of a reading that could stand for a document of its own; undefined for anything less. */
export function identityOf(reading: Reading): Identity | undefined {
  const identity = partsOf(reading);
  const { number, code, day, total } = identity;
  const seller = valueOf(reading.fields['seller.name']);
  const numbered = number !== undefined && [code, day, total].some((value) => value !== undefined);
  // Receipts without a number: a day and an amount alone are the foot of one, or its slip of payment.
  const headed = day !== undefined && total !== undefined && seller !== undefined;
  return numbered || headed ? identity : undefined;
}

/** Whether a reading that is no whole document says enough to be a part of one that could not be read. */
export function mayBeDocument(reading: Reading): boolean {
  const { number, total } = partsOf(reading);
  return number !== undefined || total !== undefined;
}

/** Whether both say a value that differs: a number where both have one, else the day or the total. */
export function areDistinct(a: Identity, b: Identity): boolean {
  const differ = (field: keyof Identity): boolean =>
    a[field] !== undefined && b[field] !== undefined && !sameValue(a[field], b[field]);
  if (a.number !== undefined && b.number !== undefined) return differ('number');
  return differ('total') || (differ('day') && a.total === undefined && b.total === undefined);
}
