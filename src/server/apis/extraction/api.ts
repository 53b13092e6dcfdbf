/**
 * Supplier invoice API: `POST /extract`, `GET /health`, bodies `{ error, detail }`.
 *
 * What the document does not say is "" or 0 in the fields that the API promises: a reading is never an error for its gaps.
 * `X-Extraction-Status: review` tells that someone should look at it.
 */
import { z } from 'zod';
import { Failure, type FailureKind, type FailureReport } from '../../../domain/failure.ts';
import type { Extraction } from '../../../domain/record.ts';
import { supplier } from '../../../invoices/schemas/supplier.ts';
import { priorities } from '../../../runtime/durable/tasks.ts';
import type { Dialect } from '../../api.ts';
import type { ServerServices } from '../../services.ts';
import { type ReceivedFile, receiveForm } from '../../incoming/upload.ts';
import { failureStatuses, type FailureStatuses } from '../../failure-statuses.ts';

const statuses = {
  ...failureStatuses,
  bad_request: 422,
  unsupported_format: 400,
  too_large: 400,
  corrupt_document: 400,
  encrypted_document: 400,
  infected: 400,
  timeout: 500,
} satisfies FailureStatuses;

const maxMegabytes = 10;
const declaredTypes = ['application/pdf', 'image/png', 'image/jpeg', 'image/jpg'];
/**
 * What a client says that does not know better: the bytes decide. A part that names no type is text/plain (RFC 7578, 4.4): so
 * Python's requests sends files, as in the document's own example.
 */
const undeclared = ['', 'application/octet-stream', 'text/plain'];

const Item = z.object({
  description: z.string(),
  quantity: z.number(),
  unit_price: z.number(),
  total_price: z.number(),
});

const example = {
  invoice_number: 'INV-12345',
  invoice_date: '2024-01-15',
  due_date: '2024-02-15',
  vendor_name: 'Acme Corporation',
  vendor_address: '123 Main Street, Anytown, ST 12345',
  customer_name: 'Your Company',
  customer_address: '456 Oak Avenue, Somewhere, ST 67890',
  subtotal: 950,
  tax: 95,
  total: 1045,
  currency: 'USD',
  items: [{ description: 'Professional Services', quantity: 10, unit_price: 95, total_price: 950 }],
};

export const ExtractionResponse = z
  .object({
    invoice_number: z.string(),
    invoice_date: z.string().nullable(),
    due_date: z.string().nullable(),
    vendor_name: z.string(),
    vendor_address: z.string().nullable(),
    customer_name: z.string().nullable(),
    customer_address: z.string().nullable(),
    subtotal: z.number(),
    tax: z.number(),
    total: z.number(),
    currency: z.string(),
    items: z.array(Item),
  })
  .meta({ id: 'ExtractionResponse', examples: [example] });
type ExtractionResponse = z.output<typeof ExtractionResponse>;

const ApiError = z.object({ error: z.string(), detail: z.string().nullable() }).meta({ id: 'ApiError' });

const Extractions = z.object({ extractions: z.array(z.custom<Extraction>()) });

export const extraction: Dialect = {
  name: 'extraction',
  families: ['/', '/extract', '/health'],
  failure: ({ kind, message, detail }) => ({
    status: statuses[kind],
    body: { error: message, detail: detail ?? null },
  }),
  routes(app, services) {
    app.get(
      '/health',
      {
        schema: {
          tags: ['extraction'],
          summary: 'Whether the service runs',
          response: { 200: z.object({ status: z.literal('ok') }) },
        },
      },
      async () => ({ status: 'ok' as const }),
    );
    app.post(
      '/extract',
      {
        config: { idempotent: true },
        schema: {
          tags: ['extraction'],
          summary: 'Structured data of an invoice',
          form: z.object({
            file: z.string().meta({ format: 'binary', description: 'PDF, PNG or JPEG, 10 MB at most' }),
          }),
          response: { 200: ExtractionResponse, 400: ApiError, 422: ApiError, 500: ApiError, 503: ApiError },
        },
      },
      async (request, reply) => {
        const form = await receiveForm(request, services.blobs, {
          fileFields: ['file'],
          maxFiles: 1,
          maxFileBytes: maxMegabytes * 1024 ** 2,
          inMemoryBytes: 512 * 1024,
          accept: checkType,
          tooLarge: ({ size }) =>
            new Failure('too_large', `File too large. Maximum size allowed: ${maxMegabytes}MB`, {
              detail: size === undefined ? 'The rest of the file was not read' : `File size: ${size} bytes`,
            }),
        });
        try {
          const [file] = form.files;
          if (!file) throw new Failure('bad_request', 'Validation error', { detail: 'The field "file" is required' });
          const read = (await known(file, services)) ?? (await readNow(file, services, request.signal));
          const [first] = read;
          if (!first) throw new Failure('ocr_failed', 'OCR processing failed', { detail: nothingFound });
          if (first.failure) throw presented(first.failure);
          refuseGaps(first);
          const sure = read.length === 1 && first.status === 'ok';
          void reply.header('x-extraction-status', sure ? 'ok' : 'review');
          return responseOf(first);
        } finally {
          await form.release();
        }
      },
    );
  },
};

