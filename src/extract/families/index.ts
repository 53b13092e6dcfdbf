/** The kinds of documents. The surest reads a page, and the first of equals: general kinds come last. */
import { airItinerary } from '../fapiao/air-itinerary.ts';
import type { Family } from './family.ts';
import { fiscalReceipt } from '../fapiao/fiscal-receipt.ts';
import { fixedAmount } from '../fapiao/fixed-amount.ts';
import { invoice } from '../western/invoice.ts';
import { printedReceipt } from '../fapiao/printed-receipt.ts';
import { railTicket } from '../fapiao/rail-ticket.ts';
import { receipt } from '../western/receipt.ts';
import { taxiReceipt } from '../fapiao/taxi-receipt.ts';
import { vatInvoice } from '../fapiao/vat-invoice.ts';
import { vehicleInvoice } from '../fapiao/vehicle-invoice.ts';

export const families: readonly Family[] = [
  vatInvoice,
  fiscalReceipt,
  railTicket,
  taxiReceipt,
  airItinerary,
  vehicleInvoice,
  fixedAmount,
  printedReceipt,
  receipt,
  invoice,
];
