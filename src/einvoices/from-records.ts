/**
 * The invoices of what `extract` writes: one record, the object of `--format json`, or a line a record (NDJSON).
 *
 * Only the canonical schema is drawn: the others leave out what a page needs.
 */
import { Failure } from '../domain/failure.ts';
import { z } from 'zod';
import { Invoice } from '../domain/invoice.ts';
import { doubtedFields, doubtsOf } from '../extract/doubted-fields.ts';
import { noDetails } from '../extract/sources/xml/details.ts';
import { type Message, message } from '../texts/message.ts';
import type { ReadableInvoice } from './readable-invoice.ts';

/** A record has a few kilobytes. */
const maxBytes = 50 * 1024 * 1024;

const Evidence = z.object({ confidence: z.number() });
const Check = z.object({
  outcome: z.enum(['passed', 'failed']),
  severity: z.enum(['review', 'note']).exactOptional(),
  message: z.string().max(10_000).exactOptional(),
});
const Record = z.object({
  status: z.enum(['ok', 'review', 'failed']),
  invoice: z.unknown(),
  evidence: z.record(z.string(), Evidence),
  checks: z.array(Check),
});
type Record = z.output<typeof Record>;

/** What `extract` writes begins so: the order of the properties is fixed. */
const beginning =
  /^\s*\{\s*(?:"records"\s*:\s*\[\s*\{\s*)?"source"\s*:\s*\{[^{}]*\}\s*,\s*"status"\s*:\s*"(?:ok|review|failed)"\s*,\s*"invoice"\s*:/;

/** By the beginning of the file, without parsing it. */
export const looksLikeRecords = (bytes: Uint8Array): boolean =>
  beginning.test(
    Buffer.from(bytes.subarray(0, 8192))
      .toString('utf8')
      .replace(/^\ufeff/, ''),
  );

function recordsIn(bytes: Uint8Array): readonly unknown[] {
  if (bytes.length > maxBytes) throw new Failure('too_large', message('records.large', { most: maxBytes }));
  try {
    return valuesIn(new TextDecoder('utf-8').decode(bytes));
  } catch (cause) {
    throw new Failure('corrupt_document', message('records.notJson', {}), { cause });
  }
}

/** One value, or one a line. */
function valuesIn(text: string): readonly unknown[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > 1 && lines.every((line) => line.startsWith('{')))
    return lines.map((line): unknown => JSON.parse(line));
  const value: unknown = JSON.parse(text);
  const whole = z.object({ records: z.array(z.unknown()) }).safeParse(value);
  return whole.success ? whole.data.records : [value];
}

/** Records without an invoice are left out, with a line in `warnings`. Throws `bad_request` for another schema. */
export function invoicesInRecords(bytes: Uint8Array, warnings: Message[]): readonly ReadableInvoice[] {
  const records = z.array(Record).safeParse(recordsIn(bytes));
  if (!records.success) throw new Failure('corrupt_document', message('records.other', {}));
  const failed = records.data.filter(({ invoice }) => invoice === null).length;
  if (failed > 0) warnings.push(message('loss.recordsWithout', { count: failed }));
  return records.data.filter(({ invoice }) => invoice !== null).map(readable);
}

function readable({ status, invoice, ...judged }: Record): ReadableInvoice {
  const parsed = Invoice.safeParse(invoice);
  if (!parsed.success)
    throw new Failure('bad_request', message('records.otherSchema', {}), {
      detail: message('advice.withoutSchema', {}),
    });
  return {
    invoice: parsed.data,
    details: noDetails,
    facts: {},
    unsure: doubtedFields(judged),
    isSure: status === 'ok',
    doubts: doubtsOf(judged),
    origin: 'record',
  };
}
