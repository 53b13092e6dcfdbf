import { expect, it } from 'vitest';
import type { JobQueue } from '../../src/stores/queues/job-queue.ts';
import { claimOne } from './claim-one.ts';

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
    for (let lease = await claimOne(queue, lanes, leaseMs); lease; lease = await claimOne(queue, lanes, leaseMs))
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
    expect(await claimOne(queue, ['light'], leaseMs, 9)).toBeUndefined();
    expect(await claimOne(queue, ['light'], leaseMs, 10)).toMatchObject({ id: 'b' });
    expect(await claimOne(queue, ['light'], leaseMs, 10)).toBeUndefined();
    expect(await claimOne(queue, ['light'], leaseMs)).toMatchObject({ id: 'a' });
  });

  it('hands out only jobs of the requested lanes', async () => {
    const { queue } = await create();
    await queue.add(job('a', 10, 'ocr'));
    await queue.add(job('b', 20, 'light'));
    expect(await claimOne(queue, [], leaseMs)).toBeUndefined();
    expect(await claimOne(queue, ['light'], leaseMs)).toMatchObject({ id: 'b', lane: 'light', attempt: 1 });
    expect(await claimOne(queue, ['light'], leaseMs)).toBeUndefined();
  });

  it('hands a job to only one of many workers that ask at the same time', async () => {
    const { queue } = await create();
    for (let index = 0; index < 20; index++) await queue.add(job(`job ${index}`));
    const leases = await Promise.all(Array.from({ length: 40 }, () => claimOne(queue, ['light'], leaseMs)));
    const ids = leases.flatMap((lease) => lease?.id ?? []);
    expect(ids).toHaveLength(20);
    expect(new Set(ids).size).toBe(20);
  });

  it('hands out as many jobs as there are slots, the most urgent ones first, and fewer where fewer wait', async () => {
    const { queue } = await create();
    for (const [index, id] of ['a', 'b', 'c', 'd', 'e'].entries()) await queue.add(job(id, 50 - index));
    const claim = async (total: number, light: number) =>
      (await queue.claim({ total, lanes: { light } }, leaseMs)).leases.map(({ id }) => id).join('');
    expect([await claim(0, 3), await claim(3, 0)]).toEqual(['', '']);
    expect(await claim(2, 9)).toBe('ed');
    expect(await claim(9, 2)).toBe('cb');
    expect(await claim(9, 9)).toBe('a');
    expect(await claim(9, 9)).toBe('');
  });

  it('says that nothing more waits if that is certain, which spares the worker another claim', async () => {
    const { queue } = await create();
    const free = { total: 3, lanes: { light: 2, ocr: 3 } };
    const claim = async (leastUrgent?: number) => {
      const { leases, mayBeMore } = await queue.claim(free, leaseMs, leastUrgent);
      return [leases.map(({ id }) => id).join(''), mayBeMore];
    };
    expect(await claim()).toEqual(['', false]);
    for (const [id, priority] of [
      ['a', 10],
      ['b', 20],
      ['c', 30],
      ['d', 40],
    ] as const)
      await queue.add(job(id, priority));
    expect(await claim(10)).toEqual(['a', false]);
    // The lane has no slot left for the last one.
    expect(await claim()).toEqual(['bc', false]);
    expect(await claim()).toEqual(['d', false]);
  });

  it('fills several lanes, none beyond its slots', async () => {
    const { queue } = await create();
    for (let index = 0; index < 6; index++) {
      await queue.add(job(`light ${index}`, 10));
      await queue.add(job(`ocr ${index}`, 10, 'ocr'));
    }
    const claimed: string[] = [];
    const free = { light: 3, ocr: 1 };
    for (let again = true; again;) {
      const { leases, mayBeMore } = await queue.claim({ total: 4, lanes: free }, leaseMs);
      for (const { lane } of leases) free[lane === 'ocr' ? 'ocr' : 'light']--;
      claimed.push(...leases.map(({ lane }) => lane));
      again = mayBeMore;
    }
    expect(claimed.sort()).toEqual(['light', 'light', 'light', 'ocr']);
    const { leases } = await queue.claim({ total: 3, lanes: { light: 9, ocr: 9 } }, leaseMs);
    expect([1, 2, 3]).toContain(leases.length);
  });

  it('limits all jobs of a claim to the urgency that was asked for', async () => {
    const { queue } = await create();
    for (const [id, priority] of [
      ['a', 20],
      ['b', 10],
      ['c', 5],
    ] as const)
      await queue.add(job(id, priority));
    const { leases } = await queue.claim({ total: 9, lanes: { light: 9 } }, leaseMs, 10);
    expect(leases.map(({ id }) => id)).toEqual(['c', 'b']);
  });

  it('gives each of several jobs a lease of its own', async () => {
    const { queue, pass } = await create();
    for (const id of ['a', 'b', 'c']) await queue.add(job(id));
    const { leases } = await queue.claim({ total: 3, lanes: { light: 3 } }, leaseMs);
    // Jobs of one millisecond come in any order.
    const [a, b, c] = ['a', 'b', 'c'].map((one) => leases.find(({ id }) => id === one));
    expect(await queue.complete(a!)).toBe(true);
    await queue.handBack(b!);
    const again = await claimOne(queue, ['light'], leaseMs);
    expect(again).toMatchObject({ id: 'b', attempt: 1 });
    expect([await queue.renew(a!, leaseMs), await queue.renew(b!, leaseMs)]).toEqual(['lost', 'lost']);
    await pass(leaseMs - 1);
    expect(await queue.renew(c!, leaseMs)).toBe('held');
    await pass(leaseMs - 1);
    const { leases: taken } = await queue.claim({ total: 3, lanes: { light: 3 } }, leaseMs);
    expect(taken.map(({ id }) => id)).toEqual(['b']);
    expect(await queue.complete(again!)).toBe(false);
    expect([await queue.complete(c!), await queue.complete(taken[0]!)]).toEqual([true, true]);
  });

  it('hands each job once to workers that claim several at the same time', async () => {
    const { queue } = await create();
    for (let index = 0; index < 30; index++) await queue.add(job(`job ${index}`));
    const workers = Array.from({ length: 8 }, () => queue.claim({ total: 5, lanes: { light: 5 } }, leaseMs));
    const leases = (await Promise.all(workers)).map((claimed) => claimed.leases);
    expect(Math.max(...leases.map((some) => some.length))).toBeLessThanOrEqual(5);
    const ids = leases.flat().map(({ id }) => id);
    expect(ids).toHaveLength(30);
    expect(new Set(ids).size).toBe(30);
  });

  it('does not count an attempt that is handed back after its lease ran out, unless somebody has the job by then', async () => {
    const { queue, pass } = await create();
    await queue.add(job('a'));
    const first = await claimOne(queue, ['light'], leaseMs);
    await pass(leaseMs + 1);
    await queue.handBack(first!);
    const second = await claimOne(queue, ['light'], leaseMs);
    expect(second).toMatchObject({ id: 'a', attempt: 1 });
    await pass(leaseMs + 1);
    const third = await claimOne(queue, ['light'], leaseMs);
    expect(third).toMatchObject({ id: 'a', attempt: 2 });
    await queue.handBack(second!);
    expect(await queue.renew(third!, leaseMs)).toBe('held');
    await queue.handBack(third!);
    expect(await claimOne(queue, ['light'], leaseMs)).toMatchObject({ id: 'a', attempt: 2 });
  });

  it('hands out a job again after its lease ran out, and not before', async () => {
    const { queue, pass } = await create();
    await queue.add(job('a'));
    const first = await claimOne(queue, ['light'], leaseMs);
    await pass(leaseMs - 1);
    expect(await claimOne(queue, ['light'], leaseMs)).toBeUndefined();
    expect(first && (await queue.renew(first, leaseMs))).toBe('held');
    await pass(leaseMs - 1);
    expect(await claimOne(queue, ['light'], leaseMs)).toBeUndefined();
    await pass(1);
    const second = await claimOne(queue, ['light'], leaseMs);
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
    const lease = await claimOne(queue, ['light'], leaseMs);
    await queue.handBack(lease!);
    const again = await claimOne(queue, ['light'], leaseMs);
    expect(again).toMatchObject({ id: 'a', attempt: 1 });
    expect(again!.token).toBeGreaterThan(lease!.token);
  });

  it('keeps increasing the token of a job that is queued again', async () => {
    const { queue } = await create();
    await queue.add({ ...job('a'), afterToken: 7 });
    expect((await claimOne(queue, ['light'], leaseMs))?.token).toBe(8);
  });

  it('cancels a queued job, and informs the worker that holds a lease', async () => {
    const { queue } = await create();
    await queue.add(job('a'));
    await queue.add(job('b'));
    const lease = await claimOne(queue, ['light'], leaseMs);
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
