/**
 * What an extraction record adds to sums, from the fields of any schema.
 *
 * Credit notes are negative. Duplicates and documents that failed add nothing. Amounts of several currencies are never
 * added up, so that every sum has a currency (null: not stated).
 */
import type { CheckOutcome } from '../../domain/record.ts';
import { isDuplicate } from '../../extract/checks/duplicate.ts';
import type { Summand } from '../../tables/groups.ts';
import { cellAt, linesOf } from '../../tables/columns.ts';
import { factsOf } from '../extract/invoice-facts.ts';

interface Recorded {
  readonly status: 'ok' | 'review' | 'failed';
  readonly checks: readonly Pick<CheckOutcome, 'id' | 'outcome'>[];
  readonly invoice: object | null;
}

export interface CountedInvoice extends Summand {
  readonly isDuplicate: boolean;
  /** 1, or -1 for a credit note whose fields have positive amounts. */
  readonly sign: 1 | -1;
  /** ISO 8601. */
  readonly date: string | null;
  readonly seller: string | null;
  readonly sellerTaxId: string | null;
  /** "13%", "7% + 19%"; null if unknown. */
  readonly rates: string | null;
}

export function countedInvoice({ status, checks, invoice }: Recorded): CountedInvoice {
  const { seller, sellerTaxId, date, currency } = factsOf(invoice);
  const sign = cellAt(invoice, 'documentType') === 'credit_note' ? -1 : 1;
  const amount = (...names: readonly string[]): number | null => {
    const value = names.map((name) => cellAt(invoice, name)).find((cell) => typeof cell === 'number');
    return typeof value === 'number' ? sign * value : null;
  };
  const isRepeated = isDuplicate(checks);
  const [net, tax] = [amount('netAmount', 'subtotal', 'amount'), amount('taxAmount', 'tax')];
  return {
    counts: status !== 'failed' && invoice !== null && !isRepeated,
    isDuplicate: isRepeated,
    needsReview: status === 'review',
    sign,
    date,
    seller,
    sellerTaxId,
    currency,
    net,
    tax,
    total: amount('totalAmount', 'total'),
    rates: ratesOf(invoice, net, tax),
  };
}

/** The rates of the lines, or else the rate that net amount and tax imply. */
function ratesOf(invoice: object | null, net: number | null, tax: number | null): string | null {
  const printed = linesOf(invoice).flatMap((line) => rateOf(cellAt(line, 'taxRate') ?? cellAt(line, 'tax_rate')) ?? []);
  const rates = [...new Set(printed)].sort((a, b) => Number.parseFloat(a) - Number.parseFloat(b) || Number(a > b));
  return rates.length > 0 ? rates.slice(0, mostRates).join(' + ') : impliedRate(net, tax);
}

const mostRates = 6;

/** "13 %" and "0.13" become "13%"; words such as 免税 stay. */
export function rateOf(printed: string | number | null): string | null {
  const text = String(printed ?? '').trim();
  const [, digits, percent] = /^(\d{1,3}(?:[.,]\d{1,4})?)\s*(%?)$/.exec(text) ?? [];
  if (digits === undefined) return text === '' ? null : text.slice(0, 20);
  const number = Number(digits.replace(',', '.'));
  return `${Number((percent === '' && number < 1 ? number * 100 : number).toFixed(2))}%`;
}

/** Only a rate with at most one decimal that gives the tax to the cent: any other is a mixture of rates. */
function impliedRate(net: number | null, tax: number | null): string | null {
  if (net === null || tax === null || net === 0) return null;
  const rate = Math.round((1000 * tax) / net) / 10;
  return rate >= 0 && rate <= 30 && Math.abs((net * rate) / 100 - tax) < 0.011 ? `${rate}%` : null;
}
