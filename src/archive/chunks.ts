/**
 * Files that are uploaded in chunks: in any order, several at a time, and again after a failure.
 *
 * Clients choose `fileHash` and `chunkHash` freely. Entities are looked up by the digest of a fileHash and bytes by their own
 * digest, so neither string ever becomes a name or a path. A string that looks like a SHA-256 must be that of the bytes.
 */
import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { sniff, sniffedBytes } from '../documents/sniff.ts';
import { Failure } from '../domain/failure.ts';
import type { ReferencedBlobs } from '../stores/blobs/referenced-blobs.ts';
import type { Owner } from '../stores/blobs/references.ts';
import { type Collection, type Entry, foundOrInserted, type RecordStore } from '../stores/records/record-store.ts';
import { endExpired } from '../runtime/all-entries.ts';
import { idsFrom, type MakeId } from '../runtime/made-id.ts';
import type { UploadedFile } from './uploaded-documents.ts';

export const maxChunks = 1024;
const keepMs = 24 * 60 * 60 * 1000;

const Chunk = z.object({ index: z.number(), totalChunks: z.number(), sha256: z.string(), size: z.number() });
type Chunk = z.output<typeof Chunk>;

const Merged = z.object({ invoiceId: z.string(), sha256: z.string(), totalChunks: z.number() });
export type Merged = z.output<typeof Merged>;

const Seed = z.object({ seed: z.string() });

export interface ReceivedChunk extends Chunk {
  readonly fileHash: string;
  readonly chunkHash: string;
}

export interface ChunkedUploads {
  /** The caller keeps the bytes until this has returned. Rejects with `bad_request`, `too_large`. */
  keep(chunk: ReceivedChunk): Promise<void>;
  /** The chunks that have arrived, in order. */
  present(fileHash: string): Promise<readonly Chunk[]>;
  /** The result of the file, which is remembered for a day. */
  merged(fileHash: string): Promise<Merged | undefined>;
  /**
   * Calls back with the whole file, which is kept until the callback is done. Rejects with `bad_request` if chunks are
   * missing or the bytes do not match `fileHash`, with `too_large`, `infected`, and with what the callback rejects with.
   */
  assembled<Result>(
    file: { readonly fileHash: string; readonly fileName: string; readonly totalChunks: number },
    use: (file: UploadedFile) => Promise<Result>,
  ): Promise<Result>;
  /**
   * Calls back with the ids of what the merge of a file makes. They are the same ones again if the process was killed in the
   * last merge, and others if that had ended. To be called by one process at a time.
   */
  withIds<Result>(fileHash: string, use: (makeId: MakeId) => Promise<Result>): Promise<Result>;
  /** The chunks are not needed any more. */
  finish(fileHash: string, merged: Merged | undefined): Promise<void>;
  expire(nowMs: number, stop?: AbortSignal): Promise<void>;
}

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');
const isDigest = (text: string): boolean => /^[0-9a-f]{64}$/i.test(text);
const isOf = (sha256: string, claimed: string): boolean => !isDigest(claimed) || claimed.toLowerCase() === sha256;

const ownerOf = (id: string): Owner => ({ kind: 'invoice-chunk', id });

const wrong = (message: string, detail?: string): Failure => new Failure('bad_request', message, { detail });
const tooLarge = (maxBytes: number): Failure => new Failure('too_large', `The file is larger than ${maxBytes} bytes`);

/** `maxBytes` is the size of a whole file. */
export function chunkedUploads(store: RecordStore, blobs: ReferencedBlobs, maxBytes: number): ChunkedUploads {
  const uploads = store.collection('invoice-upload', Merged);
  const seeds = store.collection('invoice-merging', Seed);
  const kept = keptChunks(store.collection('invoice-chunk', Chunk), blobs, maxBytes);
  return {
    present: kept.present,
    keep: kept.keep,
    merged: async (fileHash) => (await uploads.get(sha256Of(fileHash)))?.body,
    assembled: (file, use) => assembled({ kept, blobs, maxBytes }, file, use),
    async withIds(fileHash, use) {
      const earlier = await uploads.get(sha256Of(fileHash));
      // The seed of a merge that was killed at its very end is not that of the next upload of the file.
      const id = sha256Of(JSON.stringify([fileHash, earlier?.body.invoiceId]));
      const { body } = await foundOrInserted(seeds, {
        id,
        expiresMs: Date.now() + keepMs,
        body: { seed: randomUUID() },
      });
      try {
        return await use(idsFrom(body.seed));
      } finally {
        await seeds.delete(id);
      }
    },
    async finish(fileHash, body) {
      if (body) await put(uploads, { id: sha256Of(fileHash), expiresMs: Date.now() + keepMs, body });
      await kept.dropAll(fileHash);
    },
    async expire(nowMs, stop) {
      await endExpired(uploads, nowMs, ({ id }) => uploads.delete(id), stop);
      await endExpired(seeds, nowMs, ({ id }) => seeds.delete(id), stop);
      await kept.expire(nowMs, stop);
    },
  };
}

interface KeptChunks extends Pick<ChunkedUploads, 'keep' | 'present' | 'expire'> {
  dropAll(fileHash: string): Promise<void>;
  /** The bytes of the chunks, one after the other. Fails with `bad_request` if those of a chunk are gone. */
  bytesOf(fileHash: string, parts: readonly Chunk[]): AsyncGenerator<Buffer, void>;
}

