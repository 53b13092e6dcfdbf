/**
 * Webhooks, which the API document announces: an address that is called when a task has ended. A webhook is set for all later
 * uploads of a session, or in a form field for one upload. The body is that of `/status`, with links that need no session.
 */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Failure } from '../../../domain/failure.ts';
import type { CallbackTarget } from '../../../domain/callback.ts';
import type { SessionStore } from '../../../sessions/session-store.ts';
import { callbackApi } from '../../../sessions/session-tasks.ts';
import { CallbackConfig } from '../../outgoing/callbacks/target.ts';
import { type App, refusedBy } from '../../api.ts';
import { publicOrigin } from '../../public-urls.ts';
import type { ServerServices } from '../../services.ts';
import { type Access, credentialOf, security } from './access.ts';
import { maxLinkSeconds } from '../../outgoing/signed-links.ts';
import { errors } from './errors.ts';
import { taskStatus } from './presentation.ts';
import { signedPath } from './result-links.ts';
import { Message } from './schemas.ts';

const path = '/api/webhook';
const tags = ['sessions'];

const Webhook = z
  .object({
    url: z.string(),
    method: z.enum(['POST', 'PUT']),
    timeout: z.number(),
    headers: z.array(z.string()).describe('Their names'),
  })
  .meta({
    id: 'SessionWebhook',
    examples: [{ url: 'https://example.com/webhook/invoices', method: 'POST', timeout: 30, headers: ['x-tenant'] }],
  });

const shown = ({ url, method, timeoutMs, headers }: CallbackTarget): z.output<typeof Webhook> => ({
  url,
  method,
  timeout: timeoutMs / 1000,
  headers: Object.keys(headers),
});

/** The webhook in the field of a form, or else that of the session. Rejects with `bad_request`. */
export type WantedWebhook = (
  request: FastifyRequest,
  owner: string,
  field: string | undefined,
) => Promise<CallbackTarget | null>;

export function sessionWebhooks({ callbacks, links, options }: ServerServices, store: SessionStore): WantedWebhook {
  callbacks.bodies(callbackApi, (task) => ({
    ...taskStatus(task),
    signedUrls: task.files.map(
      ({ name }) => `${publicOrigin(options) ?? ''}${signedPath(links, task, name, maxLinkSeconds)}`,
    ),
  }));
  return async (request, owner, field) => {
    if (field === undefined || field.trim() === '') return store.webhook(owner);
    return callbacks.target(configIn(field.trim()), credentialOf(request) ?? '');
  };
}

/** Parses a URL, or the body of `PUT /api/webhook`. */
function configIn(field: string): CallbackConfig {
  const { success, data, error } = CallbackConfig.safeParse(field.startsWith('{') ? jsonIn(field) : { url: field });
  if (success) return data;
  throw refusedBy(error, 'The field webhook');
}

function jsonIn(field: string): unknown {
  try {
    return JSON.parse(field);
  } catch (cause) {
    throw new Failure('bad_request', 'The field webhook is neither a URL nor valid JSON', { cause });
  }
}

export function webhookRoutes(app: App, { callbacks }: ServerServices, store: SessionStore, access: Access): void {
  const response = { 200: Webhook, ...errors(400, 401, 429, 500) };
  app.put(
    path,
    { schema: { tags, security, summary: 'Sets the webhook for later uploads', body: CallbackConfig, response } },
    async (request) => {
      const owner = await access.owner(request);
      const target = callbacks.target(request.body, credentialOf(request) ?? '');
      await store.setWebhook(owner, target);
      return shown(target);
    },
  );

  app.get(
    path,
    { schema: { tags, security, summary: 'The webhook of the session', response: { ...response, ...errors(404) } } },
    async (request) => {
      const target = await store.webhook(await access.owner(request));
      if (!target) throw noWebhook();
      return shown(target);
    },
  );

  app.delete(
    path,
    {
      schema: {
        tags,
        security,
        summary: 'Removes the webhook',
        response: { 200: Message, ...errors(400, 401, 404, 429, 500) },
      },
    },
    async (request) => {
      const owner = await access.owner(request);
      if (!(await store.webhook(owner))) throw noWebhook();
      await store.setWebhook(owner, null);
      return { message: 'Webhook removed' };
    },
  );
}

const noWebhook = (): Failure => new Failure('not_found', 'The session has no webhook');
