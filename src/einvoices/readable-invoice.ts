/** An invoice as it is drawn: the canonical invoice, what its source says besides, and what is not sure. */
import type { Invoice } from '../domain/invoice.ts';
import type { Facts } from '../extract/reading.ts';
import type { InvoiceDetails } from '../extract/sources/xml/details.ts';

export interface ReadableInvoice {
  readonly invoice: Invoice;
  readonly details: InvoiceDetails;
  readonly facts: Facts;
  /** Paths of the fields that are unsure: `seller.name`, `lines.0`. */
  readonly unsure: ReadonlySet<string>;
  /** Whether the record needs no review; XML is what it says. */
  readonly isSure: boolean;
  /** Why the record needs review, in sentences. */
  readonly doubts: readonly string[];
  readonly origin: 'xml' | 'record';
}
