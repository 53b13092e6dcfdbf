/** What the docx2tex API keeps: one build for all who ask, found again, taken over, and gone when its time is up. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadConfig } from '../../../../src/config/load.ts';
import type { Database } from '../../../../src/stores/sql/database.ts';
import { sqlLocks } from '../../../../src/stores/locks/sql.ts';
import { sampleDocx, texClient, vectorDocx } from './client.ts';
import { storesFor } from '../../../stores-of-tests.ts';
import { metric, testServer, type TestServer } from '../../test-server.ts';

vi.setConfig({ testTimeout: 180_000 });

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

type Options = Parameters<typeof testServer>[0];

async function started(options: Options = {}, run: Parameters<typeof testServer>[3] = {}) {
  const server = await testServer(options, undefined, {}, run);
  let stopped = false;
  const stop = async (): Promise<void> => {
    if (stopped) return;
    stopped = true;
    // Its folder stays: the next server may have it.
    await server.running.stop();
  };
  closing.push(() => rm(server.folder, { recursive: true, force: true }), stop);
  return { server, client: texClient(server), stop };
}

async function databaseOf(server: TestServer): Promise<Database> {
  const database = await server.database();
  closing.push(() => database.close());
  return database;
}

/** A server in a process of its own, that can be killed. */
async function spawned(folder: string): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const main = join(import.meta.dirname, '../../../../src/cli/main.ts');
  const args = [main, 'serve', '--port', '0', '--data-dir', join(folder, 'kept'), '--workers', '2'];
  const env = { PATH: process.env['PATH'], HOME: folder, XDG_CACHE_HOME: join(folder, 'cache') };
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  closing.push(async () => void (child.exitCode === null && child.kill('SIGKILL')));
  let told = '';
  for await (const chunk of child.stderr) {
    told += String(chunk);
    const url = /^listening on (http:\/\/\S+)$/m.exec(told)?.[1];
    if (url !== undefined) {
      // Read on, so that it is never waited for.
      child.stderr.resume();
      return { url, child };
    }
  }
  throw new Error(`It did not start: ${told}`);
}

const file = { bytes: sampleDocx('cache'), name: 'first.docx' };

