import { expect, it } from 'vitest';
import { type ServerLog, withoutRepetition } from '../../../src/server/observing/log.ts';

it('repeated problems are logged at growing intervals with their number, and everything else at once', () => {
  let now = 0;
  const logged: [number, string, unknown][] = [];
  const collect: ServerLog = (_, event, fields) => void logged.push([now / 1000, event, fields?.['times']]);
  const log = withoutRepetition(collect, () => now);
  for (; now < 600_000; now += 1000) log('error', 'trouble', { trace: 'disk full' });
  expect(logged).toEqual([
    [0, 'trouble', undefined],
    [60, 'trouble', 60],
    [180, 'trouble', 120],
    [420, 'trouble', 240],
  ]);

  logged.length = 0;
  log('error', 'trouble', { trace: 'another' });
  log('info', 'task', { trace: 'disk full' });
  log('info', 'task', { trace: 'disk full' });
  now += 24 * 3_600_000;
  log('error', 'trouble', { trace: 'disk full' });
  expect(logged.map(([, event]) => event)).toEqual(['trouble', 'task', 'task', 'trouble']);
});
