import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { admission, leastUrgentBeside, priorities } from '../../../src/runtime/durable/admission.ts';
import { durableTasks } from '../../../src/runtime/durable/tasks.ts';
import { durableSetup } from './setup.ts';
import { claimOne } from '../../contract/claim-one.ts';

const leaseMs = 60_000;
const noLimits = { queuedAtMost: Number.MAX_SAFE_INTEGER, queueAtMost: Number.MAX_SAFE_INTEGER };

let folder: string;
let room: Awaited<ReturnType<typeof durableSetup>>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'admission-'));
  room = await durableSetup(folder);
});
afterEach(async () => {
  await room.worker.stop(0);
  await room.database.close();
  await rm(folder, { recursive: true, force: true });
});

const submit = (owner: string, more: object = {}, { tasks } = room) =>
  tasks.submit({ kind: 'wait', input: {}, owner, needs: [], keepMs: 3_600_000, ...more });

/** The owners of the tasks that are claimed next. */
async function claimed(count: number): Promise<string[]> {
  const owners: string[] = [];
  while (owners.length < count) {
    const lease = await claimOne(room.queue, ['light'], leaseMs);
    if (!lease) break;
    owners.push((await room.tasks.get(lease.id))?.owner ?? '');
  }
  return owners;
}

describe('the order of waiting tasks', () => {
  it('has those of others among the first, although one owner had queued 2,000 before', async () => {
    for (let index = 0; index < 2000; index++) await submit('many');
    const others = Array.from({ length: 10 }, (_, index) => `other ${index}`);
    for (const owner of [...others, ...others]) await submit(owner);
    const first = await claimed(25);
    expect(first[0]).toBe('many');
    expect(first.filter((owner) => owner !== 'many').toSorted()).toEqual([...others, ...others].toSorted());
  });

  it('keeps that of one owner, and that of the classes', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 100; index++) ids.push((await submit('me')).id);
    const urgent = await submit('me', { priority: priorities.interactive });
    const order = [urgent.id, ...ids];
    for (const id of order) expect((await claimOne(room.queue, ['light'], leaseMs))?.id).toBe(id);
  });

  it('never lets a task sink out of its class', async () => {
    const { admit } = admission({ count: async () => ({ queued: 2 ** 52 }) }, noLimits);
    const [interactive, normal] = [await admit('me', priorities.interactive), await admit('me', priorities.normal)];
    expect(interactive).toBeLessThan(priorities.normal);
    expect(normal).toBe(leastUrgentBeside(priorities.normal));
  });
});

describe('the number of waiting tasks', () => {
  const limited = (limits: Partial<typeof noLimits>) => ({
    ...room,
    tasks: durableTasks({ ...room.services, limits: { ...noLimits, ...limits } }),
  });

  it('is limited for each owner, who is told when to try again', async () => {
    const three = limited({ queuedAtMost: 3 });
    for (let index = 0; index < 3; index++) await submit('me', {}, three);
    await expect(submit('me', {}, three)).rejects.toMatchObject({ kind: 'rate_limited', retryAfterSeconds: 60 });
    expect(await room.tasks.count({ owner: 'me' })).toEqual({ queued: 3 });
    await submit('you', {}, three);
  });

  it('is limited for all together', async () => {
    const three = limited({ queueAtMost: 3 });
    for (const owner of ['a', 'b', 'c']) await submit(owner, {}, three);
    await expect(submit('d', {}, three)).rejects.toMatchObject({ kind: 'unavailable', retryAfterSeconds: 60 });
  });

  it('counts neither what runs nor what has ended, and the pause follows from what was done of late', async () => {
    for (let index = 0; index < 120; index++) await submit('me', { input: { text: `${index}` } });
    room.worker.start();
    await expect.poll(async () => (await room.tasks.count({})).succeeded ?? 0, { timeout: 20_000 }).toBe(120);
    await room.worker.stop(0);
    const { admit } = admission(room.records, { ...noLimits, queuedAtMost: 40 });
    for (let index = 0; index < 40; index++) await submit('me');
    // Two a second were done in the last minute, and four have to go.
    await expect(admit('me', 0)).rejects.toMatchObject({ retryAfterSeconds: 2 });
  });

  it('does not keep the client of a task that was taken already from repeating its request', async () => {
    const one = limited({ queuedAtMost: 1 });
    const task = await submit('me', { id: 'the one', mayBeThere: true }, one);
    expect(await submit('me', { id: 'the one', mayBeThere: true }, one)).toEqual(task);
    await expect(submit('me', { id: 'another', mayBeThere: true }, one)).rejects.toMatchObject({
      kind: 'rate_limited',
    });
  });
});
