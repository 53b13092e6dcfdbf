/** Work that is done once the server has started, and at intervals after that: above all deleting what has expired. */
import { ifFree } from '../runtime/exclusively.ts';
import type { Locks } from '../stores/locks/locks.ts';
import type { App } from './api.ts';
import { type ServerLog, troubleIn } from './observing/log.ts';

export interface CleanUpServices {
  readonly locks: Locks;
  readonly log: ServerLog;
}

/** What stops the work: another process has taken over. */
export type CleanUp = (lost: AbortSignal) => Promise<unknown>;

/**
 * Of all servers on the same database, one does the work at a time. `name` is that of the work. A round begins when the one
 * before it has ended. The server waits for the current round before it closes.
 */
export function cleanUpRegularly(
  app: App,
  { locks, log }: CleanUpServices,
  name: string,
  work: CleanUp,
  everyMs?: number,
): void {
  repeatRegularly(app, log, () => ifFree(locks, `housekeeping:${name}`, work), everyMs);
}

/** The same for what concerns this process alone. */
export function repeatRegularly(app: App, log: ServerLog, work: () => Promise<unknown>, everyMs = 60_000): void {
  let round: Promise<unknown> = Promise.resolve();
  const begin = (): void => {
    round = round.then(work).catch(troubleIn(log));
  };
  begin();
  const timer = setInterval(begin, everyMs).unref();
  app.addHook('onClose', async () => {
    clearInterval(timer);
    await round;
  });
}
