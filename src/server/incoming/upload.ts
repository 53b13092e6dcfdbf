/**
 * Receives forms with files. Every file is streamed into the blob store and hashed on the way, so that only a few
 * kilobytes of each are in memory.
 *
 * A form that is refused is read to its end (up to a limit) before it is answered, because a client that is still
 * sending would see a broken connection instead of the answer.
 */
import { createHash, type Hash, randomUUID } from 'node:crypto';
import { Readable, Transform } from 'node:stream';
import type { MultipartFile, MultipartValue } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { sniff, sniffedBytes } from '../../documents/sniff.ts';
import { Failure, type FailureKind } from '../../domain/failure.ts';
import type { MediaType } from '../../domain/formats.ts';
import type { Blob } from '../../stores/blobs/blob-store.ts';
import type { Owner } from '../../stores/blobs/references.ts';
import { type TemporaryReferences, temporaryReferences } from '../../runtime/temporary-references.ts';
import type { IncomingBlobs } from './inspection.ts';
import { type SentFile, sentForm } from './sent-form.ts';

export interface ReceivedFile {
  /** The name of the field in the form. */
  readonly field: string;
  /** The last part of the name that the client gave, without control characters; '' if it gave none. */
  readonly name: string;
  /** The media type that the client stated; '' if it stated none. */
  readonly declaredType: string;
  readonly sha256: string;
  readonly size: number;
  /** The first bytes, enough to recognise the media type. */
  readonly head: Buffer;
  /** The media type of the bytes; undefined for types that `extract` does not read. */
  readonly mediaType: MediaType | undefined;
  /** The whole file if it is in memory only (`inMemoryBytes`); undefined if it is in the blob store. */
  readonly bytes: Buffer | undefined;
}

export interface FormRules {
  /** Names of the fields that accept files. A file in another field is refused. */
  readonly fileFields: readonly string[];
  readonly maxFiles: number;
  readonly maxFileBytes: number;
  /**
   * Default: enough more than all files may have that a few files may be too large without the connection being cut.
   */
  readonly maxRequestBytes?: number;
  /** `size` is undefined if the rest of the file was not read. */
  readonly tooLarge?: (facts: { readonly name: string; readonly size: number | undefined }) => Failure;
  /**
   * Called with a file once its first bytes have arrived. Throws a failure to refuse it. Default: accepts every file.
   */
  readonly accept?: (file: Pick<ReceivedFile, 'name' | 'declaredType' | 'head' | 'mediaType' | 'field'>) => void;
  /** Files up to this size stay in memory and are not stored. Default: 0, all files are stored. */
  readonly inMemoryBytes?: number;
  /** Whether the form is accepted even if files are refused. Those are then in `refused`. */
  readonly keepGoing?: boolean;
}

export interface ReceivedForm {
  readonly files: readonly ReceivedFile[];
  /** The value of each field. A form with two fields of the same name is refused. */
  readonly fields: Readonly<Record<string, string>>;
  /** With `keepGoing`, in the order of the form: `index` counts all files. */
  readonly refused: readonly { readonly name: string; readonly index: number; readonly failure: Failure }[];
  /** Lets `owner` refer to a file that is stored, instead of the form. Rejects as `ReferencedBlobs.handOver` does. */
  handOver(file: ReceivedFile, owner: Owner): Promise<void>;
  /** Releases the files. To be called once every entry that needs them has references to them. */
  release(): Promise<void>;
}

/** Failures of the server itself, which are not the fault of one file. */
const serversOwn: readonly FailureKind[] = ['storage_full', 'unavailable', 'internal'];

const maxFields = 100;
const maxFieldBytes = 256 * 1024;
/** How much of a form that was refused is still read. */
export const drainBytes = 64 * 1024 ** 2;

/**
 * What a form may contain before the parser gives up. Rules of the API are checked before that, with better messages.
 */
export const parserLimits = (maxFiles: number) => ({
  fileSize: Number.MAX_SAFE_INTEGER,
  files: maxFiles + 10_000,
  fields: maxFields,
  fieldSize: maxFieldBytes,
});

/** A form of which a part has arrived. */
interface Receiving {
  readonly rules: FormRules;
  readonly blobs: IncomingBlobs;
  readonly stored: TemporaryReferences;
  /** Bytes that may still arrive. */
  readonly budget: { bytes: number };
  /** Whether files that are refused are hashed as well: a repeated request is compared with all that this one sent. */
  readonly hashesAll: boolean;
  readonly files: ReceivedFile[];
  readonly refused: { name: string; index: number; failure: Failure }[];
  readonly fields: Record<string, string>;
  readonly sent: SentFile[];
  /** The first thing that is wrong with the whole form. */
  wrong: unknown;
}

