/** Routes that receive files: one file, a batch, chunks. */
import { idsOf } from '../../idempotency.ts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { BackgroundReadings } from '../../../archive/background-readings.ts';
import { type ChunkMergeServices, mergeChunks } from '../../../archive/chunk-merge.ts';
import { maxChunks } from '../../../archive/chunks.ts';
import type { ArchivedInvoice } from '../../../archive/invoice-archive.ts';
import { maxFileBytes, recognised, type Recognised, type Recognising } from '../../../archive/recognition.ts';
import { checkHead, type UploadedFile } from '../../../archive/uploaded-documents.ts';
import { Failure } from '../../../domain/failure.ts';
import { priorities } from '../../../runtime/durable/admission.ts';
import { type App, refusedBy } from '../../api.ts';
import type { ServerServices } from '../../services.ts';
import type { MakeId } from '../../../runtime/made-id.ts';
import { baseName, type ReceivedFile, receiveForm, type ReceivedForm } from '../../incoming/upload.ts';
import { described, errors } from './errors.ts';
import { base, besidesView, type From, invoiceView, tags, uploadedView } from './presentation.ts';
import { beingReadView } from './reading-routes.ts';
import {
  BatchResult,
  envelope,
  FilePassword,
  InvoiceBeingRead,
  InvoiceView,
  success,
  UploadedInvoice,
  Waiting,
} from './schemas.ts';

const maxBatch = 20;
/** Allowed in a form besides the files: names, fields, boundaries. */
const formBytes = 1024 ** 2;
const binary = z
  .string()
  .meta({ format: 'binary', description: 'PDF, JPG, PNG, OFD, TIFF, e-invoice XML, or a ZIP of them; 10 MB at most' });

const anyText = z.string().min(1).max(2000);
const index = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number);
const ChunkForm = z
  .object({
    chunkIndex: index,
    chunkHash: anyText,
    fileHash: anyText,
    fileName: anyText,
    totalChunks: index.pipe(z.number().min(1).max(maxChunks)),
  })
  .refine(({ chunkIndex, totalChunks }) => chunkIndex < totalChunks, 'chunkIndex must be less than totalChunks');

const ChunkFormShown = z.object({
  chunk: z.string().meta({ format: 'binary' }),
  chunkIndex: z.int().min(0),
  chunkHash: z.string().describe('Any text; 64 hexadecimal digits are checked as the SHA-256 of the chunk'),
  fileHash: z.string().describe('Any text; 64 hexadecimal digits are checked as the SHA-256 of the file'),
  fileName: z.string(),
  totalChunks: z.int().min(1).max(maxChunks),
});

const MergeChunks = z
  .object({
    fileHash: anyText,
    fileName: anyText,
    totalChunks: z.number().int().min(1).max(maxChunks),
    password: FilePassword.optional(),
  })
  .meta({
    id: 'MergeChunksRequest',
    examples: [{ fileHash: 'file_name_12345_1700000000000', fileName: '发票.pdf', totalChunks: 5 }],
  });

const ChunkReceived = z
  .object({ chunkIndex: z.number(), received: z.literal(true) })
  .meta({ id: 'ChunkReceived', examples: [{ chunkIndex: 0, received: true }] });

const ChunkState = z
  .object({
    fileHash: z.string(),
    received: z.array(z.number()).describe('Indexes of the chunks that need not be sent again'),
    totalChunks: z.number().nullable(),
    merged: z.boolean(),
    invoiceId: z.string().nullable(),
  })
  .meta({
    id: 'ChunkState',
    examples: [
      {
        fileHash: 'file_name_12345_1700000000000',
        received: [0, 1, 3],
        totalChunks: 5,
        merged: false,
        invoiceId: null,
      },
    ],
  });

const tooLarge = (): Failure => new Failure('too_large', `The file is larger than ${maxFileBytes} bytes`);
const noFile = (field: string): Failure => new Failure('bad_request', `The field ${field} contains no file`);

export interface UploadServices extends ChunkMergeServices {
  readonly background: BackgroundReadings;
  readonly blobs: ServerServices['blobs'];
}

