/** Net, tax and total of an invoice: a missing one is computed from the others, and all three must add up to the cent. */
import { Failure } from '../domain/failure.ts';
import { fromMinorUnits, minorUnits } from '../domain/money.ts';
import { message } from '../texts/message.ts';
import type { FieldCorrections, InvoiceFields } from './fields.ts';

export type Amounts = Pick<InvoiceFields, 'amount' | 'taxAmount' | 'totalAmount'>;

interface Known {
  readonly net: number | null | undefined;
  readonly tax: number | null | undefined;
  readonly total: number | null | undefined;
}

/** Computes the missing amounts from those that are known. A total alone is taken to contain no tax; unknown amounts are 0. */
export function completed({ net, tax, total }: Known): Amounts {
  const [n, t, sum] = [net, tax, total].map((amount) => (typeof amount === 'number' ? minorUnits(amount) : undefined));
  const taxUnits = t ?? (n !== undefined && sum !== undefined ? sum - n : 0);
  const netUnits = n ?? (sum === undefined ? 0 : sum - taxUnits);
  return {
    amount: fromMinorUnits(netUnits),
    taxAmount: fromMinorUnits(taxUnits),
    totalAmount: fromMinorUnits(sum ?? netUnits + taxUnits),
  };
}

/**
 * Applies corrections to the fields. The amount that was not given is computed from the others: the total, or the net amount
 * if the total was given. Returns a Failure (`bad_request`) if all three were given and do not add up.
 */
export function corrected(before: InvoiceFields, corrections: FieldCorrections): InvoiceFields | Failure {
  const { amount, taxAmount, totalAmount, ...words } = corrections;
  const fields = { ...before, ...words };
  if (amount === undefined && taxAmount === undefined && totalAmount === undefined) return fields;
  if (totalAmount === undefined) {
    const [net, tax] = [amount ?? before.amount, taxAmount ?? before.taxAmount];
    return { ...fields, ...completed({ net, tax, total: null }) };
  }
  if (amount === undefined || taxAmount === undefined) {
    const tax = amount === undefined ? (taxAmount ?? before.taxAmount) : null;
    return { ...fields, ...completed({ net: amount, tax, total: totalAmount }) };
  }
  if (minorUnits(amount) + minorUnits(taxAmount) !== minorUnits(totalAmount)) {
    return new Failure('bad_request', message('archive.sums', {}));
  }
  return { ...fields, amount, taxAmount, totalAmount };
}
