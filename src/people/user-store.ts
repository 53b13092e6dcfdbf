/**
 * The people who may use a server. `invoicectl users` manages them; a server that runs sees each change at once, because it
 * reads them at every request.
 */
import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Failure } from '../domain/failure.ts';
import { allEntries } from '../runtime/all-entries.ts';
import type { Collection, Entry, RecordStore } from '../stores/records/record-store.ts';
import { message } from '../texts/message.ts';
import { digestOfPassword, isPassword, PasswordDigest } from './passwords.ts';

const UserBody = z.object({
  name: z.string(),
  password: PasswordDigest,
  /** Changes with the password: sessions that began before are over. */
  since: z.string(),
});
type UserBody = z.output<typeof UserBody>;

export interface User {
  readonly id: string;
  readonly name: string;
  readonly createdMs: number;
}

/** A user, as of one password. */
export interface KnownUser extends User {
  readonly since: string;
}

export interface UserStore {
  /** Rejects with `bad_request` if name or password is not valid, with `conflict` if the name is taken. */
  add(name: string, password: string): Promise<User>;
  /** Oldest first. */
  list(): Promise<readonly User[]>;
  any(): Promise<boolean>;
  get(id: string): Promise<KnownUser | undefined>;
  /** Ends all sessions of the user, too, as `setPassword` does. Rejects with `not_found`. */
  remove(name: string): Promise<User>;
  /** Rejects with `not_found`, and with `bad_request` if the password is not valid. */
  setPassword(name: string, password: string): Promise<User>;
  /** The user with this name and password. Takes the same time whichever of them is wrong. */
  authenticate(name: string, password: string): Promise<KnownUser | undefined>;
}

/** The kind of the entries. They contain digests of passwords and are not encrypted, so that no key is needed for them. */
export const userKind = 'user';

const longestName = 100;

/** Follows from the name, so that two processes cannot give one name twice. */
const idOf = (name: string): string =>
  `user_${createHash('sha256').update(normal(name).toLowerCase()).digest('hex').slice(0, 32)}`;

const normal = (name: string): string => name.normalize('NFC').trim();

const userOf = ({ id, createdMs, body: { name } }: Entry<UserBody>): User => ({ id, name, createdMs });
const knownUserOf = (entry: Entry<UserBody>): KnownUser => ({ ...userOf(entry), since: entry.body.since });

export function userStore(records: RecordStore): UserStore {
  const users: Collection<UserBody> = records.collection(userKind, UserBody);
  return {
    async add(given, password) {
      const name = checkedName(given);
      const body = { name, password: await digestOfPassword(password), since: randomUUID() };
      try {
        return userOf(await users.insert({ id: idOf(name), label: name, body }));
      } catch (error) {
        if (!(error instanceof Failure) || error.kind !== 'conflict') throw error;
        throw new Failure('conflict', message('users.taken', { name: JSON.stringify(name) }), { cause: error });
      }
    },
    async list() {
      const all: User[] = [];
      for await (const entry of allEntries(users)) all.push(userOf(entry));
      return all;
    },
    any: async () => (await users.page({}, { limit: 1, order: 'oldest' })).entries.length > 0,
    async get(id) {
      const entry = await users.get(id);
      return entry && knownUserOf(entry);
    },
    async remove(name) {
      const entry = await users.get(idOf(name));
      if (!entry || !(await users.delete(entry.id))) throw noSuchUser(name);
      return userOf(entry);
    },
    async setPassword(name, password) {
      const digest = await digestOfPassword(password);
      const entry = await users.update(idOf(name), ({ body }) => ({
        body: { ...body, password: digest, since: randomUUID() },
      }));
      if (!entry) throw noSuchUser(name);
      return userOf(entry);
    },
    async authenticate(name, password) {
      const entry = await users.get(idOf(name));
      const isOwn = await isPassword(password, entry?.body.password);
      return entry && isOwn ? knownUserOf(entry) : undefined;
    },
  };
}

const noSuchUser = (name: string): Failure =>
  new Failure('not_found', message('users.unknown', { name: JSON.stringify(name) }));

function checkedName(given: string): string {
  const name = normal(given);
  if (name !== '' && name.length <= longestName && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name)) return name;
  throw new Failure('bad_request', message('users.wrongName', { longest: longestName }));
}
