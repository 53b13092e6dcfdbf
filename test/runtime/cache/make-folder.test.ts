import { mkdtemp, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from '../../../src/runtime/cache/make-folder.ts';

it('creates missing folders for their owner only, and accepts existing ones', async () => {
  const root = await mkdtemp(join(tmpdir(), 'make-folder-'));
  await makeFolder(join(root, 'a/b/c'), 0o700);
  await makeFolder(join(root, 'a/b/c'), 0o700);
  for (const made of ['a', 'a/b', 'a/b/c']) expect((await stat(join(root, made))).mode & 0o777).toBe(0o700);
  await writeFile(join(root, 'file'), '');
  await expect(makeFolder(join(root, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(makeFolder(join(root, 'file/below'))).rejects.toMatchObject({ code: 'ENOTDIR' });
});

it.runIf(process.platform === 'linux')('fails if no folder can be created, as below /proc', async () => {
  await expect(makeFolder('/proc/none/of/this')).rejects.toMatchObject({ code: 'ENOENT' });
});
