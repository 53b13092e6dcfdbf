/** `invoicectl storage copy` as a shell starts it: a server goes on with PostgreSQL and a bucket, and back on one machine. */
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { openClients } from '../../../src/compose/clients.ts';
import { openUsers } from '../../../src/compose/users.ts';
import { ServeOptions } from '../../../src/server/options.ts';
import { describeWith } from '../../engines.ts';
import { type PostgresServer, startPostgres } from '../../postgres.ts';
import { type S3Server, startS3 } from '../../s3-server.ts';
import { convertClient } from '../../server/apis/conversion/client.ts';
import { newSession, session } from '../../server/apis/sessions/requests.ts';
import { fixture, formOf, pdf } from '../../server/apis/sessions/sent-files.ts';
import { type TestServer, testServer } from '../../server/test-server.ts';

const program = resolve(import.meta.dirname, '../../../src/cli/main.ts');
const password = 'correct horse battery';
const key = { INVOICECTL_BLOB_KEY: 'ab'.repeat(32) };
const login = { AWS_ACCESS_KEY_ID: 'tester', AWS_SECRET_ACCESS_KEY: 'secret' };

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What somebody has at a server, and how they ask for it. */
interface Usage {
  readonly cookie: string;
  readonly session: string;
  readonly client: { readonly token: string; readonly apiKey: string };
  readonly paths: readonly string[];
  /** An upload that nobody has worked on. */
  readonly waiting: string;
}

const Envelope = async (response: Response): Promise<Record<string, string>> =>
  ((await response.json()) as { data: Record<string, string> }).data;

