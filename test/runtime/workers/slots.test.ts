import { expect, it } from 'vitest';
import { slots } from '../../../src/runtime/workers/slots.ts';

const never = new AbortController().signal;

it('gives places out first come, first served, and never more than there are', async () => {
  const places = slots(2);
  const given: string[] = [];
  const take = async (name: string) => {
    const leave = await places.take(never);
    given.push(name);
    return leave;
  };
  const [first] = await Promise.all([take('a'), take('b')]);
  const waiting = [take('c'), take('d')];
  await Promise.resolve();
  expect(given).toEqual(['a', 'b']);
  first?.();
  // Giving the same place back twice frees one place only.
  first?.();
  const third = await waiting[0];
  expect(given).toEqual(['a', 'b', 'c']);
  third?.();
  await waiting[1];
  expect(given).toEqual(['a', 'b', 'c', 'd']);
});

it('lets go of who no longer waits', async () => {
  const places = slots(1);
  const leave = await places.take(never);
  const impatient = new AbortController();
  const gone = places.take(impatient.signal);
  const patient = places.take(never);
  impatient.abort(new Error('gone'));
  await expect(gone).rejects.toThrow('gone');
  leave();
  await expect(patient).resolves.toBeTypeOf('function');
  await expect(places.take(impatient.signal)).rejects.toThrow('gone');
});
