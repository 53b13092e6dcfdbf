/**
 * Locks a folder for one process. The lock ends with the process, however it ends.
 *
 * A process that starts removes the parts of uploads that a killed one has left in its folder. A second process on the same
 * folder would lose those that it is just taking in. The lock is an exclusive transaction on an empty SQLite file, which the system releases.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';

export interface FolderLock {
  release(): void;
}

/** Rejects with `conflict` if another process has locked the folder. */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { DatabaseSync } = await import('node:sqlite');
  const file = new DatabaseSync(join(folder, 'in-use.lock'), { timeout: 0 });
  try {
    file.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    file.close();
    throw new Failure('conflict', message('store.locked', { folder }), {
      detail: message('advice.stopOrOther', {}),
      cause,
    });
  }
  return { release: () => file.close() };
}
