/** From the values of an e-invoice to a reading. */
import { emptyLine } from '../../../domain/empty-invoice.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import type { DocumentType, InvoiceLine, Party } from '../../../domain/invoice.ts';
import type { Facts, FieldName, FieldValues, Reading } from '../../reading.ts';
import type { Raw } from './values.ts';

/** The issuer wrote the value itself, or it follows from values that the issuer wrote. */
const confidences = { written: 0.99, computed: 0.95 } as const;

export type RawFields = { readonly [Field in FieldName]?: Raw<FieldValues[Field]> | undefined };
export type RawLine = { readonly [Field in keyof InvoiceLine]?: InvoiceLine[Field] | undefined };
export type RawParty = { readonly [Field in keyof Party]?: Raw<string> | undefined };

/** The fields of a party by their paths: `name` of the seller is "seller.name". */
export const partyFields = (role: 'seller' | 'buyer', party: RawParty): RawFields =>
  Object.fromEntries(Object.entries(party).map(([field, raw]) => [`${role}.${field}`, raw]));

/** A credit note or an invoice, by the type code of a document; undefined where there is no code. */
export const documentTypeOf = (
  code: Raw<string> | undefined,
  isCreditNote: (code: string) => boolean,
): Raw<DocumentType> | undefined =>
  code && { value: isCreditNote(code.value) ? 'credit_note' : 'invoice', text: code.text };

function evidenceOf<Value>({ value, text, computed = false }: Raw<Value>): Evidence<Value> {
  if (computed) return { value, confidence: confidences.computed, method: 'computed', text };
  return { value, confidence: confidences.written, method: 'embedded-xml', text };
}

function lineEvidence(raw: RawLine): Evidence<InvoiceLine> {
  const given = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined));
  const value: InvoiceLine = { ...emptyLine, ...given };
  const text = Object.values(value)
    .filter((part) => part !== null)
    .join(' | ');
  return { value, confidence: confidences.written, method: 'embedded-xml', text };
}

/** A reading of the values that a syntax found. Values that are undefined are left out. */
export function readingOf(source: string, raw: RawFields, lines: readonly RawLine[], facts: Facts = {}): Reading {
  const fields: Record<string, Evidence> = {};
  for (const [field, value] of Object.entries(raw)) if (value !== undefined) fields[field] = evidenceOf<unknown>(value);
  return { source, fields, lines: lines.map(lineEvidence), facts };
}

/** The facts that are stated and not zero. */
export function factsOf(raw: {
  readonly [Fact in 'allowances' | 'charges' | 'prepaid' | 'rounding']?: Raw<number> | undefined;
}): Facts {
  return Object.fromEntries(
    Object.entries(raw).flatMap(([fact, found]) => (found && found.value !== 0 ? [[fact, found.value]] : [])),
  );
}

/** The total in words as a fact, where it is stated. */
export const amountInWordsOf = (inWords: Raw<string> | undefined): Facts =>
  inWords ? { amountInWords: evidenceOf(inWords) } : {};