function keptChunks(chunks: Collection<Chunk>, blobs: ReferencedBlobs, maxBytes: number): KeptChunks {
  const entriesOf = async (fileHash: string): Promise<readonly Entry<Chunk>[]> =>
    (await chunks.list({ owner: sha256Of(fileHash) }, { limit: maxChunks })).entries;
  const present = async (fileHash: string): Promise<readonly Chunk[]> =>
    (await entriesOf(fileHash)).map(({ body }) => body).sort((a, b) => a.index - b.index);

  async function drop(id: string): Promise<void> {
    await blobs.release(ownerOf(id));
    await chunks.delete(id);
  }

  return {
    present,
    async keep({ fileHash, chunkHash, ...chunk }) {
      const { index, sha256, size } = chunk;
      if (!isOf(sha256, chunkHash))
        throw wrong(`The bytes of chunk ${index} do not match its chunkHash`, 'Send it again');
      const known = await present(fileHash);
      // The client cut the file again, into another number of chunks, so the old ones are useless.
      for (const other of known) if (other.totalChunks !== chunk.totalChunks) await drop(idOf(fileHash, other.index));
      const others = known.filter((other) => other.totalChunks === chunk.totalChunks && other.index !== index);
      if (others.reduce((sum, other) => sum + other.size, size) > maxBytes) throw tooLarge(maxBytes);
      const id = idOf(fileHash, index);
      await blobs.addReference(sha256, ownerOf(id));
      const before = await put(chunks, { id, owner: sha256Of(fileHash), expiresMs: Date.now() + keepMs, body: chunk });
      if (before && before.sha256 !== sha256) await blobs.release(ownerOf(id), before.sha256);
    },
    async dropAll(fileHash) {
      for (const { id } of await entriesOf(fileHash)) await drop(id);
    },
    async *bytesOf(fileHash, parts) {
      for (const { index, sha256 } of parts) {
        if ((await blobs.size(sha256)) === undefined) {
          await drop(idOf(fileHash, index));
          throw missing([index]);
        }
        for await (const piece of await blobs.open(sha256)) yield Buffer.from(piece);
      }
    },
    async expire(nowMs, stop) {
      await endExpired(chunks, nowMs, ({ id }) => drop(id), stop);
    },
  };
}

/** The same chunks would fail again, so they are not kept. */
const isHopeless = (error: unknown): boolean =>
  error instanceof Failure && ['infected', 'unsupported_format', 'too_large'].includes(error.kind);

async function assembled<Result>(
  { kept, blobs, maxBytes }: { readonly kept: KeptChunks; readonly blobs: ReferencedBlobs; readonly maxBytes: number },
  { fileHash, fileName, totalChunks }: Parameters<ChunkedUploads['assembled']>[0],
  use: (file: UploadedFile) => Promise<Result>,
): Promise<Result> {
  const parts = (await kept.present(fileHash)).filter((chunk) => chunk.totalChunks === totalChunks);
  const there = new Set(parts.map(({ index }) => index));
  const lacking = Array.from({ length: totalChunks }, (_, index) => index).filter((index) => !there.has(index));
  if (lacking.length > 0) throw missing(lacking);
  const owner: Owner = { kind: 'upload', id: randomUUID() };
  try {
    const source = Readable.from(kept.bytesOf(fileHash, parts), { objectMode: false });
    const { sha256 } = await blobs.keep(source, owner, { maxBytes });
    if (!isOf(sha256, fileHash)) {
      // It is unknown which of them is wrong.
      await kept.dropAll(fileHash);
      throw wrong('The bytes of the chunks do not match fileHash', 'Send all of them again');
    }
    return await use({ name: fileName, sha256, mediaType: await mediaTypeOf(sha256, blobs) });
  } catch (error) {
    if (isHopeless(error)) await kept.dropAll(fileHash);
    throw error;
  } finally {
    await blobs.release(owner);
  }
}

const idOf = (fileHash: string, index: number): string => `${sha256Of(fileHash)}.${index}`;

function missing(indexes: readonly number[]): Failure {
  const shown = indexes.slice(0, 20).join(', ');
  return wrong(`Chunks are missing: ${shown}${indexes.length > 20 ? ', …' : ''}`, 'Send them, then merge again');
}

async function mediaTypeOf(sha256: string, blobs: ReferencedBlobs): Promise<UploadedFile['mediaType']> {
  const parts: Buffer[] = [];
  for await (const part of await blobs.open(sha256, { first: 0, last: sniffedBytes - 1 }))
    parts.push(Buffer.from(part));
  try {
    return sniff(Buffer.concat(parts));
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** Inserts or replaces the entity. Returns its previous body. */
async function put<Body>(
  records: Collection<Body>,
  entry: Pick<Entry<Body>, 'id' | 'body'> & { readonly owner?: string; readonly expiresMs: number },
): Promise<Body | undefined> {
  for (;;) {
    let before: Body | undefined;
    const updated = await records.update(entry.id, ({ body }) => {
      before = body;
      return { body: entry.body, expiresMs: entry.expiresMs };
    });
    if (updated) return before;
    try {
      await records.insert(entry);
      return undefined;
    } catch (error) {
      // Another request inserted it first.
      if (!(error instanceof Failure) || error.kind !== 'conflict') throw error;
    }
  }
}
