/** API keys, which the API document announces. A key stands for a session, which lasts as long as the key is used. */
import { z } from 'zod';
import { Failure } from '../../../domain/failure.ts';
import type { App } from '../../api.ts';
import { type Access, security } from './access.ts';
import { stampOf } from './clock.ts';
import { errors } from './errors.ts';
import { Message } from './schemas.ts';
import { keyDays, type SessionStore } from '../../../sessions/session-store.ts';

const path = '/api/session/key';
const tags = ['sessions'];

const ApiKey = z
  .object({ api_key: z.string(), created_at: z.string().meta({ format: 'date-time' }), expires_in_days: z.number() })
  .meta({
    id: 'SessionApiKey',
    examples: [
      {
        api_key: `key_${'0123456789abcdef'.repeat(4)}`,
        created_at: '2024-12-18T10:30:45+08:00',
        expires_in_days: keyDays,
      },
    ],
  });

/**
 * Idempotency-Key has no effect here, because the API key would have to be stored in plain text. A client that missed
 * the answer asks for a new key.
 */
export function keyRoutes(app: App, store: SessionStore, access: Access): void {
  app.post(
    path,
    {
      schema: {
        tags,
        security,
        summary: 'An API key for the session, shown only once; an earlier one is revoked',
        response: { 200: ApiKey, ...errors(400, 401, 429, 500) },
      },
    },
    async (request, reply) => {
      const api_key = await store.newKey(await access.owner(request));
      void reply.header('cache-control', 'no-store');
      return { api_key, created_at: stampOf(Date.now()), expires_in_days: keyDays };
    },
  );

  app.delete(
    path,
    {
      schema: {
        tags,
        security,
        summary: "Revokes the session's API key",
        response: { 200: Message, ...errors(400, 401, 404, 429, 500) },
      },
    },
    async (request) => {
      if (!(await store.removeKey(await access.owner(request))))
        throw new Failure('not_found', 'The session has no API key');
      return { message: 'API key revoked' };
    },
  );
}
