/**
 * Reads the documents of inputs one at a time, so that a batch of any length needs the memory of one document.
 *
 * A document that cannot be read is yielded as a failed intake; the generator itself never throws because of a
 * document.
 */
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { SourceDocument } from '../domain/document.ts';
import { definedOnly } from '../domain/defined-only.ts';
import { Failure } from '../domain/failure.ts';
import { looksLikeDocument, naturalOrder } from './document-names.ts';
import { fileFailure } from './file-failure.ts';
import type { Input } from './inputs.ts';
import type { AttachedFile, AttachedMail, Mail } from './mails/mail.ts';
import { isPipe, readPipe } from './read-pipe.ts';
import { readStream, tooLarge } from './read-stream.ts';
import { systemPath } from '../domain/raw-names.ts';
import { type Opened, openBytes, openDocuments, sniffsAsZip } from './open-bytes.ts';
import { sniffedBytes } from './sniff.ts';
import type { ZipArchive } from './zip.ts';
import { type ZipBudget, type ZipLimits, zipLimits } from './zip-limits.ts';
import { type Message, message } from '../texts/message.ts';

export interface FailedIntake {
  readonly path: string;
  readonly member?: string;
  readonly failure: Failure;
  /** Number of bytes. Present if the file could be read, even if its kind is not supported. */
  readonly bytes?: number;
  readonly sha256?: string;
  /** These two as of a document. */
  readonly mails?: readonly string[];
  readonly mayBeLogo?: true;
}
export type Intake = SourceDocument | FailedIntake;

export interface IntakeOptions {
  /** The largest document in bytes, wherever it comes from. A ZIP itself may be larger: only its members count. */
  readonly maxBytes?: number;
  /** How deep ZIPs and mails may be nested: 1 reads the members of a ZIP, 2 also those of a ZIP in it. */
  readonly maxDepth?: number;
  readonly zip?: ZipLimits;
  readonly stdin?: Readable;
  /** Whether the text of a mail is a document too. It then comes after what is attached to the mail. */
  readonly mailTexts?: boolean;
  /** Which names are taken from ZIPs and mails; by default those of supported documents. */
  readonly accepts?: (name: string) => boolean;
  /** How long a pipe may be silent. Without it, a pipe may be silent for ever. */
  readonly silenceMs?: number;
  /** For `documentsIn`: the digest of the bytes, if the caller has computed it already. */
  readonly sha256?: string;
  /** Called with what was left out, for --verbose. */
  readonly note?: (said: Message) => void;
}

const defaultMaxBytes = 200 * 1024 * 1024;
const defaultMaxDepth = 3;

/** Where some bytes come from, and what the limits of the archives around them still allow. */
interface Origin {
  readonly path: string;
  readonly member?: string;
  /** Number of ZIPs and mails around them. */
  readonly depth: number;
  /** The labels of the mails around them that have a text of their own. */
  readonly mails: readonly string[];
  readonly mayBeLogo?: true;
  readonly budget: ZipBudget;
}

/** The documents of `inputs` (see inputs.ts), each read only when it is asked for. */
export async function* documents(inputs: readonly Input[], options: IntakeOptions = {}): AsyncGenerator<Intake> {
  for (const input of inputs) {
    if ('failure' in input) yield { path: input.path, failure: input.failure };
    else if (input.from === 'stdin') yield* fromStream(input.path, options.stdin ?? process.stdin, options);
    else yield* fromFile(input.path, options);
  }
}

/** The documents in bytes that are not in a file: one, or the members of a ZIP. `name` takes the place of the path. */
export function documentsIn(name: string, bytes: Uint8Array, options: IntakeOptions = {}): AsyncGenerator<Intake> {
  const { sha256, ...others } = options;
  return fromBytes(bytes, origin(name, options), others, sha256);
}

const origin = (path: string, { zip = zipLimits }: IntakeOptions): Origin => ({
  path,
  depth: 0,
  mails: [],
  budget: { bytes: zip.maxTotalBytes },
});

const label = ({
  path,
  member,
  mails,
  mayBeLogo,
}: Origin): Pick<SourceDocument, 'path' | 'member' | 'mails' | 'mayBeLogo'> => ({
  path,
  ...definedOnly({ member, mayBeLogo }),
  ...(mails.length === 0 ? {} : { mails }),
});

