/** Clients of the convert API: who is let in, and who no longer is. */
import { assert, asyncProperty, constantFrom, integer } from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { type ClientStore, clientStore, type NewClient } from '../../../src/server/clients/client-store.ts';
import type { RecordStore } from '../../../src/stores/records/record-store.ts';
import { sqlRecordStore } from '../../../src/stores/records/sql.ts';
import { temporaryDatabase } from '../../stores-of-tests.ts';

let records: RecordStore;
let clients: ClientStore;
let one: NewClient;
let other: NewClient;
beforeEach(async () => {
  records = sqlRecordStore(await temporaryDatabase());
  clients = clientStore(records, {});
  one = await clients.add('one', 'free');
  other = await clients.add('other', 'enterprise');
});

it('recognises a client by token and key together', async () => {
  expect(await clients.authenticate(one.token, one.apiKey)).toMatchObject({ id: one.id, name: 'one', tier: 'free' });
  expect(await clients.authenticate(other.token, other.apiKey)).toMatchObject({ id: other.id, tier: 'enterprise' });
});

it('refuses the token of one client with the key of another', async () => {
  expect(await clients.authenticate(one.token, other.apiKey)).toBeUndefined();
  expect(await clients.authenticate(other.token, one.apiKey)).toBeUndefined();
  expect(await clients.authenticate(one.apiKey, one.token)).toBeUndefined();
});

it('refuses a token or a key with one changed character', async () => {
  const letter = constantFrom(...'abcdefABCDEF0123456789-_.'.split(''));
  await assert(
    asyncProperty(integer({ min: 0, max: 80 }), letter, constantFrom(0, 1), async (at, by, which) => {
      const secrets = [one.token, one.apiKey] as const;
      const changed = secrets.map((secret, index) =>
        index === which ? secret.slice(0, at % secret.length) + by + secret.slice((at % secret.length) + 1) : secret,
      );
      const [token = '', key = ''] = changed;
      const known = await clients.authenticate(token, key);
      expect(known !== undefined).toBe(token === one.token && key === one.apiKey);
    }),
  );
});

it.each(['', ' ', '.', 'client_', 'client_configured.x', '__proto__', 'client_0.', "client_' or 1=1 --"])(
  '%j is refused as a token',
  async (token) => expect(await clients.authenticate(token, one.apiKey)).toBeUndefined(),
);

it('a revoked client is refused at once, also by a store that was opened before', async () => {
  const elsewhere = clientStore(records, {});
  await elsewhere.revoke('one');
  expect(await clients.authenticate(one.token, one.apiKey)).toBeUndefined();
  expect(await clients.authenticate(other.token, other.apiKey)).toBeDefined();
});

it('clients of the same name are distinguished by their ids', async () => {
  // Two processes added it at the same moment: neither saw the other's.
  const twin = await records.collection('client', (await import('zod')).z.any()).insert({
    id: 'client_abc',
    state: 'active',
    body: { name: 'one', tier: 'free', tokenSha256: '', keySha256: '', revokedMs: null },
  });
  await expect(clients.revoke('one')).rejects.toMatchObject({
    kind: 'bad_request',
    detail: expect.stringContaining(twin.id),
  });
  expect(await clients.revoke(twin.id)).toMatchObject({ id: twin.id });
  expect(await clients.revoke('one')).toMatchObject({ id: one.id });
});

it('the configured client has the highest tier, and needs both its token and its key', async () => {
  const configured = { clientToken: 'a token of some length', clientKey: 'a key of some length' };
  const store = clientStore(records, configured);
  const known = await store.authenticate(configured.clientToken, configured.clientKey);
  expect(known).toMatchObject({ tier: 'enterprise-plus' });
  expect(await store.authenticate(configured.clientToken, one.apiKey)).toBeUndefined();
  expect(await store.authenticate(one.token, configured.clientKey)).toBeUndefined();
  expect(await store.authenticate(one.token, one.apiKey)).toMatchObject({ id: one.id });
  expect(() => clientStore(records, { clientToken: configured.clientToken })).toThrow(/only one of them/);
});
