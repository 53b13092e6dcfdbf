/**
 * Tasks whose client waits for the answer. If the process that the client is connected to is killed, nobody will ask for the
 * result. Every wait therefore keeps a lease alive, and a task whose lease has run out is deleted.
 *
 * Several processes may wait for the same task, because a client may repeat its request at another server.
 */
import type { Leases } from '../../stores/locks/leases.ts';

const prefix = 'awaited:';
const usualLeaseMs = 60_000;
const batch = 200;

/** Waits, and keeps the lease of the task alive meanwhile. Rejects as `wait` does. */
export async function awaited<Result>(
  leases: Leases,
  id: string,
  wait: () => Promise<Result>,
  leaseMs = usualLeaseMs,
): Promise<Result> {
  const name = prefix + id;
  await leases.extend(name, leaseMs);
  // If the store is away for longer than it is patient, the wait fails as well.
  const extending = setInterval(() => void leases.extend(name, leaseMs).catch(() => undefined), leaseMs / 3).unref();
  try {
    return await wait();
  } finally {
    clearInterval(extending);
    await leases.end(name);
  }
}

/** Deletes the tasks for which nobody waits any more. Resolves with their number. */
export async function deleteAbandoned(
  { leases, tasks }: { readonly leases: Leases; readonly tasks: { readonly delete: (id: string) => Promise<boolean> } },
  lost?: AbortSignal,
): Promise<number> {
  let deleted = 0;
  for (const name of await leases.runOut(prefix, batch)) {
    if (lost?.aborted) return deleted;
    if (await tasks.delete(name.slice(prefix.length))) deleted++;
    await leases.end(name);
  }
  return deleted;
}