/**
 * Rejects with `bad_request`, `too_large`, `infected`, `storage_full` or what `accept` throws. Nothing is stored then.
 */
export async function receiveForm(
  request: FastifyRequest,
  blobs: IncomingBlobs,
  rules: FormRules,
): Promise<ReceivedForm> {
  if (!request.isMultipart()) throw new Failure('bad_request', 'The request is not multipart/form-data');
  const stored = temporaryReferences(blobs, { kind: 'upload', id: randomUUID() });
  const maxBytes = rules.maxRequestBytes ?? rules.maxFileBytes * rules.maxFiles + drainBytes;
  const form: Receiving = {
    rules,
    blobs,
    stored,
    budget: { bytes: maxBytes },
    hashesAll: rules.keepGoing === true && request.headers['idempotency-key'] !== undefined,
    files: [],
    refused: [],
    fields: Object.create(null) as Record<string, string>,
    sent: [],
    wrong: undefined,
  };
  try {
    for await (const part of request.parts({ limits: parserLimits(rules.maxFiles) })) {
      if (part.type === 'file') await takeFile(part, form);
      else form.wrong ??= takeField(part, form.fields);
    }
    if (form.wrong !== undefined) throw form.wrong;
    const { files, fields, refused, sent } = form;
    request.sentForm = sentForm(fields, sent, maxBytes - form.budget.bytes);
    return {
      files,
      fields,
      refused,
      handOver: ({ sha256 }, owner) => stored.handOver(owner, [sha256]),
      release: () => stored.release(),
    };
  } catch (error) {
    await stored.release();
    throw brokenForm(error, request) ?? error;
  }
}

/** Returns what is wrong with the field. */
function takeField(part: MultipartValue, fields: Record<string, string>): Failure | undefined {
  if (part.valueTruncated || part.fieldnameTruncated) return badForm(`A field is longer than ${maxFieldBytes} bytes`);
  if (part.fieldname in fields) return badForm(`The field ${shown(part.fieldname)} occurs twice`);
  fields[part.fieldname] = textOfField(part);
  return undefined;
}

export const textOfField = ({ value }: MultipartValue): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

async function takeFile(part: MultipartFile, form: Receiving): Promise<void> {
  const { rules, budget, files, refused, sent } = form;
  if (form.wrong !== undefined) return drained(part.file, budget);
  const index = sent.length;
  const name = baseName(part.filename);
  const passing = passingFile(part, name, index, form);
  try {
    const file = await receiveFile(part, passing, form);
    files.push(file);
    sent.push({ field: part.fieldname, name, sha256: file.sha256 });
  } catch (error) {
    if (budget.bytes < 0 || !(error instanceof Failure)) throw error;
    sent.push({ field: part.fieldname, name, sha256: passing.sha256() });
    if (rules.keepGoing === true && !serversOwn.includes(error.kind)) refused.push({ name, index, failure: error });
    else form.wrong = error;
  }
  return undefined;
}

/** The parser's errors have no code. Returns undefined for an error that has nothing to do with the form. */
function brokenForm(error: unknown, request: FastifyRequest): Failure | undefined {
  if (error instanceof Failure || !(error instanceof Error)) return undefined;
  if (request.socket.destroyed || ('code' in error && error.code === 'ECONNRESET'))
    return new Failure('cancelled', 'The client went away', { cause: error });
  if (!/unexpected end of|malformed|boundary/i.test(error.message)) return undefined;
  return new Failure('bad_request', 'The form is damaged or incomplete', { cause: error });
}

/** A file on its way from the form into the store. */
interface PassingFile {
  readonly facts: Pick<ReceivedFile, 'field' | 'name' | 'declaredType'>;
  /** The bytes to be stored. It ends as soon as something is wrong with the file. */
  readonly wanted: Transform;
  readonly head: () => Buffer;
  /** Throws if something is already known to be wrong with the file. */
  readonly check: () => void;
  /** SHA-256 of all bytes; null if they were not hashed, or not all of them were read. */
  readonly sha256: () => string | null;
}

