/**
 * Supplier invoice API: `POST /extract`, `GET /health`, bodies `{ error, detail }`.
 *
 * Required fields that the document does not have are "" or 0: gaps in a reading are never an error. The header
 * `X-Extraction-Status: review` says that a person should look at the result.
 */
import { z } from 'zod';
import { Failure } from '../../../domain/failure.ts';
import type { Extraction } from '../../../domain/record.ts';
import { priorities } from '../../../runtime/durable/tasks.ts';
import type { Api, App } from '../../api.ts';
import { statusOf } from '../../failure-statuses.ts';
import type { ServerServices } from '../../services.ts';
import { type FormRules, type ReceivedFile, receiveForm } from '../../incoming/upload.ts';
import { nothingFound, presented, refuseGaps, responseOf, statuses } from './presentation.ts';
import { ApiError, ExtractionResponse } from './schemas.ts';

const maxMegabytes = 10;
const declaredTypes = ['application/pdf', 'image/png', 'image/jpeg', 'image/jpg'];
/**
 * Types of clients that do not know the real one, in which case the bytes decide. A part without a type is text/plain
 * (RFC 7578, 4.4); Python's requests sends files like that, also in the example of the API document.
 */
const undeclared = ['', 'application/octet-stream', 'text/plain'];

const Extractions = z.object({ extractions: z.array(z.custom<Extraction>()) });

export const extraction: Api = {
  name: 'extraction',
  credentials: 'none',
  families: ['/', '/extract', '/health'],
  failure: (failure) => ({
    status: statusOf(failure, statuses),
    body: { error: failure.message, detail: failure.detail ?? null },
  }),
  routes(app, services) {
    healthRoute(app);
    extractRoute(app, services);
  },
};

function healthRoute(app: App): void {
  app.get(
    '/health',
    {
      config: { opensWithoutToken: true },
      schema: {
        tags: ['extraction'],
        summary: 'Whether the service runs',
        response: { 200: z.object({ status: z.literal('ok') }), 500: ApiError },
      },
    },
    async () => ({ status: 'ok' as const }),
  );
}

function extractRoute(app: App, services: ServerServices): void {
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
        sendsHeaders: {
          'X-Extraction-Status': 'ok; or review: a person should look at the result',
        },
        response: { 200: ExtractionResponse, 400: ApiError, 422: ApiError, 500: ApiError, 503: ApiError },
      },
    },
    async (request, reply) => {
      const form = await receiveForm(request, services.blobs, formRules);
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
}

const formRules: FormRules = {
  fileFields: ['file'],
  maxFiles: 1,
  maxFileBytes: maxMegabytes * 1024 ** 2,
  inMemoryBytes: 512 * 1024,
  accept: checkType,
  tooLarge: ({ size }) =>
    new Failure('too_large', `File too large. Maximum size allowed: ${maxMegabytes}MB`, {
      detail: size === undefined ? 'The rest of the file was not read' : `File size: ${size} bytes`,
    }),
};

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

/** A cached reading answers at once, without a task. */
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
