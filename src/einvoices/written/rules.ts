/**
 * Rules of EN 16931 over an e-invoice as it was read, under the names of the standard's validation artefacts (EN 16931-1,
 * 6.4; CEN/TC 434). Those that ask for a term are in terms.ts; code lists and rules of countries are not checked.
 */
import { fromMinorUnits, minorUnits, sameAmount, sumAmounts } from '../../domain/money.ts';
import { type Message, message } from '../../texts/message.ts';
import { percentOf } from '../draw/taxes.ts';
import type { ReadableInvoice } from '../readable-invoice.ts';

export interface Rule {
  readonly id: string;
  /** What the rule asks for, with its terms. */
  readonly says: Message;
  holds(source: ReadableInvoice): boolean;
}

const equal = (one: number, other: number | null | undefined): boolean =>
  other !== null && other !== undefined && sameAmount(one, other);

const sumOfLines = ({ invoice }: ReadableInvoice): number =>
  sumAmounts(invoice.lines.map(({ netAmount }) => netAmount ?? 0));

const hasTwoDecimals = (value: number | null): boolean =>
  value === null || Math.abs(value * 100 - Math.round(value * 100)) < 1e-6;

export const rules: readonly Rule[] = [
  {
    id: 'BR-CO-09',
    says: message('rule.vatPrefix', {}),
    holds: ({ invoice: { buyer } }) => buyer.taxId === null || /^[A-Z]{2}/.test(buyer.taxId),
  },
  {
    id: 'BR-CO-13',
    says: message('rule.netTotal', {}),
    holds: (source) =>
      equal(
        sumAmounts([sumOfLines(source), -(source.facts.allowances ?? 0), source.facts.charges ?? 0]),
        source.invoice.netAmount,
      ),
  },
  {
    id: 'BR-CO-14',
    says: message('rule.vatTotal', {}),
    holds: ({ invoice, details }) => equal(sumAmounts(details.taxes.map(({ tax }) => tax ?? 0)), invoice.taxAmount),
  },
  {
    id: 'BR-CO-15',
    says: message('rule.grossTotal', {}),
    holds: ({ invoice }) => equal(sumAmounts([invoice.netAmount ?? 0, invoice.taxAmount ?? 0]), invoice.totalAmount),
  },
  {
    id: 'BR-CO-16',
    says: message('rule.due', {}),
    holds: ({ invoice, details, facts }) =>
      equal(sumAmounts([invoice.totalAmount ?? 0, -(facts.prepaid ?? 0), facts.rounding ?? 0]), details.due),
  },
  {
    id: 'BR-CO-17',
    says: message('rule.rateVat', {}),
    holds: ({ details }) =>
      details.taxes.every(({ rate, basis, tax }) =>
        equal(fromMinorUnits(minorUnits(((basis ?? 0) * (rate ?? 0)) / 100)), tax),
      ),
  },
  {
    id: 'BR-S-08',
    says: message('rule.rateBase', {}),
    holds: ({ invoice, details }) =>
      details.taxes.every(({ rate, basis }) => {
        const own = invoice.lines.filter(({ taxRate }) => percentOf(taxRate) === rate);
        return equal(sumAmounts(own.map(({ netAmount }) => netAmount ?? 0)), basis);
      }),
  },
  {
    id: 'BR-S-02',
    says: message('rule.sellerNumber', {}),
    holds: ({ invoice }) => invoice.seller.taxId !== null,
  },
  {
    id: 'BR-CO-25',
    says: message('rule.dueDay', {}),
    holds: ({ invoice, details }) =>
      (details.due ?? 0) <= 0 || invoice.dueDate !== null || invoice.paymentTerms !== null,
  },
  {
    id: 'BR-27',
    says: message('rule.price', {}),
    holds: ({ invoice }) => invoice.lines.every(({ unitPrice }) => (unitPrice ?? 0) >= 0),
  },
  {
    id: 'BR-DEC-23',
    says: message('rule.lineDecimals', {}),
    holds: ({ invoice }) => invoice.lines.every(({ netAmount }) => hasTwoDecimals(netAmount)),
  },
];
