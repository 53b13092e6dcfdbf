/** By what lists and exports of invoices are filtered and sorted. */
import { z } from 'zod';
import { invoiceStatuses, invoiceTypes } from '../../../archive/fields.ts';
import type { Order } from '../../../archive/invoice-archive.ts';
import { orAbsent } from './schemas.ts';

const sorts = [
  'createdAt',
  '-createdAt',
  'date',
  '-date',
  'totalAmount',
  '-totalAmount',
  'sellerName',
  '-sellerName',
] as const;

/** Fields of a query. */
export const filterShape = {
  status: orAbsent(z.enum(invoiceStatuses).optional()),
  keyword: orAbsent(z.string().max(200).optional()).describe(
    "Searched for in the names of seller and buyer, the invoice number and the file's name",
  ),
  from: orAbsent(z.iso.date().optional()).describe('First issue date'),
  to: orAbsent(z.iso.date().optional()).describe('Last issue date'),
  min: orAbsent(z.coerce.number().optional()).describe('Least total'),
  max: orAbsent(z.coerce.number().optional()).describe('Greatest total'),
  type: orAbsent(z.enum(invoiceTypes).optional()),
  sort: orAbsent(z.enum(sorts).default('-createdAt')).describe('Ascending, or descending with a minus sign'),
};

/** What lists are sorted by, as the API calls it, and the order of the store. */
export const orderOfSort = {
  '-createdAt': 'newest',
  createdAt: 'oldest',
  date: 'day',
  '-date': '-day',
  totalAmount: 'amount',
  '-totalAmount': '-amount',
  sellerName: 'label',
  '-sellerName': '-label',
} as const satisfies Record<(typeof sorts)[number], Order>;
