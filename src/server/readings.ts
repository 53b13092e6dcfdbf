/**
 * The whole reading of a document, which no published API has in its own answers: every record with its values, where each
 * came from, the checks and the warnings. It has a media type of its own.
 */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { MediaType } from '../domain/formats.ts';
import { StoredMessageSchema } from '../domain/failure-report.ts';
import { emptyInvoice } from '../domain/empty-invoice.ts';
import { Invoice } from '../domain/invoice.ts';
import { type Extraction, ExtractResult } from '../domain/record.ts';
import { priorities } from '../runtime/durable/admission.ts';
import type { ServerServices } from './services.ts';

export const readingMediaType = 'application/vnd.invoicectl+json';

const Evidence = z.object({
  method: z.string().describe('human, embedded-xml, qr, template, text, ocr, language-model or computed'),
  confidence: z.number().describe('Probability that the value is right, 0 to 1'),
  page: z.number().exactOptional().describe('From 1'),
  box: z.array(z.number()).readonly().exactOptional().describe('x0, y0, x1, y1 in points, origin top left'),
  text: z.string().exactOptional().describe('The characters as they stand in the document'),
});

const Check = z.object({
  id: z.string(),
  outcome: z.enum(['passed', 'failed']),
  message: z.string().exactOptional(),
  messageText: StoredMessageSchema.exactOptional().describe('The message by its id and values, for other languages'),
  severity: z.enum(['review', 'note']).exactOptional(),
  doubts: z
    .array(z.string())
    .readonly()
    .exactOptional()
    .describe('In a reading of the invoice API: the fields that are in doubt if it failed'),
  needsReason: z
    .boolean()
    .exactOptional()
    .describe('In a reading of the invoice API: whether an invoice is verified in spite of it only with a reason'),
});

export const ReadRecord = z.object({
  pages: z.array(z.number()).readonly().nullable().describe('First and last page'),
  status: z.enum(['ok', 'review', 'failed']),
  invoice: Invoice.nullable(),
  evidence: z.record(z.string(), Evidence).describe('By the path of the value in `invoice`: seller.name'),
  checks: z.array(Check).readonly(),
  warnings: z.array(z.string()).readonly(),
  warningTexts: z
    .array(StoredMessageSchema)
    .readonly()
    .exactOptional()
    .describe('The warnings by their ids and values, in their order; absent without warnings'),
  signatures: z.array(z.unknown()).readonly().exactOptional(),
  explanations: z.array(z.unknown()).readonly().exactOptional(),
  provisional: z.string().exactOptional().describe('Why a source did not answer; another reading may find more'),
  failure: z.unknown().exactOptional(),
});

export const Reading = z.object({ records: z.array(ReadRecord).readonly() }).meta({
  id: 'Reading',
  description: 'What `invoicectl extract -f json` writes, without the name of the file.',
  examples: [
    {
      records: [
        {
          pages: [1, 1],
          status: 'review',
          invoice: { ...emptyInvoice, number: 'INV-12345', currency: 'USD', totalAmount: 1045 },
          evidence: {
            number: { method: 'text', confidence: 0.98, page: 1, box: [406, 120.9, 467.9, 133.4], text: 'INV-12345' },
            totalAmount: {
              method: 'text',
              confidence: 0.61,
              page: 1,
              box: [480, 610.2, 530.1, 622.4],
              text: '1,045.00',
            },
          },
          checks: [],
          warnings: [],
        },
      ],
    },
  ],
});

/** Whether the client asks for the whole reading: by `?full=1`, or by naming its media type in Accept. */
export const wantsReading = ({ headers, query }: FastifyRequest): boolean =>
  (headers.accept ?? '').toLowerCase().includes(readingMediaType) ||
  (query as { readonly full?: unknown }).full === '1';

export interface ReadFile {
  readonly sha256: string;
  /** Its extension says how heavy the work is. */
  readonly name: string;
  readonly mediaType: MediaType | undefined;
  /** Absent if the file is in the blob store, where the caller has to keep it until the reading is there. */
  readonly bytes?: Buffer | undefined;
}

/** A cached reading is returned at once, without a task. Rejects with the failure of the task, and when the client goes away. */
export async function read(
  { sha256, name, mediaType, bytes }: ReadFile,
  { tasks, knownExtractions }: Pick<ServerServices, 'tasks' | 'knownExtractions'>,
  { owner, signal }: { readonly owner: string; readonly signal: AbortSignal },
): Promise<readonly Extraction[]> {
  const known = mediaType && (await knownExtractions({ sha256, mediaType }));
  if (known) return known;
  const result = await tasks.run({
    kind: 'extract',
    input: { sha256, name },
    owner,
    priority: priorities.interactive,
    documents: new Map(bytes ? [[sha256, bytes]] : []),
    signal,
  });
  return ExtractResult.parse(result).extractions;
}
