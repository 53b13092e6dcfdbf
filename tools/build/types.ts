/** Removes the declarations that the face of the package does not refer to: 1,000 files that no importer reads. */
import { readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** `dist`: the folder of the compiled code, whose `index.d.ts` is the face. Returns the declarations that remain. */
export async function keepPublicTypes(dist: string): Promise<ReadonlySet<string>> {
  const kept = new Set<string>();
  const waiting = [join(dist, 'index.d.ts')];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (kept.has(file)) continue;
    kept.add(file);
    const text = await readFile(file, 'utf8');
    for (const [, specifier = ''] of text.matchAll(/(?:from |import\()["'](\.[^"']+)["']/g))
      waiting.push(resolve(dirname(file), specifier.replace(/\.(?:ts|js)$/, '.d.ts')));
  }
  const all = await readdir(dist, { recursive: true, withFileTypes: true });
  const unused = all
    .filter((entry) => entry.isFile() && entry.name.endsWith('.d.ts'))
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => !kept.has(file));
  await Promise.all(unused.map((file) => rm(file)));
  return kept;
}
