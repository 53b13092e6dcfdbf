/** What is at a path that may not exist yet, such as that of a result. */
import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { isMissingFile } from '../domain/missing-file.ts';
import { fileFailure } from './file-failure.ts';

/** Undefined if nothing is there. Rejects with the failure of a path that cannot be looked at: `forbidden`, `not_found`. */
export async function statIfThere(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (isMissingFile(error)) return undefined;
    throw fileFailure(error, path);
  }
}
