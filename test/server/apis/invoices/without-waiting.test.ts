/** Uploads that are not waited for: they become what a waiting upload would have become, even if the server is killed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killableServer } from '../../killable-server.ts';
import { metric, testServer, type TestServer } from '../../test-server.ts';
import { cut, fixture, type Invoice, invoiceClient, type InvoiceClient, type Page } from './client.ts';

interface Failed {
  readonly failure?: { readonly code: number; readonly error: string; readonly reason: string };
}
interface BeingRead extends Invoice, Failed {
  readonly beingRead?: boolean;
  readonly task: { readonly id: string; readonly invoiceId: string; readonly status: string };
}

const withoutWaiting = (path: string): string => `${path}?wait=false`;

async function formOf(file: string | Uint8Array<ArrayBuffer>, name = 'a.pdf', field = 'file'): Promise<FormData> {
  const form = new FormData();
  form.append(field, new File([typeof file === 'string' ? await fixture(file) : file], name));
  return form;
}

async function sent(client: InvoiceClient, file: string | Uint8Array<ArrayBuffer>, name?: string): Promise<BeingRead> {
  const { status, data } = await client.upload<BeingRead>(await formOf(file, name), withoutWaiting('/invoices/upload'));
  expect(status).toBe(202);
  return data;
}

/** The invoice once its file has been read. */
async function read(client: InvoiceClient, id: string): Promise<BeingRead> {
  for (;;) {
    const { data } = await client.call<BeingRead>(`/invoices/${id}`);
    if (data.beingRead !== true) return data;
    await pause(20);
  }
}

const withoutIdentity = ({ id: _id, fileUrl: _url, ...invoice }: Invoice): object => ({
  ...invoice,
  createdAt: '',
  updatedAt: '',
});

