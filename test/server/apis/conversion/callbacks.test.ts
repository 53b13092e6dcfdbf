/** Callbacks of the convert API: what they say, how they are sent, whom they believe. */
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { docx, markdown } from '../../../convert/samples.ts';
import { isSigned, receiver, type Receiver } from '../../outgoing/callbacks/receiver.ts';
import { configured, convertClient, type ConvertClient, fileForm } from './client.ts';
import { testServer, type TestServer } from '../../test-server.ts';

let told: Receiver;
let server: TestServer;
let client: ConvertClient;
beforeAll(async () => {
  told = await receiver();
  server = await testServer({ ...configured, allowHosts: [told.host] });
  client = convertClient(server.url, { token: configured.clientToken, apiKey: configured.clientKey });
});
afterAll(async () => {
  await server.stop();
  await told.close();
});

const accepted = async (bytes: Uint8Array | string, name: string, callback: object): Promise<string> => {
  const fields = { targetFormat: 'html', mode: 'async', callback: JSON.stringify(callback) };
  const { status, body } = await client.call('POST', '/convert', fileForm(name, bytes, fields));
  expect(status).toBe(202);
  return String(body.data['taskId']);
};
const next = async () => (await told.calls(told.heard.length + 1)).at(-1);

const keyOf = (apiKey: string): string => createHmac('sha256', apiKey).update('invoicectl callback').digest('hex');

it('contains the same as /result, signed with the API key', async () => {
  const hearing = next();
  const taskId = await accepted(markdown, 'a.md', { url: told.url, headers: { 'X-Mine': 'yes' } });
  const heard = await hearing;
  expect(heard).toMatchObject({ method: 'POST', path: '/told', headers: { 'x-mine': 'yes' } });
  const body = JSON.parse(heard?.body ?? '') as object;
  expect(body).toEqual({
    success: true,
    data: (await client.call('GET', `/tasks/${taskId}/result`)).body.data,
    timestamp: expect.stringMatching(/Z$/),
  });
  expect(body).toMatchObject({ data: { taskId, status: 'completed', resultFileUrl: expect.stringMatching(/^http/) } });
  expect(heard && isSigned(heard, keyOf(configured.clientKey))).toBe(true);
});

it('is sent by PUT and signed with its own secret if asked for, and reports failures too', async () => {
  const hearing = next();
  const secret = 'a secret of the client alone';
  const broken = Buffer.from(await docx()).subarray(0, 3000);
  const taskId = await accepted(broken, 'a.docx', { url: told.url, method: 'PUT', secret });
  const heard = await hearing;
  expect(heard?.method).toBe('PUT');
  expect(JSON.parse(heard?.body ?? '')).toMatchObject({
    success: true,
    data: { taskId, status: 'failed', error: { code: 'E01002', message: '文件损坏' } },
  });
  expect(heard && isSigned(heard, secret)).toBe(true);
});

it('is retried until the receiver accepts it', async () => {
  const before = told.heard.length;
  told.answer(503, 500, 200);
  const taskId = await accepted(markdown, 'b.md', { url: told.url, timeout: 5 });
  const calls = (await told.calls(before + 3)).slice(before);
  expect(new Set(calls.map(({ headers }) => headers['x-invoicectl-delivery'])).size).toBe(1);
  for (const call of calls) expect(JSON.parse(call.body)).toMatchObject({ data: { taskId, status: 'completed' } });
});
