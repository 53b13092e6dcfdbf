/** Which session a request belongs to. Every route that is not open to everybody checks it here. */
import type { FastifyRequest } from 'fastify';
import type { Task } from '../../../runtime/durable/task.ts';
import type { SessionStore } from '../../../sessions/session-store.ts';
import type { SessionTasks } from '../../../sessions/session-tasks.ts';
import { invalidKey, invalidSession, missingSession } from './errors.ts';

export const sessionCookie = 'invoice_session';

/** The credentials of a request, for `security` in the schemas of routes. */
export const security = [{ session: [] }, { apiKey: [] }];

export interface Access {
  /** The owner of the session's tasks. Rejects if the request names no session or key, or an invalid one. */
  owner(request: FastifyRequest): Promise<string>;
  /** Like `owner`, for addresses that a browser opens by itself: `?session=` and the cookie are accepted as well. */
  visitor(request: FastifyRequest): Promise<string>;
  /** A task of the session that `owner` finds. Rejects as `owner` does, and with `not_found` or `forbidden`. */
  task(request: FastifyRequest, id: string): Promise<Task>;
}

export function accessTo(sessions: SessionStore, tasks: SessionTasks): Access {
  async function knownSession(id: string | undefined): Promise<string> {
    if (id === undefined) throw missingSession();
    const owner = await sessions.ownerOf(id);
    if (owner === undefined) throw invalidSession();
    return owner;
  }
  async function knownKey(key: string): Promise<string> {
    const owner = await sessions.ownerOfKey(key);
    if (owner === undefined) throw invalidKey();
    return owner;
  }
  const by = (request: FastifyRequest, id: string | undefined): Promise<string> => {
    const key = headerOf(request) === undefined ? keyOf(request) : undefined;
    return key === undefined ? knownSession(id) : knownKey(key);
  };
  return {
    owner: (request) => by(request, headerOf(request)),
    visitor: (request) => by(request, sessionIdOf(request)),
    task: async (request, id) => tasks.find(await by(request, headerOf(request)), id),
  };
}

const given = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

const headerOf = ({ headers }: FastifyRequest): string | undefined => given(headers['x-session-id']);
const keyOf = ({ headers }: FastifyRequest): string | undefined => given(headers['x-api-key']);

/** Header, then query, then cookie. */
export const sessionIdOf = (request: FastifyRequest): string | undefined =>
  headerOf(request) ?? given((request.query as { readonly session?: unknown }).session) ?? cookieOf(request);

/** The session or the key of the request, in the order in which `Access` looks for them. */
export const credentialOf = (request: FastifyRequest): string | undefined =>
  headerOf(request) ?? keyOf(request) ?? sessionIdOf(request);

function cookieOf({ headers }: FastifyRequest): string | undefined {
  const pairs = headers.cookie?.split(';').map((pair) => pair.trim()) ?? [];
  return given(pairs.find((pair) => pair.startsWith(`${sessionCookie}=`))?.slice(sessionCookie.length + 1));
}
