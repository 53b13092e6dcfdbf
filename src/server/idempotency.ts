/**
 * Idempotency-Key: a POST that a client repeats because it did not hear the answer gets the first answer again.
 *
 * For routes that say `config: { idempotent: true }`. A key belongs to whoever sent it (its credentials) and to its route.
 * Errors are not kept: nothing came of such a request, so trying again is right, and what anybody may send leaves nothing behind.
 */
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Failure } from '../domain/failure.ts';
import type { Collection } from '../stores/records/record-store.ts';
import { endExpired } from '../runtime/every-one.ts';
import type { App } from './api.ts';
import { cleanUpRegularly } from './clean-up.ts';
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
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string(),
});
type Kept = z.output<typeof Kept>;

const keepMs = 24 * 60 * 60 * 1000;
/** A request that died with its process lets its key go after this. */
const pendingMs = 15 * 60 * 1000;
const maxKeyLength = 255;
const maxBodyLength = 1024 ** 2;
/** What belongs to an answer beside its body; the others are made for each response. */
const keptHeaders = ['content-type', 'x-extraction-status'];

const digest = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

function keyOf({ headers, method, routeOptions }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key'];
  if (typeof key !== 'string' || method !== 'POST' || routeOptions.config.idempotent !== true) return undefined;
  if (key === '' || key.length > maxKeyLength)
    throw new Failure('bad_request', `An Idempotency-Key has 1 to ${maxKeyLength} characters`);
  return key;
}

export function idempotency(app: App, { records, log }: Pick<ServerServices, 'records' | 'log'>): void {
  const kept = records.collection('idempotency', Kept);
  app.decorateRequest('idempotencyId', undefined);
  cleanUpRegularly(app, log, () => endExpired(kept, Date.now(), ({ id }) => kept.delete(id)));

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
    const earlier = await earlierOr(kept, { id, body: { fingerprint, status: null, headers: {}, body: '' } });
    if (!earlier) {
      request.idempotencyId = id;
      return undefined;
    }
    if (earlier.fingerprint !== fingerprint)
      throw new Failure('bad_request', 'This Idempotency-Key came with another request before');
    if (earlier.status === null)
      throw new Failure('conflict', 'A request with this Idempotency-Key is being worked on');
    return reply
      .code(earlier.status)
      .headers({ ...earlier.headers, 'idempotency-replayed': 'true' })
      .serializer((text: string) => text)
      .send(earlier.body);
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const { idempotencyId: id } = request;
    if (id === undefined) return payload;
    request.idempotencyId = undefined;
    const { statusCode: status } = reply;
    if (status >= 400 || typeof payload !== 'string' || payload.length > maxBodyLength) await kept.delete(id);
    else {
      const headers = Object.fromEntries(
        keptHeaders.flatMap((name) => (reply.hasHeader(name) ? [[name, String(reply.getHeader(name))]] : [])),
      );
      const expiresMs = Date.now() + keepMs;
      await kept.update(id, ({ body }) => ({ expiresMs, body: { ...body, status, headers, body: payload } }));
    }
    return payload;
  });

  // Nobody heard the answer, or there was none.
  app.addHook('onRequestAbort', async ({ idempotencyId: id }) => {
    if (id !== undefined) await kept.delete(id);
  });
}

/** What is kept under the id; undefined where there was nothing, and this has its place now. */
async function earlierOr(
  kept: Collection<Kept>,
  entry: { readonly id: string; readonly body: Kept },
): Promise<Kept | undefined> {
  for (;;) {
    try {
      await kept.insert({ ...entry, expiresMs: Date.now() + pendingMs });
      return undefined;
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== 'conflict') throw error;
    }
    const earlier = await kept.get(entry.id);
    if (earlier && (earlier.expiresMs ?? 0) > Date.now()) return earlier.body;
    // Its time is up, or it was let go just now.
    await kept.delete(entry.id);
  }
}