function passingFile(part: MultipartFile, name: string, index: number, form: Receiving): PassingFile {
  const { rules, budget, hashesAll } = form;
  const facts = { field: part.fieldname, name, declaredType: part.mimetype ?? '' };
  const hash = hashesAll ? createHash('sha256') : undefined;
  let head = Buffer.alloc(0);
  let received = 0;
  let whole = false;
  let wrong: unknown = misplaced(part.fieldname, index, rules);
  const tooLarge = (size: number | undefined): Failure =>
    rules.tooLarge?.({ name, size }) ??
    new Failure('too_large', 'The file is too large', { detail: `At most ${rules.maxFileBytes} bytes are accepted` });
  const ask = (): void => {
    try {
      if (wrong === undefined) rules.accept?.({ ...facts, head, mediaType: mediaTypeOf(head) });
    } catch (error) {
      wrong = error;
    }
  };
  // A file can be refused before its end. The rest is read and discarded.
  const wanted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      received += chunk.length;
      budget.bytes -= chunk.length;
      hash?.update(chunk);
      if (budget.bytes < 0) return done(tooLarge(undefined));
      if (head.length < sniffedBytes) {
        head = Buffer.concat([head, chunk.subarray(0, sniffedBytes - head.length)]);
        if (head.length >= sniffedBytes) ask();
      }
      if (wrong === undefined && received <= rules.maxFileBytes) done(null, chunk);
      else done();
    },
    flush(done) {
      whole = true;
      if (head.length < sniffedBytes) ask();
      done();
    },
  });
  return {
    facts,
    wanted,
    head: () => head,
    check() {
      if (received > rules.maxFileBytes) wrong = tooLarge(received);
      if (part.file.truncated) wrong ??= tooLarge(undefined);
      if (wrong !== undefined) throw wrong;
    },
    sha256: () => (whole && hash !== undefined ? hash.copy().digest('hex') : null),
  };
}

function misplaced(field: string, index: number, { fileFields, maxFiles }: FormRules): Failure | undefined {
  if (!fileFields.includes(field)) return badForm(`The field ${shown(field)} does not accept a file`);
  return index < maxFiles ? undefined : badForm(`At most ${maxFiles} files can be sent at once`);
}

async function receiveFile(
  { file }: MultipartFile,
  { facts, wanted, head, check }: PassingFile,
  { rules, blobs, stored: references, budget }: Receiving,
): Promise<ReceivedFile> {
  // A pipe leaves the form's own stream alone when its target breaks, so the rest of the form can still be read.
  // The target may break before anybody reads it; whoever reads it later receives the error.
  wanted.on('error', () => undefined);
  const brokenOff = (): void => void wanted.destroy(file.errored ?? new Error('Unexpected end of the form'));
  file.once('error', brokenOff);
  file.once('close', () => file.readableEnded || brokenOff());
  // The form may have ended in this file while earlier files were received. It does not report that again.
  if (file.destroyed && !file.readableEnded) brokenOff();
  else file.pipe(wanted);

  try {
    const store = (source: Readable) => references.keep(source, { maxBytes: rules.maxFileBytes });
    const { sha256, size, bytes } = await stored(wanted, rules.inMemoryBytes ?? 0, { store, blobs });
    check();
    return { ...facts, sha256, size, head: head(), mediaType: mediaTypeOf(head()), bytes };
  } finally {
    if (!file.readableEnded) await drained(file, budget);
  }
}

interface Storing {
  readonly store: (source: Readable) => Promise<Blob>;
  readonly blobs: IncomingBlobs;
}

/** Stores the file in the blob store, or keeps it in memory if it is small enough. */
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

/** Reads the rest of a file and discards it. Rejects with `too_large` if the client sends more than `budget`. */
export async function drained(file: MultipartFile['file'], budget: { bytes: number }, hash?: Hash): Promise<void> {
  if (budget.bytes < 0) return void file.resume();
  for await (const chunk of file.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk)) continue;
    hash?.update(chunk);
    budget.bytes -= chunk.length;
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

/** The name of a file for people to read: never a path, and on one line. */
export function baseName(name: string | undefined): string {
  const last = (name ?? '').split(/[/\\]/).at(-1) ?? '';
  const plain = last.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim();
  return plain === '.' || plain === '..' ? '' : plain.slice(0, 200).toWellFormed();
}

const shown = (name: string): string => JSON.stringify(name.slice(0, 40).toWellFormed());

const badForm = (message: string): Failure => new Failure('bad_request', message);
