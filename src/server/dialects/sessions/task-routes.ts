/** What a session does with its tasks. */
import { z } from 'zod';
import { Failure } from '../../../domain/failure.ts';
import type { Task } from '../../../tasks/durable/task.ts';
import type { Tasks } from '../../../tasks/durable/tasks.ts';
import type { App } from '../../dialect.ts';
import type { ServerServices } from '../../services.ts';
import { type Access, sessionIdOf } from './access.ts';
import { secondsOf, stampOf } from './clock.ts';
import { errors, noSuchTask } from './errors.ts';
import { everyTask } from './every-task.ts';
import { listedTask, stateOf, statusOf, taskProgress, taskStatus } from './presentation.ts';
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
const security = [{ session: [] }];
const params = z.object({ task_id: z.string() });

export function taskRoutes(app: App, { tasks }: ServerServices, access: Access): void {
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
    async (request) => taskStatus(await access.task(await access.owner(request), request.params.task_id)),
  );

  app.get(
    '/api/task/:task_id/progress',
    {
      schema: {
        tags,
        security,
        params,
        summary: 'How far a task is, and how long it will take',
        response: { 200: TaskProgress, ...errors(400, 401, 403, 404, 429, 500) },
      },
    },
    async (request) => taskProgress(await access.task(await access.owner(request), request.params.task_id), Date.now()),
  );

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
      const found: Task[] = [];
      for await (const task of everyTask(tasks, { owner, ...(status ? { states: [stateOf(status)] } : {}) }))
        found.push(task);
      const session_id = sessionIdOf(request) ?? '';
      return { tasks: found.reverse().map(listedTask), total_count: found.length, session_id };
    },
  );

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
      const owner = await access.owner(request);
      const counts = await tasks.count({ owner });
      let completed = 0;
      let workedMs = 0;
      for await (const { startedMs, finishedMs } of everyTask(tasks, { owner, states: ['succeeded'] })) {
        completed++;
        workedMs += (finishedMs ?? 0) - (startedMs ?? 0);
      }
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
        avg_processing_time_seconds: completed === 0 ? 0 : secondsOf(workedMs / completed),
        session_id: sessionIdOf(request) ?? '',
      };
    },
  );

  const change = errors(400, 401, 403, 404, 429, 500);
  app.post(
    '/api/task/:task_id/start',
    {
      schema: {
        tags,
        security,
        params,
        summary: 'A queued task goes next',
        response: { 200: Started, ...change },
      },
    },
    async (request) => {
      const { id } = await access.task(await access.owner(request), request.params.task_id);
      await inRightState(tasks, id, 'started', () => tasks.hurry(id));
      const message = 'Task queued for asynchronous processing';
      return { task_id: id, status: 'processing' as const, message, started_at: stampOf(Date.now()) };
    },
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
    async (request) => {
      const { id } = await access.task(await access.owner(request), request.params.task_id);
      const task = await inRightState(tasks, id, 'cancelled', () => tasks.cancel(id));
      const cancelled_at = stampOf(task.finishedMs ?? Date.now());
      return { task_id: id, status: statusOf[task.state], message: 'Task cancelled successfully', cancelled_at };
    },
  );

  app.post(
    '/api/task/:task_id/retry',
    {
      schema: {
        tags,
        security,
        params,
        summary: 'A failed or cancelled task again',
        response: { 200: Retried, ...change },
      },
    },
    async (request) => {
      const { id } = await access.task(await access.owner(request), request.params.task_id);
      const task = await inRightState(tasks, id, 'tried again', () => tasks.retry(id));
      const retried_at = stampOf(task.updatedMs);
      return { task_id: id, status: statusOf[task.state], message: 'Task queued for retry', retried_at };
    },
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
    async (request) => {
      const { id } = await access.task(await access.owner(request), request.params.task_id);
      if (!(await tasks.delete(id))) throw noSuchTask();
      return { message: `Task ${id} deleted successfully`, task_id: id, files_cleaned: true };
    },
  );
}

/** The core's refusals, in the words of this API. */
async function inRightState(tasks: Tasks, id: string, done: string, work: () => Promise<Task>): Promise<Task> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.kind === 'not_found') throw noSuchTask();
    if (error.kind !== 'conflict') throw error;
    const task = await tasks.get(id);
    if (!task) throw noSuchTask();
    throw new Failure('conflict', `The task is ${statusOf[task.state]} and cannot be ${done}`);
  }
}
