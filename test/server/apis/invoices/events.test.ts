/** Events of the archive over HTTP: what is sent, what is not, and how a stream is resumed and ends. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type FollowedEvents, followEvents } from '../../event-client.ts';
import { testServer, type TestServer } from '../../test-server.ts';
import { fixture, invoiceClient, type InvoiceClient, type MergeTask } from './client.ts';

let server: TestServer;
let client: InvoiceClient;
beforeAll(async () => {
  server = await testServer();
  client = invoiceClient(server.url);
});
afterAll(() => server.stop());

const open: FollowedEvents[] = [];
afterEach(() => {
  for (const events of open.splice(0)) events.close();
});

async function follow(after?: string, url = server.url): Promise<FollowedEvents> {
  const events = await followEvents(`${url}/api/v1/events`, after === undefined ? {} : { 'last-event-id': after });
  open.push(events);
  return events;
}

async function uploadedWithoutWaiting(): Promise<string> {
  const form = new FormData();
  form.append('file', new File([await fixture('invoices/de-letter.pdf')], 'de-letter.pdf'));
  return (await client.upload(form, '/invoices/upload?wait=false')).data.id;
}

it('reports an upload from its beginning to its deletion, with ids and states alone', async () => {
  const events = await follow();
  await events.next(({ kind }) => kind === 'ready');
  const id = await uploadedWithoutWaiting();
  await events.next(({ data }) => data['id'] === id && data['beingRead'] === false);
  await client.patch(`/invoices/${id}`, { sellerName: 'Corrected & Sons' });
  await client.delete(`/invoices/${id}`);
  await events.next(({ data }) => data['id'] === id && data['change'] === 'deleted');

  const ofInvoice = events.events.filter(({ kind }) => kind === 'invoice').map(({ data }) => data);
  expect(ofInvoice).toEqual([
    { id, change: 'added', status: 'pending', beingRead: true },
    { id, change: 'changed', status: 'pending', beingRead: false },
    { id, change: 'changed', status: 'pending', beingRead: false },
    { id, change: 'deleted', status: null, beingRead: false },
  ]);
  const tasks = events.events.filter(({ kind }) => kind === 'task').map(({ data }) => data);
  expect(new Set(tasks.map(({ invoiceId }) => invoiceId))).toEqual(new Set([id]));
  expect(tasks.at(0)).toMatchObject({ status: 'pending', progress: 0 });
  expect(tasks.at(-1)).toMatchObject({ status: 'completed', progress: 100 });
  expect(JSON.stringify(events.events)).not.toMatch(/Märchenwald|Corrected|de-letter/);
});

it('reports merge tasks', async () => {
  const { id: invoiceId } = await client.uploaded('de-letter.pdf');
  const events = await follow();
  const { data } = await client.post<MergeTask>('/merge-tasks', { invoiceIds: [invoiceId], outputType: 'pdf' });
  const last = await events.next(({ kind, data: { status } }) => kind === 'merge' && status === 'completed');
  expect(last.data).toMatchObject({ id: data.id, progress: 100 });
  expect(events.events.find(({ kind }) => kind === 'merge')?.data).toMatchObject({ id: data.id, status: 'pending' });
});

it('sends what a client missed while its line was broken', async () => {
  const before = await follow();
  const { id: lastId } = await before.next(({ kind }) => kind === 'ready');
  before.close();
  const { id } = await client.uploaded('fr-text.pdf');
  const after = await follow(lastId);
  expect((await after.next(({ kind }) => kind === 'invoice')).data).toMatchObject({ id, change: 'added' });
  expect(after.events.map(({ kind }) => kind)).not.toContain('reload');
  const unknown = await follow('ffffffffffff-3');
  expect((await unknown.next(() => true)).kind).toBe('reload');
});

it('limits the streams of a client, and counts only those that are open', async () => {
  const first = await follow();
  for (let count = 1; count < 20; count++) await follow();
  const refused = await fetch(`${server.url}/api/v1/events`);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '10']);
  expect(await refused.json()).toMatchObject({ code: 5001, data: null });
  first.close();
  await expect.poll(async () => (await follow()).status).toBe(200);
});

it('ends the streams when the server stops', async () => {
  const other = await testServer();
  const events = await follow(undefined, other.url);
  await events.next(({ kind }) => kind === 'ready');
  await other.stop();
  await events.ended;
});
