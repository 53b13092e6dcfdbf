/** VAT by rate: as the invoice states it, or from its lines where their sums are those of the invoice. */
import type { Invoice, InvoiceLine } from '../../domain/invoice.ts';
import { closeAmounts, sumAmounts } from '../../domain/money.ts';
import type { TaxDetails } from '../../extract/sources/xml/details.ts';
import type { ReadableInvoice } from '../readable-invoice.ts';

export const taxesOf = ({ invoice, details }: Pick<ReadableInvoice, 'invoice' | 'details'>): readonly TaxDetails[] =>
  details.taxes.length > 0 ? details.taxes : taxesOfLines(invoice);

/** The rate of "13%" in percent; undefined for 免税 and other words. */
export const percentOf = (rate: string | null): number | undefined => {
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(rate ?? '')?.[1];
  return percent === undefined ? undefined : Number(percent);
};

/** Empty where a line lacks its rate or amount, or where the sums are others. A line may be rounded by half a unit. */
function taxesOfLines({ lines, netAmount, taxAmount }: Invoice): readonly TaxDetails[] {
  const byRate = new Map<number, InvoiceLine[]>();
  for (const line of lines) {
    const rate = percentOf(line.taxRate);
    if (rate === undefined || line.netAmount === null) return [];
    byRate.set(rate, [...(byRate.get(rate) ?? []), line]);
  }
  const taxes = [...byRate].map(([rate, those]): TaxDetails & { readonly basis: number; readonly tax: number } => {
    const basis = sumAmounts(those.map((line) => line.netAmount ?? 0));
    const stated = those.every((line) => line.taxAmount !== null);
    const tax = stated ? sumAmounts(those.map((line) => line.taxAmount ?? 0)) : sumAmounts([(basis * rate) / 100]);
    return { rate, category: undefined, basis, tax, exemption: undefined };
  });
  const agrees = (sum: readonly number[], stated: number | null): boolean =>
    stated !== null && closeAmounts(sumAmounts(sum), stated, taxes.length);
  const isWhole =
    agrees(
      taxes.map(({ basis }) => basis),
      netAmount,
    ) &&
    agrees(
      taxes.map(({ tax }) => tax),
      taxAmount,
    );
  return isWhole ? taxes.toSorted((a, b) => (b.rate ?? 0) - (a.rate ?? 0)) : [];
}
