/**
 * Forms with files: every file streams into the blob store, hashed on the way; memory holds a few kilobytes of each.
 *
 * A form that is refused is read on (to a limit) before the answer: a client that is still sending would see a broken
 * connection in place of it.
 */
import { createHash, randomUUID } from 'node:crypto';
import { Readable, Transform } from 'node:stream';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { sniff, sniffedBytes } from '../../documents/sniff.ts';
import { Failure, type FailureKind } from '../../domain/failure.ts';
import type { MediaType } from '../../domain/formats.ts';
import type { Blob } from '../../stores/blobs/blob-store.ts';
import type { Holder } from '../../stores/blobs/holds.ts';
import type { IncomingBlobs } from './inspection.ts';

export interface ReceivedFile {
  /** Of the form. */
  readonly field: string;
  /** The last part of the name that the client gave, without control characters; '' where it gave none. */
  readonly name: string;
  /** As the client says; '' where it does not. */
  readonly declaredType: string;
  readonly sha256: string;
  readonly size: number;
  /** The first bytes, enough to tell what it is. */
  readonly head: Buffer;
  /** What the bytes are; undefined for what `extract` does not read. */
  readonly mediaType: MediaType | undefined;
  /** The whole file if it is in memory only (`inMemoryBytes`); undefined if it is in the blob store. */
  readonly bytes: Buffer | undefined;
}

export interface FormRules {
  /** Fields that bear files. A file in another field is refused. */
  readonly fileFields: readonly string[];
  readonly maxFiles: number;
  readonly maxFileBytes: number;
  /** Default: so many more than the files may have that a few may be too large without the connection being cut. */
  readonly maxRequestBytes?: number;
  /** `size` is undefined where the rest was not waited for. */
  readonly tooLarge?: (facts: { readonly name: string; readonly size: number | undefined }) => Failure;
  /** Looks at a file once its first bytes are there; throws what is wrong with it. Default: everything is taken. */
  readonly accept?: (file: Pick<ReceivedFile, 'name' | 'declaredType' | 'head' | 'mediaType' | 'field'>) => void;
  /** Files up to this size stay in memory and are not stored. Default: 0, all files are stored. */
  readonly inMemoryBytes?: number;
  /** Files that are refused stand in `refused`, and the form is taken all the same. */
  readonly keepGoing?: boolean;
}

export interface ReceivedForm {
  readonly files: readonly ReceivedFile[];
  /** The last value of each field; a name given twice is refused. */
  readonly fields: Readonly<Record<string, string>>;
  /** With `keepGoing`, in the order of the form: `index` counts all files. */
  readonly refused: readonly { readonly name: string; readonly index: number; readonly failure: Failure }[];
  /** Lets go of the files. Call it once whatever needs them holds them itself. */
  release(): Promise<void>;
}

/** What is wrong with the server is not wrong with one of the files. */
const serversOwn: readonly FailureKind[] = ['storage_full', 'unavailable', 'internal'];

const maxFields = 100;
const maxFieldBytes = 256 * 1024;
const drainBytes = 64 * 1024 ** 2;

/** Rejects with bad_request, too_large, infected, storage_full, or what `accept` throws; nothing is stored then. */
export async function receiveForm(
  request: FastifyRequest,
  blobs: IncomingBlobs,
  rules: FormRules,
): Promise<ReceivedForm> {
  if (!request.isMultipart()) throw new Failure('bad_request', 'The request is not multipart/form-data');
  const holder: Holder = { kind: 'upload', id: randomUUID() };
  const files: ReceivedFile[] = [];
  const refused: { name: string; index: number; failure: Failure }[] = [];
  const fields = Object.create(null) as Record<string, string>;
  const budget = { bytes: rules.maxRequestBytes ?? rules.maxFileBytes * rules.maxFiles + drainBytes };
  let seen = 0;
  let first: unknown;
  let holds = false;
  const held: IncomingBlobs = {
    ...blobs,
    keep(...given) {
      holds = true;
      return blobs.keep(...given);
    },
  };
  const release = async (): Promise<void> => {
    if (holds) await blobs.release(holder);
  };
  try {
    const limits = {
      fileSize: Number.MAX_SAFE_INTEGER,
      files: rules.maxFiles + 10_000,
      fields: maxFields,
      fieldSize: maxFieldBytes,
    };
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') {
        if (part.valueTruncated || part.fieldnameTruncated)
          first ??= badForm(`A field is longer than ${maxFieldBytes} bytes`);
        else if (part.fieldname in fields) first ??= badForm(`The field ${shown(part.fieldname)} is there twice`);
        else fields[part.fieldname] = typeof part.value === 'string' ? part.value : JSON.stringify(part.value);
        continue;
      }
      const index = seen++;
      try {
        if (first !== undefined) await drained(part.file, budget);
        else files.push(await receiveFile(part, { rules, blobs: held, holder, budget, seen }));
      } catch (error) {
        if (budget.bytes < 0 || !(error instanceof Failure)) throw error;
        if (rules.keepGoing === true && !serversOwn.includes(error.kind))
          refused.push({ name: baseName(part.filename), index, failure: error });
        else first ??= error;
      }
    }
    if (first !== undefined) throw first;
    return { files, fields, refused, release };
  } catch (error) {
    await release();
    throw brokenForm(error, request) ?? error;
  }
}

