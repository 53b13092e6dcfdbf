/**
 * Supplier invoice API: `POST /extract`, `GET /health`, bodies `{ error, detail }`.
 *
 * Required fields that are not in the document are "" or 0: gaps in a reading are never an error. The header
 * `X-Extraction-Status: review` means that a person should check the result.
 */
import { z } from 'zod';
import { Failure } from '../../../domain/failure.ts';
import type { Api, App } from '../../api.ts';
import { statusOf } from '../../failure-statuses.ts';
import { read, Reading, readingMediaType, wantsReading } from '../../readings.ts';
import type { ServerServices } from '../../services.ts';
import { type FormRules, type ReceivedFile, receiveForm } from '../../incoming/upload.ts';
import { isSure, nothingFound, presented, refuseGaps, responseOf, statuses } from './presentation.ts';
import { errors, ExtractionResponse } from './schemas.ts';

const maxMegabytes = 10;
const declaredTypes = ['application/pdf', 'image/png', 'image/jpeg', 'image/jpg'];
/**
 * Types that clients send if they do not know the real one. The bytes then decide. A part without a type is text/plain
 * (RFC 7578, 4.4); Python's requests sends files like that, also in the example of the API document.
 */
const undeclared = ['', 'application/octet-stream', 'text/plain'];

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
        summary: 'Whether the service is running',
        response: { 200: z.object({ status: z.literal('ok') }), ...errors(500) },
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
        summary: 'Reads structured data from an invoice',
        form: z.object({
          file: z.string().meta({ format: 'binary', description: 'PDF, PNG or JPEG, 10 MB at most' }),
        }),
        sendsHeaders: {
          'X-Extraction-Status': '`ok`, or `review` if a person should check the result',
        },
        querystring: z.object({
          full: z
            .enum(['0', '1'])
            .optional()
            .describe('1: returns the whole reading, as its media type in Accept does'),
        }),
        response: {
          200: {
            content: {
              'application/json': { schema: ExtractionResponse },
              [readingMediaType]: { schema: Reading },
            },
          },
          ...errors(400, 422, 500, 503),
        },
      },
    },
    async (request, reply) => {
      const form = await receiveForm(request, services.blobs, formRules);
      try {
        const [file] = form.files;
        if (!file) throw new Failure('bad_request', 'Validation error', { detail: 'The field "file" is required' });
        const { signal } = request;
        const extractions = await read(file, services, { owner: 'extraction', signal }).catch((error: unknown) => {
          throw presented(Failure.from(error));
        });
        const [first] = extractions;
        if (!first) throw new Failure('ocr_failed', 'OCR processing failed', { detail: nothingFound });
        if (first.failure) throw presented(first.failure);
        refuseGaps(first);
        void reply.header('x-extraction-status', isSure(extractions) ? 'ok' : 'review');
        const whole = wantsReading(request);
        if (whole) void reply.type(readingMediaType);
        return whole ? { records: extractions } : responseOf(first);
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