const nothingFound = 'Unable to extract text from the provided file';

function checkType({ declaredType, mediaType, head }: Pick<ReceivedFile, 'declaredType' | 'mediaType' | 'head'>): void {
  const declared = declaredType.toLowerCase();
  const wrong = !undeclared.includes(declared) && !declaredTypes.includes(declared);
  const detail = `Supported types: ${declaredTypes.join(', ')}`;
  if (wrong) throw new Failure('unsupported_format', `Invalid file type: ${declared}`, { detail });
  if (head.length === 0) throw new Failure('unsupported_format', 'Invalid file: it is empty', { detail });
  if (mediaType === undefined || !declaredTypes.includes(mediaType)) {
    const said = declared === 'text/plain' ? declared : 'unknown';
    const found = mediaType ?? (undeclared.includes(declared) ? said : `the content is not ${declared}`);
    throw new Failure('unsupported_format', `Invalid file type: ${found}`, { detail });
  }
}

/** Earlier readings answer at once, past the queue. */
const known = ({ sha256, mediaType }: ReceivedFile, { knownExtractions }: ServerServices) =>
  mediaType ? knownExtractions({ sha256, mediaType }) : Promise.resolve(undefined);

async function readNow(
  { sha256, name, bytes }: ReceivedFile,
  { tasks }: ServerServices,
  signal: AbortSignal,
): Promise<readonly Extraction[]> {
  const result = await tasks
    .run({
      kind: 'extract',
      input: { sha256, name },
      owner: 'extraction',
      priority: priorities.interactive,
      documents: new Map(bytes ? [[sha256, bytes]] : []),
      signal,
    })
    .catch((error: unknown) => {
      throw presented(Failure.from(error));
    });
  return Extractions.parse(result).extractions;
}

interface PresentedFailure extends Pick<FailureReport, 'kind' | 'message'> {
  readonly detail?: string | undefined;
  readonly cause?: unknown;
}

/** The API has words of its own for what went wrong within it. */
function presented({ kind, message, detail, cause }: PresentedFailure): Failure {
  if (kind === 'ocr_failed') return new Failure(kind, 'OCR processing failed', { detail: nothingFound, cause });
  return new Failure(kind, message, detail === undefined ? { cause } : { detail, cause });
}

/** Without the language model's answer a reading may do; one that lacks what makes an invoice does not. */
function refuseGaps({ invoice, provisional }: Extraction): void {
  if (provisional === undefined || (invoice?.number && invoice.totalAmount !== null)) return;
  if (provisional === 'unavailable') {
    throw new Failure('unavailable', 'AI Service is temporarily unavailable', {
      detail: 'Circuit breaker is open due to repeated failures. Please try again later.',
    });
  }
  throw new Failure('internal', 'AI service error', {
    detail: 'Failed to parse structured data from AI response',
    cause: new Failure(provisional, 'The language model gave no answer'),
  });
}

function responseOf({ invoice }: Extraction): ExtractionResponse {
  const read = invoice ? supplier(invoice) : undefined;
  return {
    invoice_number: read?.invoice_number ?? '',
    invoice_date: read?.invoice_date ?? null,
    due_date: read?.due_date ?? null,
    vendor_name: read?.vendor_name ?? '',
    vendor_address: read?.vendor_address ?? null,
    customer_name: read?.customer_name ?? null,
    customer_address: read?.customer_address ?? null,
    subtotal: read?.subtotal ?? 0,
    tax: read?.tax ?? 0,
    total: read?.total ?? 0,
    currency: read?.currency ?? '',
    items: (read?.items ?? []).map(({ description, quantity, unit_price, total_price }) => ({
      description: description ?? '',
      quantity: quantity ?? 0,
      unit_price: unit_price ?? 0,
      total_price: total_price ?? 0,
    })),
  };
}
