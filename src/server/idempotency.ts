/**
 * Idempotency-Key: a client that repeats a POST because it did not receive the answer gets the first answer again.
 *
 * For routes with `config: { idempotent: true }`. A key belongs to its route and to the caller: to the credentials of
 * the request, or to the address if it has none. The same key with another body is refused with 422. Errors are not
 * kept, because such a request had no effect and may be repeated.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Failure } from '../domain/failure.ts';
import { withReason } from '../domain/failure-reason.ts';
import type { Collection } from '../stores/records/record-store.ts';
import { endExpired } from '../runtime/all-entries.ts';
import type { App } from './api.ts';
import { cleanUpRegularly } from './clean-up.ts';
import { keyReused } from './failure-statuses.ts';
import { repeats } from './incoming/compared-form.ts';
import { SentForm } from './incoming/sent-form.ts';
import { traceOf } from './observing/log.ts';
import type { ServerServices } from './services.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly idempotent?: boolean;
  }
  interface FastifyRequest {
    /** Set while this request is the one that its key belongs to. */
    idempotency: Claim | undefined;
  }
}

interface Claim {
  /** Id of the entry that stores the answer. */
  readonly id: string;
  /**
   * Distinguishes this claim from that of a later request, which may take the key if this one has stopped renewing it.
   */
  readonly token: string;
  readonly renewing: NodeJS.Timeout;
  /** The handler has begun: the key is its own until it ends, whether or not the client still waits. */
  working: boolean;
}

