/** `POST /api/v1/convert`: a file that was sent before, or one that comes along; answered with the result, or at once. */
import type { z } from 'zod';
import { Failure } from '../../../domain/failure.ts';
import type { App } from '../../dialect.ts';
import { origin } from '../../presentation.ts';
import type { ServerServices } from '../../services.ts';
import { finished } from '../../sync.ts';
import { receiveForm } from '../../upload.ts';
import { apiKeyOf, clientOf, ownerOf } from './access.ts';
import type { Conversions, Order } from './conversions.ts';
import { errors, withCode } from './errors.ts';
import type { Estimates } from './estimates.ts';
import { formRules, keepUpload, noFile, security } from './file-routes.ts';
import type { ClientFile, ClientFiles } from './files.ts';
import { accepted, base, converted, failureOf, success } from './presentation.ts';
import { ConvertAsyncResponse, ConvertForm, ConvertRequest, ConvertSyncResponse } from './schemas.ts';
import { syncAtOnce, syncSlots } from './sync-slots.ts';

export interface ConvertServices extends ServerServices {
  readonly files: ClientFiles;
  readonly conversions: Conversions;
  readonly estimates: Estimates;
}

export function convertRoute(app: App, services: ConvertServices): void {
  const { tasks, conversions, files, estimates, options } = services;
  const slots = syncSlots();

  app.post(
    `${base}/convert`,
    {
      config: { idempotent: true },
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
      const { id } = clientOf(request);
      const owner = ownerOf(clientOf(request));

      async function answer(order: Order, fileOf: () => Promise<ClientFile>) {
        const leave = order.mode === 'sync' ? slots.take(id) : nothing;
        if (!leave) {
          void reply.header('retry-after', 1);
          throw tooManyAtOnce();
        }
        try {
          const task = await conversions.submit(owner, await fileOf(), order, origin(request, options));
          if (order.mode === 'async') {
            const waiting = await accepted(task, estimates);
            return await reply.code(202).send(success(waiting, request));
          }
          const over = await finished(tasks, task.id, request.signal).catch((error: unknown) => {
            // Nobody hears it; and asked again under the same Idempotency-Key it is not this answer that is wanted.
            throw request.signal.aborted && error instanceof Failure ? withCode('E00008', error) : error;
          });
          const failure = failureOf(over);
          if (failure) throw failure;
          return success(converted(over), request);
        } finally {
          leave();
        }
      }

      if (!request.isMultipart()) {
        const asked = checked(ConvertRequest, request.body);
        const { fileId } = asked;
        if (fileId === undefined) throw new Failure('bad_request', 'fileId or file: one of them is needed');
        return answer(conversions.order(asked, apiKeyOf(request)), () => files.get(owner, fileId));
      }
      const form = await receiveForm(request, services.blobs, formRules(clientOf(request)));
      try {
        const asked = checked(ConvertRequest, requestOf(form.fields));
        const { fileId } = asked;
        const [received] = form.files;
        if (received && fileId !== undefined)
          throw new Failure('bad_request', 'fileId and file: only one of them can be converted');
        const order = conversions.order(asked, apiKeyOf(request));
        if (received) return await answer(order, () => keepUpload(files, owner, received));
        if (fileId === undefined) throw noFile();
        return await answer(order, () => files.get(owner, fileId));
      } finally {
        await form.release();
      }
    },
  );
}

const nothing = (): void => undefined;

const tooManyAtOnce = (): Failure =>
  new Failure('rate_limited', `At most ${syncAtOnce} synchronous conversions run at once`, {
    detail: 'Wait for one of them, or use mode async',
  });

/** What the form says, as the JSON of the other way; fields that are left empty are not there. */
function requestOf(fields: Readonly<Record<string, string>>): Record<string, unknown> {
  const given = Object.entries(fields).filter(([, value]) => value.trim() !== '');
  return Object.fromEntries(
    given.map(([name, value]) => [name, name === 'options' || name === 'callback' ? jsonOf(name, value) : value]),
  );
}

function jsonOf(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Failure('bad_request', `The field ${name} is not valid JSON`, { cause });
  }
}

function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(
    ({ path, message }) => `${path.length > 0 ? `${path.join('.')}: ` : ''}${message}`,
  );
  throw new Failure('bad_request', 'The request is not valid', { detail: issues.slice(0, 10).join('; ') });
}
