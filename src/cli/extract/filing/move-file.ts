/**
 * Moves a file without ever overwriting another: an existing file keeps its name, and the moved one gets ` (2)`.
 *
 * Across devices the copy is on the disk before the original is deleted. A crash leaves the original, or both.
 */
import { copyFile, link, lstat, mkdir, open, rename, rm, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { temporaryMarker } from '../../../documents/document-names.ts';
import { Failure } from '../../../domain/failure.ts';
import { systemPath } from '../../../domain/raw-names.ts';
import { isNumbered, numbered } from '../../../invoices/naming.ts';
import { ownMark } from '../../../runtime/cache/own-mark.ts';
import { message } from '../../../texts/message.ts';

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');
/** File systems without hard links. */
const noLinks: readonly string[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EACCES'];

/** Whether a file is already where `moveFile` would put it, with or without a number. */
export const isThere = (path: string, folder: string, name: string): boolean =>
  resolve(dirname(path)) === resolve(folder) && isNumbered(basename(path), name);

/** Creates the folder and resolves with the new path. If it rejects, with `write_failed`, the file has not been moved. */
export async function moveFile(path: string, folder: string, name: string): Promise<string> {
  if (isThere(path, folder, name)) return path;
  try {
    // A link may be relative, and its target belongs to somebody else.
    if ((await lstat(systemPath(path))).isSymbolicLink())
      throw new Failure('write_failed', message('filing.link', { path }));
    await mkdir(folder, { recursive: true });
    return await firstFree(folder, name, (target) => place(path, target));
  } catch (error) {
    if (error instanceof Failure) throw error;
    const code = codeOf(error);
    throw new Failure('write_failed', message('filing.notMoved', { path, target: join(folder, name) }), {
      cause: error,
      ...(code === '' ? {} : { detail: code === 'ENOSPC' ? 'The disk is full' : code }),
    });
  }
}

async function firstFree(
  folder: string,
  name: string,
  put: (target: string) => Promise<'done' | 'taken'>,
): Promise<string> {
  for (let count = 1; ; count++) {
    const target = join(folder, numbered(name, count));
    if ((await put(target)) === 'done') return target;
  }
}

async function place(path: string, target: string): Promise<'done' | 'taken'> {
  try {
    await link(systemPath(path), systemPath(target));
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return 'taken';
    if (code === 'EXDEV') return copyThere(path, target);
    if (noLinks.includes(code)) return renameThere(path, target);
    throw error;
  }
  await unlink(systemPath(path)).catch(async (error: unknown) => {
    await rm(systemPath(target));
    throw error;
  });
  return 'done';
}

/** An empty file reserves the name until the real one replaces it, because a rename alone would overwrite. */
async function renameThere(path: string, target: string): Promise<'done' | 'taken'> {
  try {
    await (await open(systemPath(target), 'wx')).close();
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return 'taken';
    throw error;
  }
  try {
    await rename(systemPath(path), systemPath(target));
    return 'done';
  } catch (error) {
    await rm(systemPath(target), { force: true });
    if (codeOf(error) === 'EXDEV') return copyThere(path, target);
    throw error;
  }
}

async function copyThere(path: string, target: string): Promise<'done' | 'taken'> {
  const copy = join(dirname(target), `${temporaryMarker}${ownMark()}`);
  try {
    const before = await stat(systemPath(path));
    await copyFile(systemPath(path), copy);
    const file = await open(copy, 'r+');
    try {
      await file.utimes(before.atime, before.mtime);
      await file.sync();
    } finally {
      await file.close();
    }
    const after = await stat(systemPath(path));
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs)
      throw new Failure('write_failed', message('filing.changed', { path }));
    if ((await place(copy, target)) === 'taken') return 'taken';
  } finally {
    await rm(copy, { force: true });
  }
  await unlink(systemPath(path));
  return 'done';
}
