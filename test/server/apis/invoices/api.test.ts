/** Sections 1, 2.1-2.3, 2.6, 2.7 and 4 of the invoice API: what its document shows, over HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipInMemory } from '../../../../src/documents/zip-writer.ts';
import { type Invoice, invoiceClient, type InvoiceClient, fixture, type Page } from './client.ts';
import { metric, testServer, type TestServer } from '../../test-server.ts';

let server: TestServer;
let client: InvoiceClient;
let special: Invoice;
let meal: Invoice;
beforeAll(async () => {
  server = await testServer();
  client = invoiceClient(server.url);
  special = await client.uploaded('cn-old-special.pdf', '专用 发票.pdf');
  meal = await client.uploaded('cn-normal-meal.pdf');
});
afterAll(() => server.stop());

const utc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

const specialFields = {
  code: '031002200113',
  number: '00456789',
  type: 'vat_special',
  sellerName: '上海子虚软件开发有限公司',
  buyerName: '杭州乌有贸易有限公司',
  date: '2022-11-03',
  amount: 51669.81,
  taxAmount: 3100.19,
  totalAmount: 54770,
};

describe('POST /invoices/upload', () => {
  it('returns the invoice that was read, to be reviewed', () => {
    expect(special).toEqual({
      id: expect.stringMatching(/^inv_/),
      ...specialFields,
      currency: 'CNY',
      status: 'pending',
      fileUrl: `${client.base}/invoices/${special.id}/file`,
      fileType: 'pdf',
      createdAt: expect.stringMatching(utc),
      updatedAt: expect.stringMatching(utc),
    });
  });

  it.each([
    ['cn-ofd-tagged.ofd', 'ofd'],
    ['cn-normal-scan-sideways.png', 'png'],
    ['en-receipt-photo.jpg', 'jpg'],
  ])('accepts %s by its content, whatever its name is', async (name, fileType) => {
    const invoice = await client.uploaded(name, 'document');
    expect(invoice.fileType).toBe(fileType);
    expect(invoice.totalAmount).toBeGreaterThan(0);
    expect((await client.delete(`/invoices/${invoice.id}`)).code).toBe(0);
  });

  it('says `reviewing` where a check fails', async () => {
    const { id, status } = await client.uploaded('en-sums-wrong.pdf');
    expect(status).toBe('reviewing');
    await client.delete(`/invoices/${id}`);
  });

  it('makes only one invoice of a request that is repeated with its Idempotency-Key', async () => {
    const send = async () => {
      const form = new FormData();
      form.append('file', new File([await fixture('invoices/fr-text.pdf')], 'f.pdf'));
      const headers = { 'idempotency-key': 'upload-1' };
      return client.call<Invoice>('/invoices/upload', { method: 'POST', body: form, headers });
    };
    const [first, again] = [await send(), await send()];
    expect(again.data).toEqual(first.data);
    await client.delete(`/invoices/${first.data.id}`);
  });
});

describe('fileUrl', () => {
  it('serves the uploaded file unchanged, with its name and in ranges', async () => {
    const bytes = await fixture('invoices/cn-old-special.pdf');
    const response = await fetch(special.fileUrl);
    expect(response.status).toBe(200);
    // Without this a browser has no place for its viewer.
    expect(response.headers.get('content-security-policy')).toContain("object-src 'self'");
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toBe(
      `inline; filename="__ __.pdf"; filename*=UTF-8''%E4%B8%93%E7%94%A8%20%E5%8F%91%E7%A5%A8.pdf`,
    );
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
    const part = await fetch(special.fileUrl, { headers: { range: 'bytes=0-3' } });
    expect(part.status).toBe(206);
    expect(await part.text()).toBe('%PDF');
  });

  it('begins with the configured public address of the server', async () => {
    const other = await testServer({ publicUrl: 'https://invoices.example.com/' });
    try {
      const { fileUrl, id } = await invoiceClient(other.url).uploaded('es-text.pdf');
      expect(fileUrl).toBe(`https://invoices.example.com/api/v1/invoices/${id}/file`);
    } finally {
      await other.stop();
    }
  });
});

describe('GET /invoices', () => {
  it('returns a page, newest first, in data.data', async () => {
    const { status, data } = await client.call<Page<Invoice>>('/invoices?page=1&pageSize=1');
    expect(status).toBe(200);
    expect(data).toEqual({ data: [meal], total: 2, page: 1, pageSize: 1 });
    const next = await client.call<Page<Invoice>>('/invoices?page=2&pageSize=1');
    expect(next.data.data).toEqual([special]);
    const beyond = await client.call<Page<Invoice>>('/invoices?page=9');
    expect(beyond.data).toEqual({ data: [], total: 2, page: 9, pageSize: 20 });
  });

  it.each([
    ['the name of the seller', '虚软件'],
    ['the number', '0456789'],
    ['the number in wide digits', '００４５６７８９'],
  ])('finds invoices by %s', async (_what, keyword) => {
    const query = new URLSearchParams({ keyword, status: '', page: '' });
    const { data } = await client.call<Page<Invoice>>(`/invoices?${query.toString()}`);
    expect(data.data.map(({ id }) => id)).toEqual([special.id]);
  });

  it.each([
    ['乌有贸易', 1],
    ['专用 发票.pdf', 1],
    ['54770', 0],
    ['2022-11', 0],
  ])('searches the buyer and the name of the file too, but no amounts and dates: %s', async (keyword, total) => {
    const { data } = await client.call<Page<Invoice>>(`/invoices?keyword=${encodeURIComponent(keyword)}`);
    expect(data.total).toBe(total);
  });

  it('filters by status', async () => {
    const totals = [];
    for (const status of ['pending', 'verified', 'reviewing', 'failed'])
      totals.push((await client.call<Page<Invoice>>(`/invoices?status=${status}`)).data.total);
    expect(totals).toEqual([2, 0, 0, 0]);
  });
});

it('GET /invoices/{id} returns the same as the upload', async () => {
  expect((await client.call(`/invoices/${special.id}`)).data).toEqual(special);
});

describe('PATCH /invoices/{id}', () => {
  it('sets the status and corrects fields, which dashboard and search then show', async () => {
    const { id } = await client.uploaded('cn-normal-ride.pdf');
    const { data } = await client.patch(`/invoices/${id}`, { status: 'verified', sellerName: '改正公司', number: '1' });
    expect(data).toMatchObject({ id, status: 'verified', sellerName: '改正公司', number: '1' });
    const found = await client.call<Page<Invoice>>(`/invoices?status=verified&keyword=${encodeURIComponent('改正')}`);
    expect(found.data.data.map((one) => one.id)).toEqual([id]);
    const { taxAmount } = data as unknown as { taxAmount: number };
    const stats = await client.call('/dashboard/stats');
    expect(stats.data).toEqual({
      processedCount: 1,
      processedChange: 100,
      pendingCount: 2,
      pendingChange: 100,
      savedTax: taxAmount,
      savedChange: taxAmount === 0 ? 0 : 100,
    });
    await client.delete(`/invoices/${id}`);
  });

  it.each([
    [{ amount: 0.1, taxAmount: 0.2 }, [0.1, 0.2, 0.3]],
    [{ amount: 100.1 }, [100.1, 21.23, 121.33]],
    [{ totalAmount: 1000 }, [978.77, 21.23, 1000]],
    [{ totalAmount: 10.3, amount: 10.1 }, [10.1, 0.2, 10.3]],
    [{ amount: 1, taxAmount: 0.13, totalAmount: 1.13 }, [1, 0.13, 1.13]],
  ])('completes amounts so that they add up to the cent: %j', async (patch, [amount, taxAmount, totalAmount]) => {
    const given = await client.uploaded('cn-normal-meal.pdf');
    expect(given).toMatchObject({ amount: 353.77, taxAmount: 21.23, totalAmount: 375 });
    const { data } = await client.patch(`/invoices/${given.id}`, patch);
    expect(data).toMatchObject({ amount, taxAmount, totalAmount });
    await client.delete(`/invoices/${given.id}`);
  });

  it.each([
    {},
    { status: 'deleted' },
    { id: 'other' },
    { date: '2024-02-31' },
    { amount: 1.234 },
    { amount: '12' },
    { amount: 1, taxAmount: 1, totalAmount: 3 },
    { type: 'train' },
  ])('refuses %j', async (patch) => {
    const { status, code } = await client.patch(`/invoices/${special.id}`, patch);
    expect([status, code]).toEqual([400, 1001]);
    expect((await client.call(`/invoices/${special.id}`)).data).toEqual(special);
  });
});

describe('POST /invoices/batch-upload', () => {
  it('returns a result for each file, in their order', async () => {
    const form = new FormData();
    form.append('files', new File([await fixture('broken/truncated.pdf')], '发票1.pdf'));
    form.append('files', new File(['GIF89a'], '发票2.jpg'));
    form.append('files', new File([await fixture('invoices/cn-old-special.pdf')], '发票3.pdf'));
    form.append('files', new File([new Uint8Array(10 * 1024 ** 2 + 1).fill(37)], '发票4.pdf'));
    const zip = await zipInMemory([{ name: 'readme.txt', bytes: Buffer.from('hello') }]);
    form.append('files', new File([new Uint8Array(zip)], '发票5.ofd'));
    const { status, data } = await client.upload<{ id: string }[]>(form, '/invoices/batch-upload');
    expect(status).toBe(200);
    const failed = (fileName: string, error: string, code: number, ...reasons: object[]) => ({
      id: null,
      fileName,
      status: 'failed',
      error,
      code,
      reason: expect.any(String),
      ...(reasons.length > 0 && { reasons }),
    });
    const said = (id: string, values = {}) => ({ id, values });
    const id = data[2]!.id;
    expect(data).toEqual([
      failed('发票1.pdf', 'OCR识别失败', 2003, said('pdf.unreadable'), said('advice.incompletePdf')),
      failed('发票2.jpg', '文件格式不支持', 1002, said('archive.formats')),
      { id, fileName: '发票3.pdf', status: 'success', invoice: expect.objectContaining({ id, ...specialFields }) },
      failed('发票4.pdf', '文件大小超限', 1003),
      failed('发票5.ofd', '文件格式不支持', 1002, said('zip.nothing'), said('zip.others', { others: 1 })),
    ]);
    await client.delete(`/invoices/${id}`);
  });

  it('refuses more than 20 files, no files, and files in another field', async () => {
    const before = (await client.call<Page<Invoice>>('/invoices')).data.total;
    const bytes = await fixture('invoices/nl-text.pdf');
    for (const [field, count] of [
      ['files', 21],
      ['files', 0],
      ['file', 1],
    ] as const) {
      const form = new FormData();
      form.append('note', 'x');
      for (let index = 0; index < count; index++) form.append(field, new File([bytes], `${index}.pdf`));
      expect(await client.upload(form, '/invoices/batch-upload')).toMatchObject({ status: 400, code: 1001 });
    }
    expect((await client.call<Page<Invoice>>('/invoices')).data.total).toBe(before);
  });
});

describe('DELETE /invoices/{id}', () => {
  it('deletes the invoice with its file, and reports it as deleted afterwards', async () => {
    const { id, fileUrl } = await client.uploaded('it-text.pdf');
    expect(await client.delete(`/invoices/${id}`)).toMatchObject({ status: 200, message: 'success', data: null });
    expect((await fetch(fileUrl)).status).toBe(410);
    expect((await client.call<Page<Invoice>>('/invoices?keyword=')).data.data.map((one) => one.id)).not.toContain(id);
  });

  it('leaves nothing of it in the data folder', async () => {
    const alone = await testServer();
    try {
      const there = invoiceClient(alone.url);
      const first = await there.uploaded('pt-text.pdf');
      const second = await there.uploaded('pt-text.pdf');
      await there.delete(`/invoices/${first.id}`);
      expect((await fetch(second.fileUrl)).status).toBe(200);
      await there.delete(`/invoices/${second.id}`);
      expect(await metric(alone, 'invoicectl_blob_bytes')).toBe(0);
    } finally {
      await alone.stop();
    }
  });
});

describe('drafts', () => {
  it('can be saved, listed, read and deleted', async () => {
    const invoiceIds = [special.id, meal.id];
    const saved = await client.post<{ draftId: string }>('/drafts', { invoiceIds, name: '11月报销单' });
    const { draftId } = saved.data;
    const draft = { draftId, name: '11月报销单', invoiceCount: 2, createdAt: expect.stringMatching(utc) };
    expect(saved).toMatchObject({ status: 200, code: 0, message: 'success' });
    expect(saved.data).toEqual(draft);
    expect((await client.call('/drafts')).data).toEqual({ data: [draft], total: 1, page: 1, pageSize: 20 });
    const read = await client.call(`/drafts/${draftId}`);
    expect(read.data).toEqual({ ...draft, invoiceIds, invoices: [special, meal] });
    const changed = await client.call(`/drafts/${draftId}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ invoiceIds: [meal.id], name: '12月' }),
    });
    expect(changed.data).toEqual({ ...draft, name: '12月', invoiceCount: 1 });
    expect((await client.call(`/drafts/${draftId}`)).data).toMatchObject({ name: '12月', invoiceIds: [meal.id] });
    expect((await client.delete(`/drafts/${draftId}`)).data).toBeNull();
    expect(await client.call(`/drafts/${draftId}`)).toMatchObject({ status: 404, code: 1001 });
    expect(await client.delete(`/drafts/${draftId}`)).toMatchObject({ status: 404, code: 1001 });
  });

  it('remain when one of their invoices is deleted', async () => {
    const { id } = await client.uploaded('it-text.pdf');
    const saved = await client.post<{ draftId: string }>('/drafts', { invoiceIds: [id, meal.id], name: 'x' });
    await client.delete(`/invoices/${id}`);
    const { data } = await client.call(`/drafts/${saved.data.draftId}`);
    expect(data).toMatchObject({ invoiceIds: [id, meal.id], invoices: [{ id: meal.id }] });
    await client.delete(`/drafts/${saved.data.draftId}`);
  });
});