async function* fromStream(path: string, stream: Readable, options: IntakeOptions): AsyncGenerator<Intake> {
  let bytes: Buffer;
  try {
    bytes = await readStream(stream, options.maxBytes ?? defaultMaxBytes);
  } catch (error) {
    yield { path, failure: fileFailure(error, path) };
    return;
  }
  yield* fromBytes(bytes, origin(path, options), options);
}

async function* fromFile(path: string, options: IntakeOptions): AsyncGenerator<Intake> {
  const from = origin(path, options);
  let opened: Buffer | ZipArchive;
  try {
    opened = await openFile(from, options);
  } catch (error) {
    yield { path, failure: fileFailure(error, path) };
    return;
  }
  if (Buffer.isBuffer(opened)) yield* fromBytes(opened, from, options);
  else yield* fromArchive(opened, from, options);
}

/** The bytes of a file, or the open archive if it is a ZIP of documents, which is never read as a whole. */
async function openFile({ path, budget }: Origin, options: IntakeOptions): Promise<Buffer | ZipArchive> {
  const maxBytes = options.maxBytes ?? defaultMaxBytes;
  if (await isPipe(path)) return readPipe(path, maxBytes, options.silenceMs);
  const handle = await open(systemPath(path), 'r');
  try {
    const found = await handle.stat();
    if (!found.isFile()) return await readStream(handle.createReadStream({ autoClose: false }), maxBytes);
    const head = await readAt(handle, Math.min(found.size, sniffedBytes), 0);
    if (sniffsAsZip(head)) {
      const archive = await openDocuments(path, limitsOf(options), budget);
      if (archive) return archive;
    }
    if (found.size > maxBytes) throw tooLarge(maxBytes, found.size);
    return await readAt(handle, found.size, 0);
  } finally {
    await handle.close();
  }
}

