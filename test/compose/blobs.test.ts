/** Where documents are kept, and a server whose documents are in a bucket. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { blobsPlace } from '../../src/compose/blobs.ts';
import { openStorage } from '../../src/compose/storage.ts';
import { storageCopies } from '../../src/compose/storage-copies.ts';
import { ServeOptions } from '../../src/server/options.ts';
import { type S3Server, startS3 } from '../s3-server.ts';
import { newSession } from '../server/apis/sessions/requests.ts';
import { pdf } from '../server/apis/sessions/sent-files.ts';
import { testServer } from '../server/test-server.ts';

describe('an address of a bucket', () => {
  it.each([
    ['s3://documents', { bucket: 'documents', prefix: '' }],
    ['s3://my.documents/a/b/?region=eu-central-1', { bucket: 'my.documents', prefix: 'a/b', region: 'eu-central-1' }],
    ['s3://d/a?endpoint=http://127.0.0.1:9000', { bucket: 'd', prefix: 'a', endpoint: 'http://127.0.0.1:9000' }],
  ])('%s', (blobs, bucket) => expect(blobsPlace({ blobs, dataDir: '.' })).toEqual({ bucket }));

  it.each([
    's3://',
    's3:///prefix',
    's3://key:secret@documents',
    's3://documents?acl=public',
    's3://documents?endpoint=file:///etc',
    's3://documents?endpoint=https://key:secret@host',
    's3://documents/a%20b',
  ])('%s is refused, without repeating a password', (blobs) => {
    const place = () => blobsPlace({ blobs, dataDir: '.' });
    expect(place).toThrow(expect.objectContaining({ kind: 'bad_request' }));
    expect(place).not.toThrow(/key:secret@documents/);
  });
});

describe('a server with a bucket', () => {
  const env = { INVOICECTL_BLOB_KEY: 'ab'.repeat(32) };
  let s3: S3Server;
  let dataDir: string;
  beforeAll(async () => {
    s3 = await startS3();
  });
  afterAll(() => s3.stop());
  beforeEach(async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'tester');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    dataDir = await mkdtemp(join(tmpdir(), 'serve-'));
  });
  afterEach(() => vi.unstubAllEnvs());
  const blobs = (prefix: string): string => `s3://${s3.bucket}/${prefix}?endpoint=${s3.endpoint}`;

  it('does its work, keeps encrypted documents there, and is unready while the bucket is away', async () => {
    const server = await testServer({ dataDir, workers: 1, blobs: blobs('work') }, undefined, env);
    const client = await newSession(server);
    const task = await client.upload(await pdf());
    await client.until(task, 'completed');
    const kept = [...s3.objects].filter(([key]) => key.startsWith('work/') && key !== 'work/identity');
    expect(kept.length).toBeGreaterThan(0);
    for (const [, bytes] of kept) expect(bytes.toString('latin1')).not.toContain('%PDF');
    const ready = async () => (await fetch(`${server.url}/readyz`)).status;
    expect(await ready()).toBe(200);
    // Two probes in a row, each of which asks up to five times.
    s3.fail('HEAD', ...Array<'busy'>(10).fill('busy'));
    await vi.waitFor(async () => expect(await ready()).toBe(503), { timeout: 20_000, interval: 200 });
    await vi.waitFor(async () => expect(await ready()).toBe(200), { timeout: 20_000, interval: 200 });
    await server.stop();
  });

  it('needs a key, and a bucket that belongs to its database', async () => {
    const options = ServeOptions.parse({ dataDir, blobs: blobs('mark') });
    await expect(openStorage(options, {})).rejects.toMatchObject({ kind: 'bad_request' });
    await (await openStorage(options, env)).close();
    await (await openStorage(options, env)).close();
    const elsewhere = { ...options, dataDir: await mkdtemp(join(tmpdir(), 'serve-')) };
    await (await openStorage({ ...elsewhere, blobs: blobs('other') }, env)).close();
    await expect(openStorage(elsewhere, env)).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining(`The documents in s3://${s3.bucket}/mark do not belong to the database`),
    });
  });

  it('is not backed up by the command for files, and a check finds what the bucket lacks or has cut off', async () => {
    const options = ServeOptions.parse({ dataDir, blobs: blobs('copy') });
    const copies = storageCopies(options, env);
    await expect(copies.backUp(join(dataDir, 'copy'))).rejects.toMatchObject({ kind: 'bad_request' });
    await expect(copies.check()).rejects.toMatchObject({ kind: 'not_found' });
    const storage = await openStorage(options, env);
    const put = (text: string) =>
      storage.blobs.keep(Readable.from([Buffer.from(text)]), { kind: 'invoice', id: text }, { maxBytes: 100 });
    const [lost, short] = [await put('lost'), await put('short')];
    await put('kept');
    expect(await copies.check()).toMatchObject({ documents: 3, damaged: [], missing: [], unneeded: 0 });
    const objects = s3.objects as Map<string, Buffer>;
    const keyOf = (sha256: string): string => [...objects.keys()].find((key) => key.endsWith(sha256)) ?? '';
    objects.delete(keyOf(lost.sha256));
    objects.set(keyOf(short.sha256), Buffer.from('x'));
    expect(await copies.check()).toMatchObject({
      areRead: false,
      documents: 2,
      damaged: [{ sha256: short.sha256 }],
      missing: [lost.sha256],
    });
    await storage.close();
  });
});
