/** What the lines of an invoice and their own arithmetic say of amounts. */
import type { Evidence } from '../../../domain/evidence.ts';
import type { InvoiceLine } from '../../../domain/invoice.ts';
import { closeAmounts, minorUnits } from '../../../domain/money.ts';

export type Item = Evidence<InvoiceLine>;

/** Net amount in cents; 0 where the line has none. */
export const centsOf = ({ value: { netAmount } }: Item): number => (netAmount === null ? 0 : minorUnits(netAmount));

/** The net amounts of all lines, in cents. */
export const sumOfItems = (items: readonly Item[]): number => items.reduce((sum, item) => sum + centsOf(item), 0);

/** Whether there are lines and they make the amount, in cents. */
export const makesAmount = (items: readonly Item[], cents: number | undefined): boolean =>
  items.length > 0 && cents !== undefined && Math.abs(cents - sumOfItems(items)) <= 1;

/** Whether quantity times price is the amount, as far as prices are rounded. */
export const isProduct = (quantity: number, unitPrice: number, amount: number): boolean =>
  closeAmounts(quantity * unitPrice, amount, 2);

/** Whether the line's own arithmetic holds; undefined where the line lacks a part of it. */
export function isProven({ quantity, unitPrice, netAmount }: InvoiceLine): boolean | undefined {
  if (quantity === null || unitPrice === null || netAmount === null) return undefined;
  return isProduct(quantity, unitPrice, netAmount);
}
