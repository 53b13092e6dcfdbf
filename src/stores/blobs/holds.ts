/** The port of holds: references from entries of a store to blobs. A holder is the kind and the id of an entry. */

export interface Holder {
  /** Kind of the entry; `upload` where there is none yet. */
  readonly kind: string;
  readonly id: string;
}

export interface BlobHolds {
  add(sha256: string, holder: Holder): Promise<void>;
  /** Ends all holds of the holder, or the one on `sha256`. Resolves with the blobs that were held. */
  end(holder: Holder, sha256?: string): Promise<readonly string[]>;
  /** The blobs that the holder holds. */
  of(holder: Holder): Promise<readonly string[]>;
  isHeld(sha256: string): Promise<boolean>;
  /** Whether there is any hold. */
  any(): Promise<boolean>;
  /** Notes that nobody holds the blob. Resolves with the time since when that is known (Unix, ms). A new hold removes the note. */
  unheldSince(sha256: string, nowMs: number): Promise<number>;
  /** Removes the note about a blob that was deleted. */
  forget(sha256: string): Promise<void>;
  /** Ends holds whose entry does not exist. No entry may be about to be written. */
  endOrphans(): Promise<void>;
}