/** A form with one file. Chunks may be any bytes; whole files must look like documents. */
const receivedForm = (
  request: FastifyRequest,
  blobs: UploadServices['blobs'],
  field: 'file' | 'chunk',
): Promise<ReceivedForm> =>
  receiveForm(request, blobs, {
    fileFields: [field],
    maxFiles: 1,
    maxFileBytes,
    maxRequestBytes: 8 * maxFileBytes,
    tooLarge,
    ...(field === 'chunk' ? {} : { accept: checkHead }),
  });

export function uploadRoutes(app: App, services: UploadServices, from: From): void {
  singleUploadRoute(app, services, from);
  batchUploadRoute(app, services, from);
  chunkRoute(app, services);
  chunkStateRoute(app, services);
  chunkMergeRoute(app, services, from);
}

function singleUploadRoute(app: App, services: UploadServices, from: From): void {
  app.post(
    `${base}/invoices/upload`,
    {
      config: { idempotent: true },
      schema: {
        tags,
        summary: 'Uploads an invoice and reads it',
        querystring: Waiting,
        form: z.object({ file: binary, password: FilePassword.optional() }),
        response: {
          200: envelope(UploadedInvoice),
          202: envelope(InvoiceBeingRead),
          ...errors(400, 409, 413, 415, 422, 429, 500, 503),
        },
      },
    },
    async (request, reply) => {
      const form = await receivedForm(request, services.blobs, 'file');
      try {
        const [received] = form.files;
        if (!received) throw noFile('file');
        const file = { ...received, password: passwordIn(form) };
        const work = { signal: request.signal, makeId: idsOf(request) };
        if (!request.query.wait) {
          const begun = await services.background.begin(file, work);
          return await reply.code(202).send(success(await begunView(begun, services, from(request))));
        }
        const read = await recognised(file, services, { ...work, priority: priorities.interactive });
        return success(uploadedView(read, from(request)));
      } finally {
        await form.release();
      }
    },
  );
}

/** Throws `bad_request` if it is too long to be one. */
function passwordIn({ fields }: ReceivedForm): string | undefined {
  const given = FilePassword.optional().safeParse(fields['password'] === '' ? undefined : fields['password']);
  if (!given.success) throw refusedBy(given.error, 'The password');
  return given.data;
}

function batchUploadRoute(app: App, services: UploadServices, from: From): void {
  const { blobs } = services;
  app.post(
    `${base}/invoices/batch-upload`,
    {
      config: { idempotent: true },
      schema: {
        tags,
        summary: 'Uploads up to 20 invoices, each with a result of its own',
        querystring: Waiting,
        form: z.object({ files: z.array(binary).max(maxBatch), password: FilePassword.optional() }),
        response: {
          200: envelope(z.array(BatchResult)),
          202: envelope(z.array(BatchResult)),
          ...errors(400, 409, 413, 500, 503),
        },
      },
    },
    async (request, reply) => {
      const form = await receiveForm(request, blobs, {
        fileFields: ['files'],
        maxFiles: maxBatch,
        maxFileBytes,
        maxRequestBytes: 2 * maxBatch * maxFileBytes + formBytes,
        tooLarge,
        accept: checkHead,
        keepGoing: true,
      });
      try {
        // With too many files, or a file in an unknown field, the whole request is wrong, and not one of its files.
        const wrong = form.refused.find(({ failure }) => failure.kind === 'bad_request');
        if (wrong) throw wrong.failure;
        if (form.files.length + form.refused.length === 0) throw noFile('files');
        const opening = { password: passwordIn(form) };
        const { query, signal } = request;
        const one = (file: ReceivedFile, index: number): Promise<BatchResult> => {
          const makeId: Recognising['makeId'] = (...what) => idsOf(request)('file', index, ...what);
          return resultOf({ ...file, ...opening }, services, from(request), { query, signal, makeId });
        };
        const results = await Promise.all(form.files.map(one));
        // Refused files return to their position in the form, because `index` counts all files.
        for (const { name, index: position, failure } of form.refused)
          results.splice(position, 0, refusal(name, failure));
        return await reply.code(request.query.wait ? 200 : 202).send(success(results));
      } finally {
        await form.release();
      }
    },
  );
}

type BatchRequest = Pick<Recognising, 'signal' | 'makeId'> & { readonly query: Waiting };

