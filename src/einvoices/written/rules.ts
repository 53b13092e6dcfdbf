/**
 * Rules of EN 16931 over an e-invoice as it was read, under the names of the standard's validation artefacts (EN 16931-1,
 * 6.4; CEN/TC 434). Those that ask for a term are in terms.ts; code lists and rules of countries are not checked.
 */
import { fromMinorUnits, minorUnits, sameAmount, sumAmounts } from '../../domain/money.ts';
import { percentOf } from '../draw/taxes.ts';
import type { ReadableInvoice } from '../readable-invoice.ts';

export interface Rule {
  readonly id: string;
  /** What the rule asks for, with its terms. */
  readonly says: string;
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
    says: 'VAT numbers (BT-31, BT-48) begin with the code of a country',
    holds: ({ invoice: { buyer } }) => buyer.taxId === null || /^[A-Z]{2}/.test(buyer.taxId),
  },
  {
    id: 'BR-CO-13',
    says: 'the total without VAT (BT-109) is the sum of the lines less allowances plus charges (BT-106 - BT-107 + BT-108)',
    holds: (source) =>
      equal(
        sumAmounts([sumOfLines(source), -(source.facts.allowances ?? 0), source.facts.charges ?? 0]),
        source.invoice.netAmount,
      ),
  },
  {
    id: 'BR-CO-14',
    says: 'the VAT (BT-110) is the sum of the VAT of its rates (BT-117)',
    holds: ({ invoice, details }) => equal(sumAmounts(details.taxes.map(({ tax }) => tax ?? 0)), invoice.taxAmount),
  },
  {
    id: 'BR-CO-15',
    says: 'the total with VAT (BT-112) is the total without VAT plus the VAT (BT-109 + BT-110)',
    holds: ({ invoice }) => equal(sumAmounts([invoice.netAmount ?? 0, invoice.taxAmount ?? 0]), invoice.totalAmount),
  },
  {
    id: 'BR-CO-16',
    says: 'the amount due (BT-115) is the total less what was paid plus the rounding (BT-112 - BT-113 + BT-114)',
    holds: ({ invoice, details, facts }) =>
      equal(sumAmounts([invoice.totalAmount ?? 0, -(facts.prepaid ?? 0), facts.rounding ?? 0]), details.due),
  },
  {
    id: 'BR-CO-17',
    says: 'the VAT of a rate (BT-117) is its amount times the rate (BT-116 x BT-119), rounded',
    holds: ({ details }) =>
      details.taxes.every(({ rate, basis, tax }) =>
        equal(fromMinorUnits(minorUnits(((basis ?? 0) * (rate ?? 0)) / 100)), tax),
      ),
  },
  {
    id: 'BR-S-08',
    says: 'the amount of a rate (BT-116) is the sum of the lines of that rate',
    holds: ({ invoice, details }) =>
      details.taxes.every(({ rate, basis }) => {
        const own = invoice.lines.filter(({ taxRate }) => percentOf(taxRate) === rate);
        return equal(sumAmounts(own.map(({ netAmount }) => netAmount ?? 0)), basis);
      }),
  },
  {
    id: 'BR-S-02',
    says: 'a seller that charges VAT has a VAT or tax number (BT-31, BT-32)',
    holds: ({ invoice }) => invoice.seller.taxId !== null,
  },
  {
    id: 'BR-CO-25',
    says: 'what is to be paid is due on a day (BT-9) or under terms (BT-20)',
    holds: ({ invoice, details }) =>
      (details.due ?? 0) <= 0 || invoice.dueDate !== null || invoice.paymentTerms !== null,
  },
  {
    id: 'BR-27',
    says: 'the price of an article (BT-146) is not negative',
    holds: ({ invoice }) => invoice.lines.every(({ unitPrice }) => (unitPrice ?? 0) >= 0),
  },
  {
    id: 'BR-DEC-23',
    says: 'the amount of a line (BT-131) has at most two decimals',
    holds: ({ invoice }) => invoice.lines.every(({ netAmount }) => hasTwoDecimals(netAmount)),
  },
];
