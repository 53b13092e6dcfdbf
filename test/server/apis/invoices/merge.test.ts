/** Section 3 of the invoice API: merge tasks, with every option of the layout. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openZip } from '../../../../src/documents/zip.ts';
import { blobPath } from '../../../../src/stores/layout.ts';
import { withPdf } from '../../../documents/readers/pdf-documents.ts';
import { type Invoice, invoiceClient, type InvoiceClient, type MergeTask, type Page } from './client.ts';
import { testServer, type TestServer } from '../../test-server.ts';
import { areFiles } from '../../../stores-of-tests.ts';

let server: TestServer;
let client: InvoiceClient;
let invoices: readonly Invoice[];
let invoiceIds: readonly string[];
beforeAll(async () => {
  server = await testServer();
  client = invoiceClient(server.url);
  const names = ['cn-old-special.pdf', 'cn-normal-meal.pdf', 'cn-ofd-tagged.ofd'];
  invoices = await Promise.all(names.map((name) => client.uploaded(name)));
  invoiceIds = invoices.map(({ id }) => id);
});
afterAll(() => server.stop());

const create = (body: object) => client.post<MergeTask>('/merge-tasks', { invoiceIds, outputType: 'pdf', ...body });

async function mergedFile(body: object): Promise<{ task: MergeTask; response: Response; bytes: Uint8Array }> {
  const { data } = await create(body);
  const task = await client.merged(data.id);
  expect(task.error).toBeUndefined();
  const response = await fetch(task.downloadUrl!);
  return { task, response, bytes: new Uint8Array(await response.arrayBuffer()) };
}

/** Of each sheet: its size, and all its text without blanks. */
const sheetsOf = (pdf: Uint8Array) =>
  withPdf(pdf, async (open) =>
    Promise.all(
      Array.from({ length: open.pageCount }, async (_, index) => {
        const { width, height, words } = await open.text(index);
        return { width, height, text: words.map(({ text }) => text).join('') };
      }),
    ),
  );

describe('a merge task', () => {
  it('is accepted, completed, listed and downloaded as the API document shows', async () => {
    const layout = {
      layout: '2x1',
      orientation: 'portrait',
      margin: 10,
      gap: 5,
      showPageNumber: true,
      showCategoryLabel: true,
    };
    const { status, data } = await create({ layout });
    expect(status).toBe(200);
    const known = {
      id: expect.stringMatching(/^task_/),
      invoiceIds,
      outputType: 'pdf',
      totalPages: 2,
      // 54770 + 375 + 897.22
      totalAmount: 56042.22,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    };
    expect(data).toEqual({ ...known, status: expect.stringMatching(/^(pending|processing)$/), downloadUrl: null });
    const done = await client.merged(data.id);
    const downloadUrl = `${client.base}/merge-tasks/${data.id}/download`;
    expect(done).toEqual({ ...known, id: data.id, status: 'completed', downloadUrl });
    const list = await client.call<Page<MergeTask>>('/merge-tasks?page=1&pageSize=20');
    expect(list.data).toEqual({ data: [done], total: 1, page: 1, pageSize: 20 });

    const response = await fetch(downloadUrl);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="invoices_merged.pdf"');
    const sheets = await sheetsOf(new Uint8Array(await response.arrayBuffer()));
    expect(sheets).toHaveLength(2);
    expect(sheets[0]?.text).toContain('上海子虚软件开发有限公司');
    expect(sheets[0]?.text).toContain('北京蜃楼餐饮管理有限公司');
    expect(sheets[1]?.text).toContain('2/2');
  });

  it('adds amounts up to the cent, and counts an invoice named twice only once', async () => {
    for (const [index, totalAmount] of [0.1, 0.2, 1e9].entries())
      await client.patch(`/invoices/${invoiceIds[index]}`, { totalAmount });
    const { data } = await create({ invoiceIds: [...invoiceIds, invoiceIds[0]], outputType: 'zip' });
    expect(data).toMatchObject({ totalAmount: 1_000_000_000.3, invoiceIds, totalPages: 3 });
    for (const { id, totalAmount } of invoices) await client.patch(`/invoices/${id}`, { totalAmount });
  });

  it('makes a ZIP of the originals', async () => {
    const { response, bytes } = await mergedFile({ outputType: 'zip' });
    expect(response.headers.get('content-type')).toBe('application/zip');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="invoices_merged.zip"');
    const limits = { maxEntries: 100, maxEntryBytes: 1e7, maxTotalBytes: 1e8, maxRatio: 1000 };
    const archive = await openZip(Buffer.from(bytes), limits, { bytes: 1e8 });
    const names = archive.entries.map(({ name }) => name).join('\n');
    archive.close();
    expect(names).toMatch(/上海子虚软件开发有限公司.*\.pdf/);
    expect(names).toMatch(/\.ofd/);
  });

  it('answers requests for a range of the download', async () => {
    const { task } = await mergedFile({});
    const response = await fetch(task.downloadUrl!, { headers: { range: 'bytes=0-4' } });
    expect([response.status, await response.text()]).toEqual([206, '%PDF-']);
  });

  it('completes even if one of its invoices is deleted in the meantime', async () => {
    const { id } = await client.uploaded('de-letter.pdf');
    const { data } = await create({ invoiceIds: [id] });
    await client.delete(`/invoices/${id}`);
    expect(await client.merged(data.id)).toMatchObject({ status: 'completed', totalPages: 1 });
  });
});

