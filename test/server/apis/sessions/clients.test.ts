/** The clients that are printed in the session API's document run as they are; only the address is another. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pythonWith, testWith } from '../../../engines.ts';
import { testServer, type TestServer } from '../../test-server.ts';
import { fixture } from './sent-files.ts';

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await testServer();
  folder = await mkdtemp(join(tmpdir(), 'sessions-'));
  await writeFile(join(folder, 'invoice1.pdf'), await fixture('invoices/de-letter.pdf'));
  await writeFile(join(folder, 'invoice2.pdf'), await fixture('invoices/fr-text.pdf'));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const printed = async (name: string): Promise<string> => {
  const text = await readFile(join(import.meta.dirname, '../printed-clients', name), 'utf8');
  expect(text).toContain('https://your-domain.com');
  return text.replaceAll('https://your-domain.com', server.url);
};

testWith(['Python with requests'], 'Python', async () => {
  const script = await printed('sessions.py.txt');
  const { stdout } = await promisify(execFile)(pythonWith('requests') ?? 'python3', ['-c', script], { cwd: folder });
  expect(stdout).toMatch(/Created session: session_/);
  expect(stdout).toContain('Task completed: {');
  expect(stdout).toContain('Downloaded result file');
  expect((await readFile(join(folder, 'processed_result.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
});

test('the JavaScript example of the API document works in a page of the same origin', async () => {
  const script = await printed('sessions.js.txt');
  const logged: unknown[][] = [];
  let cookie = '';
  /** As a browser's: cookies are kept, and sent where their path fits. */
  const browserFetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const path = /Path=([^;]+)/.exec(cookie)?.[1];
    const sent =
      path !== undefined && new URL(url).pathname.startsWith(path) ? { cookie: cookie.split(';')[0] ?? '' } : {};
    const headers = { ...(init.headers as Record<string, string> | undefined), ...sent };
    const response = await fetch(url, { ...init, headers });
    cookie = response.headers.getSetCookie()[0] ?? cookie;
    return response;
  };
  const files = await Promise.all(
    ['invoice1.pdf', 'invoice2.pdf'].map(
      async (name) => new File([new Uint8Array(await readFile(join(folder, name)))], name, { type: 'application/pdf' }),
    ),
  );
  const clicked: { href: string; download: string }[] = [];
  const link = { href: '', download: '', click: () => void clicked.push({ ...link }) };
  const log = (...said: unknown[]): void => void logged.push(said);
  const context = createContext({
    FormData,
    setTimeout,
    console: { log, error: log },
    fetch: browserFetch,
    document: { getElementById: () => ({ files }), createElement: () => link },
  });
  await runInContext(`${script}\nprocessInvoices()`, context);
  expect(logged.map(([what]) => what)).toEqual(['Created session:', 'Upload result:', 'Task completed:']);
  const [download] = clicked;
  expect(download).toMatchObject({ download: 'processed_invoices.pdf' });
  const response = await browserFetch(download?.href ?? '');
  expect(response.status).toBe(200);
  expect(
    Buffer.from(await response.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
});
