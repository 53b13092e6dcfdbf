/** Section 5 of the invoice API: every code, each with a status that is not 2xx; and strings that would be paths. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { zipInMemory } from '../../../../src/documents/zip-writer.ts';
import { fixture, invoiceClient, type InvoiceClient } from './client.ts';
import { testServer, type TestServer } from '../../test-server.ts';

let around: string;
let server: TestServer;
let client: InvoiceClient;
beforeAll(async () => {
  around = await mkdtemp(join(tmpdir(), 'invoices-'));
  server = await testServer({ dataDir: join(around, 'a/b/c/data') });
  client = invoiceClient(server.url);
});
afterAll(async () => {
  await server.stop();
  await rm(around, { recursive: true, force: true });
});

const form = (bytes: string | Uint8Array<ArrayBuffer>, field = 'file'): FormData => {
  const made = new FormData();
  made.append(field, new File([bytes], 'a.pdf'));
  return made;
};

it('1001: invalid parameters are refused', async () => {
  const queries = [
    'page=0',
    'page=x',
    'page=1.5',
    'pageSize=101',
    'pageSize=0',
    'status=done',
    `keyword=${'k'.repeat(201)}`,
  ];
  for (const query of queries)
    expect(await client.call(`/invoices?${query}`), query).toMatchObject({
      status: 400,
      code: 1001,
      data: null,
    });
  expect(await client.call('/merge-tasks?page=0')).toMatchObject({ status: 400, code: 1001 });
  for (const body of [{}, { invoiceIds: [], name: 'x' }, { invoiceIds: ['inv_1'], name: ' ' }, []])
    expect(await client.post('/drafts', body)).toMatchObject({ status: 400, code: 1001 });
  const broken = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"invoiceIds":' };
  expect(await client.call('/drafts', broken)).toMatchObject({ status: 400, code: 1001 });
  expect(await client.upload(form('x', 'document'))).toMatchObject({ status: 400, code: 1001 });
  expect(await client.upload(new FormData())).toMatchObject({ status: 400, code: 1001 });
  expect(await client.post('/invoices/upload', {})).toMatchObject({ status: 400, code: 1001 });
});

it('1001 with 404: unknown paths are not found', async () => {
  for (const path of ['/invoices/a/b/c', '/dashboard', '/merge-tasks/a/b'])
    expect(await client.call(path)).toMatchObject({ status: 404, code: 1001 });
});

it('1002: other formats, judged by content, and malicious files are refused', async () => {
  for (const bytes of ['hello', '', 'GIF89a', '<?xml version="1.0"?><Invoice/>', 'PK\x03\x04 not a ZIP'])
    expect(await client.upload(form(bytes)), bytes).toMatchObject({ status: 415, code: 1002 });
  const zip = new Uint8Array(await zipInMemory([{ name: 'readme.txt', bytes: Buffer.from('hello') }]));
  expect(await client.upload(form(zip))).toMatchObject({ status: 415, code: 1002 });
  const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', '$H+H*'].join('');
  expect(await client.upload(form(`%PDF-1.7\n${eicar}`))).toMatchObject({ status: 422, code: 1002 });
});

it('1003: files of more than 10 MB are refused', async () => {
  const bytes = new Uint8Array(10 * 1024 ** 2 + 1);
  bytes.set(new TextEncoder().encode('%PDF-1.7\n'));
  expect(await client.upload(form(bytes))).toMatchObject({ status: 413, code: 1003 });
  expect(await client.upload(form(bytes.slice(1)))).not.toMatchObject({ code: 1003 });
});

it('2001: an invoice never existed; 2002: it was deleted', async () => {
  const { id } = await client.uploaded('es-text.pdf');
  await client.delete(`/invoices/${id}`);
  for (const [one, status, code] of [
    ['inv_never', 404, 2001],
    [id, 410, 2002],
  ] as const) {
    const replies = [
      await client.call(`/invoices/${one}`),
      await client.call(`/invoices/${one}/file`),
      await client.patch(`/invoices/${one}`, { status: 'verified' }),
      await client.delete(`/invoices/${one}`),
      await client.post('/merge-tasks', { invoiceIds: [one], outputType: 'pdf' }),
      await client.post('/drafts', { invoiceIds: [one], name: 'x' }),
    ];
    for (const reply of replies) expect(reply).toMatchObject({ status, code, data: null });
  }
});

it('2003: a file that cannot be read is refused, and nothing of it is stored', async () => {
  for (const name of ['truncated.pdf', 'password-geheim.pdf', 'half-a-picture.jpg'])
    expect(await client.upload(form(await fixture(`broken/${name}`))), name).toMatchObject({
      status: 422,
      code: 2003,
      message: expect.stringMatching(/^OCR识别失败/),
    });
  expect((await client.call<{ total: number }>('/invoices')).data.total).toBe(0);
});

const reasonsOf = ({ headers }: { readonly headers: Headers }): unknown =>
  JSON.parse(decodeURIComponent(headers.get('error-reasons') ?? 'null'));

it('reasons come with their ids and values, for other languages', async () => {
  const broken = await client.upload(form(await fixture('broken/password-geheim.pdf')));
  expect(reasonsOf(broken)).toEqual([
    { id: 'pdf.password', values: {} },
    { id: 'advice.givePassword', values: {} },
  ]);
  const text = await client.upload(form('no document'));
  expect(reasonsOf(text)).toEqual([{ id: 'archive.formats', values: {} }]);
  // What is in English alone is as the document has it.
  expect(reasonsOf(await client.call('/invoices?page=0'))).toBeNull();
});

it('5001: there is no room on the disk', async () => {
  const full = await testServer({ diskMegabytes: 1 });
  try {
    const bytes = new Uint8Array(2 * 1024 ** 2);
    bytes.set(new TextEncoder().encode('%PDF-1.7\n'));
    const reply = await invoiceClient(full.url).upload(form(bytes));
    expect(reply).toMatchObject({ status: 503, code: 5001, data: null });
    expect(reply.headers.get('retry-after')).not.toBeNull();
  } finally {
    await full.stop();
  }
});

const unsafe = fc.oneof(
  fc.constantFrom(
    '../../../../escape',
    '/tmp/escape',
    '..\\..\\escape',
    'a/../../escape',
    '.',
    '..',
    '%2e%2e%2fescape',
  ),
  fc.constantFrom('con', 'escape\u0000.pdf', '发票 1.pdf_12345_1700000000000', '__proto__', 'constructor', '~/escape'),
  fc.string({ minLength: 1, maxLength: 60, unit: 'binary' }),
  fc
    .array(fc.constantFrom('..', '/', '\\', 'escape', '\n', '%00', ':'), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.join('')),
);

/** Files under names that are digests, what says which database they belong to, databases, and room kept for them. */
const ours =
  /^(?:blobs(?:\/identity|\/[0-9a-f]{2}(?:\/[0-9a-f]{62})?|\/tmp(?:\/[0-9a-f-]{36})?)?|cache(?:\/.*)?|invoicectl\.db(?:-wal|-shm)?|spool(?:\/[0-9a-f-]{36})?|templates|ballast|in-use\.lock(?:-\w+)?|sealing\.key)$/;

