/** Requests whose bodies hardly come in, and files that there is no room for: refused in each API's own words. */
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formWith, type TestServer, testServer } from '../test-server.ts';
import { areFiles } from '../../stores-of-tests.ts';

const credentials = { clientToken: 'token-of-the-tests', clientKey: 'key-of-the-tests-too' };
const authorised = { Authorization: `Bearer ${credentials.clientToken}`, 'X-API-Key': credentials.clientKey };

let server: TestServer;
let session: Record<string, string>;
beforeAll(async () => {
  server = await testServer({ ...credentials, slowBodySeconds: 2 });
  session = await newSession(server.url);
});
afterAll(() => server.stop());

async function newSession(url: string): Promise<Record<string, string>> {
  const created = (await (await fetch(`${url}/api/session`, { method: 'POST' })).json()) as { session_id: string };
  return { 'X-Session-ID': created.session_id };
}

const own = {
  extraction: { error: expect.any(String), detail: expect.any(String) },
  sessions: { error: true, code: expect.any(String), message: expect.any(String) },
  invoices: { code: expect.any(Number), message: expect.any(String), data: null },
  convert: { success: false, error: expect.objectContaining({ code: expect.any(String) }) },
  docx2tex: { code: expect.any(Number), data: null, msg: expect.any(String) },
};

const doors = [
  { path: '/extract', field: 'file', form: own.extraction, headers: () => ({}) },
  { path: '/api/upload', field: 'files', form: own.sessions, headers: () => session },
  { path: '/api/v1/invoices/upload', field: 'file', form: own.invoices, headers: () => ({}) },
  { path: '/api/v1/files', field: 'file', form: own.convert, headers: () => authorised },
  { path: '/v1/task', field: 'file', form: own.docx2tex, headers: () => ({}) },
];

const head = '--b\r\nContent-Disposition: form-data; name="FIELD"; filename="a.pdf"\r\n\r\n%PDF-1.7\n';

/** Sends the beginning of a form, then `piece` every `everyMs`, `times` or until it is answered. Gives what came back. */
async function dribbled(
  path: string,
  { field = 'file', headers = {} }: { field?: string; headers?: Record<string, string> },
  { piece, everyMs, times = Infinity }: { piece: string; everyMs: number; times?: number },
): Promise<string> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const seen = { answer: '', open: true };
  socket.on('error', () => undefined);
  socket.on('close', () => (seen.open = false));
  socket.setEncoding('utf8').on('data', (text: string) => (seen.answer += text));
  const tail = '\r\n--b--\r\n';
  const begin = head.replace('FIELD', field);
  const length = begin.length + (times === Infinity ? 10_000_000 : piece.length * times + tail.length);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: ${length}\r\n${lines.join('')}\r\n${begin}`,
  );
  for (let sent = 0; sent < times && seen.open && seen.answer === ''; sent++) {
    await pause(everyMs);
    socket.write(piece);
  }
  if (times !== Infinity) socket.write(tail);
  while (seen.open && !/\r\n\r\n[^]+$/.test(seen.answer)) await pause(50);
  socket.destroy();
  return seen.answer;
}

it.each(doors)('$path: a body that arrives too slowly is refused, and the connection is closed', async (door) => {
  const { path, form, field } = door;
  const answer = await dribbled(path, { field, headers: door.headers() }, { piece: 'x'.repeat(10), everyMs: 200 });
  expect(answer).toMatch(/^HTTP\/1\.1 [45]\d\d /);
  expect(answer.toLowerCase()).toContain('\r\nconnection: close\r\n');
  expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4))).toEqual(expect.objectContaining(form));
});

it('a JSON body that stops arriving is refused in the same way', async () => {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  const lines = 'Host: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000';
  socket.write(`POST /api/v1/invoices/drafts HTTP/1.1\r\n${lines}\r\n\r\n{"name":`);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(String(answer)).toMatch(/^HTTP\/1\.1 [45]\d\d .*"code":\d+/s);
  socket.destroy();
});

it('a body over a slow but steady connection is accepted', async () => {
  const answer = await dribbled(
    '/api/upload',
    { field: 'files', headers: session },
    { piece: 'x'.repeat(64 * 1024), everyMs: 500, times: 10 },
  );
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
});

it('nothing of a refused body is kept, and the server continues to answer', async () => {
  await dribbled('/api/v1/invoices/upload', {}, { piece: 'x', everyMs: 300 });
  const unfinished = (): Promise<string[]> => readdir(join(server.folder, areFiles ? 'blobs/tmp' : 'spool'));
  while ((await unfinished()).length > 0) await pause(50);
  const form = await formWith('file', 'en-us-sales-tax.pdf');
  expect((await fetch(`${server.url}/extract`, { method: 'POST', body: form })).status).toBe(200);
});

it.each(doors)(
  '$path: 503 if the disk budget is used up, including files that are still being written',
  async (door) => {
    const full = await testServer({ ...credentials, diskMegabytes: 1 });
    try {
      const headers = door.path === '/api/upload' ? await newSession(full.url) : door.headers();
      const bytes = new Uint8Array(700 * 1024).fill(0x20);
      bytes.set(Buffer.from(door.path === '/v1/task' ? 'PK\u0003\u0004' : '%PDF-1.7\n'));
      const name = door.path === '/v1/task' ? 'a.docx' : 'a.pdf';
      const send = async (seed: number): Promise<Response> => {
        bytes[100] = seed;
        const body = await formWith(door.field, bytes, { name });
        return fetch(`${full.url}${door.path}`, { method: 'POST', body, headers });
      };
      // Each of them would fit alone.
      const answers = await Promise.all([1, 2, 3].map(send));
      const refused = answers.filter(({ status }) => status === 503);
      expect(refused.length).toBeGreaterThan(0);
      expect(await refused[0]?.json()).toEqual(expect.objectContaining(door.form));
      expect((await fetch(`${full.url}/livez`)).status).toBe(200);
    } finally {
      await full.stop();
    }
  },
);
