/** Net, tax and total of an invoice: what one of them is where the others are known, and that they add up to the cent. */
import { Failure } from '../../../domain/failure.ts';
import { fromMinorUnits, minorUnits } from '../../../domain/money.ts';
import type { InvoiceFields, InvoicePatch } from './schemas.ts';

export type Amounts = Pick<InvoiceFields, 'amount' | 'taxAmount' | 'totalAmount'>;

interface Known {
  readonly net: number | null | undefined;
  readonly tax: number | null | undefined;
  readonly total: number | null | undefined;
}

/** What the document lacks follows from what it has; a total alone bears no tax. 0 where nothing is known. */
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
 * Corrected fields. Of three amounts, the one that was not given follows from the others: the total, or the net amount
 * where the total was given. A Failure where all three were given and do not add up.
 */
export function corrected(before: InvoiceFields, patch: Omit<InvoicePatch, 'status'>): InvoiceFields | Failure {
  const { amount, taxAmount, totalAmount, ...words } = patch;
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
    return new Failure('bad_request', 'amount and taxAmount do not add up to totalAmount');
  }
  return { ...fields, amount, taxAmount, totalAmount };
}
