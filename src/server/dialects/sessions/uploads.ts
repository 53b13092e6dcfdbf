/** Uploads: a form of PDFs and ZIPs becomes one task, which queues and starts by itself. */
import { extname } from 'node:path';
import { z } from 'zod';
import { Failure } from '../../../domain/failure.ts';
import { MergeOptions } from '../../../merge/options.ts';
import type { App } from '../../dialect.ts';
import type { ServerServices } from '../../services.ts';
import { type ReceivedFile, receiveForm } from '../../upload.ts';
import type { Access } from './access.ts';
import { stampOf } from './clock.ts';
import { errors } from './errors.ts';
import { statusOf } from './presentation.ts';
import { Limits, Uploaded } from './schemas.ts';
import { sessionHours } from './session-store.ts';

const maxFileBytes = 50 * 1024 ** 2;
const maxMegabytes = maxFileBytes / 1024 ** 2;
/** The document knows no limit; this one only keeps a form from never ending. */
const maxFiles = 10_000;
const contentTypes = ['application/pdf', 'application/zip', 'application/x-zip-compressed', 'application/octet-stream'];
const extensions = ['.pdf', '.zip'];
/** RFC 7578, 4.4: a part that names no type is text/plain. Python's requests sends files so. */
const undeclared = ['', 'text/plain'];

const filesKeptMs = 24 * 3_600_000;
/** A session hears of its expired tasks as long as it lives. */
const rememberedMs = sessionHours * 3_600_000 - filesKeptMs;

export const resultName = 'processed_invoices.pdf';

export function uploadRoutes(app: App, { tasks, blobs }: ServerServices, access: Access): void {
  app.post(
    '/api/upload',
    {
      schema: {
        tags: ['sessions'],
        security: [{ session: [] }],
        summary: 'PDFs and ZIPs of PDFs, to be merged into one document',
        form: z.object({
          files: z.array(z.string().meta({ format: 'binary' })).describe(`PDF or ZIP, ${maxMegabytes} MB each at most`),
        }),
        response: { 200: Uploaded, ...errors(400, 401, 429, 500, 503) },
      },
    },
    async (request) => {
      const owner = await access.owner(request);
      const form = await receiveForm(request, blobs, {
        fileFields: ['files'],
        maxFiles,
        maxFileBytes,
        accept: checkType,
        tooLarge: ({ name }) =>
          new Failure('too_large', `The file ${shown(name)} is larger than ${maxMegabytes} MB`, {
            detail: `At most ${maxFileBytes} bytes are accepted`,
          }),
      });
      try {
        const { files } = form;
        checkAny(files);
        const task = await tasks.submit({
          kind: 'merge',
          input: {
            files: files.map(({ sha256, name }, index) => ({ sha256, name: name === '' ? `file ${index + 1}` : name })),
            options: MergeOptions.parse({}),
            resultName,
          },
          owner,
          needs: [...new Set(files.map(({ sha256 }) => sha256))],
          about: { fileCount: files.length },
          keepMs: filesKeptMs,
          rememberMs: rememberedMs,
        });
        return {
          taskId: task.id,
          status: statusOf[task.state],
          message: `Successfully uploaded ${files.length} file(s) and queued for processing`,
          fileCount: files.length,
          createdAt: stampOf(task.createdMs),
        };
      } finally {
        await form.release();
      }
    },
  );

  app.get(
    '/api/upload/limits',
    {
      schema: {
        tags: ['sessions'],
        summary: 'What an upload may be',
        response: { 200: Limits, ...errors(429, 500) },
      },
    },
    async () => ({
      max_file_size: maxFileBytes,
      max_file_size_mb: maxMegabytes,
      allowed_content_types: contentTypes,
      allowed_extensions: extensions,
    }),
  );
}

const shown = (name: string): string => (name === '' ? 'without a name' : name);

/** By name and declared type; what the bytes are decides in the end, and a name without an extension says nothing. */
function checkType({ name, declaredType }: Pick<ReceivedFile, 'name' | 'declaredType'>): void {
  const extension = extname(name).toLowerCase();
  const declared = declaredType.toLowerCase();
  const rightName = extension === '' || extensions.includes(extension);
  const rightType = contentTypes.includes(declared) || undeclared.includes(declared);
  if (!rightName || !rightType) throw wrongType(`The file ${shown(name)} is of a type that is not supported`);
}

/** A file that is none among good ones is for the task to name; with nothing to work on there is no task. */
function checkAny(files: readonly ReceivedFile[]): void {
  const [first] = files;
  if (!first) throw new Failure('bad_request', 'No files were uploaded', { detail: 'The form field is "files"' });
  if (!files.some(({ mediaType }) => mediaType === 'application/pdf' || mediaType === 'application/zip'))
    throw wrongType(`The file ${shown(first.name)} is neither a PDF nor a ZIP`);
}

const wrongType = (message: string): Failure =>
  new Failure('unsupported_format', message, { detail: `Supported are ${extensions.join(' and ')}` });
