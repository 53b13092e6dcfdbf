/**
 * Copies the data of a server while it runs. The copy is consistent as of one moment.
 *
 * Documents never change under their SHA-256. So the only ones that can be missed are those that are deleted after the
 * database was copied. In that case the database is copied again, and its newer copy does not need them any more.
 */
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import { namesIn } from '../files-if-there.ts';
import { blobPath, identityName, sealingKeyName } from '../layout.ts';
import { copyIfThere, filesIn, manifestName, neededBlobs, readDatabase, type StorageFiles } from './files.ts';

export interface BackupReport {
  readonly documents: number;
  readonly bytes: number;
  /** SHA-256 of documents that records need but the server itself lacks. */
  readonly missing: readonly string[];
}

/** Rejects with `conflict` if `target` is not empty, with `not_found` if there is no database. */
export async function backUp(files: StorageFiles, target: string): Promise<BackupReport> {
  if ((await namesIn(target)).length > 0)
    throw new Failure('conflict', message('backup.notEmpty', { folder: target }), {
      detail: message('advice.backupFolder', {}),
    });
  await mkdir(target, { recursive: true, mode: 0o700 });
  const copy = filesIn(target, files.queue !== undefined);
  await copyIfThere(join(files.folder, sealingKeyName), join(target, sealingKeyName));
  await copyIfThere(join(files.blobs, identityName), join(copy.blobs, identityName));
  const copied = new Map<string, number>();
  const { needed, missing } = await copyUntilWhole(files, copy, copied);
  for (const sha256 of copied.keys()) {
    if (needed.has(sha256)) continue;
    await rm(blobPath(copy.blobs, sha256), { force: true });
    copied.delete(sha256);
  }
  const bytes = [...copied.values()].reduce((sum, size) => sum + size, 0);
  const report = { documents: copied.size, bytes, missing };
  await writeManifest(target, report, copy.queue !== undefined);
  return report;
}

async function copyUntilWhole(
  files: StorageFiles,
  copy: StorageFiles,
  copied: Map<string, number>,
): Promise<{ readonly needed: ReadonlySet<string>; readonly missing: readonly string[] }> {
  for (let missedBefore: ReadonlySet<string> | undefined; ;) {
    await copyDatabases(files, copy);
    const needed = await neededBlobs(copy.database);
    const missed = await copyBlobs(files.blobs, copy.blobs, needed, copied);
    // A document that is missing twice was not deleted in between: the server does not have it.
    if (missed.every((sha256) => missedBefore?.has(sha256) === true))
      return { needed: new Set(needed), missing: missed };
    missedBefore = new Set(missed);
  }
}

async function copyBlobs(
  from: string,
  to: string,
  needed: readonly string[],
  copied: Map<string, number>,
): Promise<readonly string[]> {
  const missed: string[] = [];
  for (const sha256 of needed) {
    if (copied.has(sha256)) continue;
    const size = await copyIfThere(blobPath(from, sha256), blobPath(to, sha256));
    if (size === undefined) missed.push(sha256);
    else copied.set(sha256, size);
  }
  return missed;
}

async function copyDatabases(files: StorageFiles, copy: StorageFiles): Promise<void> {
  await copyDatabase(files.database, copy.database);
  if (files.queue !== undefined && copy.queue !== undefined) await copyDatabase(files.queue, copy.queue);
}

/** Copies the database as it is at one moment, whatever is written in the meantime. */
async function copyDatabase(from: string, to: string): Promise<void> {
  await rm(to, { force: true });
  await readDatabase(from, (query) => query('VACUUM INTO ?', to));
  await chmod(to, 0o600);
}

async function writeManifest(target: string, { documents, bytes }: BackupReport, hasQueue: boolean): Promise<void> {
  const manifest = { format: 1, createdAt: new Date().toISOString(), documents, bytes, hasQueue };
  await writeFile(join(target, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
}
