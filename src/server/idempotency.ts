/**
 * Idempotency-Key: a POST that a client repeats because it did not hear the answer gets the first answer again.
 *
 * For routes that say `config: { idempotent: true }`. A key belongs to whoever sent it (its credentials) and to its route.
 * Answers of the server's own failure (5xx) and of limits (429) are not kept: trying again is right then.
 */
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Failure } from '../domain/failure.ts';
import type { App } from './dialect.ts';
import type { ServerServices } from './services.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly idempotent?: boolean;
  }
  interface FastifyRequest {
    /** Id of the record that this request's answer goes to. */
    idempotencyId: string | undefined;
  }
}

const Kept = z.object({
  /** Of what was sent, as far as it is known before the body is read. */
  fingerprint: z.string(),
  status: z.number().nullable(),
  type: z.string(),
  body: z.string(),
});

const keepMs = 24 * 60 * 60 * 1000;
/** A request that died with its process lets its key go after this. */
const pendingMs = 15 * 60 * 1000;
const maxKeyLength = 255;
const maxBodyLength = 1024 ** 2;

const digest = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

function keyOf({ headers, method, routeOptions }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key'];
  if (typeof key !== 'string' || method !== 'POST' || routeOptions.config.idempotent !== true) return undefined;
  if (key === '' || key.length > maxKeyLength)
    throw new Failure('bad_request', `An Idempotency-Key has 1 to ${maxKeyLength} characters`);
  return key;
}

export function idempotency(app: App, { records }: Pick<ServerServices, 'records'>): void {
  const kept = records.collection('idempotency', Kept);
  app.decorateRequest('idempotencyId', undefined);

  app.addHook('preHandler', async (request, reply) => {
    const key = keyOf(request);
    if (key === undefined) return undefined;
    const { headers, routeOptions } = request;
    const caller = [
      headers.authorization ?? '',
      String(headers['x-api-key'] ?? ''),
      String(headers['x-session-id'] ?? ''),
    ];
    const id = digest(routeOptions.url ?? '', key, ...caller);
    const sent = request.body === undefined ? (headers['content-length'] ?? '') : JSON.stringify(request.body);
    const fingerprint = digest(request.url, sent);
    const now = Date.now();
    for (const { id: old } of await kept.expired(now, 100)) await kept.delete(old);
    try {
      const body = { fingerprint, status: null, type: '', body: '' };
      await kept.insert({ id, expiresMs: now + pendingMs, body });
      request.idempotencyId = id;
      return undefined;
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== 'conflict') throw error;
    }
    const earlier = (await kept.get(id))?.body;
    if (earlier && earlier.fingerprint !== fingerprint)
      throw new Failure('bad_request', 'This Idempotency-Key came with another request before');
    if (!earlier || earlier.status === null)
      throw new Failure('conflict', 'A request with this Idempotency-Key is being worked on');
    return reply
      .code(earlier.status)
      .headers({ 'idempotency-replayed': 'true', 'content-type': earlier.type })
      .serializer((text: string) => text)
      .send(earlier.body);
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const { idempotencyId: id } = request;
    if (id === undefined) return payload;
    request.idempotencyId = undefined;
    const { statusCode: status } = reply;
    const passing = status >= 500 || status === 429;
    if (passing || typeof payload !== 'string' || payload.length > maxBodyLength) await kept.delete(id);
    else {
      const type = String(reply.getHeader('content-type') ?? 'application/json');
      const expiresMs = Date.now() + keepMs;
      await kept.update(id, ({ body }) => ({ expiresMs, body: { ...body, status, type, body: payload } }));
    }
    return payload;
  });

  // Nobody heard the answer, or there was none.
  app.addHook('onRequestAbort', async ({ idempotencyId: id }) => {
    if (id !== undefined) await kept.delete(id);
  });
}
