import { expect, it } from 'vitest';
import type { Leases } from '../../src/stores/locks/leases.ts';

/** What every kind of leases promises. */
export function leasesContract(create: () => Promise<{ leases: Leases; pass: (milliseconds: number) => void }>): void {
  it('run out once nobody has extended them for as long as they last, and not before', async () => {
    const { leases, pass } = await create();
    await leases.extend('a:1', 1000);
    pass(999);
    // By the same process or by another one.
    await leases.extend('a:1', 1000);
    pass(999);
    expect(await leases.runOut('a:', 10)).toEqual([]);
    pass(1);
    expect(await leases.runOut('a:', 10)).toEqual(['a:1']);
    await leases.extend('a:1', 1000);
    expect(await leases.runOut('a:', 10)).toEqual([]);
  });

  it('are not found once they were ended', async () => {
    const { leases, pass } = await create();
    for (const name of ['a:1', 'a:2']) await leases.extend(name, 1000);
    await leases.end('a:1');
    pass(1000);
    expect(await leases.runOut('a:', 10)).toEqual(['a:2']);
  });

  it('are found by the beginning of their names, at most as many as are wanted', async () => {
    const { leases, pass } = await create();
    for (const name of ['a', 'a:3', 'a:1', 'a:2', 'aa:1', 'b:1']) await leases.extend(name, 1000);
    pass(1000);
    expect(await leases.runOut('a:', 10)).toEqual(['a:1', 'a:2', 'a:3']);
    expect(await leases.runOut('a:', 2)).toEqual(['a:1', 'a:2']);
  });
}