/** The parser's complaints bear no code; undefined for what has nothing to do with the form. */
function brokenForm(error: unknown, request: FastifyRequest): Failure | undefined {
  if (error instanceof Failure || !(error instanceof Error)) return undefined;
  if (request.socket.destroyed || ('code' in error && error.code === 'ECONNRESET'))
    return new Failure('cancelled', 'The client went away', { cause: error });
  if (!/unexpected end of|malformed|boundary/i.test(error.message)) return undefined;
  return new Failure('bad_request', 'The form is damaged or incomplete', { cause: error });
}

interface Receiving {
  readonly rules: FormRules;
  readonly blobs: IncomingBlobs;
  readonly holder: Holder;
  readonly budget: { bytes: number };
  /** With this one. */
  readonly seen: number;
}

async function receiveFile(
  part: MultipartFile,
  { rules, blobs, holder, budget, seen }: Receiving,
): Promise<ReceivedFile> {
  const { maxFileBytes, maxFiles, fileFields, accept } = rules;
  const facts = { field: part.fieldname, name: baseName(part.filename), declaredType: part.mimetype ?? '' };
  let head = Buffer.alloc(0);
  let received = 0;
  let wrong: unknown;
  if (!fileFields.includes(part.fieldname)) wrong = badForm(`The field ${shown(part.fieldname)} takes no file`);
  else if (seen > maxFiles) wrong = new Failure('bad_request', `At most ${maxFiles} files can be sent at once`);

  const tooLarge = (size: number | undefined): Failure =>
    rules.tooLarge?.({ name: facts.name, size }) ??
    new Failure('too_large', 'The file is too large', { detail: `At most ${maxFileBytes} bytes are accepted` });
  const check = (): void => {
    try {
      if (wrong === undefined) accept?.({ ...facts, head, mediaType: mediaTypeOf(head) });
    } catch (error) {
      wrong = error;
    }
  };

  // What is wrong with a file is known before its end; the rest is read and thrown away.
  const wanted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      received += chunk.length;
      budget.bytes -= chunk.length;
      if (budget.bytes < 0) return done(tooLarge(undefined));
      if (head.length < sniffedBytes) {
        head = Buffer.concat([head, chunk.subarray(0, sniffedBytes - head.length)]);
        if (head.length >= sniffedBytes) check();
      }
      if (wrong === undefined && received <= maxFileBytes) done(null, chunk);
      else done();
    },
    flush(done) {
      if (head.length < sniffedBytes) check();
      done();
    },
  });
  // A pipe leaves the form's own stream alone when its target breaks: the rest of the form can still be read.
  // It may break before anybody reads it: whoever does learns of it then.
  wanted.on('error', () => undefined);
  const { file } = part;
  const brokenOff = (): void => void wanted.destroy(file.errored ?? new Error('Unexpected end of the form'));
  file.once('error', brokenOff);
  file.once('close', () => file.readableEnded || brokenOff());
  // While the files before it were taken, the form may have ended in this one: it will not say so again.
  if (file.destroyed && !file.readableEnded) brokenOff();
  else file.pipe(wanted);

  try {
    const store = (source: Readable) => blobs.keep(source, holder, { maxBytes: maxFileBytes });
    const { sha256, size, bytes } = await stored(wanted, rules.inMemoryBytes ?? 0, { store, blobs });
    if (received > maxFileBytes) wrong = tooLarge(received);
    if (file.truncated) wrong ??= tooLarge(undefined);
    if (wrong !== undefined) throw wrong;
    return { ...facts, sha256, size, head, mediaType: mediaTypeOf(head), bytes };
  } finally {
    if (!file.readableEnded) await drained(file, budget);
  }
}

interface Storing {
  readonly store: (source: Readable) => Promise<Blob>;
  readonly blobs: IncomingBlobs;
}

/** In the blob store, or in memory if the file is small enough. */
async function stored(
  source: Readable,
  inMemoryBytes: number,
  { store, blobs }: Storing,
): Promise<Blob & Pick<ReceivedFile, 'bytes'>> {
  if (inMemoryBytes === 0) return { ...(await store(source)), bytes: undefined };
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of source.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(part);
    parts.push(bytes);
    size += bytes.length;
    if (size > inMemoryBytes) break;
  }
  if (size > inMemoryBytes) {
    const all = async function* (): AsyncGenerator<Buffer, void> {
      yield* parts.splice(0);
      yield* source;
    };
    return { ...(await store(Readable.from(all(), { objectMode: false }))), bytes: undefined };
  }
  const bytes = Buffer.concat(parts);
  await blobs.inspect(bytes);
  return { size, sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
}

/** Rejects with too_large where the client goes on and on. */
async function drained(file: MultipartFile['file'], budget: { bytes: number }): Promise<void> {
  if (budget.bytes < 0) return void file.resume();
  for await (const chunk of file.iterator({ destroyOnReturn: false })) {
    budget.bytes -= Buffer.isBuffer(chunk) ? chunk.length : 0;
    if (budget.bytes < 0) throw new Failure('too_large', 'The request is too large');
  }
}

function mediaTypeOf(head: Buffer): MediaType | undefined {
  try {
    return sniff(head);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** Names from clients are for people: never a path, never more than a line. */
export function baseName(name: string | undefined): string {
  const last = (name ?? '').split(/[/\\]/).at(-1) ?? '';
  const plain = last.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim();
  return plain === '.' || plain === '..' ? '' : plain.slice(0, 200).toWellFormed();
}

const shown = (name: string): string => JSON.stringify(name.slice(0, 40).toWellFormed());

const badForm = (message: string): Failure => new Failure('bad_request', message);