it('uses no string of a client as a path', async () => {
  const pdf = await fixture('invoices/es-text.pdf');
  await fc.assert(
    fc.asyncProperty(unsafe, unsafe, unsafe, async (fileHash, chunkHash, fileName) => {
      const file = { fileHash, fileName, chunks: [pdf] };
      const sent = await client.sendChunk(file, 0, { chunkHash });
      expect([0, 1001]).toContain(sent.code);
      const query = new URLSearchParams({ fileHash });
      expect([0, 1001]).toContain((await client.call(`/invoices/upload-chunk?${query.toString()}`)).code);
      const merged = await client.post<{ id: string; fileUrl: string }>('/invoices/merge-chunks', {
        fileHash,
        fileName,
        totalChunks: 1,
      });
      expect([0, 1001]).toContain(merged.code);
      if (merged.code === 0) {
        expect((await fetch(merged.data.fileUrl)).headers.get('content-disposition')).not.toMatch(/[\r\n/\\]/);
        await client.delete(`/invoices/${merged.data.id}`);
      }
      const id = encodeURIComponent(fileHash.toWellFormed());
      for (const path of [`/invoices/${id}`, `/invoices/${id}/file`, `/merge-tasks/${id}/download`, `/drafts/${id}`]) {
        const { status } = await fetch(`${client.base}${path}`);
        expect([200, 400, 404]).toContain(status);
      }
      for (const [folder, allowed] of [
        [around, /^a(\/b(\/c(\/data(\/.*)?)?)?)?$/],
        [server.folder, ours],
      ] as const)
        for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
          expect(relative(folder, join(entry.parentPath, entry.name))).toMatch(allowed);
    }),
    { numRuns: 40 },
  );
});
