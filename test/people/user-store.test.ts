/** Users and their passwords: what is stored, what is refused, and what a new password ends. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { signIns } from '../../src/people/sign-ins.ts';
import { type UserStore, userStore } from '../../src/people/user-store.ts';
import type { RecordStore } from '../../src/stores/records/record-store.ts';
import { sqlRecordStore } from '../../src/stores/records/sql.ts';
import { temporaryDatabase } from '../stores-of-tests.ts';

const password = 'correct horse battery';
let database: Awaited<ReturnType<typeof temporaryDatabase>>;
let records: RecordStore;
let users: UserStore;
beforeEach(async () => {
  database = await temporaryDatabase();
  records = sqlRecordStore(database);
  users = userStore(records);
});
afterEach(() => database.close());

it('knows a user by name and password, however the name is written', async () => {
  expect(await users.any()).toBe(false);
  const { id } = await users.add(' Jos\u00e9 ', password);
  expect(await users.any()).toBe(true);
  expect(await users.authenticate('jose\u0301', password)).toMatchObject({ id, name: 'Jos\u00e9' });
  expect(await users.authenticate('Jos\u00e9', `${password} `)).toBeUndefined();
  expect(await users.authenticate('Jose', password)).toBeUndefined();
});

it('stores a digest with its cost and a salt of its own, never the password', async () => {
  await users.add('a', password);
  await users.add('b', password);
  const { entries } = await records.collection('user', z.any()).list({}, { limit: 10 });
  const kept = entries.map(({ body }) => body.password as { salt: string; digest: string; cost: object });
  expect(kept[0]).toEqual({
    cost: { N: 32768, r: 8, p: 3 },
    salt: expect.stringMatching(/^[0-9a-f]{32}$/),
    digest: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(kept[0]?.salt).not.toBe(kept[1]?.salt);
  expect(kept[0]?.digest).not.toBe(kept[1]?.digest);
  expect(JSON.stringify(entries)).not.toContain(password);
});

it.each([
  ['', password, 'bad_request'],
  ['a\nb', password, 'bad_request'],
  ['x'.repeat(101), password, 'bad_request'],
  ['a', 'seven77', 'bad_request'],
  ['a', 'x'.repeat(201), 'bad_request'],
  ['TAKEN', password, 'conflict'],
])('does not add %j with the password %j', async (name, given, kind) => {
  await users.add('taken', password);
  await expect(users.add(name, given)).rejects.toMatchObject({ kind });
});

it('gives a name once, even if it is asked for twice at the same moment', async () => {
  const added = await Promise.allSettled([users.add('a', password), users.add('A', password)]);
  expect(added.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

it('a new password and a removal end all sessions, for good', async () => {
  const sessions = signIns(records, users);
  const signIn = async (given: string): Promise<string> => {
    const user = await users.authenticate('a', given);
    if (!user) throw new Error('The password is wrong');
    return sessions.begin(user);
  };
  await users.add('a', password);
  const first = await signIn(password);
  expect(await sessions.userOf(first, true)).toMatchObject({ name: 'a' });
  await users.setPassword('a', 'another password');
  expect(await sessions.userOf(first, true)).toBeUndefined();
  const second = await signIn('another password');
  await users.remove('a');
  expect(await sessions.userOf(second, true)).toBeUndefined();
  await users.add('a', password);
  expect(await sessions.userOf(second, true)).toBeUndefined();
  await expect(users.remove('b')).rejects.toMatchObject({ kind: 'not_found' });
  await expect(users.setPassword('b', password)).rejects.toMatchObject({ kind: 'not_found' });
});
