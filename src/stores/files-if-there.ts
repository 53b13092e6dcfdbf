/** Files and folders of a store that may not exist, or not any more. */
import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { isMissingFile } from '../domain/missing-file.ts';

/** Undefined if nothing is there. */
export async function statIfThere(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (isMissingFile(error)) return undefined;
    throw error;
  }
}

/** None if the folder is not there. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissingFile(error)) return [];
    throw error;
  }
}
