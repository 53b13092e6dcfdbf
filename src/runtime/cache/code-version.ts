/**
 * A hash of the code that makes a result. It is part of every cache key, so no result outlives the code that made it,
 * even during development, when the version of the package does not change.
 *
 * The code is found by its imports: the files that a worker imports, the files that those import, and so on, with the
 * assets beside them. Code that moves to another folder stays part of the hash. Built code does not change any more, so the
 * build computes one hash of all of it, and reading hundreds of files at each start is saved.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Any string that could lead to a file of the program: imports of every kind, and files named by their URL. */
const relativePaths = /['"`](\.{1,2}\/[^'"`\s]+?)['"`]/g;
const codeEndings: readonly string[] = ['.ts', '.js', '.map'];

export interface CodeFile {
  readonly path: string;
  readonly content: Buffer;
}

/** Undefined if there is no such file: a string may look like a path without being one. */
const readIfThere = (path: string): Promise<Buffer | undefined> =>
  readFile(path).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return undefined;
    throw error;
  });

/** `entries` and all files that they need below `root`, sorted by path. */
export async function codeFiles(entries: readonly string[], root: string): Promise<readonly CodeFile[]> {
  const found = new Map<string, Buffer>();
  const seen = new Set<string>();
  let next: readonly string[] = entries;
  while (next.length > 0) {
    for (const path of next) seen.add(path);
    const contents = await Promise.all(next.map(async (path) => ({ path, content: await readIfThere(path) })));
    const named = new Set<string>();
    for (const { path, content } of contents) {
      if (!content) continue;
      found.set(path, content);
      if (codeEndings.includes(extname(path))) for (const other of namedBy(path, content)) named.add(other);
    }
    next = [...named].filter((path) => !seen.has(path) && path.startsWith(root));
  }
  for (const { path, content } of await assetsBeside([...found.keys()])) found.set(path, content);
  return [...found].map(([path, content]) => ({ path, content })).toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** In a path, `${form}` may stand for the extension of the file that contains it. */
const namedBy = (path: string, content: Buffer): string[] =>
  [...content.toString('utf8').matchAll(relativePaths)].map(([, name = '']) =>
    resolve(dirname(path), name.replace('.${form}', extname(path))),
  );

/** Data files in the same folders, whose names code may compute. */
async function assetsBeside(files: readonly string[]): Promise<readonly CodeFile[]> {
  const folders = [...new Set(files.map((path) => dirname(path)))];
  const assets = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(folder, { withFileTypes: true }))
        .filter((entry) => entry.isFile() && !codeEndings.includes(extname(entry.name)))
        .map(({ name }) => join(folder, name)),
    ),
  );
  return Promise.all(assets.flat().map(async (path) => ({ path, content: await readFile(path) })));
}

/** Name of the file at the root of the built code that holds its hash. */
export const builtVersion = 'code-version';

const computed = new Map<string, Promise<string>>();

/**
 * `entries` are the files with which the work starts, in this thread, in others or in other processes. Computed once.
 */
export function codeVersion(entries: readonly URL[]): Promise<string> {
  const paths = entries.map((entry) => fileURLToPath(entry));
  const name = paths.join('\n');
  const version = computed.get(name) ?? digest(paths);
  computed.set(name, version);
  // A file that could not be opened just now may be opened for the next one who asks.
  version.catch(() => computed.delete(name));
  return version;
}

async function digest(entries: readonly string[]): Promise<string> {
  const source = fileURLToPath(new URL('../..', import.meta.url));
  const built = await readIfThere(join(source, builtVersion));
  if (built) return built.toString('utf8');
  const hash = createHash('sha256');
  // package.json contains the exact versions of the dependencies.
  hash.update(await readFile(join(source, '..', 'package.json')));
  for (const { path, content } of await codeFiles(entries, source))
    hash.update(path.slice(source.length)).update(content);
  return hash.digest('hex');
}
