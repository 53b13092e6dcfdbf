/**
 * One sign for the amounts of credit notes (docs/design/credit-notes.md): e-invoices (type 381, TD04) and most sellers
 * print them positive, red invoices (红字发票) and some sellers negative. All are positive once they are read.
 */
import { oppositeLine } from '../domain/credit-note.ts';
import { definedOnly } from '../domain/defined-only.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Facts, Fields, Reading } from './reading.ts';
import { mostTrusted } from './reconcile.ts';

const amountFields = ['netAmount', 'taxAmount', 'totalAmount'] as const;

const isNegative = ({ fields: { netAmount, totalAmount }, facts }: Reading): boolean =>
  (totalAmount?.value ?? netAmount?.value ?? facts.openAmount ?? 0) < 0;

/** A fapiao with a negative total is a red invoice: its XML and its QR code have no other sign of it. */
function withRedMarked(reading: Reading): Reading {
  const { documentType, type } = reading.fields;
  const isRed =
    documentType?.value === 'invoice' && type !== undefined && type.value !== 'other' && isNegative(reading);
  return isRed
    ? { ...reading, fields: { ...reading.fields, documentType: { ...documentType, value: 'credit_note' } } }
    : reading;
}

const opposite = (amount: number): number => (amount === 0 ? 0 : -amount);

function positiveFields(fields: Fields): Fields {
  const changed = amountFields.flatMap((field) => {
    const evidence: Evidence<number> | undefined = fields[field];
    return evidence ? [[field, { ...evidence, value: opposite(evidence.value) }] as const] : [];
  });
  return { ...fields, ...Object.fromEntries(changed) };
}

function positiveFacts(facts: Facts): Facts {
  const { allowances, charges, rounding, prepaid, openAmount } = facts;
  return {
    ...facts,
    ...definedOnly({
      allowances: allowances && opposite(allowances),
      charges: charges && opposite(charges),
      rounding: rounding && opposite(rounding),
      openAmount: openAmount && opposite(openAmount),
      // Readers of pages report it positive already.
      prepaid: prepaid && Math.abs(prepaid),
    }),
  };
}

const positive = (reading: Reading): Reading => ({
  ...reading,
  fields: positiveFields(reading.fields),
  lines: reading.lines.map((line) => ({ ...line, value: oppositeLine(line.value) })),
  facts: positiveFacts(reading.facts),
});

/** The readings of one document: if it is a credit note, those with a negative total are given the opposite sign. */
export function inOneSign(readings: readonly Reading[]): readonly Reading[] {
  const marked = readings.map(withRedMarked);
  const isCredit = mostTrusted('documentType', marked)?.value === 'credit_note';
  return isCredit ? marked.map((reading) => (isNegative(reading) ? positive(reading) : reading)) : readings;
}
