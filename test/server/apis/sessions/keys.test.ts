/** API keys of the session API, links that need no session, and uploads that are sent twice. */
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { expectError, newSession, session, type SessionClient } from './requests.ts';
import { fixture, formOf, pdf } from './sent-files.ts';
import { testServer, type TestServer } from '../../test-server.ts';

let server: TestServer;
let client: SessionClient;
beforeAll(async () => {
  server = await testServer();
  client = await newSession(server);
});
afterAll(() => server.stop());

const newKey = async (who: SessionClient): Promise<string> => {
  const response = await who.call('POST', '/api/session/key');
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  return ((await response.json()) as { api_key: string }).api_key;
};
const withKey = (key: string, method: string, path: string, init: RequestInit = {}, url = server.url) =>
  fetch(`${url}${path}`, { method, ...init, headers: { 'X-API-Key': key } });

describe('an API key', () => {
  it('can be used in place of its session', async () => {
    const own = await newSession(server);
    const key = await newKey(own);
    expect(key).toMatch(/^key_[0-9a-f]{64}$/);
    const sent = await withKey(key, 'POST', '/api/upload/', { body: formOf([await pdf()]) });
    const { taskId } = (await sent.json()) as { taskId: string };
    const { downloadUrls } = await own.until(taskId, 'completed');
    expect((await withKey(key, 'GET', downloadUrls[0] ?? '')).status).toBe(200);
    const listed = await withKey(key, 'GET', '/api/task');
    expect(await listed.json()).toMatchObject({ tasks: [{ task_id: taskId }], session_id: '' });
    await expectError(await withKey(await newKey(client), 'GET', `/api/task/${taskId}/status`), 403, 'ACCESS_DENIED');
  });

  it('ends when another is made, or when it is revoked', async () => {
    const own = await newSession(server);
    const [first, second] = [await newKey(own), await newKey(own)];
    await expectError(await withKey(first, 'GET', '/api/task'), 401, 'INVALID_SESSION');
    expect((await withKey(second, 'GET', '/api/task')).status).toBe(200);
    expect((await withKey(second, 'DELETE', '/api/session/key')).status).toBe(200);
    await expectError(await withKey(second, 'GET', '/api/task'), 401, 'INVALID_SESSION');
    await expectError(await own.call('DELETE', '/api/session/key'), 404, 'NOT_FOUND');
    expect((await own.call('GET', '/api/task')).status).toBe(200);
  });

  it.each(['key_', 'nonsense', `key_${'0'.repeat(64)}`, 'x'.repeat(5000)])('%s is refused as a key', async (key) => {
    await expectError(await withKey(key, 'GET', '/api/task'), 401, 'INVALID_SESSION');
  });

  it('does not replace a session id that is wrong', async () => {
    const headers = { 'X-API-Key': await newKey(client) };
    await expectError(
      await session(server.url, 'nobody').call('GET', '/api/task', { headers }),
      401,
      'INVALID_SESSION',
    );
  });

  it('keeps its session alive as long as the key is used, and no longer', async () => {
    const { folder, running, url } = await testServer();
    const own = await newSession({ url });
    const key = await newKey(own);
    await running.stop();
    const began = Date.now();
    const asked = async (days: number): Promise<number> => {
      vi.useFakeTimers({ toFake: ['Date'], now: began + days * 24 * 3_600_000 });
      const again = await testServer({ dataDir: folder });
      try {
        return (await withKey(key, 'GET', '/api/task', {}, again.url)).status;
      } finally {
        await again.running.stop();
        vi.useRealTimers();
      }
    };
    expect([await asked(80), await asked(160), await asked(251)]).toEqual([200, 200, 401]);
    await (await testServer({ dataDir: folder })).stop();
  });
});

