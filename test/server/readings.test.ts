/** Evidence over HTTP: three APIs give the whole reading of a document, at addresses that their documents do not have. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newSession } from './apis/sessions/requests.ts';
import { formOf, pdf } from './apis/sessions/sent-files.ts';
import { formWith, type TestServer, testServer } from './test-server.ts';

const readingType = 'application/vnd.invoicectl+json';
const evidence = {
  'seller.name': {
    method: 'text',
    confidence: expect.any(Number),
    page: 1,
    box: [0, 0, 0, 0].map(() => expect.any(Number)),
  },
};
const reading = {
  records: [
    {
      pages: [1, 1],
      status: 'ok',
      invoice: { number: 'INV-0005521', seller: { name: 'Bigfoot Outdoor Gear, Inc.' }, lines: expect.any(Array) },
      evidence,
      checks: expect.arrayContaining([expect.objectContaining({ id: 'sums', outcome: 'passed' })]),
      warnings: [],
    },
  ],
};

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.stop());

describe('POST /extract', () => {
  const send = async (query = '', headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${server.url}/extract${query}`, {
      method: 'POST',
      body: await formWith('file', 'en-us-sales-tax.pdf'),
      headers,
    });

  it.each([
    ['?full=1', {}],
    ['', { accept: readingType }],
  ])('returns evidence, checks and reasons with %j and %j', async (query, headers) => {
    const response = await send(query, headers);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(readingType);
    expect(response.headers.get('x-extraction-status')).toBe('ok');
    expect(await response.json()).toMatchObject(reading);
  });

  it.each(['', '?full=0'])('returns what its API document says for %j', async (query) => {
    const response = await send(query);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await response.json()).toMatchObject({ invoice_number: 'INV-0005521', currency: 'USD' });
  });

  it('refuses another value of the query', async () => {
    const response = await send('?full=perhaps');
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ error: expect.any(String), detail: expect.stringContaining('full') });
  });
});

it('GET /api/v1/invoices/{id}/reading returns the reading of a stored file', async () => {
  const form = await formWith('file', 'en-us-sales-tax.pdf');
  const uploaded = await fetch(`${server.url}/api/v1/invoices/upload`, { method: 'POST', body: form });
  const { data } = (await uploaded.json()) as { data: { id: string } };
  const response = await fetch(`${server.url}/api/v1/invoices/${data.id}/reading`);
  expect(await response.json()).toMatchObject({ code: 0, message: 'success', data: reading });
  const unknown = await fetch(`${server.url}/api/v1/invoices/none/reading`);
  expect(unknown.status).toBe(404);
  expect(await unknown.json()).toMatchObject({ code: 2001, data: null });
});

describe('GET /api/task/{task_id}/documents/{number}/reading', () => {
  it('returns the reading of one document of an upload, only to its session', async () => {
    const client = await newSession(server);
    const form = formOf([await pdf(), await pdf('invoices/en-us-sales-tax.pdf')]);
    const { taskId } = (await (await client.call('POST', '/api/upload', { body: form })).json()) as { taskId: string };
    const path = (number: string) => `/api/task/${taskId}/documents/${number}/reading`;
    expect(await (await client.call('GET', path('2'))).json()).toMatchObject(reading);

    const beyond = await client.call('GET', path('3'));
    expect([beyond.status, await beyond.json()]).toEqual([404, expect.objectContaining({ code: 'FILE_NOT_FOUND' })]);
    const notANumber = await client.call('GET', path('first'));
    expect(notANumber.status).toBe(400);
    const stranger = await (await newSession(server)).call('GET', path('2'));
    expect(stranger.status).toBe(403);
  });
});

it('an unknown path below /api/v1 is answered in the error format of an API that is served there', async () => {
  const response = await fetch(`${server.url}/api/v1/unknown`);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ code: 1001, message: expect.any(String), data: null });
});
