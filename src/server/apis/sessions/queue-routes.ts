/**
 * Health and statistics of the whole queue. The keys are the ones that clients look for; `backend` names the actual
 * queue.
 */
import type { App } from '../../api.ts';
import type { ServerServices } from '../../services.ts';
import { type Access, security } from './access.ts';
import { checkStores, queueStatistics, type QueueServices } from '../../../sessions/queue.ts';
import { traceOf } from '../../observing/log.ts';
import { dayBegan, secondsOf, stampOf } from './clock.ts';
import { errors } from './errors.ts';
import { Health, QueueHealth, QueueStatistics, QueueUnhealthy, Unhealthy } from './schemas.ts';

const tags = ['sessions'];
const unavailable = { error: true, code: 'SERVICE_UNAVAILABLE' } as const;

export function queueRoutes(app: App, services: ServerServices, access: Access): void {
  const { tasks, blobs, options, log, queueBackend } = services;
  const queue: QueueServices = {
    tasks,
    blobs,
    maxBlobBytes: options.diskMegabytes * 1024 ** 2,
    dayBegan,
    trouble: (store, error) => log('error', 'store does not answer', { store, trace: traceOf(error) }),
  };
  healthRoute(app, queue, queueBackend);
  statisticsRoute(app, queue, access);
  queueHealthRoute(app, queue, services, access);
}

function healthRoute(app: App, queue: QueueServices, backend: string): void {
  app.get(
    '/api/health',
    {
      config: { rateLimit: false },
      schema: {
        tags,
        summary: 'Whether the queue and the file storage work',
        response: { 200: Health, 503: Unhealthy },
      },
    },
    async (_request, reply) => {
      const { queue: queueAnswers, storage } = await checkStores(queue);
      const word = (fine: boolean) => (fine ? ('healthy' as const) : ('unhealthy' as const));
      const body = {
        status: word(queueAnswers && storage),
        services: { redis: word(queueAnswers), file_storage: word(storage) },
        backend,
        timestamp: Date.now() / 1000,
      };
      if (queueAnswers && storage) return body;
      const message = queueAnswers ? 'The file storage accepts no more files' : 'The queue does not answer';
      return reply.code(503).send({ ...unavailable, message, ...body });
    },
  );
}

function statisticsRoute(app: App, queue: QueueServices, access: Access): void {
  const statistics = queueStatistics(queue);
  app.get(
    '/api/task/queue/stats',
    {
      schema: {
        tags,
        security,
        summary: 'How busy the queue is and what it has done today',
        response: { 200: QueueStatistics, ...errors(400, 401, 429, 500) },
      },
    },
    async (request) => {
      await access.owner(request);
      const { queued, running, succeededToday, failedToday, meanMs, healthy } = await statistics();
      return {
        queued_tasks: queued,
        processing_tasks: running,
        completed_tasks_today: succeededToday,
        failed_tasks_today: failedToday,
        average_processing_time: secondsOf(meanMs),
        queue_health: healthy ? ('healthy' as const) : ('unhealthy' as const),
      };
    },
  );
}

function queueHealthRoute(
  app: App,
  queue: QueueServices,
  { processes, queueBackend: backend }: Pick<ServerServices, 'processes' | 'queueBackend'>,
  access: Access,
): void {
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
      const { queue: queueAnswers, queued } = await checkStores(queue);
      const body = {
        healthy: queueAnswers,
        redis_connection: queueAnswers ? ('ok' as const) : ('error' as const),
        celery_workers: processes().reduce((sum, { slots }) => sum + slots, 0),
        queue_size: queued,
        backend,
        timestamp: stampOf(Date.now()),
      };
      if (queueAnswers) return body;
      return reply.code(503).send({ ...unavailable, message: 'The queue does not answer', ...body });
    },
  );
}