describe('the layout', () => {
  it('takes the further options of merge', async () => {
    const layout = { layout: '1x1', paper: 'A5', copies: 2, stamp: 'PAID', summary: true } as const;
    const { task, bytes } = await mergedFile({ invoiceIds: [invoiceIds[1]], layout });
    const sheets = await sheetsOf(bytes);
    expect([task.totalPages, sheets.length]).toEqual([3, 3]);
    expect(Math.min(sheets[0]!.width, sheets[0]!.height)).toBeCloseTo(419.5, 0);
    expect(sheets.map(({ text }) => text.includes('PAID'))).toEqual([true, true, false]);
    expect((await create({ layout: { copies: 0 } })).status).toBe(400);
  });

  it('takes the pages one by one: in their order, repeated and rotated', async () => {
    const [special, meal] = invoiceIds;
    const pages = [
      { invoiceId: meal, page: 1 },
      { invoiceId: special, page: 1, rotation: 90 },
      { invoiceId: meal, page: 1 },
    ];
    const { task, bytes } = await mergedFile({ invoiceIds: [special, meal], layout: { layout: '1x1', pages } });
    const sheets = await sheetsOf(bytes);
    expect(task.totalPages).toBe(3);
    expect(sheets.map(({ text }) => text.includes('北京蜃楼餐饮管理有限公司'))).toEqual([true, false, true]);
    for (const wrong of [
      [{ invoiceId: meal, page: 2 }],
      [{ invoiceId: invoiceIds[2], page: 1 }],
      [{ invoiceId: meal, page: 1, rotation: 45 }],
      [],
    ])
      expect((await create({ invoiceIds: [meal], layout: { pages: wrong } })).status).toBe(400);
  });

  it.each([
    ['auto', 2],
    ['1x1', 3],
    ['2x1', 2],
    ['2x2', 1],
  ])('%s needs %i sheets, which is stated before and after the merge', async (layout, sheets) => {
    const { data } = await create({ layout: { layout } });
    expect(data.totalPages).toBe(sheets);
    const { totalPages, downloadUrl } = await client.merged(data.id);
    expect(totalPages).toBe(sheets);
    expect(await sheetsOf(new Uint8Array(await (await fetch(downloadUrl!)).arrayBuffer()))).toHaveLength(sheets);
  });

  it('has the requested orientation', async () => {
    const { bytes } = await mergedFile({ layout: { layout: '1x1', orientation: 'landscape' } });
    const [sheet] = await sheetsOf(bytes);
    expect(sheet!.width).toBeGreaterThan(sheet!.height);
  });

  it('shows page numbers and names of kinds only if asked to', async () => {
    const plain = (await sheetsOf((await mergedFile({ layout: {} })).bytes))[1]!.text;
    expect(plain).not.toContain('2/2');
    const layout = { layout: '1x1', showPageNumber: true, showCategoryLabel: false };
    expect((await sheetsOf((await mergedFile({ layout })).bytes))[1]!.text).toContain('2/3');
    const before = plain.split('增值税普通发票').length;
    const labelled = { showCategoryLabel: true };
    const named = (await sheetsOf((await mergedFile({ layout: labelled })).bytes))[1]!.text;
    expect(named.split('增值税普通发票').length).toBe(before + 1);
  });

  it('labels an invoice with its corrected values', async () => {
    const id = invoiceIds[1]!;
    const label = '增值税专用发票';
    const asked = { invoiceIds: [id], layout: { showCategoryLabel: true } };
    const count = async () => (await sheetsOf((await mergedFile(asked)).bytes))[0]!.text.split(label).length;
    const before = await count();
    await client.patch(`/invoices/${id}`, { type: 'vat_special' });
    expect(await count()).toBe(before + 1);
    await client.patch(`/invoices/${id}`, { type: 'vat_normal' });
    expect(await count()).toBe(before);
  });

  it('uses the requested margin and gap', async () => {
    const placed = async (margin: number, gap: number) => {
      const { bytes } = await mergedFile({ invoiceIds: invoiceIds.slice(0, 2), layout: { margin, gap } });
      return withPdf(bytes, async (open) => {
        const { words } = await open.text(0);
        return {
          left: Math.min(...words.map(({ box }) => box[0])),
          height: Math.max(...words.map(({ box }) => box[3])) - Math.min(...words.map(({ box }) => box[1])),
        };
      });
    };
    const [wide, narrow, apart] = [await placed(5, 5), await placed(40, 5), await placed(5, 60)];
    expect(narrow.left).toBeGreaterThan(wide.left + 50);
    expect(apart).not.toEqual(wide);
  });

  it.each([
    { layout: { layout: '3x3' } },
    { layout: { orientation: 'up' } },
    { layout: { margin: -1 } },
    { layout: { gap: 101 } },
    { layout: { showPageNumber: 'yes' } },
    { outputType: 'docx' },
    { invoiceIds: [] },
    { invoiceIds: 'inv' },
  ])('%j is refused', async (body) => {
    expect(await create(body)).toMatchObject({ status: 400, code: 1001 });
  });
});

