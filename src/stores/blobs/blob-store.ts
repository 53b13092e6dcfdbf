/** The port for bytes by content. Keys are SHA-256 hex, so the same document written twice is stored once. */
import type { Readable, Transform } from 'node:stream';

export interface Blob {
  readonly sha256: string;
  readonly size: number;
}

export interface PutOptions {
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
  /**
   * Called with the digest before a reader can open the blob, so that a reference can be counted first. Where it rejects,
   * nothing is stored.
   */
  readonly beforePublish?: (blob: Blob) => Promise<void>;
  /**
   * Transforms the bytes into what is stored, for example encrypted bytes; digest and limit are those of the original.
   * `sha256` may be called once all bytes went in. `open`, with its ranges, and `size` then refer to the stored bytes.
   */
  readonly storedAs?: (sha256: () => string) => Transform;
}

/** Bytes from first to last, including both. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** An open blob: its reader gets all of it, even if it is deleted meanwhile. */
export interface OpenBlob {
  /** Bytes, as stored. */
  readonly size: number;
  /** Both bounds are within the file. */
  bytes(range: ByteRange): Promise<Buffer>;
  /** Closes the file when it ends or is destroyed. */
  stream(range?: ByteRange): Readable;
  /** For a reader that asks for no stream. */
  close(): Promise<void>;
}

export interface BlobStore {
  /**
   * Streams to storage and computes the digest. Rejects with `too_large` beyond `maxBytes` and with `storage_full` where
   * there is no room; then nothing is stored and the source is destroyed. Bytes that are stored already are not written
   * again.
   */
  put(source: Readable, options: PutOptions): Promise<Blob>;
  /** Rejects with `not_found` for an unknown key. */
  open(sha256: string, range?: ByteRange): Promise<Readable>;
  /** Several parts of one file, opened once. Rejects with `not_found` for an unknown key. */
  openFile(sha256: string): Promise<OpenBlob>;
  /** Undefined for an unknown key. */
  size(sha256: string): Promise<number | undefined>;
  delete(sha256: string): Promise<void>;
  /** Every key, for clean-up. */
  keys(): AsyncIterable<string>;
  /** Removes what unfinished writes of ended processes left; nobody may be writing. */
  removeLeftovers(): Promise<void>;
  /** Of all blobs together, as they are stored. */
  usedBytes(): Promise<number>;
  /** Rejects with `storage_full` where there is not even room for a small document. */
  checkRoom(): Promise<void>;
}
