/** Deletes what has expired: once the server has started, and at intervals after that. */
import type { App } from './api.ts';
import { type ServerLog, traceOf } from './observing/log.ts';

/** A round begins when the one before it has ended. The server waits for the current round before it closes. */
export function cleanUpRegularly(app: App, log: ServerLog, work: () => Promise<unknown>, everyMs = 60_000): void {
  let round: Promise<unknown> = Promise.resolve();
  const begin = (): void => {
    round = round.then(work).catch((error: unknown) => log('error', 'trouble', { trace: traceOf(error) }));
  };
  begin();
  const timer = setInterval(begin, everyMs).unref();
  app.addHook('onClose', async () => {
    clearInterval(timer);
    await round;
  });
}
