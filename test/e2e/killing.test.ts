/**
 * `serve` killed at random while it works: what was accepted ends, once. More of it: `KILL_ROUNDS=20 KILL_TASKS=200`,
 * for this and for test/tasks/durable/killed.test.ts.
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openStorage } from '../../src/compose/storage.ts';
import { isOver, taskStates } from '../../src/domain/task.ts';
import { ServeOptions } from '../../src/server/options.ts';
import { TaskBody } from '../../src/runtime/durable/task.ts';
import { collected } from '../stores/collected.ts';
import { filesystemBlobStore } from '../../src/stores/blobs/filesystem.ts';
import { folder, start } from './program.ts';

const rounds = Number(process.env['KILL_ROUNDS'] ?? 3);
const wanted = Number(process.env['KILL_TASKS'] ?? 15);
/** A session may ask a hundred times a minute. */
const uploadsPerSession = 90;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

it(
  'a server that is killed again and again finishes every accepted task exactly once, and leaves no unneeded file',
  async () => {
    const cwd = await folder();
    const url = `http://127.0.0.1:${await freePort()}`;
    const bytes = await readFile(join(import.meta.dirname, '../../fixtures/invoices/de-letter.pdf'));
    const logs: string[] = [];
    const serve = () => {
      const args = ['serve', '--port', new URL(url).port, '--data-dir', 'kept', '--log-format', 'json'];
      const { child, ended } = start(args, { cwd });
      const over = async (): Promise<NodeJS.Signals | null> => {
        const { stderr, signal } = await ended;
        logs.push(stderr);
        return signal;
      };
      return { child, ended: over() };
    };
    /** Rejects where it ends by itself instead. */
    const listening = async ({ child }: ReturnType<typeof serve>): Promise<void> => {
      for (;;) {
        if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}: ${logs.at(-1)}`);
        const answers = await fetch(`${url}/livez`).then(
          ({ ok }) => ok,
          () => false,
        );
        if (answers) return;
        await pause(50);
      }
    };

    const accepted: string[] = [];
    let session: string | undefined;
    async function newSession(): Promise<string> {
      const response = await fetch(`${url}/api/session`, { method: 'POST' });
      return ((await response.json()) as { session_id: string }).session_id;
    }
    /** Whatever a server does that is being killed; a task counts once its id was heard. */
    async function submit(): Promise<void> {
      if (accepted.length % uploadsPerSession === 0) session = undefined;
      session ??= await newSession();
      const form = new FormData();
      form.append('files', new File([new Uint8Array(bytes)], `${accepted.length}.pdf`, { type: 'application/pdf' }));
      const headers = { 'X-Session-ID': session };
      const response = await fetch(`${url}/api/upload`, { method: 'POST', body: form, headers });
      if (response.status === 200) accepted.push(((await response.json()) as { taskId: string }).taskId);
      else session = undefined;
    }
    const submitting = (async () => {
      while (accepted.length < wanted) await submit().catch(() => pause(50));
    })();

    let kills = 0;
    for (let round = 0; round < rounds; round++) {
      const served = serve();
      await listening(served);
      await pause(Math.random() * 2500);
      served.child.kill('SIGKILL');
      kills += (await served.ended) === 'SIGKILL' ? 1 : 0;
    }
    expect(kills).toBe(rounds);
    const last = serve();
    await listening(last);
    await submitting;
    const unfinished = /invoicectl_tasks_(?:running|queued|claimed) [1-9]/;
    while (unfinished.test(await (await fetch(`${url}/metrics`)).text())) await pause(200);
    last.child.kill('SIGTERM');
    await last.ended;

    const dataDir = join(cwd, 'kept');
    const storage = await openStorage(ServeOptions.parse({ dataDir }), {});
    const { entries } = await storage.records.collection('task', TaskBody).list({}, { limit: 100_000 });
    const states = new Map(entries.map(({ id, state }) => [id, state]));
    const missing = accepted.filter((id) => !taskStates.some((state) => state === states.get(id) && isOver(state)));
    expect(missing, 'accepted, and did not end').toEqual([]);
    for (const { state, body } of entries) {
      if (state === 'succeeded') expect(body.files).toHaveLength(1);
      else expect(body.failure?.message).toMatch(/interrupted 3 times/);
    }
    const told = logs
      .flatMap((log) => log.split('\n'))
      .flatMap((line) => /"message":"task".*"taskId":"([^"]+)"/.exec(line)?.[1] ?? []);
    expect(told.length, 'ends that were told of').toBeGreaterThan(0);
    expect(new Set(told).size, 'none ended twice').toBe(told.length);

    await storage.blobs.endAbandoned({ isAtWork: async () => false, olderThanMs: 0 });
    await storage.blobs.removeUnreferenced({ unreferencedForMs: 0 });
    await storage.close();
    const needed = new Set(entries.flatMap(({ body }) => [...body.needs, ...body.files.map(({ sha256 }) => sha256)]));
    const kept = await collected(filesystemBlobStore({ root: join(dataDir, 'blobs') }).keys());
    expect(new Set(kept)).toEqual(needed);
    if (process.env['KILL_ROUNDS'] === undefined) return;
    const count = (wantedState: string): number => entries.filter(({ state }) => state === wantedState).length;
    console.log(
      `${kills} kills, ${accepted.length} accepted, ${entries.length} there: ${count('succeeded')} completed, ${count('failed')} failed`,
    );
  },
  60_000 + rounds * 15_000 + wanted * 3000,
);
