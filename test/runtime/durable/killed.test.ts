/**
 * The promise that nothing is lost: a process killed at random moments, again and again. `KILL_ROUNDS=20 KILL_TASKS=200`
 * does it at length.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { isOver } from '../../../src/domain/task.ts';
import { collected } from '../../stores/collected.ts';
import { durableSetup } from './setup.ts';

const rounds = Number(process.env['KILL_ROUNDS'] ?? 6);
/** A killed process leaves most of its tasks to the next, which brings its own. */
const tasksEachRound = Math.ceil(Number(process.env['KILL_TASKS'] ?? 150) / rounds);

it(
  'every accepted task ends exactly once although the process is killed, and no unneeded file is left',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'killed-'));
    const child = (count: number): ChildProcess =>
      spawn(process.execPath, [join(import.meta.dirname, 'killed-process.ts'), folder, String(count)], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
    const lines = async (file: string): Promise<string[]> =>
      (await readFile(join(folder, file), 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');

    let kills = 0;
    for (let round = 0; round < rounds; round++) {
      const before = (await lines('accepted')).length;
      const running = child(tasksEachRound);
      // Killed somewhere between its first task and its last.
      while ((await lines('accepted')).length === before && running.exitCode === null) await pause(10);
      await pause(Math.random() * 300);
      kills += running.kill('SIGKILL') ? 1 : 0;
      if (running.exitCode === null && running.signalCode === null) await once(running, 'exit');
    }
    expect(kills, 'most were killed while they worked').toBeGreaterThan(rounds / 2);
    const last = child(0);
    expect(await once(last, 'exit')).toEqual([0, null]);

    const { database, records, tasks, blobs, blobStore } = await durableSetup(folder);
    const accepted = await lines('accepted');
    expect(accepted.length).toBeGreaterThan(rounds);
    for (const id of accepted) {
      const task = await tasks.get(id);
      expect(task && isOver(task.state), id).toBe(true);
      if (task?.state === 'succeeded') expect(task.files).toHaveLength(1);
      else expect(task).toMatchObject({ state: 'failed', failure: { message: 'on purpose' } });
    }
    const ended = await lines('ended');
    expect(new Set(ended).size, 'none ended twice').toBe(ended.length);
    expect(await tasks.depth()).toEqual({ queued: 0, leased: 0 });

    await blobs.endAbandoned({ isAtWork: async () => false, olderThanMs: 0 });
    await blobs.removeUnreferenced({ unreferencedForMs: 0 });
    const { entries } = await records.list({}, { limit: 10_000 });
    const needed = new Set(entries.flatMap(({ body }) => [...body.needs, ...body.files.map(({ sha256 }) => sha256)]));
    const kept = await collected(blobStore.keys());
    expect(new Set(kept)).toEqual(needed);
    await database.close();
    if (process.env['KILL_ROUNDS'] === undefined) return;
    const failed = entries.filter(({ state }) => state === 'failed').length;
    console.log(`${kills} kills, ${accepted.length} accepted: ${entries.length - failed} succeeded, ${failed} failed`);
  },
  60_000 + rounds * 10_000,
);