describe('a link to a result', () => {
  const linkTo = async (path: string, query = ''): Promise<string> => {
    const response = await client.call('GET', `${path}/link${query}`);
    expect(response.status).toBe(200);
    return ((await response.json()) as { url: string }).url;
  };
  let task: string;
  let path: string;
  beforeAll(async () => {
    task = await client.upload(await pdf());
    path = (await client.until(task, 'completed')).downloadUrls[0] ?? '';
  });

  it('opens without a session, with the headers of every download', async () => {
    const link = await linkTo(path);
    expect(link.startsWith(`${server.url}${path}?expires=`)).toBe(true);
    const whole = Buffer.from(await (await fetch(link)).arrayBuffer());
    expect(whole.subarray(0, 5).toString()).toBe('%PDF-');
    const part = await fetch(`${link}&inline=true`, { headers: { range: 'bytes=0-4' } });
    expect([part.status, await part.text()]).toEqual([206, '%PDF-']);
    expect((await fetch(link, { method: 'HEAD' })).headers.get('content-length')).toBe(String(whole.length));
  });

  it('opens only this file of this task', async () => {
    const query = new URL(await linkTo(path)).search;
    const other = await client.upload(await pdf());
    const elsewhere = (await client.until(other, 'completed')).downloadUrls[0] ?? '';
    await expectError(await fetch(`${server.url}${elsewhere}${query}`), 403, 'ACCESS_DENIED');
    await expectError(await fetch(`${server.url}/api/download/${task}/other.pdf${query}`), 403, 'ACCESS_DENIED');
    await expectError(await fetch(`${server.url}/api/task/${task}/status${query}`), 400, 'MISSING_SESSION_ID');
  });

  it('cannot be altered, or opened after it expired', async () => {
    const link = await linkTo(path, '?seconds=60');
    const { searchParams } = new URL(link);
    const later = link.replace(/expires=\d+/, `expires=${Number(searchParams.get('expires')) + 1}`);
    await expectError(await fetch(later), 403, 'ACCESS_DENIED');
    await expectError(await fetch(link.replace(/signature=.*/, 'signature=')), 403, 'ACCESS_DENIED');
    await expectError(await fetch(link.replace(/&signature=.*/, '')), 400, 'MISSING_SESSION_ID');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    try {
      expect(await expectError(await fetch(link), 403, 'ACCESS_DENIED')).toBe('The link has expired');
    } finally {
      vi.useRealTimers();
    }
  });

  it('expires with its file', async () => {
    const gone = await client.upload(await pdf());
    const file = (await client.until(gone, 'completed')).downloadUrls[0] ?? '';
    const { url, expires_at } = (await (await client.call('GET', `${file}/link?seconds=604800`)).json()) as {
      url: string;
      expires_at: string;
    };
    expect(Date.parse(expires_at) - Date.now()).toBeLessThanOrEqual(24 * 3_600_000);
    await client.call('DELETE', `/api/task/${gone}`);
    await expectError(await fetch(url), 404, 'TASK_NOT_FOUND');
  });

  it('is given only to the session of the task, and only for valid times', async () => {
    await expectError(await (await newSession(server)).call('GET', `${path}/link`), 403, 'ACCESS_DENIED');
    await expectError(await fetch(`${server.url}${path}/link`), 400, 'MISSING_SESSION_ID');
    await expectError(await client.call('GET', `/api/download/${task}/other.pdf/link`), 404, 'FILE_NOT_FOUND');
    for (const seconds of ['0', '-1', '604801', 'nonsense', '1.5'])
      await expectError(await client.call('GET', `${path}/link?seconds=${seconds}`), 400, 'INVALID_REQUEST');
  });
});

describe('Idempotency-Key', () => {
  const headers = { 'Idempotency-Key': 'the first upload' };
  it('an upload that is repeated gives the same task', async () => {
    const own = await newSession(server);
    const send = async (who: SessionClient) =>
      who.call('POST', '/api/upload/', { body: formOf([await pdf()]), headers });
    const first = await send(own);
    const again = await send(own);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await again.json()).toEqual(await first.json());
    expect(await (await own.call('GET', '/api/task')).json()).toMatchObject({ total_count: 1 });
    expect((await send(await newSession(server))).headers.get('idempotency-replayed')).toBeNull();
  });

  it('a repeated request for a session gives another session', async () => {
    const created = async (): Promise<unknown> =>
      ((await (await fetch(`${server.url}/api/session`, { method: 'POST', headers })).json()) as { session_id: string })
        .session_id;
    expect(await created()).not.toBe(await created());
  });
});

describe.each([
  ['cn-ofd-tagged.ofd', ''],
  ['cn-normal-scan-sideways.png', 'image/png'],
  ['en-receipt-photo.jpg', 'image/jpeg'],
  ['en-receipt-photo.webp', 'image/webp'],
  ['en-two-receipts.tiff', 'image/tiff'],
])('%s', (name, type) => {
  it('is accepted as an upload', async () => {
    const photo = (): Promise<Buffer> => fixture('invoices/en-receipt-photo.jpg');
    const bytes =
      type === 'image/webp'
        ? await sharp(await photo())
            .webp()
            .toBuffer()
        : await fixture(`invoices/${name}`);
    const task = await client.upload({ name, type, bytes });
    const { downloadUrls } = await client.until(task, 'completed', 'failed');
    const response = await client.call('GET', downloadUrls[0] ?? '/none');
    expect(response.headers.get('content-type')).toBe('application/pdf');
  });
});
