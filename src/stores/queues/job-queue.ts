/**
 * The port of the durable queue, which decides which task is next and which worker gets it.
 *
 * It contains ids only. A worker that claims a job has it for the time of a lease. `token` grows with every claim of a job,
 * which distinguishes a worker that was thought dead from the one that took over (fencing).
 */

export interface NewJob {
  readonly id: string;
  /** The lane, since the number of running jobs is limited per lane. */
  readonly lane: string;
  /** Lower goes first. Jobs of the same priority keep their order of arrival. */
  readonly priority: number;
  /** The last token of a job that was queued before, so that tokens keep growing. */
  readonly afterToken?: number;
}

export interface Lease {
  readonly id: string;
  readonly lane: string;
  readonly token: number;
  /** From 1. If it is more, earlier workers did not finish the job. */
  readonly attempt: number;
}

/** How many jobs a worker can begin at once. */
export interface FreeSlots {
  readonly total: number;
  /** By lane. Jobs of other lanes are not wanted. */
  readonly lanes: Readonly<Record<string, number>>;
}

export interface Claimed {
  readonly leases: readonly Lease[];
  /** Whether another claim at once, with the slots that are left, may find more. */
  readonly mayBeMore: boolean;
}

export interface JobQueue {
  /** What keeps it. */
  readonly backend: 'sqlite' | 'postgresql';
  /** If the id is queued or leased already, only its cancellation is revoked. */
  add(job: NewJob): Promise<void>;
  /**
   * The first jobs that are free or whose lease ran out, at most as many as there are slots. They may be fewer although more
   * wait, but are none only if none can be claimed at the moment. `leastUrgent` limits them to jobs of that priority and
   * more urgent ones; default: all.
   */
  claim(free: FreeSlots, leaseMs: number, leastUrgent?: number): Promise<Claimed>;
  /** `lost`: another worker has the job, or it is gone. `cancelled`: the lease is valid, but the work must stop. */
  renew(lease: Lease, leaseMs: number): Promise<'held' | 'cancelled' | 'lost'>;
  /** Removes a job that has ended, whatever its result. Resolves with false if the lease was lost. */
  complete(lease: Lease): Promise<boolean>;
  /**
   * Returns an unfinished job to the queue. The attempt does not count, even if the lease has run out. If somebody else has
   * claimed the job since, nothing happens.
   */
  handBack(lease: Lease): Promise<void>;
  /** Removes a queued job. A leased one is marked, so that `renew` resolves with `cancelled`. */
  cancel(id: string): Promise<'removed' | 'marked' | 'unknown'>;
  /** Changes the priority of a job that is still queued. */
  setPriority(id: string, priority: number): Promise<boolean>;
  /** Those of the ids that are neither queued nor leased. */
  missing(ids: readonly string[]): Promise<readonly string[]>;
  depth(): Promise<{ readonly queued: number; readonly leased: number }>;
  /** Seconds for which the oldest job of each lane has waited; a lane without one is left out. Absent if nobody notes it. */
  readonly oldestSeconds?: () => Promise<Readonly<Record<string, number>>>;
}
