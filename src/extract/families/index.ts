/** Kinds of documents, explicitly: the surest reads a page, and order decides between equals. The general ones come last. */
import { airItinerary } from './air-itinerary.ts';
import type { Family } from './family.ts';
import { fiscalReceipt } from './fiscal-receipt.ts';
import { fixedAmount } from './fixed-amount.ts';
import { invoice } from './invoice.ts';
import { printedReceipt } from './printed-receipt.ts';
import { railTicket } from './rail-ticket.ts';
import { receipt } from './receipt.ts';
import { taxiReceipt } from './taxi-receipt.ts';
import { vatInvoice } from './vat-invoice.ts';
import { vehicleInvoice } from './vehicle-invoice.ts';

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
