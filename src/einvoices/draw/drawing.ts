/** What every part of the page of an invoice is made from. */
import type { ReadableInvoice } from '../readable-invoice.ts';
import type { Words } from '../words/words.ts';
import type { Formatting } from './formatting.ts';

export interface Drawing {
  readonly source: ReadableInvoice;
  readonly words: Words;
  readonly format: Formatting;
}