describeWith(['PostgreSQL'], 'moving from one machine', () => {
  let postgres: PostgresServer;
  let s3: S3Server;
  let place: string;
  let database: string;
  let blobs: string;
  beforeAll(async () => {
    for (const [name, value] of Object.entries(login)) vi.stubEnv(name, value);
    postgres = await startPostgres();
  });
  afterAll(async () => {
    await postgres?.stop();
    vi.unstubAllEnvs();
  });
  beforeEach(async () => {
    place = await mkdtemp(join(tmpdir(), 'moving-'));
    database = await postgres.newDatabase();
    s3 = await startS3();
    blobs = `s3://${s3.bucket}/kept?endpoint=${s3.endpoint}`;
  });
  const servers: TestServer[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.running.stop();
    await s3.stop();
    await rm(place, { recursive: true, force: true });
  });

  const at = (name: string): string => join(place, name);
  async function serve(options: Partial<ServeOptions>, env: Record<string, string> = {}): Promise<TestServer> {
    const server = await testServer({ workers: 1, ...options }, undefined, env);
    servers.push(server);
    return server;
  }
  const stop = async (): Promise<void> => servers.pop()?.running.stop();

  function begin(args: readonly string[]) {
    const child = spawn(process.execPath, [program, 'storage', 'copy', ...args], {
      cwd: place,
      env: { PATH: process.env['PATH'], HOME: place, ...login, ...key },
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const ended = new Promise<Ended>((done) => child.on('close', (code) => done({ code, stdout, stderr })));
    return { child, ended };
  }
  const copy = (...args: readonly string[]): Promise<Ended> => begin(args).ended;
  /** A task that lacks in the queue is looked for only when it has not changed for a minute. */
  async function aMinutePasses(): Promise<void> {
    const client = new Client(database);
    await client.connect();
    await client.query(`UPDATE invoicectl.records SET updated_ms = updated_ms - 60000
      WHERE kind = 'task' AND state IN ('queued', 'running')`);
    await client.end();
  }
  const there = () => ['--to-database', database, '--to-blobs', blobs];

  /** The same request to every server: as a person, a session and a client of the convert API. */
  async function answersOf(url: string, usage: Usage): Promise<Readonly<Record<string, string>>> {
    const headers = {
      cookie: usage.cookie,
      'X-Session-ID': usage.session,
      Authorization: `Bearer ${usage.client.token}`,
      'X-API-Key': usage.client.apiKey,
    };
    const answers: Record<string, string> = {};
    for (const path of usage.paths) {
      const response = await fetch(`${url}${path}`, { headers });
      expect(response.status, path).toBe(200);
      // Ids of requests and the time of the answer are different each time, and so are addresses with a port.
      answers[path] = Buffer.from(await response.arrayBuffer())
        .toString('latin1')
        .replaceAll(url, '')
        .replaceAll(/"(requestId|timestamp)":"[^"]*"/g, '')
        .replaceAll(/\?expires=\d+&signature=[\w-]+/g, '');
    }
    return answers;
  }

  /** A person with invoices, a merged file and a draft; a session with a result and an upload that waits; a client with a file. */
  async function use(server: TestServer): Promise<Usage> {
    const { url, folder } = server;
    const users = await openUsers(ServeOptions.parse({ dataDir: folder }));
    await users.add('anna', password);
    await users.close();
    const clients = await openClients(ServeOptions.parse({ dataDir: folder }));
    const client = await clients.add('acme', 'enterprise-plus');
    await clients.close();

    const cookie = await signIn(url);
    const post = async (path: string, body: unknown): Promise<Record<string, string>> =>
      Envelope(
        await fetch(`${url}/api/v1${path}`, {
          method: 'POST',
          headers: { cookie, ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }) },
          body: body instanceof FormData ? body : JSON.stringify(body),
        }),
      );
    const { id } = await post('/invoices/upload', formOf([await pdf()], 'file'));
    const draft = await post('/drafts', { name: 'May', invoiceIds: [id] });
    const merge = await post('/merge-tasks', { invoiceIds: [id], outputType: 'pdf' });
    for (let status = ''; status !== 'completed';)
      ({ status = '' } = await Envelope(
        await fetch(`${url}/api/v1/merge-tasks/${merge['id']}`, { headers: { cookie } }),
      ));

    const converting = convertClient(url, client);
    const file = await converting.upload('letter.txt', 'Dear Sir');
    const asked = await newSession(server);
    const read = await asked.upload(await pdf('invoices/en-us-sales-tax.pdf'));
    await asked.until(read, 'completed');
    // A scan takes seconds, so the server is stopped before it has been read.
    const scan = { name: 'scan.png', bytes: await fixture('invoices/cn-normal-scan-sideways.png'), type: 'image/png' };
    const waiting = await asked.upload(scan);
    const paths = [
      `/api/v1/invoices?page=1&pageSize=20`,
      `/api/v1/invoices/${id}`,
      `/api/v1/drafts/${draft['draftId']}`,
      `/api/v1/merge-tasks/${merge['id']}`,
      `/api/v1/merge-tasks/${merge['id']}/download`,
      `/api/task/${read}/status`,
      ...(await asked.status(read)).downloadUrls.map((address) => new URL(address, url).pathname),
      `/api/v1/files/${file}`,
      `/api/v1/files/${file}/download`,
    ];
    return { cookie, session: asked.id, client, paths, waiting };
  }

  async function signIn(url: string): Promise<string> {
    const response = await fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'anna', password }),
    });
    expect(response.status).toBe(200);
    return response.headers.get('set-cookie')?.split(';')[0] ?? '';
  }

  it('answers everything as before, finishes what had waited, and moves back again', async () => {
    const before = await serve({ dataDir: at('one') });
    const usage = await use(before);
    const expected = await answersOf(before.url, usage);
    await stop();

    const moved = await copy('--from', at('one'), ...there());
    expect(moved).toMatchObject({ code: 0, stderr: '' });
    expect(moved.stdout).toContain('The copy is complete');
    const letter = await fixture('invoices/de-letter.pdf');
    expect([...s3.objects.values()].some((bytes) => bytes.includes(letter.subarray(100, 200)))).toBe(false);

    await aMinutePasses();
    const after = await serve({ dataDir: at('scratch'), database, blobs, drainSeconds: 0 }, key);
    expect(await session(after.url, usage.session).status(usage.waiting)).not.toMatchObject({ status: 'completed' });
    expect(await answersOf(after.url, usage)).toEqual(expected);
    expect(await signIn(after.url)).toMatch(/./);
    await session(after.url, usage.session).until(usage.waiting, 'completed');
    const later = await answersOf(after.url, usage);
    await stop();

    // The first storage is as it was, and so far behind that it must not be copied over the new one.
    const again = await copy('--from', at('one'), ...there());
    expect(again).toMatchObject({ code: 8, stderr: expect.stringContaining('a server has used it') });

    const back = await copy('--database', database, '--blobs', blobs, '--data-dir', at('scratch'), '--to', at('home'));
    expect(back).toMatchObject({ code: 0, stderr: '' });
    const home = await serve({ dataDir: at('home') }, key);
    expect(await answersOf(home.url, usage)).toEqual(later);
  });

  it('copies only what lacks when it is repeated, and follows what has changed in between', async () => {
    const first = await serve({ dataDir: at('one') });
    const { client: _, ...usage } = await use(first);
    await stop();
    const report = async (...args: readonly string[]) =>
      JSON.parse((await copy('--from', at('one'), ...there(), '--format', 'json', ...args)).stdout) as {
        readonly complete: boolean;
        readonly written: Record<string, number>;
        readonly source: object;
        readonly target: object;
      };
    const whole = await report();
    expect(whole).toMatchObject({ complete: true, missing: [], damaged: [], target: whole.source });
    expect(whole.written['documents']).toBeGreaterThan(3);
    const puts = s3.requests.filter((method) => method === 'PUT').length;
    expect(await report()).toMatchObject({
      complete: true,
      source: whole.source,
      written: { records: 0, references: 0, documents: 0 },
    });
    expect(s3.requests.filter((method) => method === 'PUT')).toHaveLength(puts);

    const second = await serve({ dataDir: at('one') });
    const asked = session(second.url, usage.session);
    await asked.until(usage.waiting, 'completed');
    const [gone] = usage.paths.filter((path) => path.startsWith('/api/v1/drafts/'));
    await fetch(`${second.url}${gone}`, { method: 'DELETE', headers: { cookie: usage.cookie } });
    await stop();
    const changed = await report();
    expect(changed).toMatchObject({ complete: true, target: changed.source });
    expect(changed.written['records']).toBeGreaterThan(0);
    expect(changed.written['records']).toBeLessThan(whole.written['records'] ?? 0);
    const after = await serve({ dataDir: at('scratch'), database, blobs, drainSeconds: 0 }, key);
    expect((await fetch(`${after.url}${gone}`, { headers: { cookie: usage.cookie } })).status).toBe(404);
  });

  it('an interrupted copy is continued, and no server starts on it', async () => {
    const first = await serve({ dataDir: at('one') });
    const usage = await use(first);
    const expected = await answersOf(first.url, usage);
    await stop();
    const { child, ended } = begin(['--from', at('one'), ...there()]);
    // The mark and the first document are there, and others are on their way.
    while (s3.objects.size < 2) await pause(5);
    child.kill('SIGKILL');
    expect((await ended).code).toBe(null);
    const started = serve({ dataDir: at('scratch'), database, blobs }, key);
    await expect(started).rejects.toMatchObject({ kind: 'conflict', detail: expect.stringContaining('storage copy') });
    expect(await copy('--from', at('one'), ...there())).toMatchObject({ code: 0 });
    const after = await serve({ dataDir: at('scratch'), database, blobs, drainSeconds: 0 }, key);
    expect(await answersOf(after.url, usage)).toEqual(expected);
  });

  it('says which documents the source lacks, and copies the others', async () => {
    const first = await serve({ dataDir: at('one') });
    await use(first);
    await stop();
    const files = (await readdir(at('one/blobs'), { recursive: true })).filter((name) => name.length === 65);
    const [lost = '', altered = ''] = files;
    await rm(join(at('one/blobs'), lost));
    const bytes = await readFile(join(at('one/blobs'), altered));
    await writeFile(join(at('one/blobs'), altered), Buffer.concat([bytes, Buffer.from('x')]));
    const { code, stdout } = await copy('--from', at('one'), ...there());
    expect({ code, stdout }).toMatchObject({
      code: 3,
      stdout: expect.stringMatching(new RegExp(`damaged +${altered.replace('/', '')}`)),
    });
    expect(stdout).toMatch(new RegExp(`missing +${lost.replace('/', '')}`));
    expect(stdout).toContain('The copy is complete');
  });

  it('refuses what is in use, what has other data, and what is not clear', async () => {
    await serve({ dataDir: at('one') });
    expect(await copy('--from', at('one'), ...there())).toMatchObject({
      code: 8,
      stderr: expect.stringContaining('Another server uses the data folder'),
    });
    await stop();
    expect(await copy('--from', at('none'), ...there())).toMatchObject({ code: 7 });
    expect(await copy('--from', at('one'), '--to-database', database)).toMatchObject({ code: 2 });
    expect(await copy('--from', at('one'))).toMatchObject({ code: 2 });
    expect(await copy('--to-database', database, '--to-blobs', blobs, '--to', at('two'))).toMatchObject({ code: 2 });
    const server = await serve({ dataDir: at('scratch'), database, blobs, drainSeconds: 0 }, key);
    const used = await copy('--from', at('one'), ...there());
    expect(used).toMatchObject({ code: 8, stderr: expect.stringContaining('uses the database') });
    expect(used.stderr).not.toContain('secret');
    await newSession(server);
    await stop();
    expect(await copy('--from', at('one'), ...there())).toMatchObject({
      code: 8,
      stderr: expect.stringContaining('has other data'),
    });
    const empty = await postgres.newDatabase();
    expect(await copy('--from', at('one'), '--to-database', empty, '--to-blobs', blobs)).toMatchObject({
      code: 8,
      stderr: expect.stringContaining('other documents'),
    });
  });
});
