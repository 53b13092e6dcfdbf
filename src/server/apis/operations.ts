/** For operators of the server: whether it is alive, whether it accepts work, and what it does. */
import { z } from 'zod';
import type { Api, App } from '../api.ts';
import { statusOf } from '../failure-statuses.ts';
import type { ServerServices } from '../services.ts';

export const operations: Api = {
  name: 'operations',
  // Probes and scrapers have no token. Nothing in these answers is confidential.
  credentials: 'own',
  families: ['/livez', '/readyz', '/metrics', '/docs', '/redoc', '/openapi.json'],
  failure: (failure) => ({ status: statusOf(failure), body: { status: 'error', message: failure.message } }),
  routes: operationRoutes,
};

export function operationRoutes(app: App, { metrics, unready }: Pick<ServerServices, 'metrics' | 'unready'>): void {
  const tags = ['operations'];
  app.get(
    '/livez',
    {
      schema: {
        tags,
        summary: 'Whether the process answers',
        response: { 200: z.object({ status: z.literal('ok') }) },
      },
    },
    async () => ({ status: 'ok' as const }),
  );
  const Ready = z.object({ status: z.enum(['ok', 'unready']), message: z.string().optional() }).meta({
    id: 'Readiness',
    examples: [{ status: 'ok' }, { status: 'unready', message: 'The disk is full' }],
  });
  app.get(
    '/readyz',
    { schema: { tags, summary: 'Whether work can be given to it', response: { 200: Ready, 503: Ready } } },
    async (_request, reply) => {
      const message = await unready();
      if (message === undefined) return { status: 'ok' as const };
      return reply.code(503).send({ status: 'unready', message });
    },
  );
  app.get(
    '/metrics',
    { schema: { tags, summary: 'Metrics for Prometheus', sends: ['text/plain'] } },
    async (_request, reply) => reply.type('text/plain; version=0.0.4; charset=utf-8').send(await metrics.text()),
  );
}
