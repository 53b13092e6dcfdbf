/**
 * Restores a backup into an empty data folder. The database comes last, so that a server does not start on half a
 * restore.
 */
import { chmod, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import { namesIn } from '../files-if-there.ts';
import { blobPath, identityName, sealingKeyName } from '../layout.ts';
import { copyIfThere, filesIn, isThere, Manifest, manifestName, neededBlobs, type StorageFiles } from './files.ts';

export interface RestoreReport {
  readonly documents: number;
  readonly bytes: number;
  /** SHA-256 of documents that the backup should have but lacks. */
  readonly missing: readonly string[];
}

/** Rejects with `not_found` if `backup` is not a backup, with `conflict` if there is data already. */
export async function restore(backup: string, files: StorageFiles): Promise<RestoreReport> {
  const { hasQueue } = await manifestOf(backup);
  await refuseWhatIsThere(files);
  const copy = filesIn(backup, hasQueue);
  await copyIfThere(join(backup, sealingKeyName), join(files.folder, sealingKeyName));
  await copyIfThere(join(copy.blobs, identityName), join(files.blobs, identityName));
  const missing: string[] = [];
  let documents = 0;
  let bytes = 0;
  for (const sha256 of await neededBlobs(copy.database)) {
    const size = await copyIfThere(blobPath(copy.blobs, sha256), blobPath(files.blobs, sha256));
    if (size === undefined) {
      missing.push(sha256);
      continue;
    }
    documents++;
    bytes += size;
  }
  if (copy.queue !== undefined) await copyBeside(copy.queue, files.queue ?? join(files.folder, 'queue.db'));
  await copyBeside(copy.database, files.database);
  return { documents, bytes, missing };
}

async function copyBeside(from: string, to: string): Promise<void> {
  await copyIfThere(from, `${to}.new`);
  await chmod(`${to}.new`, 0o600);
  await rename(`${to}.new`, to);
}

async function manifestOf(backup: string): Promise<{ readonly hasQueue: boolean }> {
  const text = await readFile(join(backup, manifestName), 'utf8').catch((cause: unknown) => {
    throw new Failure('not_found', message('backup.incomplete', { folder: backup }), {
      detail: message('advice.backupManifest', { file: manifestName }),
      cause,
    });
  });
  try {
    return Manifest.parse(JSON.parse(text));
  } catch (cause) {
    throw new Failure('bad_request', message('backup.otherVersion', { folder: backup }), { cause });
  }
}

async function refuseWhatIsThere({ folder, blobs, database, queue }: StorageFiles): Promise<void> {
  const inFolders = await Promise.all(
    [folder, blobs].map(async (path) => (await namesIn(path)).map((name) => join(path, name))),
  );
  const databases = [database, ...(queue === undefined ? [] : [queue])];
  const [inTheWay] = [...inFolders.flat(), ...(await keepThere(databases))];
  if (inTheWay === undefined) return;
  throw new Failure('conflict', message('backup.inTheWay', { path: inTheWay }), {
    detail: message('advice.moveOldData', {}),
  });
}

async function keepThere(files: readonly string[]): Promise<readonly string[]> {
  const there = await Promise.all(files.map(isThere));
  return files.filter((_, index) => there[index]);
}
