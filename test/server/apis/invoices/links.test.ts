/** Links of the invoice API that are signed and end, to uploaded and to merged files. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Invoice, invoiceClient, type InvoiceClient, type MergeTask } from './client.ts';
import { testServer, type TestServer } from '../../test-server.ts';

let server: TestServer;
let client: InvoiceClient;
let invoice: Invoice;
let task: MergeTask;
beforeAll(async () => {
  server = await testServer();
  client = invoiceClient(server.url);
  invoice = await client.uploaded('cn-normal-meal.pdf');
  const { data } = await client.post<MergeTask>('/merge-tasks', { invoiceIds: [invoice.id], outputType: 'pdf' });
  task = await client.merged(data.id);
});
afterAll(() => server.stop());

const refused = async (url: string): Promise<unknown> => {
  const response = await fetch(url);
  return { status: response.status, body: await response.json() };
};

describe.each([
  ['an uploaded file', () => `/invoices/${invoice.id}/file`, '/invoices/inv_none/file', 2001],
  ['a merged file', () => `/merge-tasks/${task.id}/download`, '/merge-tasks/task_none/download', 3001],
] as const)('%s', (_what, path, none, code) => {
  const link = async (query = ''): Promise<string> => {
    const { status, data } = await client.call<{ url: string; expiresAt: string }>(`${path()}/link${query}`);
    expect([status, data]).toEqual([200, { url: expect.any(String), expiresAt: expect.stringMatching(/Z$/) }]);
    return data.url;
  };

  it('can be opened by its link until the link expires', async () => {
    const url = await link('?seconds=60');
    expect(url.startsWith(`${server.url}/api/v1${path()}?expires=`)).toBe(true);
    const response = await fetch(url);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    try {
      const expired = { code: 1001, message: expect.stringContaining('expired'), data: null };
      expect(await refused(url)).toEqual({ status: 403, body: expired });
    } finally {
      vi.useRealTimers();
    }
  });

  it('cannot be opened by the link of another resource, or by an altered one', async () => {
    const other = path().startsWith('/invoices') ? `/merge-tasks/${task.id}/download` : `/invoices/${invoice.id}/file`;
    const url = await link();
    const wrong = { status: 403, body: { code: 1001, message: expect.stringContaining('signature'), data: null } };
    expect(await refused(`${server.url}/api/v1${other}${new URL(url).search}`)).toEqual(wrong);
    expect(await refused(url.replace(/expires=\d/, 'expires=9'))).toEqual(wrong);
  });

  it('gets no link if it does not exist, or for longer than a week', async () => {
    expect(await client.call(`${none}/link`)).toMatchObject({ status: 404, code });
    expect(await client.call(`${path()}/link?seconds=604801`)).toMatchObject({ status: 400, code: 1001 });
  });
});