describe('a merge task whose result cannot be downloaded', () => {
  it.runIf(areFiles)(
    'is answered with 3002 while it is in progress, and with 3003 and the reason if it failed',
    async () => {
      const { id } = await client.uploaded('fr-text.pdf');
      const { data: running } = await create({ layout: { layout: '1x1', showCategoryLabel: true } });
      const early = await client.call(`/merge-tasks/${running.id}/download`);
      expect(early).toMatchObject({ status: 409, code: 3002 });
      await client.merged(running.id);

      await spoil('fr-text.pdf');
      const { data: broken } = await create({ invoiceIds: [id] });
      const failed = await client.merged(broken.id);
      const reasons = expect.arrayContaining([expect.objectContaining({ id: expect.any(String) })]);
      expect(failed).toMatchObject({ status: 'failed', downloadUrl: null, error: expect.any(String), reasons });
      const refused = await fetch(`${server.url}/api/v1/merge-tasks/${broken.id}/download`);
      expect(refused).toMatchObject({ status: 422 });
      expect(await refused.json()).toMatchObject({ code: 3003 });
      // For the browser app, which words it in the language of its user.
      expect(refused.headers.get('error-reasons')).not.toBeNull();
    },
  );

  it.runIf(areFiles)('names each file that the result lacks, with the reason', async () => {
    const broken = await client.uploaded('de-letter.pdf');
    await spoil('de-letter.pdf');
    const { data } = await create({ invoiceIds: [...invoiceIds, broken.id] });
    const merged = await client.merged(data.id);
    expect(merged).toMatchObject({
      status: 'completed',
      warnings: [expect.stringContaining('de-letter.pdf: ')],
      failedFiles: [{ fileName: 'de-letter.pdf', code: expect.any(Number), reasons: expect.any(Array) }],
    });
  });

  it.each(['', '/download'])('is answered with 3001 if it does not exist: %s', async (path) => {
    expect(await client.call(`/merge-tasks/task_none${path}`)).toMatchObject({ status: 404, code: 3001 });
  });
});

/** Nothing can be made of the stored file of this fixture any more. */
function spoil(name: string): Promise<void> {
  const digest = createHash('sha256')
    .update(readFileSync(`fixtures/invoices/${name}`))
    .digest('hex');
  return writeFile(blobPath(join(server.folder, 'blobs'), digest), 'no document at all');
}
