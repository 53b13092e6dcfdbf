/**
 * What belongs to one session, client or API is no other's: at every endpoint by id that the server describes, with every
 * id there is, as everybody who is not its owner.
 */
import { assert, asyncProperty, constantFrom } from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { configured, convertClient, type ConvertClient, newClient } from './apis/conversion/client.ts';
import { type Endpoint, endpointsOf, expectRefusal, filledIn, isById } from './every-endpoint.ts';
import { invoiceClient, type MergeTask } from './apis/invoices/client.ts';
import { sampleDocx, texClient } from './apis/docx2tex/client.ts';
import { newSession, type SessionClient } from './apis/sessions/requests.ts';
import { pdf } from './apis/sessions/sent-files.ts';
import { testServer, type TestServer } from './test-server.ts';

let server: TestServer;
let endpoints: readonly Endpoint[];
let session: SessionClient;
let client: ConvertClient;
/** Of everything that somebody made, by where it belongs: the beginning of the paths that may name it. */
let belongings: readonly { readonly home: string; readonly id: string }[];
/** Headers of everybody who made nothing. */
let strangers: readonly Record<string, string>[];
let before: unknown;

/** Everything that its owners see of it. */
async function seen(): Promise<unknown> {
  const invoices = invoiceClient(server.url);
  const [sessionTasks, ...others] = await Promise.all([
    (await session.call('GET', '/api/task')).json(),
    ...belongings.flatMap(({ home, id }) => {
      if (home === '/api/v1/files') return [client.call('GET', `/files/${id}`).then(({ body }) => body.data)];
      if (home === '/api/v1/tasks') return [client.status(id)];
      if (home === '/v1/task') return [texClient(server).status(id)];
      if (!home.startsWith('/api/v1/')) return [];
      return [invoices.call(`${home.slice('/api/v1'.length)}/${id}`).then(({ data }) => data)];
    }),
  ]);
  return { sessionTasks, others };
}

beforeAll(async () => {
  server = await testServer(configured);
  endpoints = (await endpointsOf(server)).filter(isById);
  session = await newSession(server);
  const uploaded = await session.upload(await pdf());
  await session.until(uploaded, 'completed');
  client = convertClient(server.url, { token: configured.clientToken, apiKey: configured.clientKey });
  const source = await client.upload('note.md', '# Of one client\n\nAnd of no other.');
  const { body } = await client.call('POST', '/convert', { fileId: source, targetFormat: 'html' });
  const { taskId, resultFileId } = body.data;
  const invoices = invoiceClient(server.url);
  const { id: invoice } = await invoices.uploaded('de-letter.pdf');
  const draft = await invoices.post<{ draftId: string }>('/drafts', { name: 'mine', invoiceIds: [invoice] });
  const merge = await invoices.post<MergeTask>('/merge-tasks', { invoiceIds: [invoice], outputType: 'pdf' });
  await invoices.merged(merge.data.id);
  const tex = await texClient(server).converted({ file: { bytes: sampleDocx('of somebody'), name: 'a.docx' } });
  belongings = [
    { home: '/api/task', id: uploaded },
    { home: '/api/v1/files', id: source },
    { home: '/api/v1/files', id: String(resultFileId) },
    { home: '/api/v1/tasks', id: String(taskId) },
    { home: '/api/v1/invoices', id: invoice },
    { home: '/api/v1/drafts', id: draft.data.draftId },
    { home: '/api/v1/merge-tasks', id: merge.data.id },
    { home: '/v1/task', id: tex.id },
  ];
  const [other, third] = [await newClient(server, 'another'), await newClient(server, 'a third')];
  strangers = [
    {},
    { 'x-session-id': (await newSession(server)).id },
    other.authorization,
    { ...client.authorization, 'X-API-Key': third.apiKey },
    { ...client.authorization, Authorization: `Bearer ${other.token}` },
  ];
  before = await seen();
});
afterAll(() => server.stop());

/** Two of the APIs have no users: everybody who has an id may use it there. */
const isOpen = (home: string): boolean => /invoices|drafts|merge-tasks|\/v1\/task$/.test(home);
const homeOf = ({ path }: Endpoint): string => path.slice(0, path.indexOf('/{')).replace('/api/download', '/api/task');

it('every request by a stranger is refused and changes nothing', async () => {
  const cases = endpoints.flatMap((endpoint) =>
    belongings
      .filter(({ home }) => home !== homeOf(endpoint) || !isOpen(home))
      .map(({ home, id }) => ({ endpoint, home, id })),
  );
  expect(cases.length).toBeGreaterThan(100);
  for (const { endpoint, home, id } of cases) {
    for (const headers of strangers) {
      const path = filledIn(endpoint, id).replace(/\/[^/]+(\/link)?$/, (end) =>
        endpoint.path.includes('{filename}') ? `/processed_invoices.pdf${end.endsWith('/link') ? '/link' : ''}` : end,
      );
      const response = await fetch(server.url + path, { method: endpoint.method, headers });
      expect(response.status, `${endpoint.method} ${path} ${JSON.stringify(Object.keys(headers))}`).not.toBe(429);
      await expectRefusal(endpoint, response, `${id} of ${home}`);
    }
  }
  expect(await seen()).toEqual(before);
}, 120_000);

it('a body that names the resource of somebody else is refused', async () => {
  const [sessionTask, file] = [belongings[0]!.id, belongings[1]!.id];
  for (const headers of strangers) {
    const post = async (path: string, body: object): Promise<number> => {
      const init = { method: 'POST', body: JSON.stringify(body) };
      return (await fetch(server.url + path, { ...init, headers: { ...headers, 'content-type': 'application/json' } }))
        .status;
    };
    expect(await post('/api/v1/convert', { fileId: file, targetFormat: 'txt' })).toBeOneOf([401, 403]);
    expect(await post('/api/v1/merge-tasks', { invoiceIds: [file], outputType: 'pdf' })).toBe(404);
  }
  const other = await newSession(server);
  const batch = { method: 'POST', body: JSON.stringify({ action: 'delete', task_ids: [sessionTask] }) };
  const answer = await other.call('POST', '/api/task/batch', {
    ...batch,
    headers: { 'content-type': 'application/json' },
  });
  expect(await answer.text()).toContain('ACCESS_DENIED');
  expect(await seen()).toEqual(before);
});

it('an id with one changed character belongs to nobody and is refused', async () => {
  const letters = constantFrom(...'0123456789abcdefghijklmnopqrstuvwxyz-_'.split(''));
  await assert(
    asyncProperty(
      constantFrom(...endpoints),
      constantFrom(...belongings),
      constantFrom(0.2, 0.4, 0.6, 0.8, 1),
      letters,
      async (endpoint, { id }, where, letter) => {
        const at = Math.max(id.indexOf('_') + 1, Math.ceil(id.length * where) - 1);
        const changed = id.slice(0, at) + letter + id.slice(at + 1);
        if (changed === id) return;
        const headers = { ...client.authorization, 'x-session-id': session.id };
        const response = await fetch(server.url + filledIn(endpoint, changed), { method: endpoint.method, headers });
        expect([400, 404]).toContain(response.status);
        await response.body?.cancel();
      },
    ),
    { numRuns: 120 },
  );
  expect(await seen()).toEqual(before);
});
