/**
 * The port of the durable queue: which task is to be worked on next, and by whom.
 *
 * It holds ids only. Whoever claims a job has it for the time of a lease; `token` grows with every claim of a job, so
 * that a worker that was taken for dead can be told from the one that took over (fencing).
 */

export interface NewJob {
  readonly id: string;
  /** Kinds of work that are limited apart. */
  readonly lane: string;
  /** Lower goes first; the same priority in order of arrival. */
  readonly priority: number;
  /** Where the job was queued before: its last token, so that tokens go on growing. */
  readonly afterToken?: number;
}

export interface Lease {
  readonly id: string;
  readonly lane: string;
  readonly token: number;
  /** From 1. More than 1: earlier workers did not come to an end with it. */
  readonly attempt: number;
}

export interface JobQueue {
  /** Where the id is queued or leased already, it stays what it is; that it was cancelled is forgotten. */
  add(job: NewJob): Promise<void>;
  /**
   * The first job of these lanes that is free or whose lease ran out. `leastUrgent` limits it to jobs of that priority and
   * more urgent ones; default: all.
   */
  claim(lanes: readonly string[], leaseMs: number, leastUrgent?: number): Promise<Lease | undefined>;
  /** `lost`: another has it, or it is gone. `cancelled`: it is still held, and should be given up. */
  renew(lease: Lease, leaseMs: number): Promise<'held' | 'cancelled' | 'lost'>;
  /** The work is over, however it ended. False where the lease was lost. */
  complete(lease: Lease): Promise<boolean>;
  /** Gives an unfinished job back; that attempt does not count. */
  handBack(lease: Lease): Promise<void>;
  /** A queued job is removed; a leased one is marked, and `renew` then returns `cancelled`. */
  cancel(id: string): Promise<'removed' | 'marked' | 'unknown'>;
  /** Only while it is queued. */
  setPriority(id: string, priority: number): Promise<boolean>;
  has(id: string): Promise<boolean>;
  depth(): Promise<{ readonly queued: number; readonly leased: number }>;
}
