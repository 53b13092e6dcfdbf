/** What tests of the session API ask for again and again. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { metric, type TestServer } from '../../test-server.ts';
import { fixture, formOf, type SentFile } from './sent-files.ts';

export interface TaskBody {
  readonly taskId: string;
  readonly status: string;
  readonly progress: number;
  readonly downloadUrls: readonly string[];
  readonly message?: string;
}

/** One session at a server. */
export interface SessionClient {
  readonly id: string;
  call(method: string, path: string, init?: RequestInit): Promise<Response>;
  upload(...files: readonly SentFile[]): Promise<string>;
  status(taskId: string): Promise<TaskBody>;
  /** Waits until the task is in one of the states; a session may ask a hundred times a minute. */
  until(taskId: string, ...states: readonly string[]): Promise<TaskBody>;
}

export async function newSession({ url }: Pick<TestServer, 'url'>): Promise<SessionClient> {
  const created = (await (await fetch(`${url}/api/session`, { method: 'POST' })).json()) as { session_id: string };
  return session(url, created.session_id);
}

export function session(url: string, id: string): SessionClient {
  const client: SessionClient = {
    id,
    call: (method, path, init = {}) =>
      fetch(`${url}${path}`, {
        method,
        ...init,
        headers: { 'X-Session-ID': id, ...(init.headers as Record<string, string> | undefined) },
      }),
    async upload(...files) {
      const response = await client.call('POST', '/api/upload/', { body: formOf(files) });
      expect(response.status).toBe(200);
      return ((await response.json()) as TaskBody).taskId;
    },
    status: async (taskId) => (await client.call('GET', `/api/task/${taskId}/status`)).json() as Promise<TaskBody>,
    async until(taskId, ...states) {
      for (;;) {
        const task = await client.status(taskId);
        if (states.includes(task.status)) return task;
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
    },
  };
  return client;
}

/** Keeps the only worker of a server busy with scans, which go before uploads. */
export async function busy(server: TestServer): Promise<{ end(): void }> {
  const stop = new AbortController();
  const scans = ['cn-normal-scan-sideways.png', 'en-receipt-photo.jpg', 'cn-normal-scan-sideways.png'];
  for (const name of scans) {
    // Bytes of their own: what was read before is not read again.
    const bytes = Buffer.concat([await fixture(`invoices/${name}`), Buffer.from(randomUUID())]);
    const body = formOf([{ name, bytes, type: name.endsWith('.jpg') ? 'image/jpeg' : 'image/png' }], 'file');
    fetch(`${server.url}/extract`, { method: 'POST', body, signal: stop.signal }).catch(() => undefined);
  }
  // What runs may be left of something else: with one that waits as well, the next to run is a scan.
  for (;;) {
    if ((await metric(server, 'invoicectl_tasks_running')) > 0 && (await metric(server, 'invoicectl_tasks_queued')) > 0)
      break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { end: () => stop.abort() };
}

/** `{ error: true, code, message }` with this status and code, and nothing else. */
export async function expectError(response: Response, status: number, code: string): Promise<string> {
  const body: unknown = await response.json();
  expect({ status: response.status, body }).toEqual({
    status,
    body: { error: true, code, message: expect.any(String) },
  });
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  return (body as { message: string }).message;
}
