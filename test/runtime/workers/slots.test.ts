import { expect, it } from 'vitest';
import { slots } from '../../../src/runtime/workers/slots.ts';

const never = new AbortController().signal;
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('runs work in order of arrival, and never more at once than there are slots', async () => {
  const inSlot = slots(2);
  const begun: string[] = [];
  const work = (name: string) => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const result = inSlot(() => {
      begun.push(name);
      return promise;
    }, never);
    return { result, end: () => resolve(name) };
  };
  const [a, b, c, d] = [work('a'), work('b'), work('c'), work('d')];
  await settled();
  expect(begun).toEqual(['a', 'b']);
  a.end();
  expect(await a.result).toBe('a');
  await settled();
  expect(begun).toEqual(['a', 'b', 'c']);
  c.end();
  b.end();
  d.end();
  expect(await Promise.all([b.result, c.result, d.result])).toEqual(['b', 'c', 'd']);
});

it('frees the slot of work that failed', async () => {
  const inSlot = slots(1);
  await expect(inSlot(() => Promise.reject(new Error('broken')), never)).rejects.toThrow('broken');
  expect(await inSlot(() => Promise.resolve('next'), never)).toBe('next');
});

it('removes a cancelled caller from the queue at once, without beginning its work', async () => {
  const inSlot = slots(1);
  const { promise, resolve } = Promise.withResolvers<void>();
  const first = inSlot(() => promise, never);
  const impatient = new AbortController();
  let begun = false;
  const begin = async (): Promise<void> => void (begun = true);
  const gone = inSlot(begin, impatient.signal);
  const patient = inSlot(() => Promise.resolve('patient'), never);
  impatient.abort(new Error('gone'));
  await expect(gone).rejects.toThrow('gone');
  resolve();
  await first;
  expect(await patient).toBe('patient');
  await expect(inSlot(begin, impatient.signal)).rejects.toThrow('gone');
  expect(begun).toBe(false);
});
