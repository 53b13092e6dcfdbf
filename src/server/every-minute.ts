/** What is done once the server is there and every minute after, one time after another; what goes on at its close is waited for. */
import type { App } from './api.ts';
import { type ServerLog, traceOf } from './observing/log.ts';

export function everyMinute(app: App, log: ServerLog, work: () => Promise<unknown>): void {
  let going: Promise<unknown> = Promise.resolve();
  const begin = (): void => {
    going = going.then(work).catch((error: unknown) => log('error', 'trouble', { trace: traceOf(error) }));
  };
  begin();
  const timer = setInterval(begin, 60_000).unref();
  app.addHook('onClose', async () => {
    clearInterval(timer);
    await going;
  });
}
