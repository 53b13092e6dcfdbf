/**
 * `request.signal` that fires when the client goes away before it was answered, and only then.
 *
 * Fastify's own listens to the close of the request, which Node tells as soon as the body has been read: asked for after
 * that it stays silent for ever, asked for before it fires though the client waits.
 */
import type { App } from '../api.ts';

export function tellDepartures(app: App): void {
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
