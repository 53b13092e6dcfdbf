/** Filters, sorting, sums and bulk changes of the list of invoices, over HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Invoice, invoiceClient, type InvoiceClient, type Page } from './client.ts';
import { testServer, type TestServer } from '../../test-server.ts';

interface Listed extends Page<Invoice> {
  readonly next?: string | null;
  readonly sums?: readonly { currency: string; count: number; totalAmount: number }[];
}

let server: TestServer;
let client: InvoiceClient;
const ids: Record<string, string> = {};
beforeAll(async () => {
  server = await testServer();
  client = invoiceClient(server.url);
  for (const name of ['cn-old-special.pdf', 'cn-normal-meal.pdf', 'de-letter.pdf', 'en-sums-wrong.pdf'])
    ids[name] = (await client.uploaded(name)).id;
});
afterAll(() => server.stop());

const nameOf = ({ id }: Invoice): string => Object.keys(ids).find((name) => ids[name] === id) ?? id;
const listed = async (query: string) => {
  const { data } = await client.call<Listed>(`/invoices?${query}`);
  return { ...data, names: data.data.map(nameOf) };
};

describe('GET /invoices', () => {
  it.each([
    ['from=2024-01-01&to=2024-12-31', ['en-sums-wrong.pdf', 'cn-normal-meal.pdf']],
    ['min=3000&max=4000', ['de-letter.pdf']],
    ['type=vat_special', ['cn-old-special.pdf']],
    ['status=reviewing', ['en-sums-wrong.pdf']],
    [`keyword=${encodeURIComponent('乌有贸易')}`, ['cn-old-special.pdf']],
    ['keyword=sums-wrong', ['en-sums-wrong.pdf']],
    ['keyword=nowhere', []],
  ])('with %s finds %j', async (query, names) => {
    const found = await listed(query);
    expect([found.names, found.total]).toEqual([names, names.length]);
  });

  it('sorts by total and by date', async () => {
    const totals = (await listed('sort=totalAmount')).data.map(({ totalAmount }) => totalAmount);
    expect(totals).toEqual([...totals].sort((a, b) => a - b));
    const dates = (await listed('sort=-date')).data.map((one) => (one as unknown as { date: string }).date);
    expect(dates).toEqual([...dates].sort().reverse());
  });

  it('adds up the totals of all pages by currency', async () => {
    const { sums } = await listed('pageSize=1&sums=true&keyword=cn-');
    expect(sums).toEqual([{ currency: 'CNY', count: 2, totalAmount: 55145 }]);
  });

  it('goes from page to page by cursors', async () => {
    const seen: string[] = [];
    for (let cursor: string | null | undefined = 'first'; cursor;) {
      const page: Awaited<ReturnType<typeof listed>> = await listed(`pageSize=1&sort=date&cursor=${cursor}`);
      expect(page.total).toBe(4);
      seen.push(...page.names);
      cursor = page.next;
    }
    expect(seen).toEqual((await listed('sort=date')).names);
    const { status, code } = await client.call('/invoices?cursor=nonsense');
    expect([status, code]).toEqual([400, 1001]);
  });

  it('follows a correction', async () => {
    const { id } = await client.uploaded('cn-normal-ride.pdf');
    await client.patch(`/invoices/${id}`, { date: '2030-01-02', buyerName: 'Zweihorn GmbH' });
    expect((await listed('from=2030-01-01')).data.map((one) => one.id)).toEqual([id]);
    expect((await listed('keyword=zweihorn')).data.map((one) => one.id)).toEqual([id]);
    await client.delete(`/invoices/${id}`);
    expect((await listed('from=2030-01-01')).total).toBe(0);
  });
});

describe('POST /invoices/bulk', () => {
  it('has a result for each invoice', async () => {
    const one = await client.uploaded('cn-normal-ride.pdf');
    const wrong = ids['en-sums-wrong.pdf']!;
    const { data } = await client.post('/invoices/bulk', { ids: [one.id, 'inv_none', wrong], status: 'verified' });
    expect(data).toEqual([
      { id: one.id, status: 'success' },
      { id: 'inv_none', status: 'failed', error: '发票不存在', code: 2001, reason: '"inv_none"' },
      {
        id: wrong,
        status: 'failed',
        error: '参数错误',
        code: 1001,
        reason: expect.stringContaining('override'),
        reasons: [expect.objectContaining({ id: 'sums.total' }), { id: 'archive.mendOrReason', values: {} }],
      },
    ]);
    expect((await client.call<Invoice>(`/invoices/${one.id}`)).data.status).toBe('verified');
    await client.post('/invoices/bulk', { ids: [one.id], delete: true });
    expect((await client.call(`/invoices/${one.id}`)).status).toBe(410);
  });

  it.each([{ ids: [] }, { ids: ['a'] }, { ids: ['a'], status: 'gone' }, { ids: ['a'], delete: false }])(
    'refuses %j',
    async (body) => {
      expect((await client.post('/invoices/bulk', body)).status).toBe(400);
    },
  );
});
