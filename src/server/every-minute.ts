/** Work that is done once the server is there and again at intervals, never twice at once. Closing the server waits for it. */
import type { App } from './api.ts';
import { type ServerLog, traceOf } from './observing/log.ts';

/** Every minute, unless `everyMs` says otherwise. */
export function everyMinute(app: App, log: ServerLog, work: () => Promise<unknown>, everyMs = 60_000): void {
  let going: Promise<unknown> = Promise.resolve();
  const begin = (): void => {
    going = going.then(work).catch((error: unknown) => log('error', 'trouble', { trace: traceOf(error) }));
  };
  begin();
  const timer = setInterval(begin, everyMs).unref();
  app.addHook('onClose', async () => {
    clearInterval(timer);
    await going;
  });
}
