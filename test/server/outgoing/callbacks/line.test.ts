/** The line of callbacks: its limits, and that no host waits for another one. */
import { expect, it } from 'vitest';
import { line } from '../../../../src/server/outgoing/callbacks/line.ts';

/** A line whose calls last until they are answered here. */
function setup({ atOnce, perHost }: { readonly atOnce: number; readonly perHost: number }) {
  const begun: string[] = [];
  const answers = new Map<string, (dueMs: number | undefined) => void>();
  const send = (id: string): Promise<number | undefined> => {
    begun.push(id);
    return new Promise((resolve) => answers.set(id, resolve));
  };
  const answer = async (id: string, dueMs?: number): Promise<void> => {
    answers.get(id)?.(dueMs);
    answers.delete(id);
    await new Promise(setImmediate);
  };
  return { calls: line({ atOnce, perHost, send }), begun, answers, answer };
}

const numbered = (host: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${host}${index}`);

it('keeps to its limits in total and for each host, and sends to a host in the order in which the calls came', async () => {
  const { calls, begun, answer } = setup({ atOnce: 3, perHost: 2 });
  for (const id of numbered('a', 4)) calls.add(id, 'a', 0);
  expect(begun).toEqual(['a0', 'a1']);
  for (const id of numbered('b', 2)) calls.add(id, 'b', 0);
  expect(begun).toEqual(['a0', 'a1', 'b0']);
  await answer('a1');
  expect(begun).toEqual(['a0', 'a1', 'b0', 'a2']);
  await answer('a0');
  expect(begun).toEqual(['a0', 'a1', 'b0', 'a2', 'b1']);
  await answer('b0');
  expect(begun).toEqual(['a0', 'a1', 'b0', 'a2', 'b1', 'a3']);
});

it('a host with very many calls does not delay one that has few', async () => {
  const { calls, begun, answer, answers } = setup({ atOnce: 2, perHost: 2 });
  for (const id of numbered('many', 100_000)) calls.add(id, 'many', 0);
  for (const id of numbered('few', 3)) calls.add(id, 'few', 0);
  for (let count = 0; count < 8; count++) await answer([...answers.keys()][0] ?? '');
  expect(begun.filter((id) => id.startsWith('few'))).toEqual(['few0', 'few1', 'few2']);
});

it('sends each call once however often it is added, again when its answer says so, and nothing after the stop', async () => {
  const { calls, begun, answer, answers } = setup({ atOnce: 1, perHost: 1 });
  for (const id of ['x', 'x', 'y', 'y']) calls.add(id, 'host', 0);
  await answer('x', 0);
  calls.add('y', 'host', 0);
  expect(begun).toEqual(['x', 'y']);
  await answer('y');
  expect(begun).toEqual(['x', 'y', 'x']);
  calls.add('z', 'host', 0);
  const stopped = calls.stop();
  await answer('x');
  await stopped;
  expect(begun).toEqual(['x', 'y', 'x']);
  expect(answers.size).toBe(0);
});
