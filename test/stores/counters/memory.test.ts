import { describe, expect, it } from 'vitest';
import { memoryCounters } from '../../../src/stores/counters/memory.ts';
import { countersContract } from '../../contract/counters.ts';

describe('counters in memory', () => {
  countersContract(async () => {
    let now = 1_000_000;
    return { counters: memoryCounters(() => now), pass: (milliseconds) => void (now += milliseconds) };
  });

  it('forget the oldest of too many keys, of the same subject only', async () => {
    const counters = memoryCounters();
    await counters.hit('wrong tries', 'a', 60_000);
    for (const key of ['oldest', 'second']) await counters.hit('requests', key, 60_000);
    for (let n = 0; n < 9999; n++) await counters.hit('requests', `${n}`, 60_000);
    expect((await counters.hit('requests', 'second', 60_000)).hits).toBe(2);
    expect((await counters.hit('requests', 'oldest', 60_000)).hits).toBe(1);
    expect((await counters.hit('wrong tries', 'a', 60_000)).hits).toBe(2);
  });
});
