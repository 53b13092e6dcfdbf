/** Whether the document says that it is something else: an order, an offer, a statement, a letter. */
import type { Check } from './check.ts';
import { failed, hasOwnData } from './verdict.ts';

export const notAnInvoice: Check = {
  id: 'not-an-invoice',
  says: 'not-an-invoice.says',
  doubts: [],
  run: ({ facts, readings }) => {
    // A document with the data of an invoice is one, whatever title its page has.
    if (!facts.notAnInvoice || hasOwnData(readings)) return undefined;
    return failed(facts.notAnInvoice.value);
  },
};