describe('the cache', () => {
  it('builds once for all who submit the same document at once: MISS, then BUILDING, and HIT afterwards', async () => {
    const { server, client } = await started({ workers: 4 });
    const many = await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map((name) =>
        client.submit({ file: { ...file, name: `${name}.docx` }, debug: 'true' }),
      ),
    );
    expect(new Set(many.map(({ cache_key }) => cache_key)).size).toBe(1);
    expect(many.map(({ cache_status }) => cache_status).sort()).toEqual([...Array(4).fill('BUILDING'), 'MISS']);
    const logs = await Promise.all(
      many.map(async ({ task_id }) => {
        expect((await client.over(task_id)).data.state).toBe('done');
        return (await client.result(task_id))[`logs/${task_id}.log`] ?? '';
      }),
    );
    expect(logs.filter((log) => log.includes('made by this task'))).toHaveLength(1);
    expect(logs.filter((log) => log.includes('from the cache'))).toHaveLength(4);
    expect((await client.submit({ file })).cache_status).toBe('HIT');
    expect(server.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('serves debug files, pictures and names that the first request did not ask for', async () => {
    const { client } = await started();
    const bytes = vectorDocx('whole');
    const first = await client.converted({ file: { bytes, name: 'first.docx' }, img_post_proc: 'false' });
    expect(Object.keys(first.files)).toEqual(['first.tex', 'image/a.svg', 'image/b.png']);
    const second = await client.converted({ file: { bytes, name: '第二.docx' }, debug: 'true' });
    expect([first.submitted.cache_status, second.submitted.cache_status]).toEqual(['MISS', 'HIT']);
    expect(Object.keys(second.files)).toEqual(
      expect.arrayContaining([
        '第二.tex',
        'image/a.pdf',
        '第二.xml',
        '第二.csv',
        '第二.debug/hub.xml',
        '第二.debug/conf.xsl',
        '第二.docx.tmp/word/document.xml',
        '第二.docx.tmp/word/media/a.svg',
        `logs/${second.id}.log`,
        'manifest.json',
      ]),
    );
    expect(second.files[`logs/${second.id}.log`]).toContain('from the cache');
    expect(second.files['第二.tex']).toContain('{image/a.pdf}');
  });

  it('takes over from a builder that died when its lease has run out, and not before', async () => {
    const { server, client } = await started();
    await client.converted({ file });
    const database = await databaseOf(server);
    const { id } = await database.tables
      .selectFrom('records')
      .select('id')
      .where('kind', '=', 'tex-artefacts')
      .executeTakeFirstOrThrow();
    await database.tables.deleteFrom('records').where('kind', '=', 'tex-artefacts').execute();
    await database.tables.deleteFrom('holds').where('holder_kind', '=', 'tex-artefacts').execute();
    const dead = await sqlLocks(database).tryTake(`tex-artefacts:${id}`, 3_000);
    expect(dead).toBeDefined();
    const { task_id, cache_status } = await client.submit({ file, debug: 'true' });
    expect(cache_status).toBe('MISS');
    const second = await client.submit({ file, debug: 'true' });
    expect(second.cache_status).toBe('BUILDING');
    // Both wait for the lease, and either may be the one that takes it.
    const logs = await Promise.all(
      [task_id, second.task_id].map(async (id) => {
        expect((await client.over(id)).data.state).toBe('done');
        return (await client.result(id))[`logs/${id}.log`] ?? '';
      }),
    );
    expect(logs.filter((log) => log.includes('made by this task'))).toHaveLength(1);
    expect(await dead?.renew(1)).toBe(false);
  });

  it('survives the death of the whole server in the middle of a build', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'docx2tex-'));
    closing.push(() => rm(folder, { recursive: true, force: true }));
    const first = await spawned(folder);
    const before = texClient(first);
    const { task_id } = await before.submit({ file: { bytes: vectorDocx('killed'), name: 'a.docx' } });
    await vi.waitFor(async () => expect((await before.status(task_id)).data.state).toBe('converting'), {
      timeout: 30_000,
      interval: 20,
    });
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    const after = texClient(await spawned(folder));
    expect((await after.submit({ file: { bytes: vectorDocx('killed'), name: 'a.docx' } })).cache_status).toBe(
      'BUILDING',
    );
    expect((await after.over(task_id)).data).toMatchObject({ state: 'done', err_msg: '' });
    expect(Object.keys(await after.result(task_id))).toEqual(['a.tex', 'image/a.pdf', 'image/b.png']);
  });

  it('registers a result again whose record was lost, at once, or at the start if the whole database was lost', async () => {
    const { server, client, stop } = await started();
    await client.converted({ file });
    const database = await databaseOf(server);
    await database.tables.deleteFrom('records').where('kind', '=', 'tex-artefacts').execute();
    expect((await client.submit({ file })).cache_status).toBe('HIT');
    await stop();
    await (await storesFor(server.folder)).removeDatabase();
    const again = await started({ dataDir: server.folder, adoptEmpty: true });
    const found = await databaseOf(again.server);
    const registered = () =>
      found.tables.selectFrom('records').select('id').where('kind', '=', 'tex-artefacts').execute();
    await expect.poll(registered, { timeout: 10_000 }).toHaveLength(1);
    const { submitted, files } = await again.client.converted({ file, debug: 'true' });
    expect(submitted.cache_status).toBe('HIT');
    expect(Object.keys(files)).toContain('first.docx.tmp/word/document.xml');
  });
});

