import type { JobQueue, Lease } from '../../src/stores/queues/job-queue.ts';

/** Claims the next job of these lanes. */
export async function claimOne(
  queue: JobQueue,
  lanes: readonly string[],
  leaseMs: number,
  leastUrgent?: number,
): Promise<Lease | undefined> {
  const free = { total: 1, lanes: Object.fromEntries(lanes.map((lane) => [lane, 1])) };
  const { leases } = await queue.claim(free, leaseMs, leastUrgent);
  return leases[0];
}