describe('on a server that runs', () => {
  let server: TestServer;
  let client: InvoiceClient;
  beforeAll(async () => {
    // With one worker, a second scan waits for the first.
    server = await testServer({ workers: 1 });
    client = invoiceClient(server.url);
  });
  afterAll(() => server.stop());

  it.each(['de-letter.pdf', 'en-sums-wrong.pdf'])('%s becomes what a waiting upload becomes', async (name) => {
    const pending = await sent(client, `invoices/${name}`, name);
    expect(pending).toMatchObject({
      status: 'pending',
      beingRead: true,
      totalAmount: 0,
      task: { invoiceId: pending.id, status: expect.stringMatching(/pending|processing/) },
    });
    const done = await read(client, pending.id);
    expect(withoutIdentity(done)).toEqual(withoutIdentity(await client.uploaded(name)));
    const { data: task } = await client.call(`/invoices/${pending.id}/task`);
    expect(task).toEqual({ ...pending.task, status: 'completed', progress: 100, stage: 'done' });
    const reading = await client.call<{ records: object[] }>(`/invoices/${pending.id}/reading`);
    expect(reading.data.records).toHaveLength(1);
  });

  it('all invoices of a file are archived', async () => {
    const joined = await PDFDocument.create();
    for (const name of ['de-letter.pdf', 'fr-text.pdf']) {
      const source = await PDFDocument.load(await fixture(`invoices/${name}`));
      for (const page of await joined.copyPages(source, source.getPageIndices())) joined.addPage(page);
    }
    const { id } = await sent(client, new Uint8Array(await joined.save()), 'both-of-them.pdf');
    await read(client, id);
    const { data } = await client.call<Page<Invoice>>('/invoices?keyword=both-of-them.pdf');
    expect(data.data.map(({ sellerName }) => sellerName).sort()).toEqual(
      [(await client.uploaded('de-letter.pdf')).sellerName, (await client.uploaded('fr-text.pdf')).sellerName].sort(),
    );
  });

  it('a file that cannot be read becomes failed, with the reason', async () => {
    const { id } = await sent(client, 'broken/password-geheim.pdf', 'locked.pdf');
    const failed = await read(client, id);
    const reason = expect.stringMatching(/password/);
    expect(failed).toMatchObject({
      status: 'failed',
      failure: { code: 2003, error: 'OCR识别失败', reason, kind: 'encrypted_document' },
    });
    expect((await client.call(`/invoices/${id}/task`)).data).toMatchObject({ status: 'failed' });
    const { data } = await client.call<Page<BeingRead>>('/invoices?status=failed');
    expect(data.data.map((one) => one.id)).toContain(id);
  });

  it('what is no document at all is refused at once', async () => {
    const bytes = new Uint8Array(Buffer.from('no document'));
    const { status, code } = await client.upload(await formOf(bytes), withoutWaiting('/invoices/upload'));
    expect([status, code]).toEqual([415, 1002]);
  });

  it('a batch answers at once for each of its files', async () => {
    const form = await formOf('invoices/fr-text.pdf', 'fr.pdf', 'files');
    form.append('files', new File(['no document'], 'note.txt'));
    const { status, data } = await client.upload<{ status: string; id: string; code?: number }[]>(
      form,
      withoutWaiting('/invoices/batch-upload'),
    );
    expect([status, data.map((one) => [one.status, one.code])]).toEqual([
      202,
      [
        ['pending', undefined],
        ['failed', 1002],
      ],
    ]);
    expect((await read(client, data[0]?.id ?? '')).status).toBe('pending');
  });

  it('a file in chunks is read after it was merged, once, however often that is asked for', async () => {
    const file = { fileHash: 'h1', fileName: 'c.pdf', chunks: cut(await fixture('invoices/es-text.pdf'), 20_000) };
    for (const index of file.chunks.keys()) await client.sendChunk(file, index);
    const merge = { fileHash: file.fileHash, fileName: file.fileName, totalChunks: file.chunks.length };
    const first = await client.post<BeingRead>(withoutWaiting('/invoices/merge-chunks'), merge);
    expect([first.status, first.data.beingRead]).toEqual([202, true]);
    const done = await read(client, first.data.id);
    const again = await client.post<Invoice>(withoutWaiting('/invoices/merge-chunks'), merge);
    expect([again.status, again.data]).toEqual([200, done]);
  });

  it('nobody can change an invoice that is being read, and deleting it ends its reading', async () => {
    const photos = [
      await fixture('invoices/cn-normal-scan-sideways.png'),
      await fixture('invoices/en-receipt-photo.jpg'),
    ];
    const ids: string[] = [];
    for (const photo of photos) ids.push((await sent(client, photo, 'photo.png')).id);
    const [first = '', second = ''] = ids;
    const change = await client.patch(`/invoices/${second}`, { status: 'verified' });
    expect([change.status, change.message]).toEqual([409, expect.stringContaining('still being read')]);
    expect((await client.call(`/invoices/${second}/reading`)).status).toBe(409);
    expect((await client.call<Page<Invoice>>('/invoices?status=pending')).data.data.map(({ id }) => id)).toContain(
      second,
    );
    expect((await client.delete(`/invoices/${second}`)).status).toBe(200);
    expect((await client.call(`/invoices/${second}/task`)).status).toBe(410);
    await read(client, first);
    // The deleted one was the only other task.
    expect(await metric(server, 'invoicectl_tasks_queued')).toBe(0);
  });
});

it('an upload that was accepted is read even if the server is killed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'killed-'));
  const first = await killableServer(folder);
  try {
    const before = invoiceClient(first.url);
    const names = ['en-receipt-photo.jpg', 'de-letter.pdf'];
    const ids: string[] = [];
    for (const name of names) ids.push((await sent(before, `invoices/${name}`, name)).id);
    await first.kill();
    const second = await killableServer(folder);
    try {
      const client = invoiceClient(second.url);
      for (const [index, id] of ids.entries())
        expect(withoutIdentity(await read(client, id))).toEqual(
          withoutIdentity(await client.uploaded(names[index] ?? '')),
        );
    } finally {
      await second.kill();
    }
  } finally {
    await first.kill();
    await rm(folder, { recursive: true, force: true });
  }
}, 120_000);
