/** Callbacks of the convert API: what the address hears is what the API says of the task. */
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isSigned, type Receiver, receiver } from './receiver.ts';
import { configured, convertClient, type ConvertClient, fileForm } from '../../apis/conversion/client.ts';
import { testServer, type TestServer } from '../../test-server.ts';

let there: Receiver;
let server: TestServer;
let client: ConvertClient;
beforeAll(async () => {
  there = await receiver();
  server = await testServer({ ...configured, allowHosts: [there.host] });
  client = convertClient(server.url, { token: configured.clientToken, apiKey: configured.clientKey });
});
afterAll(async () => {
  await server.stop();
  await there.close();
});

async function converted(callback: object): Promise<string> {
  const fields = { targetFormat: 'html', mode: 'async', callback: JSON.stringify(callback) };
  const { status, body } = await client.call('POST', '/convert', fileForm('a.md', '# One', fields));
  expect(status).toBe(202);
  return String(body.data['taskId']);
}

it('contains the result, signed with the API key', async () => {
  const earlier = there.heard.length;
  const taskId = await converted({ url: there.url, headers: { 'X-Mine': 'yes' }, timeout: 5 });
  const call = (await there.calls(earlier + 1))[earlier];
  const result = await client.call('GET', `/tasks/${taskId}/result`);
  expect(JSON.parse(call?.body ?? '')).toMatchObject({ success: true, data: result.body.data });
  expect(call).toMatchObject({ method: 'POST', headers: { 'x-mine': 'yes' } });
  const key = createHmac('sha256', configured.clientKey).update('invoicectl callback').digest('hex');
  expect(call && isSigned(call, key)).toBe(true);
});

it('is sent by PUT, signed with a secret of the client', async () => {
  const earlier = there.heard.length;
  const secret = 'between the two of us';
  await converted({ url: there.url, method: 'PUT', secret });
  const call = (await there.calls(earlier + 1))[earlier];
  expect(call?.method).toBe('PUT');
  expect(call && isSigned(call, secret)).toBe(true);
});
