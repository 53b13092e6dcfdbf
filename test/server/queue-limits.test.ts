/** What each API answers where too many tasks wait, in the words of its document. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sqlRecordStore } from '../../src/stores/records/sql.ts';
import { configured, convertClient } from './apis/conversion/client.ts';
import { sampleDocx, texClient } from './apis/docx2tex/client.ts';
import { invoiceClient } from './apis/invoices/client.ts';
import { newSession } from './apis/sessions/requests.ts';
import { formOf, pdf } from './apis/sessions/sent-files.ts';
import { formWith, type TestServer, testServer } from './test-server.ts';

/** Adds tasks that no worker knows of, so that they wait. */
async function addWaiting(server: TestServer, owner: string, count: number): Promise<void> {
  const database = await server.database();
  try {
    const tasks = sqlRecordStore(database).collection('task', z.null());
    for (let index = 0; index < count; index++)
      await tasks.insert({ id: randomUUID(), owner, state: 'queued', body: null });
  } finally {
    await database.close();
  }
}

/** The owner of the only task that is stored. */
async function onlyOwner(server: TestServer): Promise<string> {
  const database = await server.database();
  try {
    const rows = database.tables.selectFrom('records').select('owner').where('kind', '=', 'task');
    return (await rows.executeTakeFirstOrThrow()).owner;
  } finally {
    await database.close();
  }
}

const credentials = { token: configured.clientToken, apiKey: configured.clientKey };

/** One submission to each API that stores tasks. */
const submissions = {
  async sessions({ url }: TestServer): Promise<Response> {
    const session = await newSession({ url });
    return session.call('POST', '/api/upload', { method: 'POST', body: formOf([await pdf()]) });
  },
  async conversion({ url }: TestServer): Promise<Response> {
    const body = new FormData();
    body.append('file', new File(['# Title'], 'a.md'));
    body.append('targetFormat', 'html');
    body.append('mode', 'async');
    return convertClient(url, credentials).fetch('POST', '/convert', { body });
  },
  docx2tex: (server: TestServer): Promise<Response> =>
    texClient(server).post({ file: { bytes: sampleDocx('a'), name: 'a.docx' } }),
  async invoices({ url }: TestServer): Promise<Response> {
    const body = await formWith('file', 'de-letter.pdf');
    return fetch(`${url}/api/v1/invoices/upload?wait=false`, { method: 'POST', body });
  },
};
type Name = keyof typeof submissions;

const retryAfter: unknown = expect.stringMatching(/^\d+$/);

const answered = async (response: Response): Promise<{ status: number; retryAfter: string | null; body: unknown }> => ({
  status: response.status,
  retryAfter: response.headers.get('retry-after'),
  body: await response.json(),
});

describe('more tasks than may wait in all', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({ ...configured, queueAtMost: 2 });
    await addWaiting(server, 'somebody', 2);
  });
  afterAll(() => server.stop());

  it.each<[Name, object]>([
    ['sessions', { error: true, code: 'SERVICE_UNAVAILABLE', message: expect.stringMatching(/waiting/) }],
    ['conversion', { success: false, error: { code: 'E00008', details: expect.stringMatching(/waiting/) } }],
    ['docx2tex', { code: 503, data: null, msg: expect.stringMatching(/waiting/) }],
    ['invoices', { code: 5001, data: null, message: expect.stringMatching(/waiting/) }],
  ])('are refused by the API %s with 503', async (name, body) => {
    expect(await answered(await submissions[name](server))).toMatchObject({ status: 503, retryAfter: '60', body });
  });
});

describe('more tasks than may wait of one client', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({ ...configured, queuedAtMost: 2 });
  });
  afterAll(() => server.stop());

  it('are refused by the session API with 429 and RATE_LIMIT_EXCEEDED, and those of another session are not', async () => {
    const session = await newSession(server);
    const upload = async () => session.call('POST', '/api/upload', { method: 'POST', body: formOf([await pdf()]) });
    expect((await upload()).status).toBe(200);
    await addWaiting(server, await onlyOwner(server), 2);
    expect((await upload()).status).toBe(200);
    const body = { code: 'RATE_LIMIT_EXCEEDED', message: expect.stringMatching(/of your tasks/) };
    expect(await answered(await upload())).toMatchObject({ status: 429, retryAfter, body });
    expect((await submissions.sessions(server)).status).toBe(200);
  });

  it('are refused by the convert API with 429 and E00006, and those of another client are not', async () => {
    await addWaiting(server, 'client:client_configured', 2);
    const body = { success: false, error: { code: 'E00006', details: expect.stringMatching(/^2 of your tasks/) } };
    const refused = await answered(await submissions.conversion(server));
    expect(refused).toMatchObject({ status: 429, retryAfter, body });
    expect((await submissions.docx2tex(server)).status).toBe(200);
  });

  it('are refused by the invoice API with 429', async () => {
    await addWaiting(server, 'invoice-api', 2);
    const client = invoiceClient(server.url);
    const uploaded = await client.upload<{ id: string }>(await formWith('file', 'de-letter.pdf'), '/invoices/upload');
    const response = await fetch(`${server.url}/api/v1/merge-tasks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ invoiceIds: [uploaded.data.id], outputType: 'pdf' }),
    });
    expect(await answered(response)).toMatchObject({ status: 429, retryAfter, body: { data: null } });
  });
});
