import { existsSync, statSync } from 'node:fs';
import { mkdtemp, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isThere, moveFile } from '../../../../src/cli/extract/filing/move-file.ts';

const newFolder = (parent = tmpdir()): Promise<string> => mkdtemp(join(parent, 'invoicectl-move-'));
/** A folder on another device, where this machine has one. */
const shared = '/dev/shm';
const hasOther = existsSync(shared) && statSync(shared).dev !== statSync(tmpdir()).dev;

describe.each(hasOther ? [tmpdir(), shared] : [tmpdir()])('a file moved to %s', (parent) => {
  it('arrives complete, keeps its time, and creates the folder', async () => {
    const [from, to] = [await newFolder(), await newFolder(parent)];
    const path = join(from, 'a.pdf');
    await writeFile(path, 'content');
    const time = new Date('2020-02-02T02:02:02Z');
    await utimes(path, time, time);
    const target = await moveFile(path, join(to, 'x', 'y'), 'b.pdf');
    expect(target).toBe(join(to, 'x', 'y', 'b.pdf'));
    expect(await readFile(target, 'utf8')).toBe('content');
    expect((await stat(target)).mtime).toEqual(time);
    expect(await readdir(from)).toEqual([]);
    expect(await readdir(join(to, 'x', 'y'))).toEqual(['b.pdf']);
  });

  it('overwrites no file, even if several are moved to one name at once', async () => {
    const [from, to] = [await newFolder(), await newFolder(parent)];
    await writeFile(join(to, 'b.pdf'), 'mine');
    const paths = ['1', '2', '3', '4'].map((name) => join(from, name));
    for (const path of paths) await writeFile(path, path);
    await Promise.all(paths.map((path) => moveFile(path, to, 'b.pdf')));
    expect((await readdir(to)).sort()).toEqual(['b (2).pdf', 'b (3).pdf', 'b (4).pdf', 'b (5).pdf', 'b.pdf']);
    expect(await readFile(join(to, 'b.pdf'), 'utf8')).toBe('mine');
    const contents = await Promise.all([2, 3, 4, 5].map((count) => readFile(join(to, `b (${count}).pdf`), 'utf8')));
    expect(contents.sort()).toEqual(paths);
  });
});

it('a file that already has the wanted name or a numbered form of it is not moved', async () => {
  const folder = await newFolder();
  for (const name of ['a.pdf', 'a (2).pdf']) await writeFile(join(folder, name), name);
  expect(await moveFile(join(folder, 'a (2).pdf'), folder, 'a.pdf')).toBe(join(folder, 'a (2).pdf'));
  expect(isThere(join(folder, 'b.pdf'), folder, 'a.pdf')).toBe(false);
  expect((await readdir(folder)).sort()).toEqual(['a (2).pdf', 'a.pdf']);
});

it('a link is not moved, and moving a missing file fails as write_failed', async () => {
  const folder = await newFolder();
  await writeFile(join(folder, 'a.pdf'), 'a');
  await symlink('a.pdf', join(folder, 'link.pdf'));
  await expect(moveFile(join(folder, 'link.pdf'), join(folder, 'to'), 'b.pdf')).rejects.toThrow(
    'is a link and was not moved',
  );
  await expect(moveFile(join(folder, 'none.pdf'), folder, 'b.pdf')).rejects.toMatchObject({ kind: 'write_failed' });
  await expect(moveFile(join(folder, 'a.pdf'), join(folder, 'a.pdf'), 'b.pdf')).rejects.toMatchObject({
    kind: 'write_failed',
  });
  expect((await readdir(folder)).sort()).toEqual(['a.pdf', 'link.pdf']);
});
