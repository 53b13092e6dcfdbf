/** Routes to follow, download and cancel tasks of clients. */
import { z } from 'zod';
import { Failure } from '../../../domain/failure.ts';
import { isOver } from '../../../domain/task.ts';
import type { App } from '../../api.ts';
import { ownerOf } from '../../../conversions/conversions.ts';
import { clientOf } from './access.ts';
import type { ConvertServices } from './convert-route.ts';
import { errors } from './errors.ts';
import { security } from './file-routes.ts';
import { base, success, taskResult, taskStatus } from './presentation.ts';
import { TaskEndResponse, TaskResultResponse, TaskStatusResponse } from './schemas.ts';

const tags = ['conversion'];
const params = z.object({ id: z.string() });
const refusals = errors(401, 403, 404, 409, 429, 500);

export function taskRoutes(app: App, services: ConvertServices): void {
  statusRoute(app, services);
  resultRoute(app, services);
  cancelRoute(app, services);
  deletionRoute(app, services);
}

function statusRoute(app: App, { conversions, estimates }: ConvertServices): void {
  app.get(
    `${base}/tasks/:id/status`,
    {
      schema: {
        tags,
        security,
        params,
        summary: 'Get the progress of a task',
        response: { 200: TaskStatusResponse, ...refusals },
      },
    },
    async (request) => {
      const task = await conversions.get(ownerOf(clientOf(request)), request.params.id);
      return success(await taskStatus(task, estimates, Date.now()), request);
    },
  );
}

function resultRoute(app: App, { conversions }: ConvertServices): void {
  app.get(
    `${base}/tasks/:id/result`,
    {
      schema: {
        tags,
        security,
        params,
        summary: 'Get the result of an ended task',
        description: 'Answers E00007 (409) while the task has not ended: ask for its status.',
        response: { 200: TaskResultResponse, ...refusals },
      },
    },
    async (request) => {
      const task = await conversions.get(ownerOf(clientOf(request)), request.params.id);
      if (!isOver(task.state))
        throw new Failure('not_ready', 'The task is not over yet', { detail: 'Ask for its status' });
      return success(taskResult(task), request);
    },
  );
}

function cancelRoute(app: App, { conversions, estimates }: ConvertServices): void {
  app.post(
    `${base}/tasks/:id/cancel`,
    {
      schema: {
        tags,
        security,
        params,
        summary: 'Stops a task that waits or runs',
        response: { 200: TaskStatusResponse, ...refusals },
      },
    },
    async (request) => {
      const task = await conversions.cancel(ownerOf(clientOf(request)), request.params.id);
      return success(await taskStatus(task, estimates, Date.now()), request);
    },
  );
}

function deletionRoute(app: App, { conversions, estimates }: ConvertServices): void {
  app.delete(
    `${base}/tasks/:id`,
    {
      schema: {
        tags,
        security,
        params,
        summary: 'Stops a task that waits or runs; one that is over goes with its result',
        response: { 200: TaskEndResponse, ...refusals },
      },
    },
    async (request) => {
      const { id } = request.params;
      const task = await conversions.end(ownerOf(clientOf(request)), id);
      if (!task) return success({ taskId: id, deleted: true as const }, request);
      return success(await taskStatus(task, estimates, Date.now()), request);
    },
  );
}
