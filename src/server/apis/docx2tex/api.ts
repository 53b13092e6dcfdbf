/**
 * docx2tex API: `POST /v1/task`, the state of a task and its result. Bodies are `{ code, data, msg }`, except for the answer
 * to a submission, which has no envelope.
 *
 * A stored conversion answers every later request with the same contents, whatever its options and the name of its file.
 */
import { idsOf } from '../../idempotency.ts';
import { z } from 'zod';
import { Failure } from '../../../domain/failure.ts';
import { texTasks, type TexTasks } from '../../../conversions/tex-tasks.ts';
import type { Api, App } from '../../api.ts';
import { sendFile } from '../../outgoing/download.ts';
import type { ServerServices } from '../../services.ts';
import { receiveForm } from '../../incoming/upload.ts';
import { answerOf, errors } from './errors.ts';
import { stateOf, viewOf } from './presentation.ts';
import { Health, NotDone, Submitted, TaskForm, TaskStatus, Version, version } from './schemas.ts';
import { formRules, requested } from './submission.ts';

const tags = ['docx2tex'];
const dayMs = 24 * 60 * 60 * 1000;
const params = z.object({ task_id: z.string() });

export const docx2tex: Api = {
  name: 'docx2tex',
  credentials: 'none',
  families: ['/v1', '/healthz', '/version'],
  failure: (failure) => answerOf(failure),
  routes(app, services) {
    const tasks = texTasks({ ...services, keepMs: services.options.ttlDays * dayMs });
    serviceRoutes(app);
    submissionRoute(app, services, tasks);
    statusRoute(app, tasks);
    resultRoute(app, services, tasks);
  },
};

function serviceRoutes(app: App): void {
  app.get(
    '/healthz',
    {
      config: { opensWithoutToken: true },
      schema: { tags, summary: 'Whether the service is running', response: { 200: Health, ...errors(500) } },
    },
    async () => ({ status: 'ok' as const }),
  );

  app.get(
    '/version',
    {
      config: { opensWithoutToken: true },
      schema: { tags, summary: 'Name and version of the service', response: { 200: Version, ...errors(500) } },
    },
    async () => version,
  );
}

function submissionRoute(app: App, services: ServerServices, tasks: TexTasks): void {
  const { blobs, options } = services;
  app.post(
    '/v1/task',
    {
      config: { idempotent: 'resumed' },
      schema: {
        tags,
        summary: 'Submits a DOCX for conversion to TeX',
        form: TaskForm,
        response: { 200: Submitted, ...errors(400, 409, 413, 429, 500, 503) },
      },
    },
    async (request) => {
      const form = await receiveForm(request, blobs, formRules(options.maxUploadBytes));
      try {
        const { input, release } = await requested(form, services, request.signal);
        try {
          const { id, cacheKey, cacheStatus } = await tasks.submit(input, request.signal, idsOf(request));
          return { task_id: id, cache_key: cacheKey, cache_status: cacheStatus };
        } finally {
          await release();
        }
      } finally {
        await form.release();
      }
    },
  );
}

function statusRoute(app: App, tasks: TexTasks): void {
  app.get(
    '/v1/task/:task_id',
    {
      schema: { tags, summary: 'Progress of a task', params, response: { 200: TaskStatus, ...errors(404, 500) } },
    },
    async (request) => ({
      code: 0 as const,
      data: viewOf(await tasks.find(request.params.task_id)),
      msg: 'ok' as const,
    }),
  );
}

function resultRoute(app: App, { blobs }: ServerServices, tasks: TexTasks): void {
  app.get(
    '/v1/task/:task_id/result',
    {
      schema: {
        tags,
        summary: 'The ZIP of a finished task',
        params,
        sends: ['application/zip'],
        response: { 409: NotDone, ...errors(404, 500) },
      },
    },
    async (request, reply) => {
      const task = await tasks.find(request.params.task_id);
      const [file] = task.files;
      if (task.state !== 'succeeded') {
        const msg = `The task is not finished: its state is ${stateOf(task)}`;
        return reply.code(409).send({ code: 409, data: viewOf(task), msg });
      }
      if (!file) throw new Failure('not_found', 'The result has been deleted');
      await tasks.touch(task.id);
      return sendFile(request, reply, blobs, file);
    },
  );
}
