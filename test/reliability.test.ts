import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

it('every promise in docs/reliability.md names a test that exists', () => {
  const text = readFileSync(join(root, 'docs/reliability.md'), 'utf8');
  const promises = text.split('\n').filter((line) => /^\| (?!Promise|---)/.test(line));
  expect(promises.length).toBeGreaterThan(20);
  for (const promise of promises) {
    const tests = [...promise.matchAll(/`(test\/[^`]+)`/g)].map(([, path = '']) => path);
    expect(tests.length, promise).toBeGreaterThan(0);
    expect(
      tests.filter((path) => !existsSync(join(root, path))),
      promise,
    ).toEqual([]);
  }
});
