/**
 * The durable queue in PostgreSQL, by pg-boss: each lane is one of its queues.
 *
 * Its jobs have ids of their own; ours is their key, which at most one waiting or claimed job has. The lease is its heartbeat,
 * and an attempt is distinguished from the next one by the number of repetitions (fencing).
 */
import { repeated } from '../repeated.ts';
import type { Database } from '../sql/database.ts';
import { areTablesLost, isTransient, openingFailure } from '../sql/postgres-failure.ts';
import { openPool, type PostgresPlace, repeating, serviceOf } from '../sql/postgres.ts';
import type { Claimed, JobQueue, Lease } from './job-queue.ts';
import {
  type BossSettings,
  type JobWithMetadata,
  type PgBoss,
  type Pool,
  pgBossSchema,
  startBoss,
} from './pg-boss-start.ts';

export interface PgBossSettings extends PostgresPlace {
  readonly lanes: readonly string[];
  /** For how long opening waits for the database; default: not at all. */
  readonly openingMs?: number;
  /** Whether the tables are created and brought up to date (default), or refused if they are not. */
  readonly schema?: 'update' | 'check';
  /** Called with errors of the supervision, which nobody waits for. */
  readonly trouble: (error: unknown) => void;
  /** How long a lease lasts, whatever a claim asks for; default 15. */
  readonly leaseSeconds?: number;
}

export interface PgBossQueue extends JobQueue {
  /** Hands out again what a dead worker had claimed. Done every few seconds anyway. */
  supervise(): Promise<void>;
  close(): Promise<void>;
}

/** What a job of pg-boss contains. */
interface Content {
  /** Our id of the job. */
  readonly task: string;
  /** The last token of an earlier job of that id. */
  readonly after: number;
  /** How often it was handed back; these attempts do not count. */
  readonly handed: number;
}

/** One attempt, as pg-boss knows it. */
interface Attempt {
  readonly id: string;
  readonly retryCount: number;
  readonly content: Content;
}

interface Boss {
  readonly boss: PgBoss;
  readonly pool: Pool;
  readonly lanes: readonly string[];
  /** Repeats what is interrupted. */
  readonly attempt: Database['attempt'];
  readonly attempts: WeakMap<Lease, Attempt>;
}

/** Beside those of the records. */
const connections = 3;
const lookForLostMs = 5000;

/** The tables of pg-boss are in a schema of their own. Rejects as `openPostgres` does. */
export async function openPgBossQueue(settings: PgBossSettings): Promise<PgBossQueue> {
  const { address, lanes, openingMs = 0, schema = 'update', trouble, leaseSeconds = 15 } = settings;
  const service = serviceOf(settings);
  const pool = await openPool(address, connections);
  const starting: BossSettings = { pool, lanes, schema, leaseSeconds, trouble };
  const boss = await repeated({ forMs: openingMs, isTransient }, () => startBoss(starting)).catch(
    async (error: unknown) => {
      await pool.end();
      throw openingFailure(service, error);
    },
  );
  const attempt = repeating(service);
  const open: Boss = { boss, pool, lanes, attempt, attempts: new WeakMap() };
  async function revive(): Promise<void> {
    try {
      await revived(open);
    } catch (error) {
      trouble(error);
      // One that runs creates its tables at its start only, so another one is started for that.
      if (schema === 'update' && areTablesLost(error)) await (await startBoss(starting)).stop();
    }
  }
  const reviving = setInterval(() => void revive().catch(trouble), lookForLostMs).unref();
  return {
    backend: 'postgresql',
    ...waitingJobs(open),
    claim: claiming(open),
    ...claimedJobs(open),
    missing: (ids) => attempt(() => missingOf(pool, lanes, ids)),
    depth: () => attempt(() => depthOf(pool)),
    oldestSeconds: () => attempt(() => oldestIn(pool)),
    supervise: () => attempt(() => revived(open)),
    async close() {
      clearInterval(reviving);
      await boss.stop();
      await pool.end();
    },
  };
}

const isOpen = ({ state }: JobWithMetadata<unknown>): boolean => ['created', 'retry', 'active'].includes(state);

interface Found {
  readonly lane: string;
  readonly job: JobWithMetadata<Content>;
}

