import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { builtVersion } from '../../../src/runtime/cache/code-version.ts';
import { writeCodeVersion } from '../../../tools/build/code-version.ts';

let folder: string;
let dist: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'built-'));
  dist = join(folder, 'dist');
  await mkdir(join(dist, 'assets'), { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "dependencies": { "a": "1.0.0" } }');
  await writeFile(join(dist, 'code.js'), 'export const a = 1;');
  await writeFile(join(dist, 'assets/model.bin'), Buffer.from([1, 2, 3]));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function version(): Promise<string> {
  await writeCodeVersion(dist, join(folder, 'package.json'));
  return readFile(join(dist, builtVersion), 'utf8');
}

it('is the same for the same files, however often it is written', async () => {
  const first = await version();
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(await version()).toBe(first);
});

it.each([
  ['code', () => writeFile(join(dist, 'code.js'), 'export const a = 2;')],
  ['an asset', () => writeFile(join(dist, 'assets/model.bin'), Buffer.from([1, 2, 4]))],
  ['the name of a file', () => rename(join(dist, 'code.js'), join(dist, 'other.js'))],
  ['a dependency', () => writeFile(join(folder, 'package.json'), '{ "dependencies": { "a": "1.0.1" } }')],
])('changes with %s', async (_, change) => {
  const before = await version();
  await change();
  expect(await version()).not.toBe(before);
});
