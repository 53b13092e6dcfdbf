/** Removes files that unfinished writes have left in a folder of their own. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissingFile } from '../../domain/missing-file.ts';

/** Those that nobody has written to for so long. The folder need not exist; files may disappear meanwhile. */
export async function removeOldFiles(folder: string, olderThanMs: number): Promise<void> {
  if (olderThanMs === 0) return rm(folder, { recursive: true, force: true });
  for (const name of await namesIn(folder)) {
    const file = join(folder, name);
    const changedMs = await changedAt(file);
    if (changedMs !== undefined && changedMs < Date.now() - olderThanMs) await rm(file, { force: true });
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissingFile(error)) return [];
    throw error;
  }
}

async function changedAt(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).mtimeMs;
  } catch (error) {
    if (isMissingFile(error)) return undefined;
    throw error;
  }
}
