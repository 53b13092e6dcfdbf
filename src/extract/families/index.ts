/** Kinds of documents, explicitly: the surest reads a page, and order decides between equals. The general ones come last. */
import { airItinerary } from './air-itinerary.ts';
import type { Family } from './family.ts';
import { fiscalReceipt } from './fiscal-receipt.ts';
import { invoice } from './invoice.ts';
import { railTicket } from './rail-ticket.ts';
import { receipt } from './receipt.ts';
import { taxiReceipt } from './taxi-receipt.ts';
import { vatInvoice } from './vat-invoice.ts';

export const families: readonly Family[] = [
  vatInvoice,
  fiscalReceipt,
  railTicket,
  taxiReceipt,
  airItinerary,
  receipt,
  invoice,
];
