/** Routes to upload, inspect, download, link and delete files of clients. */
import { z } from 'zod';
import { Failure } from '../../../domain/failure.ts';
import { mediaTypes } from '../../../tasks/convert/durable.ts';
import { maxMegabytes } from '../../clients/tiers.ts';
import type { Client } from '../../clients/client-store.ts';
import type { App } from '../../api.ts';
import { sendFile } from '../../outgoing/download.ts';
import { originOf } from '../../public-urls.ts';
import { utcTimestamp } from '../../timestamps.ts';
import type { ServerServices } from '../../services.ts';
import { linkExpiry, LinkLifetime, LinkQuery } from '../../outgoing/signed-links.ts';
import { type FormRules, type ReceivedFile, type ReceivedForm, receiveForm } from '../../incoming/upload.ts';
import { anyone, type ClientFile, type ClientFiles } from '../../../conversions/client-files.ts';
import { ownerOf } from '../../../conversions/conversions.ts';
import { clientOf } from './access.ts';
import { errors } from './errors.ts';
import { base, fileUrl, fileView, success } from './presentation.ts';
import { fileField, FileDeletedResponse, FileResponse, LinkResponse } from './schemas.ts';
import { likelyFormat } from './source-format.ts';

const tags = ['conversion'];
export const security = [{ bearer: [], apiKey: [] }];
const params = z.object({ id: z.string() });

/** A form with one file, no larger than the tier of the client allows. */
export function formRules({ tier }: Client): FormRules {
  const megabytes = maxMegabytes[tier];
  return {
    fileFields: ['file'],
    maxFiles: 1,
    maxFileBytes: megabytes * 1024 ** 2,
    tooLarge: ({ size }) =>
      new Failure('too_large', `The file is larger than ${megabytes} MB`, {
        detail: `${size === undefined ? '' : `It has ${size} bytes. `}Clients of the tier ${tier} can send up to ${megabytes} MB`,
      }),
  };
}

export function keepUpload(
  files: ClientFiles,
  owner: string,
  received: ReceivedFile,
  form: Pick<ReceivedForm, 'handOver'>,
): Promise<ClientFile> {
  const { name, sha256, size } = received;
  const format = likelyFormat(received) ?? null;
  // Not the type that the client declared, because a browser that downloads the file would trust it.
  const mediaType = mediaTypes[format ?? ''] ?? received.mediaType ?? 'application/octet-stream';
  const file = { name: name === '' ? 'document' : name, sha256, size, mediaType };
  return files.add(owner, file, format, (to) => form.handOver(received, to));
}

export const noFile = (): Failure => new Failure('bad_request', 'The form has no file: send it in the field "file"');

export function fileRoutes(app: App, services: ServerServices, files: ClientFiles): void {
  uploadRoute(app, services, files);
  fileRoute(app, services, files);
  downloadRoute(app, services, files);
  linkRoute(app, services, files);
  deletionRoute(app, files);
}

function uploadRoute(app: App, { blobs, options }: ServerServices, files: ClientFiles): void {
  app.post(
    `${base}/files`,
    {
      config: { idempotent: true },
      schema: {
        tags,
        security,
        summary: 'Upload a file to convert it later',
        form: z.object({ file: fileField }),
        response: { 201: FileResponse, ...errors(400, 401, 409, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      const client = clientOf(request);
      const form = await receiveForm(request, blobs, formRules(client));
      try {
        const [received] = form.files;
        if (!received) throw noFile();
        const file = await keepUpload(files, ownerOf(client), received, form);
        return reply.code(201).send(success(fileView(file, originOf(request, options)), request));
      } finally {
        await form.release();
      }
    },
  );
}

function fileRoute(app: App, { options }: ServerServices, files: ClientFiles): void {
  app.get(
    `${base}/files/:id`,
    {
      schema: {
        tags,
        security,
        params,
        summary: 'Get the details of a file',
        response: { 200: FileResponse, ...errors(401, 403, 404, 409, 429, 500) },
      },
    },
    async (request) => {
      const file = await files.get(ownerOf(clientOf(request)), request.params.id);
      return success(fileView(file, originOf(request, options)), request);
    },
  );
}

function downloadRoute(app: App, { blobs, links }: ServerServices, files: ClientFiles): void {
  app.get(
    `${base}/files/:id/download`,
    {
      config: { opensByLink: true },
      schema: {
        tags,
        security: [...security, {}],
        params,
        querystring: LinkQuery,
        summary: 'Download a file, or a range of its bytes',
        description: 'Needs token and API key, or a signed link.',
        sends: ['application/octet-stream'],
        response: errors(401, 403, 404, 409, 429, 500),
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const byLink = links.opens(opened(id), request.query);
      const file = await files.get(byLink ? anyone : ownerOf(clientOf(request)), id);
      return sendFile(request, reply, blobs, file);
    },
  );
}

function linkRoute(app: App, { links, options }: ServerServices, files: ClientFiles): void {
  app.get(
    `${base}/files/:id/link`,
    {
      schema: {
        tags,
        security,
        params,
        querystring: LinkLifetime,
        summary: 'Create a link to the file that works without credentials for some time',
        response: { 200: LinkResponse, ...errors(400, 401, 403, 404, 409, 429, 500) },
      },
    },
    async (request) => {
      const file = await files.get(ownerOf(clientOf(request)), request.params.id);
      const expiresMs = linkExpiry(request.query.seconds, file.expiresMs);
      const url = `${fileUrl(originOf(request, options), file.id)}?${links.query(opened(file.id), expiresMs)}`;
      return success({ fileId: file.id, url, expiresAt: utcTimestamp(expiresMs) }, request);
    },
  );
}

function deletionRoute(app: App, files: ClientFiles): void {
  app.delete(
    `${base}/files/:id`,
    {
      schema: {
        tags,
        security,
        params,
        summary: 'Delete a file; running conversions go on',
        response: { 200: FileDeletedResponse, ...errors(401, 403, 404, 409, 429, 500) },
      },
    },
    async (request) => {
      const { id } = request.params;
      await files.delete(ownerOf(clientOf(request)), id);
      return success({ fileId: id, deleted: true as const }, request);
    },
  );
}

const opened = (id: string): readonly string[] => ['conversion', id];
