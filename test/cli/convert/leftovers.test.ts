/** Files of earlier runs that a new result has not replaced are named, and nothing else is. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leftovers, leftoverWarnings, type ResultFiles } from '../../../src/cli/convert/leftovers.ts';
import { englishOf } from '../../../src/texts/message.ts';

let folder = '';
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'leftovers-'))));
afterEach(() => rm(folder, { recursive: true }));

async function given(
  present: readonly string[],
  written: readonly string[],
  { to = 'jpg', name = 'r.jpg', others = [] }: { to?: 'jpg' | 'pdf'; name?: string; others?: readonly string[] } = {},
): Promise<ResultFiles> {
  const paths = (names: readonly string[]): readonly string[] => names.map((each) => join(folder, each));
  await Promise.all(paths([...present, ...written]).map((path) => writeFile(path, 'x')));
  return { path: join(folder, name), to, written: paths(written), others: paths(others) };
}

const names = async (files: Promise<ResultFiles>): Promise<readonly string[]> =>
  (await leftovers(await files)).map((path) => basename(path));

describe('leftovers', () => {
  it('are the numbers after the last, up to the first gap', async () => {
    expect(await names(given(['r-3.jpg', 'r-4.jpg', 'r-6.jpg', 'r-2024.jpg'], ['r-1.jpg', 'r-2.jpg']))).toEqual([
      'r-3.jpg',
      'r-4.jpg',
    ]);
  });

  it('are the numbers with other digits, and the file of a single page', async () => {
    expect(await names(given(['r.jpg', 'r-01.jpg', 'r-02.jpg'], ['r-1.jpg', 'r-2.jpg']))).toEqual([
      'r.jpg',
      'r-01.jpg',
      'r-02.jpg',
    ]);
    await rm(join(folder, 'r.jpg'));
    expect(await names(given([], ['r.jpg']))).toEqual(['r-1.jpg', 'r-2.jpg', 'r-01.jpg', 'r-02.jpg']);
  });

  it('are no files of other names, of other documents, or of formats with one file', async () => {
    expect(await names(given(['r-1.jpg', 'r-1.png', 'r-2.png', 's-1.jpg', 's-2.jpg'], ['r.jpg']))).toEqual([]);
    expect(await names(given(['t-3.jpg'], ['t-1.jpg', 't-2.jpg'], { name: 't.jpg', others: ['t-3.jpg'] }))).toEqual([]);
    expect(await names(given(['r-1.pdf', 'r-2.pdf'], ['r.pdf'], { to: 'pdf', name: 'r.pdf' }))).toEqual([]);
    expect(await names(given(['x-1.zip', 'x-2.zip'], ['x.zip'], { name: 'x.zip' }))).toEqual([]);
  });

  it('are named in one warning that is never long', async () => {
    const later = [3, 4, 5, 6, 7, 8, 9].map((number) => `r-${number}.jpg`);
    const [warning, ...more] = (await leftoverWarnings(await given(later, ['r-1.jpg', 'r-2.jpg']))).map(englishOf);
    expect(more).toEqual([]);
    expect(warning).toContain(join(folder, 'r-3.jpg'));
    expect(warning).toMatch(/r-7\.jpg and 2 more$/);
  });
});
