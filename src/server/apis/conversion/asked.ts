/** Reads a request to convert: JSON with the id of a file, or a form with the file itself or its id. */
import type { FastifyRequest } from 'fastify';
import { Failure } from '../../../domain/failure.ts';
import { refusedBy } from '../../api.ts';
import type { ServerServices } from '../../services.ts';
import { receiveForm } from '../../incoming/upload.ts';
import type { ClientFile, ClientFiles } from '../../../conversions/client-files.ts';
import { type ConversionOrder, ownerOf } from '../../../conversions/conversions.ts';
import { apiKeyOf, clientOf } from './access.ts';
import { formRules, keepUpload, noFile } from './file-routes.ts';
import { orderOf } from './order.ts';
import { ConvertRequest } from './schemas.ts';

export interface Asked {
  readonly order: ConversionOrder;
  /** Whether the file was sent with the request, so that the client does not know its id yet. */
  readonly isNew: boolean;
  /** Rejects with `not_found`, `forbidden`, `not_ready`. */
  readonly file: () => Promise<ClientFile>;
  /** Releases a file that was sent with the request. */
  readonly release: () => Promise<void>;
}

export interface AskedServices {
  readonly blobs: ServerServices['blobs'];
  readonly files: ClientFiles;
  readonly callbacks: ServerServices['callbacks'];
}

/** Rejects with `bad_request`, and as `receiveForm` does. */
export async function askedOf(request: FastifyRequest, services: AskedServices): Promise<Asked> {
  if (request.isMultipart()) return askedByForm(request, services);
  const { callbacks, files } = services;
  const asked = checked(request.body);
  const { fileId } = asked;
  if (fileId === undefined) throw new Failure('bad_request', 'The request needs fileId or file');
  return {
    order: orderOf(asked, callbacks, apiKeyOf(request)),
    isNew: false,
    file: () => files.get(ownerOf(clientOf(request)), fileId),
    release: () => Promise.resolve(),
  };
}

async function askedByForm(request: FastifyRequest, { blobs, files, callbacks }: AskedServices): Promise<Asked> {
  const client = clientOf(request);
  const owner = ownerOf(client);
  const form = await receiveForm(request, blobs, formRules(client));
  const release = (): Promise<void> => form.release();
  try {
    const asked = checked(requestOf(form.fields));
    const { fileId } = asked;
    const [received] = form.files;
    if (received && fileId !== undefined)
      throw new Failure('bad_request', 'The request has both fileId and file, but only one can be converted');
    const order = orderOf(asked, callbacks, apiKeyOf(request));
    if (received) return { order, isNew: true, file: () => keepUpload(files, owner, received, form), release };
    if (fileId === undefined) throw noFile();
    return { order, isNew: false, file: () => files.get(owner, fileId), release };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Converts the fields of a form to the JSON of a request. Empty fields are left out. */
function requestOf(fields: Readonly<Record<string, string>>): Record<string, unknown> {
  const given = Object.entries(fields).filter(([, value]) => value.trim() !== '');
  return Object.fromEntries(
    given.map(([name, value]) => [name, name === 'options' || name === 'callback' ? jsonOf(name, value) : value]),
  );
}

function jsonOf(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Failure('bad_request', `The field ${name} is not valid JSON`, { cause });
  }
}

function checked(value: unknown): ConvertRequest {
  const parsed = ConvertRequest.safeParse(withoutNulls(value ?? {}));
  if (parsed.success) return parsed.data;
  throw refusedBy(parsed.error);
}

/** How deep null values are removed: from the request, its options, and the groups within them. */
const levels = 3;

/** Many clients send null for values that they do not set. */
const withoutNulls = (value: unknown, deep = levels): unknown =>
  typeof value !== 'object' || value === null || Array.isArray(value) || deep === 0
    ? value
    : Object.fromEntries(
        Object.entries(value).flatMap(([name, entry]) =>
          entry === null ? [] : [[name, withoutNulls(entry, deep - 1)]],
        ),
      );
