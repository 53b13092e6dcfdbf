/**
 * Aborts `request.signal` if the client disconnects before it was answered, and only then.
 *
 * Fastify's own signal listens to the close of the request, which Node emits as soon as the body has been read. Such a
 * signal never fires if it is requested later, and fires while the client still waits if it is requested earlier.
 */
import type { App } from '../api.ts';

export function watchDepartures(app: App): void {
  app.addHook('onRequest', async (request, reply) => {
    let gone: AbortController | undefined;
    const watched = (): AbortController => {
      const controller = new AbortController();
      const look = (): void => {
        if (!reply.raw.writableFinished) controller.abort();
      };
      if (reply.raw.closed) look();
      else reply.raw.once('close', look);
      return controller;
    };
    Object.defineProperty(request, 'signal', { get: () => (gone ??= watched()).signal });
  });
}
