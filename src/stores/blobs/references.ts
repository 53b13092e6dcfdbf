/** The port of references: which entries of a store need which blobs. */

/** The entry that needs a blob. */
export interface Owner {
  /** Kind of the entry; `upload` where there is none yet. */
  readonly kind: string;
  readonly id: string;
}

export interface BlobReferences {
  add(sha256: string, owner: Owner): Promise<void>;
  /** Removes all references of the owner, or the one to `sha256`. Resolves with the blobs that they led to. */
  remove(owner: Owner, sha256?: string): Promise<readonly string[]>;
  /** The blobs that the owner refers to. */
  of(owner: Owner): Promise<readonly string[]>;
  isReferenced(sha256: string): Promise<boolean>;
  /** Whether there is any reference at all. */
  any(): Promise<boolean>;
  /**
   * Notes that nothing refers to the blob, and resolves with the time since when that has been known (Unix, ms). A new
   * reference removes the note.
   */
  unreferencedSince(sha256: string, nowMs: number): Promise<number>;
  /** Removes the note about a blob that was deleted. */
  forget(sha256: string): Promise<void>;
  /** Removes references whose owner does not exist. No owner may be about to be written. */
  removeOrphans(): Promise<void>;
}
