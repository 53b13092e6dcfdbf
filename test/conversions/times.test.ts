/** Estimates of conversions: measured, never made up. */
import { expect, it } from 'vitest';
import { conversionTimes } from '../../src/conversions/times.ts';
import { estimates } from '../../src/conversions/estimates.ts';
import type { Task } from '../../src/runtime/durable/task.ts';

const task = (from: string, to: string, seconds: number, more: Partial<Task> = {}): Task => ({
  id: 'task',
  owner: '',
  state: 'succeeded',
  kind: 'convert',
  input: {},
  about: null,
  progress: 100,
  stage: 'done',
  createdMs: 0,
  updatedMs: 0,
  startedMs: 1000,
  finishedMs: 1000 + seconds * 1000,
  expiresMs: null,
  result: { report: { from, to }, cached: false },
  files: [],
  failure: null,
  ...more,
});

const withQueue = (queued: number) => ({ depth: async () => ({ queued, leased: 0 }) });

it('estimates nothing before a comparable conversion was measured', async () => {
  const times = conversionTimes();
  const unlike = [
    task('md', 'pdf', 9, { state: 'failed' }),
    task('md', 'pdf', 9, { kind: 'merge' }),
    task('md', 'pdf', 9, { result: { report: { from: 'md', to: 'pdf' }, cached: true } }),
    task('md', 'pdf', 9, { result: null }),
  ];
  for (const one of unlike) times.note(one);
  const guess = estimates(times, withQueue(5), () => 2);
  expect([await guess.untilDone('md', 'pdf'), guess.atWork('md', 'pdf')]).toEqual([undefined, undefined]);
});

it('estimates the median of the same conversion, or else of all, plus the wait for queued tasks', async () => {
  const times = conversionTimes();
  for (const seconds of [2, 4, 60]) times.note(task('docx', 'pdf', seconds));
  for (const seconds of [0.2, 0.2]) times.note(task('md', 'html', seconds));
  const idle = estimates(times, withQueue(0), () => 2);
  expect(idle.atWork('docx', 'pdf')).toBe(4);
  expect(idle.atWork('md', 'html')).toBe(1);
  expect(idle.atWork(undefined, 'pdf')).toBe(2);
  expect(await idle.untilDone('docx', 'pdf')).toBe(4);
  expect(await estimates(times, withQueue(10), () => 2).untilDone('docx', 'pdf')).toBe(4 + 5 * 2);
});

it('forgets old measurements', () => {
  const times = conversionTimes();
  for (let count = 0; count < 300; count++) times.note(task('md', 'pdf', count < 100 ? 50 : 3));
  expect(times.usualMs('md', 'pdf')).toBe(3000);
});
