/** Who asks, and whether the task that is asked for is theirs. Every route but the open ones goes through here. */
import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Task } from '../../../runtime/durable/task.ts';
import type { Tasks } from '../../../runtime/durable/tasks.ts';
import { accessDenied, invalidKey, invalidSession, missingSession, noSuchTask } from './errors.ts';
import { isSessionOwner, type SessionStore } from './session-store.ts';

export const sessionCookie = 'invoice_session';

/** What a request is made with: for `security` of the routes. */
export const security = [{ session: [] }, { apiKey: [] }];

export interface Access {
  /** Owner of the session's tasks. Rejects where the request names no session or key, or none that lives. */
  owner(request: FastifyRequest): Promise<string>;
  /** As `owner`, for addresses that a browser opens by itself: `?session=` and the cookie count too. */
  visitor(request: FastifyRequest): Promise<string>;
  /** Rejects with `not_found`, and `forbidden` for another session's. */
  task(owner: string, id: string): Promise<Task>;
  /** For whoever has shown otherwise that the task is for them. Rejects with `not_found`. */
  anyTask(id: string): Promise<Task>;
}

export function accessTo(sessions: SessionStore, tasks: Tasks): Access {
  async function living(id: string | undefined): Promise<string> {
    if (id === undefined) throw missingSession();
    const owner = await sessions.ownerOf(id);
    if (owner === undefined) throw invalidSession();
    return owner;
  }
  async function livingKey(key: string): Promise<string> {
    const owner = await sessions.ownerOfKey(key);
    if (owner === undefined) throw invalidKey();
    return owner;
  }
  async function anyTask(id: string): Promise<Task> {
    const task = await tasks.get(id);
    // Tasks of the other APIs do not exist here.
    if (!task || !isSessionOwner(task.owner)) throw noSuchTask();
    return task;
  }
  const by = (request: FastifyRequest, id: string | undefined): Promise<string> => {
    const key = headerOf(request) === undefined ? keyOf(request) : undefined;
    return key === undefined ? living(id) : livingKey(key);
  };
  return {
    owner: (request) => by(request, headerOf(request)),
    visitor: (request) => by(request, sessionIdOf(request)),
    anyTask,
    async task(owner, id) {
      const task = await anyTask(id);
      if (!same(task.owner, owner)) throw accessDenied();
      return task;
    },
  };
}

const same = (a: string, b: string): boolean => {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
};

const given = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

const headerOf = ({ headers }: FastifyRequest): string | undefined => given(headers['x-session-id']);
const keyOf = ({ headers }: FastifyRequest): string | undefined => given(headers['x-api-key']);

/** Header, then query, then cookie. */
export const sessionIdOf = (request: FastifyRequest): string | undefined =>
  headerOf(request) ?? given((request.query as { readonly session?: unknown }).session) ?? cookieOf(request);

/** The session or the key that the request came with: in this order, as `Access` has it. */
export const credentialOf = (request: FastifyRequest): string | undefined =>
  headerOf(request) ?? keyOf(request) ?? sessionIdOf(request);

function cookieOf({ headers }: FastifyRequest): string | undefined {
  const pairs = headers.cookie?.split(';').map((pair) => pair.trim()) ?? [];
  return given(pairs.find((pair) => pair.startsWith(`${sessionCookie}=`))?.slice(sessionCookie.length + 1));
}