/** The job that waits or is claimed, whichever lane it is in. */
async function found({ boss, lanes, attempt }: Boss, id: string): Promise<Found | undefined> {
  const jobs = await Promise.all(
    lanes.map(async (lane) => {
      const inLane = await attempt(() => boss.findJobs<Content>(lane, { key: id }));
      return inLane.filter(isOpen).map((job) => ({ lane, job }));
    }),
  );
  return jobs.flat()[0];
}

/** Hands out again what a dead worker had claimed: one statement finds whether there is any. */
async function revived({ boss, pool }: Boss): Promise<void> {
  const { rowCount } = await pool.query(
    `UPDATE ${pgBossSchema}.queue SET monitor_claim_on = NULL, monitor_on = NULL
     WHERE name IN (
       SELECT name FROM ${pgBossSchema}.job
       WHERE state = 'active' AND heartbeat_on + heartbeat_seconds * interval '1 second' < clock_timestamp())`,
  );
  if ((rowCount ?? 0) > 0) await boss.supervise();
}

/** Jobs by their id, whoever works on them. */
function waitingJobs(open: Boss): Pick<JobQueue, 'add' | 'cancel' | 'setPriority'> {
  const { boss, attempt } = open;
  return {
    async add({ id, lane, priority, afterToken = 0 }) {
      const content: Content = { task: id, after: afterToken, handed: 0 };
      // Nothing is added if a job with this key waits or is claimed.
      await attempt(() => boss.send(lane, content, { singletonKey: id, priority: -priority }));
    },
    async cancel(id) {
      const there = await found(open, id);
      if (!there) return 'unknown';
      const { lane, job } = there;
      if (job.state === 'active') {
        await attempt(() => boss.cancel(lane, job.id));
        return 'marked';
      }
      // If it was claimed just now, its worker finds its lease lost.
      await attempt(() => boss.deleteJob(lane, job.id));
      return 'removed';
    },
    async setPriority(id, priority) {
      const there = await found(open, id);
      if (!there || there.job.state === 'active') return false;
      const { lane, job } = there;
      const { updated } = await attempt(() => boss.update(lane, job.data, { id: job.id, priority: -priority }));
      return updated === 1;
    },
  };
}

const nothing: Claimed = { leases: [], mayBeMore: false };

function claiming({ boss, pool, attempt, attempts }: Boss): JobQueue['claim'] {
  let turn = 0;

  async function claimIn(lane: string, batchSize: number, leastUrgent: number | undefined): Promise<readonly Lease[]> {
    const limit = leastUrgent === undefined ? {} : { minPriority: -leastUrgent };
    const jobs = await attempt(() => boss.fetch<Content>(lane, { ...limit, batchSize, includeMetadata: true }));
    const inOrder = [...jobs].sort((a, b) => b.priority - a.priority || a.createdOn.getTime() - b.createdOn.getTime());
    return inOrder.map(({ id, retryCount, data: content }) => {
      const lease: Lease = {
        id: content.task,
        lane,
        token: content.after + retryCount + 1,
        attempt: retryCount + 1 - content.handed,
      };
      attempts.set(lease, { id, retryCount, content });
      return lease;
    });
  }

  return async ({ total, lanes }, _leaseMs, leastUrgent) => {
    const wanted = Object.keys(lanes).filter((lane) => (lanes[lane] ?? 0) > 0);
    const waiting = total > 0 ? await attempt(() => lanesWithJobs(pool, wanted)) : [];
    if (waiting.length === 0) return nothing;
    // Each claim begins with another lane, so that none waits for ever.
    const first = ++turn % waiting.length;
    // The others get what is left with the next claims.
    const share = Math.ceil(total / waiting.length);
    for (const lane of [...waiting.slice(first), ...waiting.slice(0, first)]) {
      const leases = await claimIn(lane, Math.min(share, lanes[lane] ?? 0), leastUrgent);
      if (leases.length > 0) return { leases, mayBeMore: waiting.length > 1 };
    }
    return nothing;
  };
}

