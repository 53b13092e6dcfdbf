/** The values that distinguish one document from another, as far as a reading is sure of them. */
import { isGeneral } from './families/general.ts';
import type { Reading } from './reading.ts';
import { sameValue } from './same-value.ts';

export interface Identity {
  readonly number: string | undefined;
  readonly code: string | undefined;
  /** Issue date, ISO 8601. */
  readonly day: string | undefined;
  readonly total: number | undefined;
}

/** A value with a lower confidence does not distinguish documents. */
const sure = 0.6;

const valueOf = <Value>(
  evidence: { readonly value: Value; readonly confidence: number } | undefined,
): Value | undefined => (evidence && evidence.confidence >= sure ? evidence.value : undefined);

/** The values of which a reading is sure, whether or not they make a document. */
export const partsOf = ({ fields }: Reading): Identity => ({
  number: valueOf(fields.number),
  code: valueOf(fields.code),
  day: valueOf(fields.issueDate),
  total: valueOf(fields.totalAmount),
});

/** The identity of a reading that may be a document by itself; undefined for any other. */
export function identityOf(reading: Reading): Identity | undefined {
  const identity = partsOf(reading);
  const { number, code, day, total } = identity;
  const seller = valueOf(reading.fields['seller.name']);
  const numbered = number !== undefined && [code, day, total].some((value) => value !== undefined);
  // A receipt without a number needs a seller: a day and an amount alone may be its foot or a payment slip.
  const headed = day !== undefined && total !== undefined && seller !== undefined;
  return numbered || headed ? identity : undefined;
}

/** Whether a reading says who issued the document. One in a form that its family knows needs no name. */
export const hasIssuer = ({ source, fields }: Reading): boolean =>
  !isGeneral(source) || valueOf(fields['seller.name']) !== undefined;

/** Whether a reading that is no whole document may be a part of one that could not be read. */
export function mayBeDocument(reading: Reading): boolean {
  const { number, total } = partsOf(reading);
  return number !== undefined || total !== undefined;
}

/** Whether two documents differ: in the number where both have one, or else in the total or the day. */
export function areDistinct(a: Identity, b: Identity): boolean {
  const differ = (field: keyof Identity): boolean =>
    a[field] !== undefined && b[field] !== undefined && !sameValue(a[field], b[field]);
  if (a.number !== undefined && b.number !== undefined) return differ('number');
  return differ('total') || (differ('day') && a.total === undefined && b.total === undefined);
}
