import { randomBytes } from 'node:crypto';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { openSpool } from '../../../src/tasks/merge/spool.ts';

it('returns what was stored in it, in any order, even an empty document', async () => {
  const spool = await openSpool();
  const documents = [randomBytes(70_000), Buffer.alloc(0), Buffer.from('a'), randomBytes(17)];
  const places = [];
  for (const document of documents) places.push(await spool.add(document));
  for (const [index, place] of [...places.entries()].toReversed())
    expect((await spool.read(place)).equals(documents[index] ?? Buffer.alloc(1))).toBe(true);
  await spool.close();
});

it.runIf(process.platform === 'linux')('stores documents encrypted on the disk', async () => {
  const spool = await openSpool();
  await spool.add(Buffer.from('a seller and an amount '.repeat(100)));
  const descriptors = (await readdir('/proc/self/fd')).map((name) => `/proc/self/fd/${name}`);
  const targets = await Promise.all(descriptors.map((path) => readlink(path).catch(() => '')));
  const open = descriptors.filter((_, index) => targets[index]?.includes('/invoicectl-'));
  const kept = Buffer.concat(await Promise.all(open.map((path) => readFile(path))));
  expect(kept.length).toBeGreaterThanOrEqual(2300);
  expect(kept.includes('seller')).toBe(false);
  await spool.close();
});
