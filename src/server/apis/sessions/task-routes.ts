/** Routes for the tasks of a session. */
import { z } from 'zod';
import type { FastifyRequest } from 'fastify';
import type { SessionTasks } from '../../../sessions/session-tasks.ts';
import type { App } from '../../api.ts';
import { type Access, security, sessionIdOf } from './access.ts';
import { secondsOf } from './clock.ts';
import { errors } from './errors.ts';
import { listedTask, stateOf, taskProgress, taskStatus } from './presentation.ts';
import type { TaskChanges } from './task-changes.ts';
import {
  Cancelled,
  Deleted,
  Retried,
  Started,
  Statistics,
  Status,
  TaskList,
  TaskProgress,
  TaskStatus,
} from './schemas.ts';

const tags = ['sessions'];
const params = z.object({ task_id: z.string() });

export function taskRoutes(app: App, tasks: SessionTasks, access: Access, changes: TaskChanges): void {
  statusRoutes(app, access);
  listRoute(app, tasks, access);
  statisticsRoute(app, tasks, access);

  changeRoutes(app, access, changes);
}

function statusRoutes(app: App, access: Access): void {
  app.get(
    '/api/task/:task_id/status',
    {
      schema: {
        tags,
        security,
        params,
        summary: 'State and result of a task',
        response: { 200: TaskStatus, ...errors(400, 401, 403, 404, 429, 500) },
      },
    },
    async (request) => taskStatus(await access.task(request, request.params.task_id)),
  );

  app.get(
    '/api/task/:task_id/progress',
    {
      schema: {
        tags,
        security,
        params,
        summary: 'Progress of a task, and the estimated time left',
        response: { 200: TaskProgress, ...errors(400, 401, 403, 404, 429, 500) },
      },
    },
    async (request) => taskProgress(await access.task(request, request.params.task_id), Date.now()),
  );
}

function listRoute(app: App, tasks: SessionTasks, access: Access): void {
  app.get(
    '/api/task',
    {
      schema: {
        tags,
        security,
        summary: "The session's tasks, newest first",
        querystring: z.object({ status: Status.optional() }),
        response: { 200: TaskList, ...errors(400, 401, 429, 500) },
      },
    },
    async (request) => {
      const owner = await access.owner(request);
      const { status } = request.query;
      const found = await tasks.list(owner, status && stateOf(status));
      const session_id = sessionIdOf(request) ?? '';
      return { tasks: found.map(listedTask), total_count: found.length, session_id };
    },
  );
}

function statisticsRoute(app: App, tasks: SessionTasks, access: Access): void {
  app.get(
    '/api/task/statistics',
    {
      schema: {
        tags,
        security,
        summary: "How many of the session's tasks are in which state",
        response: { 200: Statistics, ...errors(400, 401, 429, 500) },
      },
    },
    async (request) => {
      const { counts, meanMs } = await tasks.statistics(await access.owner(request));
      return {
        total_tasks: Object.values(counts).reduce((sum, count) => sum + count, 0),
        status_counts: {
          queued: counts.queued ?? 0,
          processing: counts.running ?? 0,
          completed: counts.succeeded ?? 0,
          failed: counts.failed ?? 0,
          expired: counts.expired ?? 0,
          ...(counts.cancelled ? { cancelled: counts.cancelled } : {}),
        },
        avg_processing_time_seconds: secondsOf(meanMs),
        session_id: sessionIdOf(request) ?? '',
      };
    },
  );
}

function changeRoutes(app: App, access: Access, changes: TaskChanges): void {
  const change = errors(400, 401, 403, 404, 429, 500);
  const own = async (request: FastifyRequest, taskId: string): Promise<string> =>
    (await access.task(request, taskId)).id;
  app.post(
    '/api/task/:task_id/start',
    {
      schema: {
        tags,
        security,
        params,
        summary: 'Moves a queued task to the front of the queue',
        response: { 200: Started, ...change },
      },
    },
    async (request) => changes.start(await own(request, request.params.task_id)),
  );

  app.post(
    '/api/task/:task_id/cancel',
    {
      schema: {
        tags,
        security,
        params,
        summary: 'Stops a queued or running task',
        response: { 200: Cancelled, ...change },
      },
    },
    async (request) => changes.cancel(await own(request, request.params.task_id)),
  );

  app.post(
    '/api/task/:task_id/retry',
    {
      schema: {
        tags,
        security,
        params,
        summary: 'Runs a failed or cancelled task again',
        response: { 200: Retried, ...change },
      },
    },
    async (request) => changes.retry(await own(request, request.params.task_id)),
  );

  app.delete(
    '/api/task/:task_id',
    {
      schema: {
        tags,
        security,
        params,
        summary: 'Removes a task with its files, whatever it is doing',
        response: { 200: Deleted, ...change },
      },
    },
    async (request) => changes.delete(await own(request, request.params.task_id)),
  );
}
