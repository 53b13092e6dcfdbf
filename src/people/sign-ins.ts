/**
 * Who is signed in. A session is known by a random token, of which only a digest is stored. It ends when its user signs out,
 * gets a new password or is removed, or after twelve hours without a request.
 */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { endExpired } from '../runtime/all-entries.ts';
import type { RecordStore } from '../stores/records/record-store.ts';
import type { KnownUser, User, UserStore } from './user-store.ts';

const Body = z.object({ userId: z.string(), since: z.string() });

const idleMs = 12 * 60 * 60 * 1000;
/** Not every request is written down. */
const touchEveryMs = 60_000;

export interface SignIns {
  /** Resolves with the token of a new session. */
  begin(user: KnownUser): Promise<string>;
  /** The user of a session that has not ended. `touch` restarts its twelve hours. */
  userOf(token: string, touch: boolean): Promise<User | undefined>;
  end(token: string): Promise<void>;
  expire(nowMs: number, stop?: AbortSignal): Promise<void>;
}

const idOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export function signIns(records: RecordStore, users: Pick<UserStore, 'get'>): SignIns {
  const sessions = records.collection('sign-in', Body);
  return {
    async begin({ id: userId, since }) {
      const token = randomBytes(32).toString('base64url');
      const expiresMs = Date.now() + idleMs;
      await sessions.insert({ id: idOf(token), owner: userId, expiresMs, body: { userId, since } });
      return token;
    },
    async userOf(token, touch) {
      const entry = await sessions.get(idOf(token));
      const nowMs = Date.now();
      if (!entry || (entry.expiresMs ?? 0) <= nowMs) return undefined;
      const user = await users.get(entry.body.userId);
      if (!user || user.since !== entry.body.since) return undefined;
      if (touch && (entry.expiresMs ?? 0) < nowMs + idleMs - touchEveryMs)
        await sessions.update(entry.id, () => ({ expiresMs: nowMs + idleMs }));
      return user;
    },
    end: async (token) => void (await sessions.delete(idOf(token))),
    async expire(nowMs, stop) {
      await endExpired(sessions, nowMs, ({ id }) => sessions.delete(id), stop);
    },
  };
}
