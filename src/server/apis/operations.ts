/** For those who run the server: is it alive, may it be given work, what does it do. */
import { z } from 'zod';
import type { FailureKind } from '../../domain/failure.ts';
import type { Dialect } from '../api.ts';

export const plainStatuses: Record<FailureKind, number> = {
  bad_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  not_ready: 409,
  too_large: 413,
  unsupported_format: 415,
  corrupt_document: 422,
  encrypted_document: 422,
  infected: 422,
  rate_limited: 429,
  ocr_failed: 500,
  write_failed: 500,
  out_of_memory: 500,
  internal: 500,
  cancelled: 503,
  engine_unavailable: 503,
  unavailable: 503,
  storage_full: 503,
  timeout: 504,
};

export const operations: Dialect = {
  name: 'operations',
  families: ['/livez', '/readyz', '/metrics', '/docs', '/redoc', '/openapi.json'],
  failure: ({ kind, message }) => ({ status: plainStatuses[kind], body: { status: 'error', message } }),
  routes(app, { metrics, unready }) {
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
    const Ready = z.object({ status: z.enum(['ok', 'unready']), message: z.string().optional() });
    app.get(
      '/readyz',
      { schema: { tags, summary: 'Whether work can be given to it', response: { 200: Ready, 503: Ready } } },
      async (_request, reply) => {
        const message = await unready();
        if (message === undefined) return { status: 'ok' as const };
        return reply.code(503).send({ status: 'unready', message });
      },
    );
    app.get('/metrics', { schema: { tags, summary: 'Metrics for Prometheus' } }, async (_request, reply) =>
      reply.type('text/plain; version=0.0.4; charset=utf-8').send(await metrics.text()),
    );
  },
};
