import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

test('measurements of servers and workers start outside a test runner', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bench/start.ts', 'shared', 'a line that none is'], {
    cwd: root,
    encoding: 'utf8',
    // The runner names itself in the environment.
    env: { PATH: process.env['PATH'] },
  });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^what +to reach +measured\n$/);
  expect(status).toBe(0);
});
