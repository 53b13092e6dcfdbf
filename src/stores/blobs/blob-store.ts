/** The port for storing bytes by their content. Keys are SHA-256 in hexadecimal, so a document is stored only once. */
import type { Readable, Transform } from 'node:stream';

export interface Blob {
  readonly sha256: string;
  readonly size: number;
}

export interface StoredBlob {
  readonly sha256: string;
  /** What it takes in the store. */
  readonly size: number;
}

export interface PutOptions {
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
  /**
   * Called with the digest before a reader can open the blob, so that a reference can be added first. If it rejects, nothing
   * is stored. `storedBytes` is what the blob takes in the store.
   */
  readonly beforePublish?: (blob: Blob, storedBytes: number) => Promise<void>;
  /**
   * Transforms the bytes into those that are stored, for example by encrypting them. Digest and limit apply to the original.
   * `sha256` may be called once all bytes were read. `open`, with its ranges, and `size` refer to the stored bytes.
   */
  readonly storedAs?: (sha256: () => string) => Transform;
}

/** Bytes from first to last, including both. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** An open blob. It can be read completely even if it is deleted in the meantime. */
export interface OpenBlob {
  /** The number of stored bytes. */
  readonly size: number;
  /** Both bounds are within the file. */
  bytes(range: ByteRange): Promise<Buffer>;
  /** Closes the file when it ends or is destroyed. */
  stream(range?: ByteRange): Readable;
  /** To be called by a reader that does not request a stream. */
  close(): Promise<void>;
}

export interface BlobStore {
  /**
   * Streams to storage and computes the digest. Rejects with `too_large` beyond `maxBytes`, and with `storage_full` if there
   * is no room. Then nothing is stored and the source is destroyed. Bytes that are stored already are not written again.
   */
  put(source: Readable, options: PutOptions): Promise<Blob>;
  /** Rejects with `not_found` for an unknown key. */
  open(sha256: string, range?: ByteRange): Promise<Readable>;
  /** Opens a blob for reading several ranges. Rejects with `not_found` for an unknown key. */
  openFile(sha256: string): Promise<OpenBlob>;
  /** Undefined for an unknown key. */
  size(sha256: string): Promise<number | undefined>;
  delete(sha256: string): Promise<void>;
  /** All keys, for clean-up. */
  keys(): AsyncIterable<string>;
  /** All keys, with the stored bytes of each. */
  stored(): AsyncIterable<StoredBlob>;
  /** Removes what unfinished writes of ended processes left that nobody has written to for so long. */
  removeLeftovers(olderThanMs: number): Promise<void>;
  /** The stored bytes of all blobs together, or only of those that are needed if the store was told how to count them. */
  usedBytes(): Promise<number>;
  /** Notes that so many bytes are not needed any more. Without effect where all stored bytes count. */
  uncount(bytes: number): void;
  /** Rejects with `storage_full` if there is not even room for a small document. */
  checkRoom(): Promise<void>;
}
