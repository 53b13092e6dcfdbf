/** The documents of an upload: the file itself, or those in it if it is a ZIP, with the intake of the command line. */
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { documentsIn, type IntakeOptions } from '../documents/intake.ts';
import { definedOnly } from '../domain/defined-only.ts';
import type { SourceDocument } from '../domain/document.ts';
import { Failure, saidBy } from '../domain/failure.ts';
import type { MediaType } from '../domain/formats.ts';
import { readAll } from '../runtime/durable/read-all.ts';
import type { ReferencedBlobs } from '../stores/blobs/referenced-blobs.ts';
import { message } from '../texts/message.ts';
import type { FileType } from './fields.ts';

export interface UploadedFile {
  readonly name: string;
  readonly sha256: string;
  /** Types that the first bytes may show. An OFD looks like any other ZIP. */
  readonly mediaType: MediaType | undefined;
  /** Opens the file, or the encrypted documents in a ZIP. */
  readonly password?: string | undefined;
}

/** Kept by its owner until it was archived. */
export interface UploadedDocument {
  readonly fileName: string;
  readonly sha256: string;
  readonly fileType: FileType;
  readonly password?: string;
}

/** A document in a ZIP that could not be archived. */
export interface RefusedDocument {
  readonly fileName: string;
  readonly failure: Failure;
}

export const mediaTypeOf: Record<FileType, MediaType> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  ofd: 'application/ofd',
  tiff: 'image/tiff',
  xml: 'application/xml',
};

const fileTypeOf = (mediaType: MediaType | undefined): FileType | undefined =>
  (Object.keys(mediaTypeOf) as FileType[]).find((fileType) => mediaTypeOf[fileType] === mediaType);

const unsupported = (): Failure => new Failure('unsupported_format', message('archive.formats', {}));

/** Can be called while the file is still being received. Throws `unsupported_format`. */
export function checkHead({ mediaType }: Pick<UploadedFile, 'mediaType'>): void {
  if (mediaType !== 'application/zip' && !fileTypeOf(mediaType)) throw unsupported();
}

/** A file that only begins like a ZIP is no document at all. */
const noZip = (failure: Failure): Failure =>
  failure.kind === 'corrupt_document'
    ? new Failure('unsupported_format', saidBy(failure), {
        detail: failure.detailText ?? failure.detail,
        cause: failure,
      })
    : failure;

/** One request has to be answered in a time that a client waits, and a ZIP of 10 MB may unpack to much more. */
const limits: Pick<IntakeOptions, 'maxDepth' | 'maxBytes' | 'zip'> = {
  maxDepth: 3,
  maxBytes: 200 * 1024 ** 2,
  zip: { maxEntries: 500, maxEntryBytes: 200 * 1024 ** 2, maxTotalBytes: 1024 ** 3, maxRatio: 250 },
};

export interface Archiving<Result> {
  /** Archives one document. What it rejects with refuses a document of a ZIP, and the whole upload if it is no ZIP. */
  readonly archive: (document: UploadedDocument) => Promise<Result>;
  readonly signal: AbortSignal;
}

export interface ArchivedDocuments<Result> {
  /** At least one. */
  readonly archived: readonly [Result, ...Result[]];
  readonly refused: readonly RefusedDocument[];
}

/**
 * Archives each document of the upload, one after the other. The caller keeps the file until this has returned. Rejects with
 * what refused the first document if none could be archived, with `unsupported_format`, and with `cancelled`.
 */
export async function eachDocument<Result>(
  { name, sha256, mediaType, password }: UploadedFile,
  blobs: ReferencedBlobs,
  { archive, signal }: Archiving<Result>,
): Promise<ArchivedDocuments<Result>> {
  const fileType = fileTypeOf(mediaType);
  const opening = definedOnly({ password });
  if (fileType) return { archived: [await archive({ fileName: name, sha256, fileType, ...opening })], refused: [] };
  if (mediaType !== 'application/zip') throw unsupported();
  const archived: Result[] = [];
  const refused: RefusedDocument[] = [];
  const bytes = await readAll(await blobs.open(sha256), await blobs.size(sha256));
  for await (const intake of documentsIn(name, bytes, { ...limits, sha256 })) {
    signal.throwIfAborted();
    const fileName = intake.member?.split('/').at(-1) ?? name;
    try {
      if ('failure' in intake) throw intake.member === undefined ? noZip(intake.failure) : intake.failure;
      archived.push(await fromIntake({ ...intake, ...opening, fileName }, blobs, archive));
    } catch (error) {
      if (signal.aborted || !(error instanceof Failure)) throw error;
      refused.push({ fileName, failure: error });
    }
  }
  const [first, ...others] = archived;
  if (!first) throw refused[0]?.failure ?? unsupported();
  return { archived: [first, ...others], refused };
}

async function fromIntake<Result>(
  document: Pick<SourceDocument, 'bytes' | 'mediaType' | 'password'> & { readonly fileName: string },
  blobs: ReferencedBlobs,
  archive: Archiving<Result>['archive'],
): Promise<Result> {
  const { fileName, bytes, mediaType, password } = document;
  const fileType = fileTypeOf(mediaType);
  if (!fileType) throw unsupported();
  const owner = { kind: 'upload', id: randomUUID() };
  try {
    const { sha256 } = await blobs.keep(Readable.from([bytes]), owner, { maxBytes: bytes.length });
    return await archive({ fileName, sha256, fileType, ...definedOnly({ password }) });
  } finally {
    await blobs.release(owner);
  }
}
