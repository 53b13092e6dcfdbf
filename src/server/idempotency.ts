/**
 * Idempotency-Key: a client that repeats a POST because it did not receive the answer gets the first answer again.
 *
 * For routes with `config: { idempotent }`. A key belongs to its route and to the caller: to the credentials of
 * the request, or to the address if it has none. The same key with another body is refused with 422. Errors are not
 * kept: such a request may be repeated.
 *
 * Whoever works on a request has a lock, which ends some seconds after its server was killed. The next request with the key
 * then takes over the entry and its seed. What the request makes has ids that follow from the seed (`idsOf`), so it finds
 * what the one before it had made. The same holds after an error of the server, where the route is `resumed`.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Failure } from '../domain/failure.ts';
import { withReason } from '../domain/failure-reason.ts';
import type { Lock } from '../stores/locks/locks.ts';
import { type Collection, foundOrInserted } from '../stores/records/record-store.ts';
import { endExpired } from '../runtime/all-entries.ts';
import { keptAlive, type Renewal } from '../runtime/exclusively.ts';
import { idsFrom, type MakeId, randomId } from '../runtime/made-id.ts';
import type { App } from './api.ts';
import { cleanUpRegularly } from './clean-up.ts';
import { keyReused } from './failure-statuses.ts';
import { repeats } from './incoming/compared-form.ts';
import { SentForm } from './incoming/sent-form.ts';
import { troubleIn } from './observing/log.ts';
import type { ServerServices } from './services.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * `resumed`: a request that ends with an error of the server may have stored what it was asked for, because a store went
     * away after that. The repeated request gets the same ids, and has to find it.
     */
    readonly idempotent?: true | 'resumed';
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
   * Distinguishes this claim from that of a later request, which may take the key if this one has lost its lock.
   */
  readonly token: string;
  readonly seed: string;
  readonly lock: Lock;
  readonly renewal: Renewal;
  /** The handler has begun: the key is its own until it ends, whether or not the client still waits. */
  working: boolean;
}

const Kept = z.object({
  /** Digest of the URL and of a body that is not a form. */
  fingerprint: z.string(),
  /** Entries of earlier versions have none. */
  token: z.string().default(''),
  /** The ids of what the request makes follow from it. */
  seed: z.string().default(''),
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
const lockOf = (id: string): string => `idempotency:${id}`;
const maxKeyLength = 255;
const maxBodyLength = 1024 ** 2;
/** Headers that belong to an answer. All others are made for each response. */
const keptHeaders = ['content-type', 'x-extraction-status'];

const digest = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

function keyOf({ headers, method, routeOptions }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key'];
  if (typeof key !== 'string' || method !== 'POST' || routeOptions.config.idempotent === undefined) return undefined;
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

/** The ids of what the request makes: the same ones again if it repeats a request whose server was killed. */
export const idsOf = ({ idempotency: claim }: FastifyRequest): MakeId => (claim ? idsFrom(claim.seed) : randomId);

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
  cleanUpRegularly(app, { locks, log }, 'idempotency', (lost) =>
    endExpired(kept, Date.now(), ({ id }) => kept.delete(id), lost),
  );

  app.addHook('preHandler', async (request, reply) => {
    const key = keyOf(request);
    if (key === undefined) return undefined;
    const id = digest(request.routeOptions.url ?? '', key, ...callerOf(request));
    const lock = await locks.tryTake(lockOf(id), leaseMs);
    if (!lock) return replay(request, reply, (await kept.get(id))?.body);
    const token = randomUUID();
    const body = { ...unanswered, fingerprint: fingerprintOf(request), token, seed: randomUUID() };
    const entry = await claimed(kept, { id, body }).catch(releasing(lock));
    if (entry.token === token) {
      const renewal = keptAlive(lock, leaseMs, troubleIn(log));
      request.idempotency = { id, token, seed: entry.seed, lock, renewal, working: false };
      return undefined;
    }
    await lock.release();
    return replay(request, reply, entry);
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const claim = released(request);
    if (claim === undefined) return payload;
    const isKept = reply.statusCode < 400 && typeof payload === 'string' && payload.length <= maxBodyLength;
    if (isKept) await keepAnswer(kept, claim, { request, reply, payload });
    else if (!mayHaveMade(request, reply)) await forget(kept, claim);
    await claim.lock.release();
    return payload;
  });

  app.addHook('onRoute', (route) => {
    if (route.config?.idempotent === undefined) return;
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
    if (claim === undefined) return;
    await forget(kept, claim);
    await claim.lock.release();
  });
}

const mayHaveMade = ({ routeOptions }: FastifyRequest, { statusCode }: FastifyReply): boolean =>
  statusCode >= 500 && routeOptions.config.idempotent === 'resumed';

const unanswered = { form: null, status: null, headers: {}, body: '' };

const releasing =
  (lock: Lock) =>
  async (error: unknown): Promise<never> => {
    await lock.release();
    throw error;
  };

/** Ends the claim of the request and returns it. */
function released(request: FastifyRequest): Claim | undefined {
  const claim = request.idempotency;
  request.idempotency = undefined;
  claim?.renewal.end();
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
async function replay(request: FastifyRequest, reply: FastifyReply, earlier: Kept | undefined): Promise<FastifyReply> {
  if (earlier && earlier.fingerprint !== fingerprintOf(request)) throw usedBefore();
  if (!earlier || earlier.status === null)
    throw new Failure('conflict', 'A request with this Idempotency-Key is being worked on');
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

/**
 * The entry of the key, to be called under its lock. It has the token of `body` if the key is the caller's now: because it is
 * new, because its answer has expired, or because whoever worked on this request was killed or failed.
 */
async function claimed(
  kept: Collection<Kept>,
  { id, body }: { readonly id: string; readonly body: Kept },
): Promise<Kept> {
  const expiresMs = Date.now() + keepMs;
  const { body: found, expiresMs: foundUntilMs } = await foundOrInserted(kept, { id, expiresMs, body });
  if (found.token === body.token) return found;
  const isExpired = (foundUntilMs ?? 0) <= Date.now();
  const isAbandoned = found.status === null && found.fingerprint === body.fingerprint;
  if (!isExpired && !isAbandoned) return found;
  const mine = isExpired ? body : { ...found, token: body.token };
  await kept.update(id, () => ({ expiresMs, body: mine }));
  return mine;
}
