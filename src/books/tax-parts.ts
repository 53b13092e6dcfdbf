/** The amounts of an invoice by tax rate, since each rate is booked with a key of its own. */
import type { Invoice, InvoiceLine } from '../domain/invoice.ts';
import { closeAmounts, fromMinorUnits, minorUnits, sameAmount, sumAmounts } from '../domain/money.ts';
import { type Refusal, refused } from './exporter.ts';

/** The rate of an invoice that shows no tax. */
export const noTax = 'none';

/** Amounts are positive, also those of a credit note. */
export interface TaxPart {
  /** As printed: "19%", "免税"; `none` where the invoice shows no tax. */
  readonly rate: string;
  readonly net: number;
  readonly tax: number;
  readonly gross: number;
}

interface Totals {
  readonly net: number;
  readonly tax: number;
  readonly total: number;
}

/** The parts add up to the total of the invoice exactly. */
export function taxPartsOf(invoice: Invoice): readonly TaxPart[] | Refusal {
  const totals = totalsOf(invoice);
  if ('reason' in totals) return totals;
  const rates = new Set(invoice.lines.map(({ taxRate }) => taxRate));
  if (rates.size > 1) return partsOfLines(invoice.lines, totals);
  const [only] = rates;
  const rate = only ?? rateOf(totals);
  if (rate === undefined) return refused('books.rateUnread', { tax: totals.tax, net: totals.net });
  return [{ rate, net: totals.net, tax: totals.tax, gross: totals.total }];
}

function totalsOf({ netAmount, taxAmount, totalAmount }: Invoice): Totals | Refusal {
  if (totalAmount === null) return refused('books.noTotal', {});
  if (netAmount === null && taxAmount === null) return { net: totalAmount, tax: 0, total: totalAmount };
  const net = netAmount ?? sumAmounts([totalAmount, -(taxAmount ?? 0)]);
  const tax = taxAmount ?? sumAmounts([totalAmount, -net]);
  return sameAmount(sumAmounts([net, tax]), totalAmount)
    ? { net, tax, total: totalAmount }
    : refused('books.totals', { net, tax, total: totalAmount });
}

const taxFor = (net: number, rate: number): number => fromMinorUnits(minorUnits((net * rate) / 100));

/** Where no line states a rate: the one in whole or half percent that makes the tax of the net amount. */
function rateOf({ net, tax }: Totals): string | undefined {
  if (tax === 0) return noTax;
  const rate = Math.round((tax / net) * 200) / 2;
  return rate > 0 && taxFor(net, rate) === tax ? `${rate}%` : undefined;
}

const percentOf = (rate: string): number => Number(/^(\d+(?:\.\d+)?)\s*%$/.exec(rate)?.[1] ?? 0);

function partOf(rate: string, lines: readonly InvoiceLine[]): Omit<TaxPart, 'gross'> {
  const net = sumAmounts(lines.map(({ netAmount }) => netAmount ?? 0));
  const stated = lines.every(({ taxAmount }) => taxAmount !== null);
  const tax = stated ? sumAmounts(lines.map(({ taxAmount }) => taxAmount ?? 0)) : taxFor(net, percentOf(rate));
  return { rate, net, tax };
}

/** Amounts that were rounded line by line may differ from the totals by a cent for each rate: the largest part takes it. */
function partsOfLines(lines: readonly InvoiceLine[], { net, tax, total }: Totals): readonly TaxPart[] | Refusal {
  const rates = [...new Set(lines.map(({ taxRate }) => taxRate))];
  if (rates.includes(null) || lines.some(({ netAmount }) => netAmount === null)) return refused('books.lineUnread', {});
  const parts = rates.flatMap((rate) =>
    rate === null
      ? []
      : [
          partOf(
            rate,
            lines.filter(({ taxRate }) => taxRate === rate),
          ),
        ],
  );
  const sumOf = (field: 'net' | 'tax'): number => sumAmounts(parts.map((part) => part[field]));
  if (!closeAmounts(sumOf('net'), net, parts.length) || !closeAmounts(sumOf('tax'), tax, parts.length))
    return refused('books.linesDiffer', { lineNet: sumOf('net'), lineTax: sumOf('tax'), net, tax });
  const largest = parts.reduce((one, other) => (Math.abs(other.net) > Math.abs(one.net) ? other : one));
  const whole = parts.map((part) =>
    part === largest
      ? {
          ...part,
          net: sumAmounts([part.net, net, -sumOf('net')]),
          tax: sumAmounts([part.tax, tax, -sumOf('tax')]),
        }
      : part,
  );
  const sums = whole.map((part) => ({ ...part, gross: sumAmounts([part.net, part.tax]) }));
  return sameAmount(sumAmounts(sums.map(({ gross }) => gross)), total)
    ? sums
    : refused('books.totals', { net, tax, total });
}
