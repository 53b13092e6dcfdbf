/** Uploads: a form of documents and ZIPs becomes one task, which is queued and started without a further request. */
import { extname } from 'node:path';
import { z } from 'zod';
import { Failure } from '../../../domain/failure.ts';
import { type MediaType, mediaTypes } from '../../../domain/formats.ts';
import type { SessionTasks } from '../../../sessions/session-tasks.ts';
import type { App } from '../../api.ts';
import { idsOf } from '../../idempotency.ts';
import type { ServerServices } from '../../services.ts';
import { type ReceivedFile, receiveForm } from '../../incoming/upload.ts';
import { type Access, security } from './access.ts';
import { stampOf } from './clock.ts';
import { errors } from './errors.ts';
import { statusOf } from './presentation.ts';
import { Limits, Uploaded } from './schemas.ts';
import type { WantedWebhook } from './webhooks.ts';

const maxFileBytes = 50 * 1024 ** 2;
const maxMegabytes = maxFileBytes / 1024 ** 2;
/** The API document states no limit. This one only keeps forms from being endless. */
const maxFiles = 10_000;
/** The API document names PDF and ZIP, and announces the others. */
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
/** A part without a type is text/plain (RFC 7578, 4.4). Python's requests sends files like that. */
const undeclared = ['', 'text/plain'];

export interface UploadServices {
  readonly blobs: ServerServices['blobs'];
  readonly tasks: SessionTasks;
  readonly access: Access;
  readonly wantedWebhook: WantedWebhook;
}

export function uploadRoutes(app: App, services: UploadServices): void {
  uploadRoute(app, services);
  limitsRoute(app);
}

function uploadRoute(app: App, { blobs, tasks, access, wantedWebhook }: UploadServices): void {
  app.post(
    '/api/upload',
    {
      config: { idempotent: 'resumed' },
      schema: {
        tags: ['sessions'],
        security,
        summary: 'Uploads PDFs, OFDs, pictures, and ZIPs of them, to be merged into one document',
        form: z.object({
          files: z
            .array(z.string().meta({ format: 'binary' }))
            .describe(`${extensions.join(' ')}, ${maxMegabytes} MB each at most`),
          webhook: z
            .string()
            .optional()
            .describe(
              'Called when the task has ended, instead of the webhook of the session: a URL, or the body of PUT /api/webhook',
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
        const webhook = await wantedWebhook(request, owner, form.fields['webhook']);
        const task = await tasks.submit(owner, files, webhook, idsOf(request));
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
}

function limitsRoute(app: App): void {
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

/** Judges by name and declared type. The bytes decide in the end, and a name without an extension is accepted. */
function checkType({ name, declaredType }: Pick<ReceivedFile, 'name' | 'declaredType'>): void {
  const extension = extname(name).toLowerCase();
  const declared = declaredType.toLowerCase();
  const rightName = extension === '' || extensions.includes(extension);
  const rightType = contentTypes.includes(declared) || undeclared.includes(declared);
  if (!rightName || !rightType) throw wrongType(`The file ${shown(name)} is of a type that is not supported`);
}

/** Refuses an upload without any usable file. If only some are unusable, the task reports which. */
function checkAny(files: readonly ReceivedFile[]): void {
  const [first] = files;
  if (!first) throw new Failure('bad_request', 'No files were uploaded', { detail: 'The form field is "files"' });
  if (!files.some(({ mediaType }) => taken.some((type) => type === mediaType)))
    throw wrongType(`The content of the file ${shown(first.name)} is of a type that is not supported`);
}

const wrongType = (message: string): Failure =>
  new Failure('unsupported_format', message, { detail: `Supported are ${extensions.join(', ')}` });
