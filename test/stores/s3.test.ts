/** Blobs in a bucket: what every blob store promises, also while the service fails now and then. */
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { encryptedBlobStore } from '../../src/stores/blobs/encrypted.ts';
import { openS3Blobs, type S3BlobSettings, type S3BlobStore } from '../../src/stores/blobs/s3.ts';
import { sealedLength } from '../../src/stores/encryption/frames.ts';
import { keyring, storageKey } from '../../src/stores/encryption/keys.ts';
import { blobStoreContract } from '../contract/blob-store.ts';
import { type S3Server, startS3 } from '../s3-server.ts';

let server: S3Server;
beforeAll(async () => {
  server = await startS3();
});
afterAll(() => server.stop());
beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'tester');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
});

const opened: S3BlobStore[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const store of opened.splice(0)) store.close();
});

let prefixes = 0;
async function open(settings: Partial<S3BlobSettings> & { readonly bucket?: string } = {}): Promise<S3BlobStore> {
  const { bucket = server.bucket, ...others } = settings;
  const store = await openS3Blobs({
    place: { bucket, prefix: `test/${++prefixes}`, endpoint: server.endpoint },
    spool: join(await mkdtemp(join(tmpdir(), 's3-')), 'spool'),
    ...others,
  });
  opened.push(store);
  return store;
}
const of = (bytes: Buffer | string): Readable => Readable.from([Buffer.from(bytes)]);
const budgetOf = (budgetBytes: number | undefined) => (budgetBytes === undefined ? {} : { budgetBytes });

describe('blobs in a bucket', () => blobStoreContract((budgetBytes) => open(budgetOf(budgetBytes))));

describe('encrypted blobs in a bucket', () =>
  blobStoreContract(async (budgetBytes) => {
    const keys = keyring([storageKey(Buffer.alloc(32, 7))], true);
    return encryptedBlobStore(await open(budgetOf(budgetBytes)), keys, { allSealed: true });
  }, sealedLength));

it('asks for the size of an encrypted blob without reading it', async () => {
  const keys = keyring([storageKey(Buffer.alloc(32, 7))], true);
  const store = encryptedBlobStore(await open(), keys, { allSealed: true });
  const { sha256 } = await store.put(of('invoice'), { maxBytes: 100 });
  const before = server.requests.length;
  expect(await store.size(sha256)).toBe(7);
  expect(server.requests.slice(before)).toEqual(['HEAD']);
});

it('sends bytes that are there already only once, and leaves no file behind', async () => {
  const folder = join(await mkdtemp(join(tmpdir(), 's3-')), 'spool');
  const store = await open({ spool: folder });
  for (let round = 0; round < 3; round++) await store.put(of('the same'), { maxBytes: 100 });
  const { sha256 } = await store.put(of('the same'), { maxBytes: 100 });
  expect(server.requests.filter((method) => method === 'PUT').length).toBeGreaterThan(0);
  const puts = server.requests.filter((method) => method === 'PUT').length;
  await store.put(of('the same'), { maxBytes: 100 });
  expect(server.requests.filter((method) => method === 'PUT')).toHaveLength(puts);
  expect(await buffer(await store.open(sha256))).toEqual(Buffer.from('the same'));
  await (await store.openFile(sha256)).close();
  expect(await readdir(folder)).toEqual([]);
});

it('stores and reads a large document unchanged, in spite of a service that is busy or cuts connections', async () => {
  const store = await open();
  const bytes = Buffer.alloc(3_000_000, 'invoice ');
  server.fail('PUT', 'busy', 'gone', 'busy');
  const { sha256 } = await store.put(of(bytes), { maxBytes: 10_000_000 });
  server.fail('GET', 'busy', 'gone');
  expect((await buffer(await store.open(sha256))).equals(bytes)).toBe(true);
  expect((await buffer(await store.open(sha256, { first: 1_000_000, last: 1_000_007 }))).length).toBe(8);
});

it('never takes half a document for a whole one', async () => {
  const store = await open();
  const { sha256 } = await store.put(of(Buffer.alloc(500_000, 'x')), { maxBytes: 1_000_000 });
  server.fail('GET', 'cut');
  await expect(buffer(await store.open(sha256))).rejects.toMatchObject({ kind: 'unavailable' });
  server.fail('GET', 'cut');
  await expect(store.openFile(sha256)).rejects.toMatchObject({ kind: 'unavailable' });
  expect((await buffer(await store.open(sha256))).length).toBe(500_000);
});

it('fails the reader, and not the process, if the connection breaks before anybody reads', async () => {
  const store = await open();
  const { sha256 } = await store.put(of(Buffer.alloc(20_000, 'x')), { maxBytes: 1_000_000 });
  server.fail('GET', 'cut');
  const source = await store.open(sha256);
  await sleep(200);
  await expect(buffer(source)).rejects.toMatchObject({ kind: 'unavailable' });
});

it('is unavailable while the service stays busy, and keeps nothing of what it could not store', async () => {
  const store = await open();
  server.fail('PUT', 'busy', 'busy', 'busy', 'busy', 'busy');
  await expect(store.put(of('x'), { maxBytes: 100 })).rejects.toMatchObject({ kind: 'unavailable' });
  expect(await store.usedBytes()).toBe(0);
  await store.put(of('x'), { maxBytes: 100 });
  expect(await store.usedBytes()).toBe(1);
});

it('counts again if the service did not answer the first time', async () => {
  const store = await open();
  server.fail('GET', 'busy', 'busy', 'busy', 'busy', 'busy');
  await expect(store.put(of('x'), { maxBytes: 100 })).rejects.toMatchObject({ kind: 'unavailable' });
  await store.put(of('x'), { maxBytes: 100 });
  expect(await store.usedBytes()).toBe(1);
});

it('counts what was stored before, over several pages of the list', async () => {
  const place = { bucket: server.bucket, prefix: 'counted', endpoint: server.endpoint };
  const first = await open({ place });
  for (let n = 0; n < 8; n++) await first.put(of(`document ${n}`), { maxBytes: 100 });
  expect(await (await open({ place })).usedBytes()).toBe(8 * 10);
});

describe('opening says in one line what is wrong', () => {
  it('a bucket that does not exist', async () => {
    await expect(open({ bucket: 'missing' })).rejects.toMatchObject({
      kind: 'bad_request',
      message: `The bucket missing at ${server.endpoint} does not exist`,
    });
  });

  it('credentials that are refused', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'stranger');
    await expect(open()).rejects.toMatchObject({
      kind: 'bad_request',
      message: expect.stringContaining('refuses the credentials'),
    });
  });

  it('a service that does not speak TLS', async () => {
    const place = { bucket: 'documents', prefix: '', endpoint: server.endpoint.replace('http:', 'https:') };
    await expect(open({ place })).rejects.toMatchObject({
      kind: 'bad_request',
      message: expect.stringMatching(/^The bucket documents .* cannot be reached over an encrypted connection$/),
    });
  });

  it('a service that does not answer', async () => {
    const place = { bucket: 'documents', prefix: '', endpoint: 'http://127.0.0.1:1' };
    await expect(open({ place })).rejects.toMatchObject({ kind: 'engine_unavailable' });
  });
});
