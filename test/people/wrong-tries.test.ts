/** How often a password can be guessed. */
import { expect, it } from 'vitest';
import { wrongTries } from '../../src/people/wrong-tries.ts';
import { memoryCounters } from '../../src/stores/counters/memory.ts';

const wrong = async (): Promise<undefined> => undefined;
const right = async (): Promise<string> => 'in';
const refused = { kind: 'rate_limited' };
const name = { key: 'name a', aMinute: 5 };

it('refuses the sixth try in a minute, also the right one, and then no more', async () => {
  let nowMs = 0;
  const tries = wrongTries(memoryCounters(() => nowMs));
  for (let count = 0; count < 5; count++) expect(await tries.limited(wrong, name)).toBeUndefined();
  await expect(tries.limited(right, name)).rejects.toMatchObject(refused);
  expect(await tries.limited(right, { key: 'name b', aMinute: 5 })).toBe('in');
  nowMs = 60_000;
  expect(await tries.limited(right, name)).toBe('in');
});

it('does not count what was right', async () => {
  const tries = wrongTries(memoryCounters());
  for (let count = 0; count < 20; count++) expect(await tries.limited(right, name)).toBe('in');
});

it('counts tries that are made at the same moment', async () => {
  const tries = wrongTries(memoryCounters());
  const made = await Promise.allSettled(Array.from({ length: 8 }, () => tries.limited(wrong, name)));
  expect(made.filter(({ status }) => status === 'rejected')).toHaveLength(3);
});

it('does not count what was refused', async () => {
  const tries = wrongTries(memoryCounters());
  const { promise: answered, resolve: answer } = Promise.withResolvers<string>();
  for (let count = 0; count < 4; count++) await tries.limited(wrong, name);
  const fifth = tries.limited(() => answered, name);
  for (let count = 0; count < 3; count++) await expect(tries.limited(right, name)).rejects.toMatchObject(refused);
  answer('in');
  expect(await fifth).toBe('in');
  expect(await tries.limited(right, name), 'four wrong tries are left').toBe('in');
});

it('each limit counts by itself', async () => {
  const tries = wrongTries(memoryCounters());
  const address = { key: 'address', aMinute: 6 };
  for (let count = 0; count < 6; count++) await tries.limited(wrong, { key: `name ${count}`, aMinute: 5 }, address);
  await expect(tries.limited(right, name, address)).rejects.toMatchObject(refused);
});