/** The operations of a worker on the jobs it has claimed. */
function claimedJobs({ boss, pool, attempt, attempts }: Boss): Pick<JobQueue, 'renew' | 'complete' | 'handBack'> {
  async function isCancelled(lane: string, { id, retryCount }: Attempt): Promise<boolean> {
    const [job] = await attempt(() => boss.findJobs(lane, { id }));
    return job?.state === 'cancelled' && job.retryCount === retryCount;
  }

  return {
    async renew(lease) {
      const mine = attempts.get(lease);
      if (!mine) return 'lost';
      const touched = await attempt(() => boss.touch(lease.lane, mine));
      if (affectedBy(touched) === 1) return 'held';
      return (await isCancelled(lease.lane, mine)) ? 'cancelled' : 'lost';
    },
    async complete(lease) {
      const mine = attempts.get(lease);
      if (!mine) return false;
      if (affectedBy(await attempt(() => boss.deleteJob(lease.lane, mine))) === 1) return true;
      // The fence fits active jobs only. Nobody claims a cancelled one again.
      if (!(await isCancelled(lease.lane, mine))) return false;
      return affectedBy(await attempt(() => boss.deleteJob(lease.lane, mine.id))) === 1;
    },
    async handBack(lease) {
      const mine = attempts.get(lease);
      if (!mine) return;
      // First, so that whoever claims it next finds it. After the lease ran out it may be free already.
      await attempt(() => noteHandedBack(pool, lease.lane, mine));
      await attempt(() => boss.fail(lease.lane, mine));
    },
  };
}

/** The attempt does not count then. Changes nothing if the job was claimed again since. */
async function noteHandedBack(pool: Pool, lane: string, { id, retryCount, content }: Attempt): Promise<void> {
  const changed: Content = { ...content, handed: content.handed + 1 };
  await pool.query(
    `UPDATE ${pgBossSchema}.job SET data = $4
     WHERE name = $1 AND id = $2 AND retry_count = $3 AND state IN ('active', 'retry')`,
    [lane, id, retryCount, JSON.stringify(changed)],
  );
}

/** Most claims are made where nothing waits, and asking pg-boss takes a statement for each lane. */
async function lanesWithJobs(pool: Pool, lanes: readonly string[]): Promise<readonly string[]> {
  if (lanes.length < 2) return lanes;
  const { rows } = await pool.query<{ lane: string }>(
    `SELECT lane FROM unnest($1::text[]) AS lane WHERE EXISTS (
       SELECT 1 FROM ${pgBossSchema}.job
       WHERE name = lane AND state < 'active' AND NOT blocked AND start_after <= clock_timestamp())`,
    [lanes],
  );
  return rows.map(({ lane }) => lane);
}

/** The condition is that of the index by which pg-boss keeps keys unique. */
async function missingOf(pool: Pool, lanes: readonly string[], ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await pool.query<{ singleton_key: string }>(
    `SELECT singleton_key FROM ${pgBossSchema}.job
     WHERE name = ANY($1) AND COALESCE(singleton_key, '') = ANY($2) AND state <= 'active' AND policy = 'exclusive'`,
    [lanes, ids],
  );
  const there = new Set(rows.map((row) => row.singleton_key));
  return ids.filter((id) => !there.has(id));
}

async function depthOf(pool: Pool): ReturnType<JobQueue['depth']> {
  const { rows } = await pool.query<{ queued: number; leased: number }>(
    `SELECT count(*) FILTER (WHERE state < 'active') AS queued, count(*) FILTER (WHERE state = 'active') AS leased
     FROM ${pgBossSchema}.job WHERE state <= 'active'`,
  );
  return rows[0] ?? { queued: 0, leased: 0 };
}

async function oldestIn(pool: Pool): Promise<Readonly<Record<string, number>>> {
  const { rows } = await pool.query<{ lane: string; seconds: number }>(
    `SELECT name AS lane, extract(epoch FROM clock_timestamp() - min(created_on)) AS seconds
     FROM ${pgBossSchema}.job WHERE state < 'active' GROUP BY name`,
  );
  return Object.fromEntries(rows.map(({ lane, seconds }) => [lane, seconds]));
}

/** The rows that a fenced command changed, which the types of pg-boss do not show. */
const affectedBy = (response: object): number =>
  'affected' in response && typeof response.affected === 'number' ? response.affected : 0;
