/** `POST /api/v1/convert`: answered with the result, or at once with a task to follow. */
import { idsOf } from '../../idempotency.ts';
import type { FastifyRequest } from 'fastify';
import { Failure } from '../../../domain/failure.ts';
import type { Task } from '../../../runtime/durable/task.ts';
import type { App } from '../../api.ts';
import { originOf } from '../../public-urls.ts';
import type { ServerServices } from '../../services.ts';
import { waitOrCancel } from '../../../runtime/durable/wait-or-cancel.ts';
import type { ClientFiles } from '../../../conversions/client-files.ts';
import { type Conversions, ownerOf } from '../../../conversions/conversions.ts';
import type { Estimates } from '../../../conversions/estimates.ts';
import { clientOf } from './access.ts';
import { type Asked, askedOf } from './asked.ts';
import { errors, withCode } from './errors.ts';
import { security } from './file-routes.ts';
import { accepted, base, converted, failureOf, success } from './presentation.ts';
import { ConvertAsyncResponse, ConvertForm, ConvertRequest, ConvertSyncResponse } from './schemas.ts';
import { troubleIn } from '../../observing/log.ts';
import { syncAtOnce, syncSlots } from '../../../conversions/sync-slots.ts';

export interface ConvertServices extends ServerServices {
  readonly files: ClientFiles;
  readonly conversions: Conversions;
  readonly estimates: Estimates;
}

export function convertRoute(app: App, services: ConvertServices): void {
  const { options, estimates, locks, log } = services;
  const slots = syncSlots(locks, troubleIn(log));

  app.post(
    `${base}/convert`,
    {
      config: { idempotent: 'resumed' },
      schema: {
        tags: ['conversion'],
        security,
        summary: 'Converts a document',
        description: 'A file that was sent before, by its id, as JSON; or one that comes along, as a form.',
        json: ConvertRequest,
        form: ConvertForm,
        response: {
          200: ConvertSyncResponse,
          202: ConvertAsyncResponse,
          ...errors(400, 401, 403, 404, 409, 422, 429, 500, 503, 504),
        },
      },
    },
    async (request, reply) => {
      const asked = await askedOf(request, services);
      try {
        const link = originOf(request, options);
        if (asked.order.mode === 'async') {
          const task = await submitted(asked, request, services, link);
          return await reply.code(202).send(success(await accepted(task, estimates), request));
        }
        const leave = await slots.take(clientOf(request).id);
        if (!leave) throw tooManyAtOnce();
        try {
          return success(converted(await resultOf(asked, request, services, link)), request);
        } finally {
          await leave();
        }
      } finally {
        await asked.release();
      }
    },
  );
}

const tooManyAtOnce = (): Failure =>
  new Failure('rate_limited', `At most ${syncAtOnce} synchronous conversions run at once`, {
    detail: 'Wait for one of them, or use mode async',
    retryAfterSeconds: 1,
  });

/** A file that came along with what is refused goes: nobody was told its id. */
async function submitted(
  { order, isNew, file: fileOf }: Asked,
  request: FastifyRequest,
  { conversions, files }: ConvertServices,
  link: string,
): Promise<Task> {
  const owner = ownerOf(clientOf(request));
  const file = await fileOf();
  try {
    return await conversions.submit(owner, file, order, link, idsOf(request));
  } catch (error) {
    if (isNew) await files.forget(file.id);
    throw error;
  }
}

/** The task once it has a result. Where it has none it goes, and the file that came along with it. */
async function resultOf(asked: Asked, request: FastifyRequest, services: ConvertServices, link: string): Promise<Task> {
  const task = await submitted(asked, request, services, link);
  try {
    const over = await waitOrCancel(services.tasks, task.id, request.signal);
    const failure = failureOf(over);
    if (failure) throw failure;
    return over;
  } catch (error) {
    await services.conversions.discard(task, asked.isNew);
    // Nobody hears it; and asked again under the same Idempotency-Key it is not this answer that is wanted.
    throw request.signal.aborted && error instanceof Failure ? withCode('E00008', error) : error;
  }
}
