/** The queue in the embedded database. A lease is a time until which it is valid, and every step is one statement. */
import { type Kysely, sql } from 'kysely';
import type { Database, Tables } from '../sql/database.ts';
import type { JobQueue, Lease } from './job-queue.ts';

export const sqliteJobQueue = ({ tables }: Database, now: () => number = Date.now): JobQueue => ({
  backend: 'sqlite',
  ...waitingJobs(tables),
  claim: claiming(tables, now),
  ...leasedJobs(tables, now),
});

/** Jobs by their id, whoever works on them. */
const waitingJobs = (
  database: Kysely<Tables>,
): Pick<JobQueue, 'add' | 'cancel' | 'setPriority' | 'missing' | 'depth'> => ({
  async add({ id, lane, priority, afterToken = 0 }) {
    await database
      .insertInto('jobs')
      .values({
        id,
        lane,
        priority,
        state: 'queued',
        attempt: 0,
        token: afterToken,
        lease_until_ms: 0,
        cancelled: 0,
        // The table assigns it.
        sequence: sql<number>`null`,
      })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ cancelled: 0 }))
      .execute();
  },
  async cancel(id) {
    const { numDeletedRows: deleted } = await database
      .deleteFrom('jobs')
      .where('id', '=', id)
      .where('state', '=', 'queued')
      .executeTakeFirstOrThrow();
    if (deleted === 1n) return 'removed';
    const { numUpdatedRows: marked } = await database
      .updateTable('jobs')
      .set({ cancelled: 1 })
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return marked === 1n ? 'marked' : 'unknown';
  },
  async setPriority(id, priority) {
    const { numUpdatedRows: changed } = await database
      .updateTable('jobs')
      .set({ priority })
      .where('id', '=', id)
      .where('state', '=', 'queued')
      .executeTakeFirstOrThrow();
    return changed === 1n;
  },
  async missing(ids) {
    const jobs = database.selectFrom('jobs').select('id');
    const rows = await jobs.where('id', 'in', [...ids]).execute();
    const there = new Set(rows.map(({ id }) => id));
    return ids.filter((id) => !there.has(id));
  },
  async depth() {
    const rows = await database
      .selectFrom('jobs')
      .select(({ fn }) => ['state', fn.countAll<number>().as('total')])
      .groupBy('state')
      .execute();
    const total = (state: string): number => rows.find((row) => row.state === state)?.total ?? 0;
    return { queued: total('queued'), leased: total('leased') };
  },
});

function claiming(database: Kysely<Tables>, now: () => number): JobQueue['claim'] {
  async function first(lanes: readonly string[], leastUrgent: number): Promise<{ sequence: number } | undefined> {
    const candidates = (await Promise.all(lanes.map((lane) => nextIn(database, lane, leastUrgent, now())))).flat();
    return candidates.sort((a, b) => a.priority - b.priority || a.sequence - b.sequence)[0];
  }

  const leased = (sequence: number, leaseMs: number): Promise<Lease | undefined> =>
    database
      .updateTable('jobs')
      .set(({ eb }) => ({
        state: 'leased' as const,
        attempt: eb('attempt', '+', 1),
        token: eb('token', '+', 1),
        lease_until_ms: now() + leaseMs,
      }))
      .where('sequence', '=', sequence)
      .where(sql<boolean>`(state = 'queued' or lease_until_ms <= ${now()})`)
      .returning(['id', 'lane', 'token', 'attempt'])
      .executeTakeFirst();

  return async (free, leaseMs, leastUrgent = Number.MAX_SAFE_INTEGER) => {
    const claimed: Lease[] = [];
    while (claimed.length < free.total) {
      const open = Object.entries(free.lanes).filter(
        ([lane, slots]) => claimed.filter((lease) => lease.lane === lane).length < slots,
      );
      const lanes = open.map(([lane]) => lane);
      const next = await first(lanes, leastUrgent);
      if (!next) break;
      const lease = await leased(next.sequence, leaseMs);
      // Otherwise another process was quicker.
      if (lease) claimed.push(lease);
    }
    return { leases: claimed, mayBeMore: false };
  };
}

/** The operations of a worker on the jobs it has claimed. */
function leasedJobs(database: Kysely<Tables>, now: () => number): Pick<JobQueue, 'renew' | 'complete' | 'handBack'> {
  const heldBy = ({ id, token }: Lease) => sql<boolean>`id = ${id} and token = ${token} and state = 'leased'`;

  return {
    async renew(lease, leaseMs) {
      const job = await database
        .updateTable('jobs')
        .set({ lease_until_ms: now() + leaseMs })
        .where(heldBy(lease))
        .returning('cancelled')
        .executeTakeFirst();
      if (!job) return 'lost';
      return job.cancelled === 1 ? 'cancelled' : 'held';
    },
    async complete(lease) {
      const { numDeletedRows: deleted } = await database
        .deleteFrom('jobs')
        .where(heldBy(lease))
        .executeTakeFirstOrThrow();
      return deleted === 1n;
    },
    async handBack(lease) {
      await database
        .updateTable('jobs')
        .set(({ eb }) => ({ state: 'queued' as const, attempt: eb('attempt', '-', 1), lease_until_ms: 0 }))
        .where(heldBy(lease))
        .execute();
    },
  };
}

/** The jobs that are next in one lane: one that waits, and one whose worker has lost its lease. */
async function nextIn(database: Kysely<Tables>, lane: string, leastUrgent: number, nowMs: number) {
  const inLane = (state: 'queued' | 'leased') =>
    database
      .selectFrom('jobs')
      .select(['sequence', 'priority'])
      .where('state', '=', state)
      .where('lane', '=', lane)
      .where('priority', '<=', leastUrgent)
      .orderBy('priority')
      .orderBy('sequence')
      .limit(1);
  const waiting = await inLane('queued').executeTakeFirst();
  const abandoned = await inLane('leased').where('lease_until_ms', '<=', nowMs).executeTakeFirst();
  return [waiting, abandoned].flatMap((job) => job ?? []);
}
