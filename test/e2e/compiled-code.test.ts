/** Where compiled code is kept: it runs at the next start, so no other user may be able to write it. */
import { chmod, mkdir, readdir, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folder, run } from './program.ts';

const own = { NODE_COMPILE_CACHE: '' };

it('is kept in a folder in the cache of the user that is closed to others', async () => {
  const cwd = await folder();
  expect((await run(['doctor', '--help'], { cwd, env: own })).code).toBe(0);
  const kept = join(cwd, 'cache/invoicectl/compiled');
  expect((await stat(kept)).mode & 0o777).toBe(0o700);
  expect(await readdir(kept)).not.toEqual([]);
});

it('is not kept in a folder that others can write to, or that a link leads to', async () => {
  const cwd = await folder();
  const [open, elsewhere] = [join(cwd, 'open/invoicectl/compiled'), join(cwd, 'elsewhere')];
  await mkdir(open, { recursive: true });
  await chmod(open, 0o777);
  await mkdir(elsewhere, { mode: 0o700 });
  await mkdir(join(cwd, 'linked/invoicectl'), { recursive: true });
  await symlink(elsewhere, join(cwd, 'linked/invoicectl/compiled'));
  for (const name of ['open', 'linked'])
    expect((await run(['doctor', '--help'], { cwd, env: { ...own, XDG_CACHE_HOME: join(cwd, name) } })).code).toBe(0);
  expect([await readdir(open), await readdir(elsewhere)]).toEqual([[], []]);
});
