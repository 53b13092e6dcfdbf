/** A server with a key for its documents: nothing of them is readable in its folder, and without the key it does not start. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { blobKeyVariable } from '../../src/server/options.ts';
import { formWith, testServer } from './test-server.ts';

const fixture = join(import.meta.dirname, '../../fixtures/invoices/en-us-sales-tax.pdf');
const Uploaded = z.object({ data: z.object({ id: z.string() }) });
const Detail = z.object({ data: z.object({ fileUrl: z.string(), sellerName: z.string() }) });

const key = { [blobKeyVariable]: 'ab'.repeat(32) };

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'at-rest-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** All that is kept, but for the cache of readings. */
async function keptIn(folder: string): Promise<Buffer> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const kept = files.filter((file) => file.isFile() && !join(file.parentPath, '').startsWith(join(folder, 'cache')));
  return Buffer.concat(await Promise.all(kept.map(({ parentPath, name }) => readFile(join(parentPath, name)))));
}

async function upload(url: string): Promise<string> {
  const form = await formWith('file', 'en-us-sales-tax.pdf');
  const response = await fetch(`${url}/api/v1/invoices/upload`, { method: 'POST', body: form });
  return Uploaded.parse(await response.json()).data.id;
}

async function detail(url: string, id: string) {
  const response = await fetch(`${url}/api/v1/invoices/${id}`);
  return Detail.parse(await response.json()).data;
}

/** Another server, another port. */
const at = (fileUrl: string, url: string): URL => new URL(new URL(fileUrl).pathname, url);

it('documents are stored encrypted, are returned whole and in parts, and the server needs the key to start again', async () => {
  const dataDir = await dataFolder();
  const bytes = await readFile(fixture);
  const first = await testServer({ dataDir }, undefined, key);
  const id = await upload(first.url);
  const { fileUrl, sellerName } = await detail(first.url, id);
  const whole = await fetch(at(fileUrl, first.url));
  expect(bytes.equals(Buffer.from(await whole.arrayBuffer()))).toBe(true);
  const part = await fetch(at(fileUrl, first.url), { headers: { range: 'bytes=100-199' } });
  expect(part.status).toBe(206);
  expect(bytes.subarray(100, 200).equals(Buffer.from(await part.arrayBuffer()))).toBe(true);
  await first.running.stop();

  const kept = await keptIn(dataDir);
  expect(kept.includes(bytes.subarray(0, 200))).toBe(false);
  expect(kept.includes(bytes.subarray(-200))).toBe(false);
  expect(sellerName).not.toBe('');

  const refusal = { kind: 'bad_request', message: 'The data folder was encrypted with a key that is missing' };
  await expect(testServer({ dataDir })).rejects.toMatchObject(refusal);
  await expect(testServer({ dataDir }, undefined, { [blobKeyVariable]: 'cd'.repeat(32) })).rejects.toMatchObject(
    refusal,
  );

  const again = await testServer({ dataDir }, undefined, key);
  const later = await fetch(at(fileUrl, again.url));
  expect(bytes.equals(Buffer.from(await later.arrayBuffer()))).toBe(true);
  await again.stop();
});

it('documents from before there was a key can still be read', async () => {
  const dataDir = await dataFolder();
  const plain = await testServer({ dataDir });
  const id = await upload(plain.url);
  await plain.running.stop();
  const encrypted = await testServer({ dataDir }, undefined, key);
  const { fileUrl } = await detail(encrypted.url, id);
  const response = await fetch(at(fileUrl, encrypted.url));
  expect((await readFile(fixture)).equals(Buffer.from(await response.arrayBuffer()))).toBe(true);
  await encrypted.stop();
});

it('an invalid key is reported in one sentence', async () => {
  const wrong = testServer({ dataDir: await dataFolder() }, undefined, { [blobKeyVariable]: 'secret' });
  await expect(wrong).rejects.toMatchObject({ kind: 'bad_request', message: expect.stringContaining('32 bytes') });
});