const Kept = z.object({
  /** Digest of the URL and of a body that is not a form. */
  fingerprint: z.string(),
  /** Entries of earlier versions have none. */
  token: z.string().default(''),
  /** Null if the body was not a form, or the request is still being worked on. */
  form: SentForm.nullable().default(null),
  /** Null while the request is being worked on. */
  status: z.number().nullable(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string(),
});
type Kept = z.output<typeof Kept>;

const keepMs = 24 * 60 * 60 * 1000;
/** The key of a request whose server was killed is free again after this time. */
const defaultLeaseMs = 30_000;
const maxKeyLength = 255;
const maxBodyLength = 1024 ** 2;
/** Headers that belong to an answer. All others are made for each response. */
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

/** The credentials of the request, or its address: the nearest thing to an identity that a caller without them has. */
function callerOf({ headers, ip, person }: FastifyRequest): readonly string[] {
  if (person) return ['person', person.id];
  const credentials = [headers.authorization, headers['x-api-key'], headers['x-session-id']];
  if (credentials.every((value) => value === undefined)) return ['address', ip];
  return credentials.map((value) => String(value ?? ''));
}

const fingerprintOf = ({ url, body }: FastifyRequest): string =>
  digest(url, body === undefined ? '' : JSON.stringify(body));

export interface IdempotencySettings {
  readonly leaseMs?: number;
}

export function idempotency(
  app: App,
  { records, locks, log }: Pick<ServerServices, 'records' | 'locks' | 'log'>,
  { leaseMs = defaultLeaseMs }: IdempotencySettings = {},
): void {
  const kept = records.collection('idempotency', Kept);
  app.decorateRequest('idempotency', undefined);
  cleanUpRegularly(app, { locks, log }, 'idempotency', () => endExpired(kept, Date.now(), ({ id }) => kept.delete(id)));

  const renew = (id: string, token: string): NodeJS.Timeout =>
    setInterval(() => {
      void kept
        .update(id, ({ body }) => (isOpenClaim(body, token) ? { expiresMs: Date.now() + leaseMs } : undefined))
        .catch((error: unknown) => log('error', 'trouble', { trace: traceOf(error) }));
    }, leaseMs / 3).unref();

  app.addHook('preHandler', async (request, reply) => {
    const key = keyOf(request);
    if (key === undefined) return undefined;
    const id = digest(request.routeOptions.url ?? '', key, ...callerOf(request));
    const token = randomUUID();
    const fingerprint = fingerprintOf(request);
    const mine: Kept = { fingerprint, token, form: null, status: null, headers: {}, body: '' };
    const earlier = await claimed(kept, { id, body: mine }, leaseMs);
    if (earlier) return replay(request, reply, earlier);
    request.idempotency = { id, token, renewing: renew(id, token), working: false };
    return undefined;
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const claim = released(request);
    if (claim === undefined) return payload;
    if (reply.statusCode >= 400 || typeof payload !== 'string' || payload.length > maxBodyLength)
      await forget(kept, claim);
    else await keepAnswer(kept, claim, { request, reply, payload });
    return payload;
  });

  app.addHook('onRoute', (route) => {
    if (route.config?.idempotent !== true) return;
    const { handler } = route;
    route.handler = function (request, reply) {
      if (request.idempotency) request.idempotency.working = true;
      return handler.call(this, request, reply);
    };
  });

  // The client left before its request was worked on, which Fastify then does no more.
  app.addHook('onRequestAbort', async (request) => {
    if (request.idempotency?.working === true) return;
    const claim = released(request);
    if (claim !== undefined) await forget(kept, claim);
  });
}

/** Ends the claim of the request and returns it. */
function released(request: FastifyRequest): Claim | undefined {
  const claim = request.idempotency;
  request.idempotency = undefined;
  if (claim) clearInterval(claim.renewing);
  return claim;
}

const isOpenClaim = ({ status, token }: Kept, of: string): boolean => status === null && token === of;

async function forget(kept: Collection<Kept>, { id, token }: Claim): Promise<void> {
  const entry = await kept.get(id);
  if (entry && isOpenClaim(entry.body, token)) await kept.delete(id);
}

interface Answered {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly payload: string;
}

async function keepAnswer(
  kept: Collection<Kept>,
  { id, token }: Claim,
  { request, reply, payload }: Answered,
): Promise<void> {
  const headers = Object.fromEntries(
    keptHeaders.flatMap((name) => (reply.hasHeader(name) ? [[name, String(reply.getHeader(name))]] : [])),
  );
  const answer = { form: request.sentForm ?? null, status: reply.statusCode, headers, body: payload };
  const expiresMs = Date.now() + keepMs;
  await kept.update(id, ({ body }) =>
    isOpenClaim(body, token) ? { expiresMs, body: { ...body, ...answer } } : undefined,
  );
}

/** Sends the first answer. Rejects with `conflict` if there is none yet, and with `bad_request` for another body. */
async function replay(request: FastifyRequest, reply: FastifyReply, earlier: Kept): Promise<FastifyReply> {
  if (earlier.fingerprint !== fingerprintOf(request)) throw usedBefore();
  if (earlier.status === null) throw new Failure('conflict', 'A request with this Idempotency-Key is being worked on');
  const { form } = earlier;
  const same = form === null ? !request.isMultipart() : await repeats(request, form);
  if (!same) throw usedBefore();
  return reply
    .code(earlier.status)
    .headers({ ...earlier.headers, 'idempotency-replayed': 'true' })
    .serializer((text: string) => text)
    .send(earlier.body);
}

const usedBefore = (): Failure =>
  withReason(
    keyReused,
    new Failure('bad_request', 'This Idempotency-Key was used with another request', {
      detail: 'Choose a new key for each request that is not a repetition',
    }),
  );

/** Claims the key, and returns undefined; or returns the entry of the request that has it. */
async function claimed(
  kept: Collection<Kept>,
  entry: { readonly id: string; readonly body: Kept },
  leaseMs: number,
): Promise<Kept | undefined> {
  for (;;) {
    const expiresMs = Date.now() + leaseMs;
    try {
      await kept.insert({ ...entry, expiresMs });
      return undefined;
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== 'conflict') throw error;
    }
    const taken = await kept.update(entry.id, (found) =>
      (found.expiresMs ?? 0) <= Date.now() ? { expiresMs, body: entry.body } : undefined,
    );
    if (taken) return undefined;
    const earlier = await kept.get(entry.id);
    // If it has been deleted just now, the key is free.
    if (earlier) return earlier.body;
  }
}
