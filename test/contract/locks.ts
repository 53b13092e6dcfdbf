import { expect, it } from 'vitest';
import type { Locks } from '../../src/stores/locks/locks.ts';

/** What every kind of locks promises. */
export function locksContract(create: () => Promise<{ locks: Locks; pass: (milliseconds: number) => void }>): void {
  it('can be held by only one holder at a time', async () => {
    const { locks } = await create();
    const taken = await Promise.all(Array.from({ length: 5 }, () => locks.tryTake('a', 1000)));
    expect(taken.filter((lock) => lock !== undefined)).toHaveLength(1);
    expect(await locks.tryTake('b', 1000)).toBeDefined();
  });

  it('can be taken again once released', async () => {
    const { locks } = await create();
    await (await locks.tryTake('a', 1000))?.release();
    expect(await locks.tryTake('a', 1000)).toBeDefined();
  });

  it('pass to another holder after the lease ran out, and the first holder is informed', async () => {
    const { locks, pass } = await create();
    const first = await locks.tryTake('a', 1000);
    pass(999);
    expect(await first?.renew(1000)).toBe(true);
    pass(999);
    expect(await locks.tryTake('a', 1000)).toBeUndefined();
    pass(1);
    const second = await locks.tryTake('a', 1000);
    expect(second).toBeDefined();
    expect(await first?.renew(1000)).toBe(false);
    await first?.release();
    expect(await locks.tryTake('a', 1000), "the first's release is not the second's").toBeUndefined();
  });
}
