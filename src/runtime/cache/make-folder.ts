/** Makes a folder and the folders above it. */
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isMissingFile } from '../../domain/missing-file.ts';

/**
 * Like `mkdir -p`. Node's `recursive` never ends below /proc, where a folder exists in which none can be made. Rejects with
 * the error of the operating system.
 */
export async function makeFolder(path: string, mode = 0o777): Promise<void> {
  try {
    await makeOne(path, mode);
  } catch (error) {
    if (!isMissingFile(error) || dirname(path) === path) throw error;
    await makeFolder(dirname(path), mode);
    await makeOne(path, mode);
  }
}

async function makeOne(path: string, mode: number): Promise<void> {
  try {
    await mkdir(path, { mode });
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && (error.code === 'EEXIST' || error.code === 'EISDIR');
    if (!isThere || !(await stat(path)).isDirectory()) throw error;
  }
}
