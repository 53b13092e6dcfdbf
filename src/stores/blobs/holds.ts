/** The port that notes who needs which blob. A holder is a record: its kind and its id. */

export interface Holder {
  /** Kind of the record; `upload` where there is none yet. */
  readonly kind: string;
  readonly id: string;
}

export interface BlobHolds {
  add(sha256: string, holder: Holder): Promise<void>;
  /** Ends all holds of the holder, or the one on `sha256`. Gives the blobs that it held. */
  end(holder: Holder, sha256?: string): Promise<readonly string[]>;
  /** Blobs that it holds. */
  of(holder: Holder): Promise<readonly string[]>;
  isHeld(sha256: string): Promise<boolean>;
  /** Whether anything is held at all. */
  any(): Promise<boolean>;
  /** Notes that nobody needs the blob, and gives the time since when that is known (Unix, ms). Holding it again ends that. */
  unheldSince(sha256: string, nowMs: number): Promise<number>;
  /** For a blob that was deleted. */
  forget(sha256: string): Promise<void>;
  /** Ends the holds of holders that are no records (any more). Nobody may be on the way to becoming one. */
  endOrphans(): Promise<void>;
}
