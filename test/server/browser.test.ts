/** What a real browser makes of the server: its pages of documentation, and a front end on another origin. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect } from 'vitest';
import { programOnPath, testWith } from '../engines.ts';
import { fixture } from './apis/sessions/sent-files.ts';
import { testServer } from './test-server.ts';

const browser = 'chromium';
let profile: string;
beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'browser-'));
});
afterEach(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));

const flags = (): string[] => [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  `--user-data-dir=${profile}`,
];

testWith(
  [browser],
  'the pages of documentation show every API, by scripts of their own only',
  async () => {
    const server = await testServer();
    try {
      for (const page of ['docs', 'redoc']) {
        const { stdout, stderr } = await promisify(execFile)(
          programOnPath(browser) ?? '',
          [...flags(), '--enable-logging=stderr', '--virtual-time-budget=20000', '--dump-dom', `${server.url}/${page}`],
          { maxBuffer: 64 * 1024 ** 2, timeout: 60_000 },
        );
        const shown = stdout.replaceAll(/<[^>]*>|\u200b/g, '');
        for (const path of ['/extract', '/api/upload', '/api/v1/invoices', '/api/v1/convert', '/v1/task'])
          expect(shown, page).toContain(path);
        expect(stderr, page).not.toMatch(/CONSOLE.*(?:refused|violates|error)/i);
      }
    } finally {
      await server.stop();
    }
  },
  120_000,
);

/** Uploads, waits and downloads, then reports the outcome to the server of the page. */
const frontEnd = (api: string): string => `<!doctype html><meta charset="utf-8"><script type="module">
  const tell = (what) => fetch('/told', { method: 'POST', body: JSON.stringify(what) });
  try {
    const bytes = await (await fetch('/invoice.pdf')).arrayBuffer();
    const { session_id } = await (await fetch('${api}/api/session', { method: 'POST' })).json();
    const headers = { 'X-Session-ID': session_id };
    const form = new FormData();
    form.append('files', new File([bytes], '发票 一.pdf', { type: 'application/pdf' }));
    const { taskId } = await (await fetch('${api}/api/upload', { method: 'POST', headers, body: form })).json();
    const states = [];
    await new Promise((resolve, reject) => {
      const events = new EventSource('${api}/api/task/' + taskId + '/events?session=' + session_id);
      const seen = ({ data }) => {
        const { status } = JSON.parse(data);
        states.push(status);
        if (['completed', 'failed'].includes(status)) { events.close(); resolve(); }
      };
      events.onmessage = seen;
      for (const type of ['progress', 'status', 'completed', 'failed']) events.addEventListener(type, seen);
      events.onerror = () => reject(new Error('The stream of events broke'));
    });
    const url = '${api}/api/download/' + taskId + '/processed_invoices.pdf';
    const response = await fetch(url, { headers });
    const result = new Uint8Array(await response.arrayBuffer());
    const disposition = response.headers.get('content-disposition');
    await tell({ states, magic: new TextDecoder().decode(result.slice(0, 5)), disposition });
  } catch (error) {
    await tell({ error: String(error) });
  }
</script>`;

interface Told {
  readonly states?: readonly string[];
  readonly magic?: string;
  readonly disposition?: string;
  readonly error?: string;
}

/** Serves the front end; `told` resolves with what it reports. */
async function site(): Promise<{
  origin: string;
  serves: (page: string) => void;
  told: Promise<Told>;
  server: Server;
}> {
  const invoice = await fixture('invoices/de-letter.pdf');
  let page = '';
  let tell: (what: Told) => void = () => undefined;
  const told = new Promise<Told>((resolve) => (tell = resolve));
  const server = createServer((request, response) => {
    if (request.url === '/invoice.pdf') response.end(invoice);
    else if (request.url === '/told') {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
      request.on('end', () => {
        tell(JSON.parse(body) as Told);
        response.end();
      });
    } else response.setHeader('content-type', 'text/html').end(page);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, serves: (html) => (page = html), told, server };
}

async function opened(allowed: boolean): Promise<Told> {
  const { origin, serves, told, server: web } = await site();
  const server = await testServer(allowed ? { corsOrigins: [origin] } : {});
  serves(frontEnd(server.url));
  const open = spawn(programOnPath(browser) ?? '', [...flags(), '--remote-debugging-port=0', `${origin}/`], {
    stdio: 'ignore',
  });
  try {
    return await told;
  } finally {
    open.kill('SIGKILL');
    await once(open, 'exit');
    web.closeAllConnections();
    web.close();
    await server.stop();
  }
}

testWith(
  [browser],
  'a front end on an origin that is configured uploads, follows the events and downloads',
  async () => {
    const { states = [], ...others } = await opened(true);
    expect(others).toEqual({ magic: '%PDF-', disposition: expect.stringContaining('processed_invoices.pdf') });
    expect(states.at(-1)).toBe('completed');
  },
  60_000,
);

testWith(
  [browser],
  'a front end on any other origin reads nothing',
  async () => {
    expect(await opened(false)).toEqual({ error: expect.stringContaining('Failed to fetch') });
  },
  60_000,
);
