/**
 * Sessions: who holds the id of one may do everything in it, for 72 hours. Who holds the API key of one may, too, and the
 * session lasts as long as the key is used.
 *
 * Only digests of ids and keys are kept, and looked up: nobody can read an id from the store, nor find one byte by byte
 * from how long an answer takes.
 */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Entry, RecordStore } from '../../../stores/records/record-store.ts';
import type { Tasks } from '../../../runtime/durable/tasks.ts';
import { endExpired } from '../../../runtime/every-one.ts';
import { CallbackTarget } from '../../outgoing/callbacks/target.ts';
import { deleteEvery } from './every-task.ts';

export const sessionHours = 72;
const hourMs = 3_600_000;
const sessionMs = sessionHours * hourMs;
export const keyDays = 90;
const keyMs = keyDays * 24 * hourMs;
const ownerPrefix = 'session:';
const longestId = 200;

export interface NewSession {
  /** The secret: told once. */
  readonly id: string;
  readonly createdMs: number;
}

export interface SessionStore {
  create(): Promise<NewSession>;
  /** What the session's tasks are owned by; undefined for an id that is none, or whose time is up. */
  ownerOf(id: string): Promise<string | undefined>;
  /** As `ownerOf`, by the key of a session, which is now good for 90 days again. */
  ownerOfKey(key: string): Promise<string | undefined>;
  /** The secret: told once. The session's earlier key is none any more. */
  newKey(owner: string): Promise<string>;
  /** Whether there was one. The session ends in 72 hours at most. */
  removeKey(owner: string): Promise<boolean>;
  webhook(owner: string): Promise<CallbackTarget | null>;
  setWebhook(owner: string, target: CallbackTarget | null): Promise<void>;
  /** Ends the sessions whose time is up, with their tasks and files. Gives how many. */
  expire(nowMs?: number): Promise<number>;
}

const SessionBody = z.object({
  webhook: CallbackTarget.nullable().default(null),
  /** Digest of its API key. */
  key: z.string().nullable().default(null),
});
type SessionBody = z.output<typeof SessionBody>;

export const digestOf = (id: string): string => createHash('sha256').update(id).digest('hex');

export const isSessionOwner = (owner: string): boolean => owner.startsWith(ownerPrefix);
const digestIn = (owner: string): string => owner.slice(ownerPrefix.length);

export function sessionStore(records: RecordStore, tasks: Tasks): SessionStore {
  const sessions = records.collection('session', SessionBody);
  /** By digest of the key: digest of the session. */
  const keys = records.collection('session-key', z.object({ session: z.string() }));

  async function living(digest: string): Promise<Entry<SessionBody> | undefined> {
    const entry = await sessions.get(digest);
    return entry && (entry.expiresMs ?? 0) > Date.now() ? entry : undefined;
  }

  /** Gives what the key was before. */
  async function setKey(owner: string, key: string | null, expiresMs: (before: number) => number) {
    let before: string | null = null;
    await sessions.update(digestIn(owner), (entry) => {
      before = entry.body.key;
      return { expiresMs: expiresMs(entry.expiresMs ?? 0), body: { ...entry.body, key } };
    });
    if (before !== null) await keys.delete(before);
    return before;
  }

  return {
    async create() {
      const createdMs = Date.now();
      const id = `session_${randomBytes(16).toString('hex')}_${createdMs}`;
      const body = { webhook: null, key: null };
      await sessions.insert({ id: digestOf(id), createdMs, expiresMs: createdMs + sessionMs, body });
      return { id, createdMs };
    },
    async ownerOf(id) {
      if (id.length > longestId) return undefined;
      const entry = await living(digestOf(id));
      return entry && ownerPrefix + entry.id;
    },
    async ownerOfKey(key) {
      if (key.length > longestId) return undefined;
      const digest = digestOf(key);
      const kept = await keys.get(digest);
      const entry = kept && (await living(kept.body.session));
      // What a key that was replaced just now leaves behind does not count.
      if (entry?.body.key !== digest) return undefined;
      const expiresMs = Date.now() + keyMs;
      // Not at every request: that would be a writing for each.
      if ((entry.expiresMs ?? 0) < expiresMs - hourMs) await sessions.update(entry.id, () => ({ expiresMs }));
      return ownerPrefix + entry.id;
    },
    async newKey(owner) {
      const key = `key_${randomBytes(32).toString('hex')}`;
      await keys.insert({ id: digestOf(key), body: { session: digestIn(owner) } });
      await setKey(owner, digestOf(key), (before) => Math.max(before, Date.now() + keyMs));
      return key;
    },
    removeKey: async (owner) =>
      (await setKey(owner, null, (before) => Math.min(before, Date.now() + sessionMs))) !== null,
    webhook: async (owner) => (await sessions.get(digestIn(owner)))?.body.webhook ?? null,
    async setWebhook(owner, webhook) {
      await sessions.update(digestIn(owner), ({ body }) => ({ body: { ...body, webhook } }));
    },
    async expire(nowMs = Date.now()) {
      return endExpired(sessions, nowMs, async ({ id, body }) => {
        // The session goes last: killed in between, the next round finds it again.
        await deleteEvery(tasks, { owner: ownerPrefix + id });
        if (body.key !== null) await keys.delete(body.key);
        await sessions.delete(id);
      });
    },
  };
}
