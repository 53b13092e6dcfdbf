/** What remains of a task whose entry was stored, and which could not be queued. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { Failure } from '../../../src/domain/failure.ts';
import { durableSetup } from './setup.ts';

const away = new Failure('unavailable', 'The queue is away');

async function start() {
  const made = await durableSetup(await mkdtemp(join(tmpdir(), 'tasks-')));
  onTestFinished(async () => {
    await made.worker.stop(0);
    await made.database.close();
  });
  const submit = (input: object, more: object = {}) =>
    made.tasks.submit({ kind: 'wait', input, owner: 'me', needs: [], keepMs: 60_000, ...more });
  return { ...made, submit };
}

it('nothing, because its client will submit it again', async () => {
  const { submit, tasks, queue, upload, database } = await start();
  const { sha256 } = await upload('invoice');
  vi.spyOn(queue, 'add').mockRejectedValue(away);
  await expect(submit({ sha256 }, { needs: [sha256] })).rejects.toBe(away);
  expect((await tasks.list({}, { limit: 9 })).total).toBe(0);
  const holders = await database.tables.selectFrom('holds').select('holder_kind').execute();
  expect(holders.map((row) => row.holder_kind)).toEqual(['upload']);
});

it('the task itself where the same submission will find it', async () => {
  const { submit, tasks, queue, worker } = await start();
  vi.spyOn(queue, 'add').mockRejectedValueOnce(away);
  await expect(submit({}, { id: 'one', mayBeThere: true })).rejects.toBe(away);
  expect(await submit({}, { id: 'one', mayBeThere: true })).toMatchObject({ id: 'one', state: 'queued' });
  worker.start();
  expect(await tasks.wait('one', AbortSignal.timeout(10_000))).toMatchObject({ state: 'succeeded' });
  expect((await tasks.list({}, { limit: 9 })).total).toBe(1);
});
