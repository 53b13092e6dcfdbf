/**
 * Sessions: who holds the id of one may do everything in it, for 72 hours.
 *
 * Only a digest of the id is kept, and looked up: nobody can read an id from the store, nor find one byte by byte from how
 * long an answer takes.
 */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { RecordStore } from '../../../stores/records/record-store.ts';
import type { Tasks } from '../../../tasks/durable/tasks.ts';
import { deleteEvery } from './every-task.ts';

export const sessionHours = 72;
const sessionMs = sessionHours * 3_600_000;
const ownerPrefix = 'session:';
const batch = 100;
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
  /** Ends the sessions whose time is up, with their tasks and files. Gives how many. */
  expire(nowMs?: number): Promise<number>;
}

export const digestOf = (id: string): string => createHash('sha256').update(id).digest('hex');

export const isSessionOwner = (owner: string): boolean => owner.startsWith(ownerPrefix);

export function sessionStore(records: RecordStore, tasks: Tasks): SessionStore {
  const sessions = records.collection('session', z.object({}));
  return {
    async create() {
      const createdMs = Date.now();
      const id = `session_${randomBytes(16).toString('hex')}_${createdMs}`;
      await sessions.insert({ id: digestOf(id), createdMs, expiresMs: createdMs + sessionMs, body: {} });
      return { id, createdMs };
    },
    async ownerOf(id) {
      if (id.length > longestId) return undefined;
      const digest = digestOf(id);
      const entry = await sessions.get(digest);
      return entry && (entry.expiresMs ?? 0) > Date.now() ? ownerPrefix + digest : undefined;
    },
    async expire(nowMs = Date.now()) {
      let count = 0;
      for (;;) {
        const due = await sessions.expired(nowMs, batch);
        for (const { id } of due) {
          // The session goes last: killed in between, the next round finds it again.
          await deleteEvery(tasks, { owner: ownerPrefix + id });
          await sessions.delete(id);
          count++;
        }
        if (due.length < batch) return count;
      }
    },
  };
}
