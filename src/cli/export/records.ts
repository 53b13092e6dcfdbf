/** The records in files that `extract` wrote: lines of JSON (ndjson), or one JSON document. */
import { open, readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { fileFailure } from '../../documents/file-failure.ts';
import { methods } from '../../domain/evidence.ts';
import { Failure, failureKinds } from '../../domain/failure.ts';
import { Invoice } from '../../domain/invoice.ts';
import { message } from '../../texts/message.ts';
import type { OutputRecord } from '../extract/reporters/reporter.ts';
import { recordLines } from '../extract/resume.ts';

/** A JSON document has to be read as a whole. */
const maxMegabytes = 100;

const text = z.string().max(10_000);
const Pages = z.tuple([z.number(), z.number()]);

const Evidence = z.object({
  method: z.enum(methods),
  confidence: z.number(),
  page: z.number().int().min(1).exactOptional(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).exactOptional(),
});

/** What a message was made of, so that it can be shown in the language of the user. */
const Said = z.object({ id: text, values: z.record(text, z.unknown()) });

/** What exporting, claiming and reporting need of a record. */
const Record = z.object({
  source: z.object({
    path: text,
    member: text.exactOptional(),
    sha256: text.nullable(),
    mediaType: text.nullable(),
    bytes: z.number().nullable().default(null),
    pages: Pages.nullable().default(null),
  }),
  status: z.enum(['ok', 'review', 'failed']),
  invoice: z.looseObject({}).nullable(),
  checks: z
    .array(
      z.object({
        id: text,
        outcome: z.enum(['passed', 'failed']),
        message: text.exactOptional(),
        messageText: Said.exactOptional(),
        severity: z.enum(['review', 'note']).exactOptional(),
      }),
    )
    .default([]),
  warnings: z.array(text).default([]),
  warningTexts: z.array(Said).exactOptional(),
  /** Where values are on their pages; what another program wrote in its place is ignored. */
  evidence: z.record(text, Evidence).default({}).catch({}),
  failure: z
    .object({
      kind: z.enum(failureKinds),
      message: text,
      messageText: Said.exactOptional(),
      detail: text.exactOptional(),
      detailText: Said.exactOptional(),
    })
    .exactOptional(),
});

/** Rejects with `not_found` or `forbidden` for a file that cannot be read, and with `conflict` for one without records. */
export async function* recordsOf(file: string): AsyncGenerator<OutputRecord> {
  try {
    if (await isDocument(file)) yield* (await documentRecords(file)).map((value) => parsed(value, file));
    else for await (const { line } of recordLines(file)) yield parsed(line, file);
  } catch (error) {
    throw fileFailure(error, file);
  }
}

function parsed(value: unknown, file: string): OutputRecord {
  const record = Record.safeParse(value);
  if (!record.success) throw notRecords(file, record.error);
  return { ...record.data, cached: false, elapsedMs: 0 };
}

const notRecords = (file: string, cause?: unknown): Failure =>
  new Failure('conflict', message('export.notRecords', { file }), {
    detail: message('export.notRecordsDetail', {}),
    cause,
  });

/** `--format json` begins with its list, and a line of ndjson with the source of a record. */
async function isDocument(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const head = Buffer.alloc(256);
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    return /^\ufeff?\s*\{\s*"records"/.test(head.toString('utf8', 0, bytesRead));
  } finally {
    await handle.close();
  }
}

async function documentRecords(file: string): Promise<readonly unknown[]> {
  const { size } = await stat(file);
  if (size > maxMegabytes * 1024 * 1024)
    throw new Failure('too_large', message('export.recordsTooLarge', { file, most: maxMegabytes }), {
      detail: message('export.recordsTooLargeDetail', {}),
    });
  try {
    return z.object({ records: z.array(z.unknown()) }).parse(JSON.parse(await readFile(file, 'utf8'))).records;
  } catch (cause) {
    throw notRecords(file, cause);
  }
}

/** The invoices of all records that have one. Rejects with `bad_request` for records of another schema than canonical. */
export async function invoicesIn(files: readonly string[]): Promise<readonly Invoice[]> {
  const invoices: Invoice[] = [];
  for (const file of files) {
    for await (const { invoice } of recordsOf(file)) {
      if (!invoice) continue;
      const parsedInvoice = Invoice.safeParse(invoice);
      if (!parsedInvoice.success)
        throw new Failure('bad_request', message('export.otherSchema', { file }), {
          detail: message('export.otherSchemaDetail', {}),
        });
      invoices.push(parsedInvoice.data);
    }
  }
  return invoices;
}