describe('after TTL_DAYS', () => {
  it('removes tasks, results and files, so that the answers are 404 and MISS', async () => {
    const { server, client, stop } = await started();
    const { id } = await client.converted({ file });
    expect(await metric(server, 'invoicectl_blob_bytes')).toBeGreaterThan(0);
    const database = await databaseOf(server);
    const dayMs = 24 * 60 * 60 * 1000;
    const days = async (): Promise<number[]> => {
      const rows = await database.tables
        .selectFrom('records')
        .select('expires_ms')
        .where('expires_ms', 'is not', null)
        .execute();
      return rows.map(({ expires_ms }) => Math.round(((expires_ms ?? 0) - Date.now()) / dayMs));
    };
    expect(await days()).toEqual([7, 7]);
    await database.tables
      .updateTable('records')
      .set({ expires_ms: Date.now() - 1 })
      .execute();
    // Past its time nothing is given out, whether it was removed yet or not.
    await client.refused(await fetch(`${server.url}/v1/task/${id}`), 404);
    await client.refused(await fetch(`${server.url}/v1/task/${id}/result`), 404);
    await stop();
    const again = await started({ dataDir: server.folder });
    // Their bytes are deleted ten minutes later.
    const states = async (): Promise<string[]> => {
      const rows = await database.tables.selectFrom('blobs').select('state').execute();
      return rows.map(({ state }) => state);
    };
    await vi.waitFor(async () => expect(new Set(await states())).toEqual(new Set(['released'])), { timeout: 10_000 });
    await again.client.refused(await fetch(`${again.server.url}/v1/task/${id}`), 404);
    const kinds = await database.tables.selectFrom('records').select('kind').execute();
    expect(kinds.filter(({ kind }) => kind === 'task' || kind === 'tex-artefacts')).toEqual([]);
    expect((await again.client.submit({ file })).cache_status).toBe('MISS');
  });

  it('keeps whatever was used in the meantime', async () => {
    const { server, client } = await started();
    const { id } = await client.converted({ file });
    const database = await databaseOf(server);
    const soon = Date.now() + 60_000;
    await database.tables
      .updateTable('records')
      .set({ expires_ms: soon })
      .where('expires_ms', 'is not', null)
      .execute();
    await client.result(id);
    expect((await client.submit({ file })).cache_status).toBe('HIT');
    const left = await database.tables.selectFrom('records').select(['kind', 'expires_ms']).execute();
    for (const { expires_ms } of left) expect(expires_ms ?? Infinity).toBeGreaterThan(soon + 1000);
  });
});

describe('the environment variables', () => {
  it('MAX_UPLOAD_BYTES and TTL_DAYS are used under these names', async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'docx2tex-'));
    closing.push(() => rm(cwd, { recursive: true, force: true }));
    const { config } = await loadConfig({ flags: {}, env: { MAX_UPLOAD_BYTES: '5000', TTL_DAYS: '2' }, cwd });
    expect(config.serve).toMatchObject({ maxUploadBytes: 5000, ttlDays: 2 });
    const { server, client } = await started({ maxUploadBytes: config.serve.maxUploadBytes, ttlDays: 2 });
    const bytes = Buffer.concat([file.bytes, Buffer.alloc(5000)]);
    expect(await client.refused(await client.post({ file: { ...file, bytes } }), 413)).toContain('5000');
    await client.converted({ file });
    const database = await databaseOf(server);
    const rows = await database.tables
      .selectFrom('records')
      .select('expires_ms')
      .where('expires_ms', 'is not', null)
      .execute();
    const inDays = rows.map(({ expires_ms }) => ((expires_ms ?? 0) - Date.now()) / (24 * 60 * 60 * 1000));
    expect(inDays.map(Math.round)).toEqual([2, 2]);
  });
});

describe('a stylesheet that never ends', () => {
  it('is stopped when its time is up and fails, and the server continues', async () => {
    // Made with all the time there is: on the server below there is little, and it may have much to do.
    const first = await started();
    await first.client.converted({ file });
    await first.stop();
    const { server, client } = await started({ dataDir: first.server.folder, workers: 2 }, { timeoutSeconds: 10 });
    const custom_xsl = {
      bytes: Buffer.from(
        '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><xsl:iterate select="1 to 1000000000"><xsl:if test=". lt 0"><x/></xsl:if></xsl:iterate></xsl:template></xsl:stylesheet>',
      ),
      name: 'loop.xsl',
    };
    const looping = await client.submit({ file, custom_xsl });
    const waiting = await client.submit({ file });
    expect((await client.status(waiting.task_id)).data).toMatchObject({ state: 'pending', end_time: null });
    const seen = new Set<string>();
    const { data } = await client.over(looping.task_id, (state) => seen.add(state));
    expect([...seen]).toEqual(expect.arrayContaining(['converting', 'failed']));
    expect(data).toMatchObject({ state: 'failed', err_msg: expect.stringMatching(/took longer than/) });
    expect((await client.over(waiting.task_id)).data.state).toBe('done');
    expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({ status: 'ok' });
    // What failed is not kept: the next one is the first again.
    expect((await client.submit({ file, custom_xsl })).cache_status).toBe('MISS');
  });
});
