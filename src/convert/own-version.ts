/** Versions of this package and of its dependencies: parts of every cache key. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const Facts = z.object({ name: z.string().optional(), version: z.string().optional() });

const read = new Map<string, Promise<string>>();

/** The version of this package. */
export const ownVersion = (): Promise<string> =>
  remembered('invoicectl', () => above(fileURLToPath(import.meta.url), 'invoicectl'));

/** The version of a dependency. It is read from the file, because not every package exports its package.json. */
export const packageVersion = (name: string): Promise<string> =>
  remembered(name, () => above(createRequire(import.meta.url).resolve(name), name));

function remembered(name: string, look: () => Promise<string>): Promise<string> {
  const found = read.get(name) ?? look();
  read.set(name, found);
  return found;
}

/** The version in the nearest package.json with that name, from the folder of a file upwards. */
async function above(file: string, name: string): Promise<string> {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined);
    const facts = text === undefined ? undefined : Facts.parse(JSON.parse(text));
    if (facts?.name === name && facts.version !== undefined) return facts.version;
    if (folder === dirname(folder)) return 'unknown';
  }
}
