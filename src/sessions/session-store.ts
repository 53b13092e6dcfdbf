/**
 * Sessions. Whoever knows the id of a session may do everything in it for 72 hours. So may whoever knows its API key, and
 * the session then lasts as long as the key is used.
 *
 * Only digests of ids and keys are stored and looked up. Therefore nobody can read an id from the store, or guess one byte
 * by byte from the time that an answer takes.
 */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { CallbackTarget } from '../domain/callback.ts';
import type { Collection, Entry, RecordStore } from '../stores/records/record-store.ts';
import type { Tasks } from '../runtime/durable/tasks.ts';
import { endExpired } from '../runtime/all-entries.ts';
import { deleteEvery } from './delete-every.ts';

export const sessionHours = 72;
const hourMs = 3_600_000;
const sessionMs = sessionHours * hourMs;
export const keyDays = 90;
const keyMs = keyDays * 24 * hourMs;
const ownerPrefix = 'session:';
const longestId = 200;

export interface NewSession {
  /** The secret, which is shown only once. */
  readonly id: string;
  readonly createdMs: number;
}

export interface SessionStore {
  create(): Promise<NewSession>;
  /** The owner of the session's tasks; undefined for an unknown or expired id. */
  ownerOf(id: string): Promise<string | undefined>;
  /** Like `ownerOf`, but by the API key of a session. The key is then valid for another 90 days. */
  ownerOfKey(key: string): Promise<string | undefined>;
  /** Returns the secret, which is shown only once. An earlier key of the session becomes invalid. */
  newKey(owner: string): Promise<string>;
  /** False if there was none. The session then ends within 72 hours. */
  removeKey(owner: string): Promise<boolean>;
  webhook(owner: string): Promise<CallbackTarget | null>;
  setWebhook(owner: string, target: CallbackTarget | null): Promise<void>;
  /** Deletes expired sessions with their tasks and files. Returns how many there were. */
  expire(nowMs?: number, stop?: AbortSignal): Promise<number>;
}

const SessionBody = z.object({
  webhook: CallbackTarget.nullable().default(null),
  /** Digest of the session's API key. */
  key: z.string().nullable().default(null),
});
type SessionBody = z.output<typeof SessionBody>;

export const digestOf = (id: string): string => createHash('sha256').update(id).digest('hex');

export const isSessionOwner = (owner: string): boolean => owner.startsWith(ownerPrefix);
const digestIn = (owner: string): string => owner.slice(ownerPrefix.length);

const KeyBody = z.object({ session: z.string() });
type KeyBody = z.output<typeof KeyBody>;

export function sessionStore(records: RecordStore, tasks: Tasks): SessionStore {
  const sessions = records.collection('session', SessionBody);
  /** The digest of the session, by the digest of the key. */
  const keys = records.collection('session-key', KeyBody);

  /** Returns the digest of the previous key. */
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
      const entry = await living(sessions, digestOf(id));
      return entry && ownerPrefix + entry.id;
    },
    ownerOfKey: async (key) => (key.length > longestId ? undefined : ownerByKey(sessions, keys, digestOf(key))),
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
    async expire(nowMs = Date.now(), stop) {
      return endExpired(
        sessions,
        nowMs,
        async ({ id, body }) => {
          // The session is deleted last: if the process is killed in between, the next round finds it again.
          await deleteEvery(tasks, { owner: ownerPrefix + id });
          if (body.key !== null) await keys.delete(body.key);
          await sessions.delete(id);
        },
        stop,
      );
    },
  };
}

async function living(sessions: Collection<SessionBody>, digest: string): Promise<Entry<SessionBody> | undefined> {
  const entry = await sessions.get(digest);
  return entry && (entry.expiresMs ?? 0) > Date.now() ? entry : undefined;
}

/** The owner of the session that the key belongs to. Its session lives on from now. */
async function ownerByKey(
  sessions: Collection<SessionBody>,
  keys: Collection<KeyBody>,
  digest: string,
): Promise<string | undefined> {
  const kept = await keys.get(digest);
  const entry = kept && (await living(sessions, kept.body.session));
  // A key that was replaced a moment ago may still have its entry, but it is not the session's key any more.
  if (entry?.body.key !== digest) return undefined;
  const expiresMs = Date.now() + keyMs;
  // At most once an hour, because otherwise every request would write to the database.
  if ((entry.expiresMs ?? 0) < expiresMs - hourMs) await sessions.update(entry.id, () => ({ expiresMs }));
  return ownerPrefix + entry.id;
}
