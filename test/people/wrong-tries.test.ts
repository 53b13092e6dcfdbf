/** How often a password can be guessed. */
import { expect, it } from 'vitest';
import { wrongTries } from '../../src/people/wrong-tries.ts';

const wrong = async (): Promise<undefined> => undefined;
const right = async (): Promise<string> => 'in';
const refused = { kind: 'rate_limited' };
const name = { key: 'name a', aMinute: 5 };

it('refuses the sixth try in a minute, also the right one, and then no more', async () => {
  let nowMs = 0;
  const tries = wrongTries(() => nowMs);
  for (let count = 0; count < 5; count++) expect(await tries.limited(wrong, name)).toBeUndefined();
  await expect(tries.limited(right, name)).rejects.toMatchObject(refused);
  expect(await tries.limited(right, { key: 'name b', aMinute: 5 })).toBe('in');
  nowMs = 60_000;
  expect(await tries.limited(right, name)).toBe('in');
});

it('does not count what was right', async () => {
  const tries = wrongTries();
  for (let count = 0; count < 20; count++) expect(await tries.limited(right, name)).toBe('in');
});

it('counts tries that are made at the same moment', async () => {
  const tries = wrongTries();
  const made = await Promise.allSettled(Array.from({ length: 8 }, () => tries.limited(wrong, name)));
  expect(made.filter(({ status }) => status === 'rejected')).toHaveLength(3);
});

it('each limit counts by itself', async () => {
  const tries = wrongTries();
  const address = { key: 'address', aMinute: 6 };
  for (let count = 0; count < 6; count++) await tries.limited(wrong, { key: `name ${count}`, aMinute: 5 }, address);
  await expect(tries.limited(right, name, address)).rejects.toMatchObject(refused);
});
