import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentDisposition, rangeOf, sendFile } from '../../../src/server/outgoing/download.ts';
import { filesystemBlobStore } from '../../../src/stores/blobs/filesystem.ts';
import { referencedBlobs } from '../../../src/stores/blobs/referenced-blobs.ts';
import { sqlBlobReferences } from '../../../src/stores/blobs/references-sql.ts';
import { temporaryDatabase } from '../../stores-of-tests.ts';

const app = fastify();
let url = '';
let sha256 = '';
beforeAll(async () => {
  const database = await temporaryDatabase();
  const root = await mkdtemp(join(tmpdir(), 'download-'));
  const blobs = referencedBlobs(filesystemBlobStore({ root }), sqlBlobReferences(database));
  const kept = await blobs.keep(Readable.from([Buffer.from('0123456789')]), { kind: 'x', id: 'y' }, { maxBytes: 100 });
  sha256 = kept.sha256;
  const empty = await blobs.keep(Readable.from([]), { kind: 'x', id: 'y' }, { maxBytes: 100 });
  const shownOn = ['https://app.example'];
  app.get('/file', (request, reply) =>
    sendFile(request, reply, blobs, { sha256, name: '发票.pdf', mediaType: 'application/pdf', shownOn }),
  );
  app.get('/page', (request, reply) =>
    sendFile(request, reply, blobs, { sha256, name: 'a.html', mediaType: 'text/html', shownOn }),
  );
  app.get('/empty', (request, reply) =>
    sendFile(request, reply, blobs, { ...empty, name: 'a', mediaType: 'text/plain' }),
  );
  app.get('/gone', (request, reply) =>
    sendFile(request, reply, blobs, { sha256: '0'.repeat(64), name: 'a', mediaType: 'text/plain' }),
  );
  url = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.close());

const get = async (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
  fetch(`${url}${path}`, { method, headers });

describe('a download', () => {
  it('has its size, its name and its media type', async () => {
    const response = await get('/file');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('0123456789');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-length': '10',
      'content-type': 'application/pdf',
      'accept-ranges': 'bytes',
      'content-disposition': `inline; filename="__.pdf"; filename*=UTF-8''%E5%8F%91%E7%A5%A8.pdf`,
      'cache-control': 'no-cache, no-store, must-revalidate',
    });
  });

  it('may be shown in frames of the configured pages, if the browser would not execute it', async () => {
    const policyOf = async (path: string): Promise<string | null> =>
      (await get(path)).headers.get('content-security-policy');
    expect(await policyOf('/file')).toMatch(/object-src 'self'.*frame-ancestors 'self' https:\/\/app\.example$/);
    expect(await policyOf('/page')).toBeNull();
  });

  it('answers HEAD with the same headers and no body', async () => {
    const response = await get('/file', {}, 'HEAD');
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([200, '10', '']);
  });

  it.each([
    ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
    ['bytes=4-', 206, '456789', 'bytes 4-9/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
    ['bytes=8-100', 206, '89', 'bytes 8-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=-0', 416, '', 'bytes */10'],
    ['bytes=5-2', 200, '0123456789', null],
    ['bytes=0-1,3-4', 200, '0123456789', null],
    ['lines=1-2', 200, '0123456789', null],
  ])('with the range %s has the status %i', async (range, status, body, contentRange) => {
    const response = await get('/file', { range });
    expect([response.status, await response.text(), response.headers.get('content-range')]).toEqual([
      status,
      body,
      contentRange,
    ]);
  });

  it('continues only if the file is still the same', async () => {
    const same = await get('/file', { range: 'bytes=5-', 'if-range': `"${sha256}"` });
    expect([same.status, await same.text()]).toEqual([206, '56789']);
    const other = await get('/file', { range: 'bytes=5-', 'if-range': '"other"' });
    expect(other.status).toBe(200);
    expect((await get('/file', { 'if-none-match': `"${sha256}"` })).status).toBe(304);
  });

  it('is never shown by the browser if it could be executed', async () => {
    expect((await get('/page')).headers.get('content-disposition')).toBe('attachment; filename="a.html"');
  });

  it('of an empty file is empty, and of a missing file an error', async () => {
    const empty = await get('/empty');
    expect([empty.status, empty.headers.get('content-length'), await empty.text()]).toEqual([200, '0', '']);
    expect((await get('/empty', { range: 'bytes=0-' })).status).toBe(416);
    expect((await get('/gone')).status).toBe(500);
  });
});

describe('the header with the file name', () => {
  it.each([
    ['invoice.pdf', 'attachment; filename="invoice.pdf"'],
    [
      'a"b\r\nSet-Cookie: x.pdf',
      `attachment; filename="a_b__Set-Cookie: x.pdf"; filename*=UTF-8''a%22b__Set-Cookie%3A%20x.pdf`,
    ],
    ['../../etc/passwd', 'attachment; filename=".._.._etc_passwd"'],
    ['100%.pdf', `attachment; filename="100_.pdf"; filename*=UTF-8''100%25.pdf`],
    ["it's (1).pdf", `attachment; filename="it's (1).pdf"`],
    ['\ud800.pdf', `attachment; filename="_.pdf"; filename*=UTF-8''%EF%BF%BD.pdf`],
  ])('is correct for %j', (name, header) => expect(contentDisposition('attachment', name)).toBe(header));
});

it('ranges with any number of digits are parsed', () => {
  expect(rangeOf(`bytes=${'9'.repeat(50)}-`, 10)).toBe('none');
  expect(rangeOf(`bytes=0-${'9'.repeat(50)}`, 10)).toEqual({ first: 0, last: 9 });
});
