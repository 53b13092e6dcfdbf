/**
 * A database for records, locks and references to blobs, with what differs between the kinds of databases.
 *
 * Everything else is the same SQL, which Kysely writes: an implementation of a port on top of this works with all kinds.
 */
import type { Expression, Kysely, SqlBool } from 'kysely';

export interface Database {
  readonly tables: Kysely<Tables>;
  /**
   * Runs statements that may be repeated, and repeats them for some seconds while the database is away. Rejects with
   * `unavailable` after that. `work` gets the number of earlier attempts, because an attempt whose answer was lost may have
   * taken effect.
   */
  readonly attempt: <Result>(work: (earlier: number) => Promise<Result>) => Promise<Result>;
  /** Whether the column contains the text, letter by letter. */
  readonly isContained: (text: string, column: string) => Expression<SqlBool>;
  /** Unix time in ms, by one clock for all processes that use the database. */
  readonly nowMs: () => Expression<number>;
  /** Whether a transaction can lock single rows (`SELECT … FOR UPDATE`), because several may write at once. */
  readonly rowLocks: boolean;
  /** Whether parts of a `WITH` may change rows, so that one statement does what takes several otherwise. */
  readonly changesInWith: boolean;
  readonly close: () => Promise<void>;
}

export interface Tables {
  readonly records: {
    readonly kind: string;
    readonly id: string;
    readonly owner: string;
    readonly state: string;
    readonly label: string;
    readonly created_ms: number;
    readonly updated_ms: number;
    readonly expires_ms: number | null;
    readonly version: number;
    /** '', 0 and null where an entry has no such key. */
    readonly day: string;
    readonly category: string;
    readonly unit: string;
    readonly amount: number;
    readonly part: number;
    readonly done_ms: number | null;
    readonly body: string;
  };
  readonly holds: {
    readonly sha256: string;
    readonly holder_kind: string;
    readonly holder_id: string;
    readonly created_ms: number;
  };
  readonly blobs: {
    readonly sha256: string;
    /** Bytes in the store; 0 if they have not been looked at. */
    readonly size: number;
    /**
     * `released`: nothing needs it any more; `unknown`: it was found in the store, and the database knew nothing of it;
     * `deleting`: somebody has claimed it to delete it.
     */
    readonly state: 'writing' | 'ready' | 'released' | 'unknown' | 'deleting';
    /** When this state began, or when it was last referred to. */
    readonly since_ms: number;
  };
  readonly jobs: {
    readonly id: string;
    readonly lane: string;
    /** Lower goes first. */
    readonly priority: number;
    readonly sequence: number;
    readonly state: 'queued' | 'leased';
    readonly attempt: number;
    readonly token: number;
    readonly lease_until_ms: number;
    readonly cancelled: number;
  };
  /** Processes that use the database; only where several can. */
  readonly instances: {
    readonly id: string;
    readonly seen_ms: number;
    readonly body: string;
  };
  /** Hits since a window began; only where several processes can use the database. */
  readonly counters: {
    readonly key: string;
    readonly hits: number;
    readonly until_ms: number;
  };
  readonly locks: {
    readonly name: string;
    readonly holder: string;
    readonly until_ms: number;
  };
}
