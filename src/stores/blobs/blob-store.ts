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
   * Called with what was hashed before a reader can have it: whoever counts references notes one here. Where it
   * rejects, nothing is stored.
   */
  readonly beforePublish?: (blob: Blob) => Promise<void>;
  /**
   * What is stored in place of the bytes that are hashed and measured: encrypted ones. `sha256` may be asked once all
   * bytes went in. `open`, with its ranges, and `size` are then of what is stored.
   */
  readonly storedAs?: (sha256: () => string) => Transform;
}

/** Bytes first to last, both counted in. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** A stored file that is open: it stays whole for its reader, whatever happens to the key meanwhile. */
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
   * Streams to storage, hashing on the way. Rejects with `too_large` past `maxBytes` and with `storage_full` where
   * there is no room, and leaves nothing behind; the source is destroyed then. What is stored under its SHA-256 already is
   * not written again.
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
  /** Rejects with `storage_full` where not even a small document would be taken. */
  checkRoom(): Promise<void>;
}
