/** The last part of the build: one digest of everything in dist but the browser app, and of the versions of its dependencies. */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { builtVersion } from '../../src/runtime/cache/code-version.ts';

/** Writes the file that `codeVersion` reads in place of the code. `manifest`: the path of package.json. */
export async function writeCodeVersion(dist: string, manifest: string): Promise<void> {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => path !== join(dist, builtVersion) && !path.startsWith(join(dist, 'web/')))
    .toSorted();
  const hash = createHash('sha256').update(await readFile(manifest));
  for (const path of paths) hash.update(`\0${relative(dist, path)}\0`).update(await readFile(path));
  await writeFile(join(dist, builtVersion), hash.digest('hex'));
}
