/** Health and statistics of the whole. */
import type { App } from '../../api.ts';
import type { ServerServices } from '../../services.ts';
import { type Access, security } from './access.ts';
import { stampOf } from './clock.ts';
import { errors } from './errors.ts';
import { backend, checkStores, queueStatistics } from './queue.ts';
import { Health, QueueHealth, QueueStatistics, QueueUnhealthy, Unhealthy } from './schemas.ts';

const unavailable = { error: true, code: 'SERVICE_UNAVAILABLE' } as const;

export function queueRoutes(app: App, services: ServerServices, access: Access): void {
  const statistics = queueStatistics(services);
  const tags = ['sessions'];

  app.get(
    '/api/health',
    {
      config: { rateLimit: false },
      schema: { tags, summary: 'Whether queue and file storage work', response: { 200: Health, 503: Unhealthy } },
    },
    async (_request, reply) => {
      const { queue, storage } = await checkStores(services);
      const word = (fine: boolean) => (fine ? ('healthy' as const) : ('unhealthy' as const));
      const body = {
        status: word(queue && storage),
        services: { redis: word(queue), file_storage: word(storage) },
        backend,
        timestamp: Date.now() / 1000,
      };
      if (queue && storage) return body;
      const message = queue ? 'The file storage takes nothing further' : 'The queue does not answer';
      return reply.code(503).send({ ...unavailable, message, ...body });
    },
  );

  app.get(
    '/api/task/queue/stats',
    {
      schema: {
        tags,
        security,
        summary: 'How busy the queue is, and what it did today',
        response: { 200: QueueStatistics, ...errors(400, 401, 429, 500) },
      },
    },
    async (request) => {
      await access.owner(request);
      return statistics();
    },
  );

  app.post(
    '/api/task/queue/health',
    {
      schema: {
        tags,
        security,
        summary: 'Whether the queue works',
        response: { 200: QueueHealth, ...errors(400, 401, 429, 500), 503: QueueUnhealthy },
      },
    },
    async (request, reply) => {
      await access.owner(request);
      const { queue, queued } = await checkStores(services);
      const body = {
        healthy: queue,
        redis_connection: queue ? ('ok' as const) : ('error' as const),
        celery_workers: services.options.workers,
        queue_size: queued,
        backend,
        timestamp: stampOf(Date.now()),
      };
      if (queue) return body;
      return reply.code(503).send({ ...unavailable, message: 'The queue does not answer', ...body });
    },
  );
}