async function resultOf(
  file: UploadedFile,
  services: UploadServices,
  from: string,
  { query: { wait }, ...work }: BatchRequest,
): Promise<BatchResult> {
  const fileName = file.name;
  try {
    if (!wait) {
      const invoice = await begunView(await services.background.begin(file, work), services, from);
      return { id: invoice.id, fileName, status: 'pending', invoice };
    }
    const read = await recognised(file, services, { ...work, priority: priorities.normal });
    const invoice = uploadedView(read, from);
    return { id: invoice.id, fileName, status: 'success', invoice };
  } catch (error) {
    if (work.signal.aborted) throw error;
    return refusal(fileName, Failure.from(error));
  }
}

async function begunView(begun: Recognised, services: UploadServices, from: string) {
  return { ...(await beingReadView(begun.invoice, services.background, from)), ...besidesView(begun) };
}

function chunkRoute(app: App, { blobs, uploads }: UploadServices): void {
  app.post(
    `${base}/invoices/upload-chunk`,
    {
      schema: {
        tags,
        summary: 'Uploads a chunk of a file; chunks may come in any order, and again after a failure',
        form: ChunkFormShown,
        response: { 200: envelope(ChunkReceived), ...errors(400, 413, 500, 503) },
      },
    },
    async (request) => {
      const form = await receivedForm(request, blobs, 'chunk');
      try {
        const [chunk] = form.files;
        if (!chunk) throw noFile('chunk');
        const fields = ChunkForm.safeParse(form.fields);
        if (!fields.success) throw refusedBy(fields.error, 'The form');
        const { chunkIndex, chunkHash, fileHash, totalChunks } = fields.data;
        const { sha256, size } = chunk;
        await uploads.keep({ index: chunkIndex, chunkHash, fileHash, totalChunks, sha256, size });
        return success({ chunkIndex, received: true as const });
      } finally {
        await form.release();
      }
    },
  );
}

function chunkStateRoute(app: App, { archive, uploads }: UploadServices): void {
  app.get(
    `${base}/invoices/upload-chunk`,
    {
      schema: {
        tags,
        summary: 'Lists the chunks of a file that have arrived, for resuming an upload',
        querystring: z.object({ fileHash: anyText }),
        response: { 200: envelope(ChunkState), ...errors(400, 500) },
      },
    },
    async ({ query: { fileHash } }) => {
      const chunks = await uploads.present(fileHash);
      const merged = await uploads.merged(fileHash);
      const [invoice] = merged ? await archive.present([merged.invoiceId]) : [];
      const whole =
        merged && invoice ? Array.from({ length: merged.totalChunks }, (_, position) => position) : undefined;
      return success({
        fileHash,
        received: whole ?? chunks.map((chunk) => chunk.index),
        totalChunks: chunks[0]?.totalChunks ?? (whole ? whole.length : null),
        merged: invoice !== undefined,
        invoiceId: invoice?.id ?? null,
      });
    },
  );
}

function chunkMergeRoute(app: App, services: UploadServices, from: From): void {
  app.post(
    `${base}/invoices/merge-chunks`,
    {
      config: { idempotent: true },
      schema: {
        tags,
        summary: 'Merges the chunks of a file into an invoice; a repeated request returns the same invoice',
        querystring: Waiting,
        body: MergeChunks,
        response: {
          200: envelope(InvoiceView),
          202: envelope(InvoiceBeingRead),
          ...errors(400, 409, 413, 415, 422, 429, 500, 503),
        },
      },
    },
    async (request, reply) => {
      const { fileHash, fileName, totalChunks, password: opens } = request.body;
      const { signal } = request;
      const file = { fileHash, fileName: baseName(fileName), totalChunks };
      const read = async (whole: UploadedFile, makeId: MakeId): Promise<ArchivedInvoice> => {
        const locked = { ...whole, password: opens };
        const work = { signal, makeId };
        if (!request.query.wait) return (await services.background.begin(locked, work)).invoice;
        return (await recognised(locked, services, { ...work, priority: priorities.interactive })).invoice;
      };
      const invoice = await mergeChunks(file, services, read, signal);
      if (!invoice.beingRead) return success(invoiceView(invoice, from(request)));
      return reply.code(202).send(success(await beingReadView(invoice, services.background, from(request))));
    },
  );
}

const refusal = (fileName: string, failure: Failure): BatchResult => ({
  id: null,
  fileName,
  status: 'failed',
  ...described(failure),
});
