/**
 * The port of references: which entries of a store need which blobs, and what the database knows of each blob.
 *
 * What is known of a blob is also the lock between those who store it and those who delete it, in whichever process: a blob
 * that is being deleted takes no reference, and one that takes a reference is not deleted.
 */

/** The entry that needs a blob. */
export interface Owner {
  /** Kind of the entry; `upload` where there is none yet. */
  readonly kind: string;
  readonly id: string;
}

/** How long nothing must have needed a blob before it is deleted, in milliseconds. */
export interface Patience {
  /** For blobs that were needed once. */
  readonly releasedMs: number;
  /** For blobs that were found in the store and of which the database had never known. */
  readonly unknownMs: number;
}

export interface BlobReferences {
  /**
   * Refers to a blob that is about to be stored. `storedBytes` is what it takes in the store. `deleted` rejects the reference
   * for now: somebody is just deleting the blob. `stored` is to be called once the bytes are there, unless they are `ready`.
   */
  keep(sha256: string, storedBytes: number, owner: Owner): Promise<'writing' | 'ready' | 'deleting'>;
  stored(sha256: string): Promise<void>;
  /** Refers to a blob that is stored. False if there is none. */
  add(sha256: string, owner: Owner): Promise<boolean>;
  /**
   * Lets `to` refer to those of the blobs that `from` refers to, which no longer does. Resolves with those blobs; there is no
   * moment at which nothing refers to them.
   */
  handOver(from: Owner, to: Owner, keys: readonly string[]): Promise<readonly string[]>;
  /**
   * Removes all references of the owner, or the one to `sha256`. Resolves with the bytes of the blobs that nothing needs any
   * more.
   */
  remove(owner: Owner, sha256?: string): Promise<number>;
  /** The blobs that the owner refers to. */
  of(owner: Owner): Promise<readonly string[]>;
  /** Whether there is any reference at all. */
  any(): Promise<boolean>;
  /** What the blobs take that are needed. */
  neededBytes(): Promise<number>;
  /**
   * The blobs of these of which nobody knows: nothing refers to them, or has referred to them since the database was made.
   * Those that are new to it are noted, and so is what they take, which `sizeOf` says.
   */
  unknown(keys: readonly string[], sizeOf: (sha256: string) => Promise<number | undefined>): Promise<readonly string[]>;
  /** At most `limit` blobs that nothing has needed for long enough. They are the caller's to delete, for a minute. */
  claimUnneeded(patience: Patience, limit: number): Promise<readonly string[]>;
  /** Forgets a blob that was claimed and deleted. */
  forget(sha256: string): Promise<void>;
  /** Owners without an entry, whose references are older than this. */
  abandoned(olderThanMs: number): AsyncIterable<Owner>;
}
