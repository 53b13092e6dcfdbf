import { expect, it } from 'vitest';
import type { Counters } from '../../src/stores/counters/counters.ts';

/** What every kind of counters promises. */
export function countersContract(
  create: () => Promise<{ counters: Counters; pass: (milliseconds: number) => void }>,
): void {
  it('count the hits of a key until its window is over, and then begin again', async () => {
    const { counters, pass } = await create();
    expect(await counters.hit('requests', 'a', 1000)).toMatchObject({ hits: 1, endsInMs: 1000 });
    pass(600);
    expect(await counters.hit('requests', 'a', 1000)).toMatchObject({ hits: 2, endsInMs: 400 });
    pass(399);
    expect(await counters.hit('requests', 'a', 1000)).toMatchObject({ hits: 3, endsInMs: 1 });
    pass(1);
    expect(await counters.hit('requests', 'a', 1000)).toMatchObject({ hits: 1, endsInMs: 1000 });
  });

  it('of different keys and of different subjects are different ones', async () => {
    const { counters } = await create();
    await counters.hit('requests', 'a', 1000);
    expect((await counters.hit('requests', 'b', 1000)).hits).toBe(1);
    expect((await counters.hit('wrong tries', 'a', 1000)).hits).toBe(1);
    expect((await counters.hit('requests', 'a', 1000)).hits).toBe(2);
  });

  it('count each of many hits at the same moment', async () => {
    const { counters } = await create();
    const made = await Promise.all(Array.from({ length: 50 }, () => counters.hit('requests', 'a', 1000)));
    expect(made.map(({ hits }) => hits).sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
  });

  it('no longer count what was taken back, and nothing is taken from the window after', async () => {
    const { counters, pass } = await create();
    const first = await counters.hit('requests', 'a', 1000);
    const second = await counters.hit('requests', 'a', 1000);
    await first.takeBack();
    expect((await counters.hit('requests', 'a', 1000)).hits).toBe(2);
    pass(1000);
    await counters.hit('requests', 'a', 1000);
    await second.takeBack();
    expect((await counters.hit('requests', 'a', 1000)).hits).toBe(2);
  });

  it('are forgotten when their window is over, and not before', async () => {
    const { counters, pass } = await create();
    await counters.hit('requests', 'a', 1000);
    await counters.hit('requests', 'b', 2000);
    pass(1000);
    await counters.expire();
    expect((await counters.hit('requests', 'a', 1000)).hits).toBe(1);
    expect((await counters.hit('requests', 'b', 2000)).hits).toBe(2);
  });
}
