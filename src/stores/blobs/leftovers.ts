/** Removes files that unfinished writes have left in a folder of their own. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { namesIn, statIfThere } from '../files-if-there.ts';

/** Those that nobody has written to for so long. The folder need not exist; files may disappear meanwhile. */
export async function removeOldFiles(folder: string, olderThanMs: number): Promise<void> {
  if (olderThanMs === 0) return rm(folder, { recursive: true, force: true });
  for (const name of await namesIn(folder)) {
    const file = join(folder, name);
    const changedMs = (await statIfThere(file))?.mtimeMs;
    if (changedMs !== undefined && changedMs < Date.now() - olderThanMs) await rm(file, { force: true });
  }
}