async function readAt(handle: FileHandle, length: number, position: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

const limitsOf = ({ maxBytes = defaultMaxBytes, zip = zipLimits }: IntakeOptions): ZipLimits => ({
  ...zip,
  maxEntryBytes: Math.min(zip.maxEntryBytes, maxBytes),
});

async function* fromBytes(
  bytes: Uint8Array,
  from: Origin,
  options: IntakeOptions,
  known?: string,
): AsyncGenerator<Intake> {
  const sha256 = known ?? createHash('sha256').update(bytes).digest('hex');
  let opened: Opened;
  try {
    opened = await openBytes(bytes, from.member ?? from.path, limitsOf(options), from.budget);
  } catch (error) {
    yield { ...label(from), failure: Failure.from(error), bytes: bytes.length, sha256 };
    return;
  }
  switch (opened.kind) {
    case 'document':
      yield { ...label(from), bytes, sha256, mediaType: opened.mediaType };
      return;
    case 'archive':
      yield* fromArchive(opened.archive, from, options);
      return;
    case 'mail':
      yield* fromMail(opened.mail, from, options);
      return;
    case 'left out':
      options.note?.(message('leftOut.file', { file: from.member ?? from.path, why: opened.why }));
  }
}

const nestedTooDeep = ({ depth }: Origin, { maxDepth = defaultMaxDepth }: IntakeOptions): Failure | undefined =>
  depth < maxDepth
    ? undefined
    : new Failure('too_large', message('zip.deep', { most: maxDepth }), {
        detail: message('advice.unpackInner', {}),
      });

const insideOf = (from: Origin, name: string): Origin => ({
  ...from,
  member: from.member === undefined ? name : `${from.member}/${name}`,
  depth: from.depth + 1,
});

async function* fromArchive(archive: ZipArchive, from: Origin, options: IntakeOptions): AsyncGenerator<Intake> {
  try {
    const failure = nestedTooDeep(from, options);
    if (failure) {
      yield { ...label(from), failure };
      return;
    }
    const { accepts = looksLikeDocument } = options;
    const own = from.member ?? from.path;
    // A refused name is reported whatever its extension, because it may be an attack.
    const wanted = archive.entries.filter(({ name, problem }) => accepts(name) || problem?.kind === 'forbidden');
    const others = archive.entries.filter((entry) => !wanted.includes(entry));
    if (wanted.length === 0) yield { ...label(from), failure: nothingInside(others.length) };
    for (const { name } of others)
      options.note?.(message('leftOut.member', { name, file: own, why: message('leftOut.name', {}) }));
    for (const entry of wanted.toSorted((a, b) => naturalOrder(a.name, b.name))) {
      const inside = insideOf(from, entry.name);
      let bytes: Buffer | undefined;
      let failure: Failure | undefined;
      try {
        bytes = await archive.read(entry);
      } catch (error) {
        failure = Failure.from(error);
      }
      if (failure) yield { ...label(inside), failure };
      else if (bytes) yield* fromBytes(bytes, inside, options);
    }
  } finally {
    archive.close();
  }
}

const nothingInside = (others: number): Failure =>
  new Failure('unsupported_format', message(others === 0 ? 'zip.empty' : 'zip.nothing', {}), {
    detail: others === 0 ? message('advice.pack', {}) : message('zip.others', { others }),
  });

async function* fromMail(mail: Mail, from: Origin, options: IntakeOptions): AsyncGenerator<Intake> {
  const failure = nestedTooDeep(from, options) ?? (isEmpty(mail, options) ? nothingInMail(mail) : undefined);
  const own = from.member ?? from.path;
  for (const { name, why } of mail.leftOut) options.note?.(message('leftOut.member', { name, file: own, why }));
  if (failure) {
    yield { ...label(from), failure };
    return;
  }
  const body = options.mailTexts ? mail.body : undefined;
  const identity = `${from.path}\0${from.member ?? ''}`;
  const around: Origin = body ? { ...from, mails: [...from.mails, identity] } : from;
  yield* fromAttachments(mail, around, body !== undefined, options);
  if (!body) return;
  const sha256 = createHash('sha256').update(body.bytes).digest('hex');
  const text = insideOf(from, body.mediaType === 'text/html' ? 'text of the mail.html' : 'text of the mail.txt');
  yield { ...label(text), ...body, sha256, textOf: identity };
}

async function* fromAttachments(
  mail: Mail,
  around: Origin,
  hasText: boolean,
  options: IntakeOptions,
): AsyncGenerator<Intake> {
  const wanted = mail.attachments.filter(({ name }) => isWanted(name, options));
  const hasOthers = hasText || wanted.some((attachment) => !looksLikeLogo(attachment));
  for (const attachment of wanted) {
    const inside = insideOf(around, attachment.name);
    const isLogo = hasOthers && looksLikeLogo(attachment);
    yield* fromAttachment(attachment, isLogo ? { ...inside, mayBeLogo: true } : inside, options);
  }
}

/** A photo of an invoice has more bytes. A scan as TIFF may have as few, so it is not among the pictures. */
const largestLogo = 64 * 1024;
const logoName = /\.(?:gif|png|jpe?g|webp|bmp)$/i;

const looksLikeLogo = (attachment: AttachedFile | AttachedMail): boolean =>
  'bytes' in attachment && attachment.bytes.length <= largestLogo && logoName.test(attachment.name);

const isEmpty = ({ attachments, body }: Mail, options: IntakeOptions): boolean =>
  !attachments.some(({ name }) => isWanted(name, options)) && !(options.mailTexts && body);

/** An attachment without the name of a document is one by its bytes. */
const isWanted = (name: string, { accepts = looksLikeDocument }: IntakeOptions): boolean =>
  accepts(name) || !looksLikeDocument(name);

async function* fromAttachment(
  attachment: AttachedFile | AttachedMail,
  inside: Origin,
  options: IntakeOptions,
): AsyncGenerator<Intake> {
  if ('bytes' in attachment) {
    yield* fromBytes(attachment.bytes, inside, options);
    return;
  }
  let mail: Mail;
  try {
    mail = await attachment.open();
  } catch (error) {
    yield { ...label(inside), failure: Failure.from(error) };
    return;
  }
  yield* fromMail(mail, inside, options);
}

function nothingInMail({ leftOut }: Mail): Failure {
  const named = leftOut.slice(0, 3).map(({ name, why }) => message('failure.of', { file: name, why }));
  const id = leftOut.length > named.length ? 'mail.leftOutMore' : 'mail.leftOut';
  return new Failure('not_an_invoice', message('mail.noInvoice', {}), {
    detail: named.length === 0 ? undefined : message(id, { named }),
  });
}
