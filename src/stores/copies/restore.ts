/** Brings a backup back, into a place where there is nothing yet. The database comes last: half a restore does not start. */
import { chmod, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { blobPath, identityName, sealingKeyName } from '../layout.ts';
import {
  copyIfThere,
  filesIn,
  isThere,
  Manifest,
  manifestName,
  namesIn,
  neededBlobs,
  type StorageFiles,
} from './files.ts';

export interface RestoreReport {
  readonly documents: number;
  readonly bytes: number;
  /** SHA-256 of documents that the backup should have and has not. */
  readonly missing: readonly string[];
}

/** Rejects with `not_found` where `backup` is none, with `conflict` where something is in the way. */
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
    throw new Failure('not_found', `There is no whole backup in ${backup}`, {
      detail: `A folder that \`invoicectl storage backup\` made has a file ${manifestName}`,
      cause,
    });
  });
  try {
    return Manifest.parse(JSON.parse(text));
  } catch (cause) {
    throw new Failure('bad_request', `The backup in ${backup} is not of a form that this version knows`, { cause });
  }
}

async function refuseWhatIsThere({ folder, blobs, database, queue }: StorageFiles): Promise<void> {
  const inFolders = await Promise.all(
    [folder, blobs].map(async (path) => (await namesIn(path)).map((name) => join(path, name))),
  );
  const databases = [database, ...(queue === undefined ? [] : [queue])];
  const [inTheWay] = [...inFolders.flat(), ...(await keepThere(databases))];
  if (inTheWay === undefined) return;
  throw new Failure('conflict', `A backup is restored where there is nothing yet, and there is ${inTheWay}`, {
    detail: 'Move the old data away, or name another --data-dir',
  });
}

async function keepThere(files: readonly string[]): Promise<readonly string[]> {
  const there = await Promise.all(files.map(isThere));
  return files.filter((_, index) => there[index]);
}
