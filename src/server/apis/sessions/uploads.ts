/** Uploads: a form of documents and ZIPs becomes one task, which queues and starts by itself. */
import { extname } from 'node:path';
import { z } from 'zod';
import { Failure } from '../../../domain/failure.ts';
import { type MediaType, mediaTypes } from '../../../domain/formats.ts';
import { MergeOptions } from '../../../merge/options.ts';
import type { App } from '../../api.ts';
import type { ServerServices } from '../../services.ts';
import { type ReceivedFile, receiveForm } from '../../incoming/upload.ts';
import { type Access, security } from './access.ts';
import { stampOf } from './clock.ts';
import { errors } from './errors.ts';
import { type About, statusOf } from './presentation.ts';
import { Limits, Uploaded } from './schemas.ts';
import { sessionHours } from './session-store.ts';
import type { Webhooks } from './webhooks.ts';

const maxFileBytes = 50 * 1024 ** 2;
const maxMegabytes = maxFileBytes / 1024 ** 2;
/** The document knows no limit; this one only keeps a form from never ending. */
const maxFiles = 10_000;
/** PDF and ZIP are the document's; it plans the others. */
const taken = [
  'application/pdf',
  'application/zip',
  'application/ofd',
  'image/png',
  'image/jpeg',
  'image/tiff',
  'image/webp',
] as const satisfies readonly MediaType[];
const contentTypes = [
  'application/pdf',
  'application/zip',
  'application/x-zip-compressed',
  'application/octet-stream',
  ...taken.slice(2),
];
const extensions = taken.flatMap((type) => mediaTypes[type].extensions.map((extension) => `.${extension}`));
/** RFC 7578, 4.4: a part that names no type is text/plain. Python's requests sends files so. */
const undeclared = ['', 'text/plain'];

const filesKeptMs = 24 * 3_600_000;
/** A session hears of its expired tasks as long as it lives. */
const rememberedMs = sessionHours * 3_600_000 - filesKeptMs;

export const resultName = 'processed_invoices.pdf';

export function uploadRoutes(app: App, { tasks, blobs }: ServerServices, access: Access, webhooks: Webhooks): void {
  app.post(
    '/api/upload',
    {
      config: { idempotent: true },
      schema: {
        tags: ['sessions'],
        security,
        summary: 'PDFs, OFDs, pictures and ZIPs of them, to be merged into one document',
        form: z.object({
          files: z
            .array(z.string().meta({ format: 'binary' }))
            .describe(`${extensions.join(' ')}, ${maxMegabytes} MB each at most`),
          webhook: z
            .string()
            .optional()
            .describe(
              'Told when the task is over, in place of the webhook of the session: a URL, or what PUT /api/webhook takes',
            ),
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
        const about: About = {
          fileCount: files.length,
          webhook: await webhooks.wanted(request, owner, form.fields['webhook']),
        };
        const task = await tasks.submit({
          kind: 'merge',
          input: {
            files: files.map(({ sha256, name }, index) => ({ sha256, name: name === '' ? `file ${index + 1}` : name })),
            options: MergeOptions.parse({}),
            resultName,
          },
          owner,
          needs: [...new Set(files.map(({ sha256 }) => sha256))],
          about,
          keepMs: filesKeptMs,
          rememberMs: rememberedMs,
        });
        await webhooks.follow(task);
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
  if (!files.some(({ mediaType }) => taken.some((type) => type === mediaType)))
    throw wrongType(`The content of the file ${shown(first.name)} is of a type that is not supported`);
}

const wrongType = (message: string): Failure =>
  new Failure('unsupported_format', message, { detail: `Supported are ${extensions.join(', ')}` });
