/** The port of a format for bookkeeping: it takes invoices that are sure, and says of any other why it does not. */
import type { Invoice } from '../domain/invoice.ts';
import type { RecordSource } from '../domain/record.ts';
import { type Message, message, type TextId } from '../texts/message.ts';

export interface Bookable {
  readonly invoice: Invoice;
  /** The file that the invoice was read from, as people know it. */
  readonly file: string;
  readonly source: RecordSource;
}

/** Why an invoice is not exported, and what is missing. */
export interface Refusal {
  readonly reason: string | Message;
}

export interface Exporter {
  /** Undefined once the invoice is part of the output. */
  add(bookable: Bookable): Refusal | undefined | Promise<Refusal | undefined>;
  /** The whole output. */
  end(): Uint8Array | Promise<Uint8Array>;
}

export const refused = <Id extends TextId>(...said: Parameters<typeof message<Id>>): Refusal => ({
  reason: message(...said),
});

export const isRefusal = (value: object): value is Refusal => 'reason' in value;
