import { expect, it } from 'vitest';
import type { JobQueue } from '../../src/stores/queues/job-queue.ts';

const leaseMs = 1000;

export interface QueueUnderTest {
  readonly queue: JobQueue;
  /** Lets time pass, as the queue sees it. */
  readonly pass: (milliseconds: number) => void | Promise<void>;
}

/** What every queue promises. */
export function jobQueueContract(create: () => Promise<QueueUnderTest>): void {
  const job = (id: string, priority = 10, lane = 'light') => ({ id, lane, priority });
  const drain = async (queue: JobQueue, lanes = ['light', 'ocr']): Promise<string> => {
    let ids = '';
    for (let lease = await queue.claim(lanes, leaseMs); lease; lease = await queue.claim(lanes, leaseMs))
      ids += lease.id;
    return ids;
  };

  it('hands out each job once, by priority and then by arrival', async () => {
    const { queue } = await create();
    for (const [id, priority] of [
      ['a', 20],
      ['b', 10],
      ['c', 20],
      ['d', 0],
    ] as const)
      await queue.add(job(id, priority));
    await queue.add(job('a', 0));
    expect(await drain(queue)).toBe('dbac');
    expect(await queue.depth()).toEqual({ queued: 0, leased: 4 });
  });

  it('hands out no job that is less urgent than asked for', async () => {
    const { queue } = await create();
    await queue.add(job('a', 20));
    await queue.add(job('b', 10));
    expect(await queue.claim(['light'], leaseMs, 9)).toBeUndefined();
    expect(await queue.claim(['light'], leaseMs, 10)).toMatchObject({ id: 'b' });
    expect(await queue.claim(['light'], leaseMs, 10)).toBeUndefined();
    expect(await queue.claim(['light'], leaseMs)).toMatchObject({ id: 'a' });
  });

  it('hands out only jobs of the requested lanes', async () => {
    const { queue } = await create();
    await queue.add(job('a', 10, 'ocr'));
    await queue.add(job('b', 20, 'light'));
    expect(await queue.claim([], leaseMs)).toBeUndefined();
    expect(await queue.claim(['light'], leaseMs)).toMatchObject({ id: 'b', lane: 'light', attempt: 1 });
    expect(await queue.claim(['light'], leaseMs)).toBeUndefined();
  });

  it('hands a job to only one of many workers that ask at the same time', async () => {
    const { queue } = await create();
    for (let index = 0; index < 20; index++) await queue.add(job(`job ${index}`));
    const leases = await Promise.all(Array.from({ length: 40 }, () => queue.claim(['light'], leaseMs)));
    const ids = leases.flatMap((lease) => lease?.id ?? []);
    expect(ids).toHaveLength(20);
    expect(new Set(ids).size).toBe(20);
  });

  it('hands out a job again after its lease ran out, and not before', async () => {
    const { queue, pass } = await create();
    await queue.add(job('a'));
    const first = await queue.claim(['light'], leaseMs);
    await pass(leaseMs - 1);
    expect(await queue.claim(['light'], leaseMs)).toBeUndefined();
    expect(first && (await queue.renew(first, leaseMs))).toBe('held');
    await pass(leaseMs - 1);
    expect(await queue.claim(['light'], leaseMs)).toBeUndefined();
    await pass(1);
    const second = await queue.claim(['light'], leaseMs);
    expect(second).toMatchObject({ id: 'a', attempt: 2 });
    expect(second!.token).toBeGreaterThan(first!.token);
    expect(await queue.renew(first!, leaseMs)).toBe('lost');
    expect(await queue.complete(first!)).toBe(false);
    expect(await queue.complete(second!)).toBe(true);
    expect(await queue.missing(['a'])).toEqual(['a']);
  });

  it('takes a job back at its former position, without counting the attempt', async () => {
    const { queue } = await create();
    await queue.add(job('a'));
    await queue.add(job('b'));
    const lease = await queue.claim(['light'], leaseMs);
    await queue.handBack(lease!);
    const again = await queue.claim(['light'], leaseMs);
    expect(again).toMatchObject({ id: 'a', attempt: 1 });
    expect(again!.token).toBeGreaterThan(lease!.token);
  });

  it('keeps increasing the token of a job that is queued again', async () => {
    const { queue } = await create();
    await queue.add({ ...job('a'), afterToken: 7 });
    expect((await queue.claim(['light'], leaseMs))?.token).toBe(8);
  });

  it('cancels a queued job, and informs the worker that holds a lease', async () => {
    const { queue } = await create();
    await queue.add(job('a'));
    await queue.add(job('b'));
    const lease = await queue.claim(['light'], leaseMs);
    expect(await queue.cancel('b')).toBe('removed');
    expect(await queue.cancel('a')).toBe('marked');
    expect(await queue.cancel('c')).toBe('unknown');
    expect(await queue.renew(lease!, leaseMs)).toBe('cancelled');
    expect(await drain(queue)).toBe('');
  });

  it('lets a job that was made more urgent overtake the others', async () => {
    const { queue } = await create();
    await queue.add(job('a'));
    await queue.add(job('b'));
    expect(await queue.setPriority('b', 0)).toBe(true);
    expect(await drain(queue)).toBe('ba');
    expect(await queue.setPriority('a', 0)).toBe(false);
  });
}
