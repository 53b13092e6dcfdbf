/** Kinds of documents, explicitly: the surest reads a page, and order decides between equals. The general ones come last. */
import type { Family } from './family.ts';
import { fiscalReceipt } from './fiscal-receipt.ts';
import { invoice } from './invoice.ts';
import { vatInvoice } from './vat-invoice.ts';

export const families: readonly Family[] = [vatInvoice, fiscalReceipt, invoice];
