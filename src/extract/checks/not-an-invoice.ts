/** Whether the document says that it is something else: an order, an offer, a statement, a letter. */
import type { Check } from './check.ts';

export const notAnInvoice: Check = {
  id: 'not-an-invoice',
  says: 'may not be an invoice',
  doubts: [],
  run: ({ facts, readings }) => {
    // A document with the data of an invoice is one, whatever title its page has.
    const isCertain = readings.some(({ fields }) => ['embedded-xml', 'qr'].includes(fields.number?.method ?? ''));
    if (!facts.notAnInvoice || isCertain) return undefined;
    return { outcome: 'failed', message: facts.notAnInvoice.value };
  },
};
