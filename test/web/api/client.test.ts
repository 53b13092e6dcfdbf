import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { addressOf, call, pauseOf } from '../../../src/web/api/client.ts';
import { reasonOf, titleOf } from '../../../src/web/api/failure.ts';
import { useConnection } from '../../../src/web/connection/connection.ts';
import { en } from '../../../src/web/language/en/index.ts';
import { useSession } from '../../../src/web/session/session.ts';

beforeEach(() => {
  setActivePinia(createPinia());
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const id = 'c0ffee';
const answer = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: { 'x-request-id': id, ...headers },
  });

/** Answers of the server, one for each request; an Error is a request without an answer. */
function server(...answers: readonly (Response | Error)[]) {
  const requests: { readonly address: string; readonly headers: Headers }[] = [];
  vi.stubGlobal('fetch', async (address: string, { headers }: RequestInit = {}) => {
    const next = answers[requests.length];
    requests.push({ address, headers: new Headers(headers) });
    if (next instanceof Response) return next;
    throw next ?? new Error('There is no further answer');
  });
  return requests;
}

const success = answer(200, { code: 0, message: 'success', data: { processedCount: 3 } });

it('returns the data of the envelope', async () => {
  const requests = server(success.clone());
  expect(await call('/dashboard/stats', { query: { status: '', page: 2 } })).toEqual({ processedCount: 3 });
  expect(requests[0]?.address).toBe('/api/v1/dashboard/stats?page=2');
});

it('a refusal has its code, its reason and the id of the request', async () => {
  server(answer(410, { code: 2002, message: '发票已被删除: "inv_1"', data: null }));
  const failure = await call('/invoices/inv_1').catch((error: unknown) => error);
  expect(failure).toMatchObject({ kind: 'refused', status: 410, code: 2002, requestId: id });
  expect(titleOf(failure as never, en)).toBe('This invoice was deleted');
  expect(reasonOf(failure as never)).toBe('"inv_1"');
});

it.each([
  [answer(502, '<html>'), 'unexpected'],
  [answer(500, { code: 5001, message: 'x', data: null }), 'server'],
  [answer(200, 'null'), 'unexpected'],
])('an answer that is no success is a failure (%#)', async (response, kind) => {
  server(response);
  await expect(call('/drafts')).rejects.toMatchObject({ kind, requestId: id });
});

it('asks a busy server again after the time that it names, and says so meanwhile', async () => {
  const requests = server(answer(503, {}, { 'retry-after': '4' }), success.clone());
  const called = call('/dashboard/stats');
  await vi.advanceTimersByTimeAsync(3900);
  expect([requests.length, useConnection().state]).toEqual([1, 'busy']);
  await vi.advanceTimersByTimeAsync(200);
  expect(await called).toEqual({ processedCount: 3 });
  expect(useConnection().state).toBe('online');
});

it('gives up after three tries', async () => {
  const busy = (): Response => answer(429, { code: 5001, message: '服务器内部错误: Too many requests' });
  server(busy(), busy(), busy());
  const called = expect(call('/drafts')).rejects.toMatchObject({ kind: 'busy', status: 429 });
  await vi.advanceTimersByTimeAsync(60_000);
  await called;
});

it('reads the pause from Retry-After, within limits', () => {
  const response = (status: number, after: string): Response => answer(status, {}, { 'retry-after': after });
  expect(pauseOf(response(503, '7'))).toBe(7000);
  expect(pauseOf(response(503, '9999'))).toBe(30_000);
  expect(pauseOf(response(429, 'Wed, 21 Oct 2026 07:28:00 GMT'))).toBe(2000);
  expect(pauseOf(response(500, '7'))).toBeUndefined();
});

it('a server that does not answer is asked until it does', async () => {
  const requests = server(new Error('refused'), new Error('refused'), success.clone());
  await expect(call('/drafts')).rejects.toMatchObject({ kind: 'offline' });
  const connection = useConnection();
  expect(connection.state).toBe('offline');
  const online = connection.untilOnline();
  await vi.advanceTimersByTimeAsync(500);
  expect([connection.state, requests.length]).toEqual(['offline', 2]);
  await vi.advanceTimersByTimeAsync(1000);
  await online;
  expect([connection.state, connection.nextTryMs]).toEqual(['online', undefined]);
});

it('waits until somebody has signed in, and then sends the request again', async () => {
  const requests = server(answer(401, {}), success.clone());
  const session = useSession();
  const called = call('/drafts');
  await vi.waitUntil(() => session.wanted);
  session.useToken('secret');
  expect(await called).toEqual({ processedCount: 3 });
  expect(requests[1]?.headers.get('authorization')).toBe('Bearer secret');
  expect(session.wanted).toBe(false);
});

it('fails where nobody wants to sign in', async () => {
  server(answer(401, {}));
  const called = expect(call('/drafts')).rejects.toMatchObject({ kind: 'expired' });
  await vi.waitUntil(() => useSession().wanted);
  useSession().giveUp();
  await called;
});

it('a cancelled request is not the fault of the connection', async () => {
  const controller = new AbortController();
  controller.abort();
  server(new DOMException('aborted', 'AbortError'));
  await expect(call('/drafts', { signal: controller.signal })).rejects.toMatchObject({ kind: 'cancelled' });
  expect(useConnection().state).toBe('online');
});

it('writes addresses', () => {
  expect(addressOf('/invoices', { keyword: 'a&b', page: 0, status: undefined })).toBe(
    '/api/v1/invoices?keyword=a%26b&page=0',
  );
});
