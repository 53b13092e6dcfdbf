/** A server on a bad day: it refuses in the words of its APIs, stays up, and works again once the day is over. */
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { folder, start, type Started } from '../e2e/program.ts';
import { testWith } from '../engines.ts';
import { corpus } from './corpus.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/invoices');
const fixture = (): Promise<Buffer> => readFile(join(fixtures, 'de-letter.pdf'));
const ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

interface Server {
  readonly url: string;
  readonly cwd: string;
  readonly started: Started;
}

async function served(
  cwd: string,
  {
    shell,
    env = {},
    flags = [],
  }: { readonly shell?: string; readonly env?: Record<string, string>; readonly flags?: readonly string[] } = {},
): Promise<Server> {
  const args = ['serve', '--port', '0', '--data-dir', 'kept', ...flags];
  const started = start(args, { cwd, env, ...(shell === undefined ? {} : { shell }) });
  ending.push(async () => {
    started.child.kill('SIGKILL');
    await started.ended;
  });
  let said = '';
  started.child.stderr.on('data', (text: string) => (said += text));
  for (;;) {
    const url = /listening on (http\S+)/.exec(said)?.[1];
    if (url !== undefined) return { url, cwd, started };
    if (started.child.exitCode !== null) throw new Error(`The server ended: ${said}`);
    await pause(50);
  }
}

async function extracted({ url }: Server, bytes: Uint8Array, name = 'a.pdf'): Promise<Response> {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(bytes)], name, { type: 'application/pdf' }));
  // A connection that is kept open takes a descriptor for as long.
  return fetch(`${url}/extract`, { method: 'POST', body: form, headers: { connection: 'close' } });
}

async function session({ url }: Server) {
  const created = await fetch(`${url}/api/session`, { method: 'POST' });
  expect(created.status).toBe(200);
  const headers = { 'X-Session-ID': ((await created.json()) as { session_id: string }).session_id };
  const ask = (path: string, init: RequestInit = {}): Promise<Response> => fetch(url + path, { ...init, headers });
  return {
    ask,
    async upload(bytes: Uint8Array): Promise<Response> {
      const form = new FormData();
      form.append('files', new File([new Uint8Array(bytes)], 'a.pdf', { type: 'application/pdf' }));
      return ask('/api/upload', { method: 'POST', body: form });
    },
    async merged(response: Response): Promise<{ readonly taskId: string; readonly downloadUrls: readonly string[] }> {
      expect(response.status).toBe(200);
      const { taskId } = (await response.json()) as { taskId: string };
      for (;;) {
        const task = (await (await ask(`/api/task/${taskId}/status`)).json()) as {
          status: string;
          downloadUrls: readonly string[];
        };
        if (task.status === 'completed') return { taskId, downloadUrls: task.downloadUrls };
        expect(task.status).not.toBe('failed');
        await pause(300);
      }
    },
  };
}

/** A refusal is JSON with a message for the client, and never a stack. */
async function expectRefused(response: Response, ...statuses: readonly number[]): Promise<void> {
  const text = await response.text();
  expect(statuses, text).toContain(response.status);
  expect(Object.keys(JSON.parse(text) as object).length).toBeGreaterThan(0);
  expect(text).not.toMatch(/at \w+.*\.(ts|js):\d+/);
}

/** Linux says how large a process has been. */
async function expectPeakBelow({ started }: Server, bytes: number): Promise<void> {
  const status = await readFile(`/proc/${started.child.pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1];
  if (kilobytes !== undefined) expect(Number(kilobytes) * 1024).toBeLessThan(bytes);
}

const stillWorks = async (server: Server): Promise<void> => {
  await expect
    .poll(async () => (await fetch(`${server.url}/readyz`, { headers: { connection: 'close' } })).status, {
      timeout: 30_000,
    })
    .toBe(200);
  const response = await extracted(server, await fixture());
  expect(response.status, await response.clone().text()).toBe(200);
  expect(server.started.child.exitCode).toBeNull();
};

it.runIf(process.platform === 'linux')(
  'few descriptors: a crowd of clients is served or turned away, and the next one is served',
  async () => {
    const server = await served(await folder(), { shell: 'ulimit -n 72; exec "$@"' });
    const bytes = await fixture();
    const answers = await Promise.all(
      Array.from({ length: 120 }, () =>
        extracted(server, bytes).then(
          async (response) => (await response.arrayBuffer(), response.status),
          () => 'no connection' as const,
        ),
      ),
    );
    for (const answer of new Set(answers)) expect([200, 429, 503, 'no connection']).toContain(answer);
    await stillWorks(server);
  },
  180_000,
);

it('with little memory, bombs are refused with the right kind of failure, and the next document is read', async () => {
  const server = await served(await folder(), { env: { NODE_OPTIONS: '--max-old-space-size=128' } });
  const bombs = corpus.filter(({ name }) =>
    ['operators-packed-twice.pdf', 'forms-in-forms.pdf', 'pages-a-million.pdf', 'form-in-itself.pdf'].includes(name),
  );
  expect(bombs).toHaveLength(4);
  const answers = await Promise.all(bombs.map(async ({ name, make }) => extracted(server, await make(), name)));
  for (const answer of answers) await expectRefused(answer, 400, 413, 422);
  await expectPeakBelow(server, 1.5 * 1024 ** 3);
  await stillWorks(server);
}, 180_000);

it('a download of a damaged file fails, and undamaged files are still returned', async () => {
  const server = await served(await folder());
  const client = await session(server);
  const bytes = await fixture();
  const broken = await client.merged(await client.upload(bytes));
  const blobs = join(server.cwd, 'kept/blobs');
  for (const entry of await readdir(blobs, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && /^[0-9a-f]{40,}/.test(entry.name))
      await writeFile(join(entry.parentPath, entry.name), 'damaged');
  const [path = ''] = broken.downloadUrls;
  const download = await client.ask(new URL(path, server.url).pathname);
  await expectRefused(download, 500);
  const whole = await client.merged(await client.upload(await readFile(join(fixtures, 'it-text.pdf'))));
  const again = await client.ask(new URL(whole.downloadUrls[0] ?? '', server.url).pathname);
  expect((await again.arrayBuffer()).byteLength).toBeGreaterThan(1000);
  expect(again.status).toBe(200);
  await stillWorks(server);
}, 120_000);

testWith(
  ['the right to mount'],
  'a full disk: uploads are 503, deleting works, and room brings the server back',
  async () => {
    const cwd = await folder();
    const disk = join(cwd, 'kept');
    await mkdir(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', disk]);
    ending.push(async () => execFileSync('umount', ['-l', disk]));
    const server = await served(cwd, { flags: ['--reserve-megabytes', '8'] });
    const client = await session(server);
    const { taskId } = await client.merged(await client.upload(await fixture()));
    const filling = join(disk, 'of-another-program');
    await writeFile(filling, Buffer.alloc(37 * 1024 ** 2, 'x'));
    await expectRefused(await client.upload(await fixture()), 503);
    await expect
      .poll(async () => (await fetch(`${server.url}/readyz`, { headers: { connection: 'close' } })).status, {
        timeout: 30_000,
      })
      .toBe(503);
    expect((await client.ask(`/api/task/${taskId}`, { method: 'DELETE' })).status).toBeLessThan(300);
    expect((await fetch(`${server.url}/livez`)).status).toBe(200);
    await rm(filling);
    await stillWorks(server);
    await client.merged(await client.upload(await fixture()));
  },
  180_000,
);
