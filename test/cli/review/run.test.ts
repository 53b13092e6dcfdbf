/** `review` as a process: its page is driven over HTTP, and `extract` takes what was corrected. */
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const main = join(root, 'src/cli/main.ts');
const fixtures = join(root, 'fixtures/invoices');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'review-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Program {
  readonly child: ChildProcess;
  readonly stderr: () => string;
  readonly ended: Promise<Ended>;
}

function started(...args: readonly string[]): Program {
  const env = { ...process.env, INVOICECTL_LANGUAGE: 'en', INVOICECTL_CACHE_DIR: join(folder, 'cache') };
  const child = spawn(process.execPath, [main, ...args], { cwd: folder, env });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
  return { child, stderr: () => stderr, ended };
}

interface Record {
  readonly status: string;
  readonly source: { readonly path: string };
  readonly invoice: { readonly netAmount: number; readonly taxAmount: number; readonly totalAmount: number };
  readonly evidence: { readonly totalAmount?: { readonly method: string } };
}

async function extracted(...args: readonly string[]): Promise<readonly Record[]> {
  const { stdout, stderr, code } = await started('extract', '-f', 'ndjson', ...args).ended;
  expect(code, stderr).toBeLessThan(2);
  return stdout
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record);
}

/** A page of the browser: its cookie, and what it asks for. */
async function opened(program: Program) {
  const address = await new Promise<string>((resolve, reject) => {
    const look = (): void => {
      const found = /http:\/\/127\.0\.0\.1:\d+\/review\?key=\S+/.exec(program.stderr())?.[0];
      if (found !== undefined) resolve(found);
    };
    program.child.stderr?.on('data', look);
    void program.ended.then(({ stderr }) => reject(new Error(stderr)));
    look();
  });
  const { origin } = new URL(address);
  const first = await fetch(address, { redirect: 'manual' });
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
  const call = async <Data>(
    path: string,
    { headers = {}, ...init }: Omit<RequestInit, 'headers'> & { headers?: Readonly<{ [name: string]: string }> } = {},
  ): Promise<Data> => {
    const response = await fetch(`${origin}/api/v1${path}`, { ...init, headers: { ...headers, cookie } });
    return ((await response.json()) as { data: Data }).data;
  };
  const invoices = async (count: number): Promise<readonly { id: string; status: string; number: string }[]> => {
    for (;;) {
      const { data } = await call<{ data: { id: string; status: string; number: string; beingRead?: true }[] }>(
        '/invoices',
      );
      if (data.length >= count && data.every(({ beingRead }) => !beingRead)) return data;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const correct = (id: string, corrections: object) =>
    call(`/invoices/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ corrections, how: 'typed' }),
    });
  return { address, origin, first, cookie, call, invoices, correct };
}

describe('review', () => {
  it('is for the one who opens its address first, and ends with Ctrl+C', async () => {
    await copyFile(join(fixtures, 'de-letter.pdf'), join(folder, 'letter.pdf'));
    // A file that cannot be read is shown as such, and does not end the review.
    await copyFile(join(fixtures, '../broken/truncated.pdf'), join(folder, 'broken.pdf'));
    const program = started('review', 'letter.pdf', 'broken.pdf', '--no-open');
    const { address, origin, first, cookie, invoices } = await opened(program);
    expect([first.status, first.headers.get('location')]).toEqual([303, '/review']);
    expect(first.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict; Path=\/$/);
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(403);
    const guessed = cookie.replace(/=.*/, '=guessed');
    for (const headers of [{}, { cookie: guessed }])
      for (const path of ['/api/v1/invoices', '/', '/presence', '/presence.js'])
        expect((await fetch(`${origin}${path}`, { headers })).status, path).toBe(403);
    expect((await fetch(`${origin}/api/v1/invoices`, { headers: { cookie } })).status).toBe(200);
    expect((await invoices(2)).map(({ status }) => status).sort()).toEqual(['failed', 'pending']);
    program.child.kill('SIGINT');
    const { code, stderr } = await program.ended;
    expect([code, stderr]).toEqual([0, expect.stringContaining('Nothing was corrected')]);
    await expect(readFile(join(folder, 'corrections.json'))).rejects.toThrow();
  });

  it('keeps corrections of what an earlier run was unsure of beside its records, and extract takes them', async () => {
    await copyFile(join(fixtures, 'en-sums-wrong.pdf'), join(folder, 'wrong.pdf'));
    await copyFile(join(fixtures, 'fr-text.pdf'), join(folder, 'right.pdf'));
    const records = join(folder, 'may.ndjson');
    const before = await extracted('wrong.pdf', 'right.pdf');
    expect(before.map(({ status }) => status)).toEqual(['review', 'ok']);
    await writeFile(records, before.map((record) => JSON.stringify(record)).join('\n'));
    const { netAmount, taxAmount } = before[0]!.invoice;
    const total = Math.round((netAmount + taxAmount) * 100) / 100;

    const program = started('review', records, '--no-open');
    const page = await opened(program);
    const [doubtful, ...others] = await page.invoices(1);
    expect([doubtful?.status, others]).toEqual(['reviewing', []]);
    await page.correct(doubtful!.id, { totalAmount: { value: total, page: 1, box: [1, 2, 3, 4] } });
    program.child.kill('SIGTERM');
    expect((await program.ended).stderr).toContain('1 invoice is corrected');

    // A renamed file is still the same document.
    await rename(join(folder, 'wrong.pdf'), join(folder, 'renamed.pdf'));
    const { ended } = started('extract', 'renamed.pdf', 'right.pdf', '-o', records, '--force');
    expect((await ended).code).toBe(0);
    const after = (await readFile(records, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record);
    expect(after.map(({ status }) => status)).toEqual(['ok', 'ok']);
    expect([after[0]?.invoice.totalAmount, after[0]?.evidence.totalAmount]).toEqual([
      total,
      { method: 'human', confidence: expect.any(Number), page: 1, box: [1, 2, 3, 4] },
    ]);
    expect(await extracted('renamed.pdf', '--corrections', join(folder, 'may.corrections.json'))).toMatchObject([
      { status: 'ok' },
    ]);
    expect(await extracted('renamed.pdf')).toMatchObject([{ status: 'review' }]);

    // The next review begins with what was corrected, and undo takes it out of the file.
    const again = started('review', 'renamed.pdf', '--corrections', 'may.corrections.json', '--no-open');
    const secondPage = await opened(again);
    const corrected = async () => (await secondPage.invoices(1))[0]!;
    for (;;) {
      const { corrections } = await secondPage.call<{ corrections: object }>(
        `/invoices/${(await corrected()).id}/reading`,
      );
      if ('totalAmount' in corrections) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await secondPage.call(`/invoices/${(await corrected()).id}/undo`, { method: 'POST' });
    again.child.kill('SIGINT');
    await again.ended;
    expect(JSON.parse(await readFile(join(folder, 'may.corrections.json'), 'utf8'))).toEqual({
      invoicectl: 'corrections',
      documents: {},
    });
  });

  it('ends when the page was closed', async () => {
    await copyFile(join(fixtures, 'de-letter.pdf'), join(folder, 'closing.pdf'));
    const program = started('review', 'closing.pdf', '--no-open');
    const { origin, cookie } = await opened(program);
    const tab = new AbortController();
    const headers = { cookie, accept: 'text/html, */*' };
    const page = (path: string) => fetch(`${origin}${path}`, { headers, signal: tab.signal });
    const script = /<script src="([^"]*presence[^"]*)"><\/script>/.exec(await (await page('/review')).text())?.[1];
    const presence = /new EventSource\('([^']+)'\)/.exec(await (await page(script ?? '')).text())?.[1];
    expect((await page(presence ?? '')).headers.get('content-type')).toMatch(/^text\/event-stream/);
    // Events that a screen follows for a while are not the page.
    const events = new AbortController();
    await fetch(`${origin}/api/v1/events`, { headers: { cookie }, signal: events.signal });
    events.abort();
    expect(await Promise.race([program.ended, new Promise((resolve) => setTimeout(resolve, 12_000, 'open'))])).toBe(
      'open',
    );
    tab.abort();
    expect((await program.ended).code).toBe(0);
  });

  it('says what cannot be reviewed, and ends if nothing is left', async () => {
    await writeFile(join(folder, 'notes.txt'), 'Nothing here is an invoice');
    const { code, stderr } = await started('review', 'notes.txt', 'missing.pdf', '--no-open').ended;
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/notes\.txt cannot be reviewed[^]*missing\.pdf cannot be reviewed[^]*nothing to review/);
    // The server's own end is no news.
    expect(stderr).not.toContain('request failed');
  });
});

describe('extract', () => {
  it('refuses a file of corrections that is none', async () => {
    await writeFile(join(folder, 'other.json'), '{"documents": {}}');
    await copyFile(join(fixtures, 'de-letter.pdf'), join(folder, 'letter.pdf'));
    const { code, stderr } = await started('extract', 'letter.pdf', '--corrections', 'other.json').ended;
    expect([code === 0, stderr]).toEqual([false, expect.stringContaining('is no file of corrections')]);
  });
});
