/**
 * Copies everything that a server has stored into another storage, whatever kinds of stores both are.
 *
 * Nobody may use either meanwhile. The copy is marked as incomplete until both sides have the same, so an interrupted one is
 * continued by the next run, and no server starts on half of it. Jobs and locks are not copied: a server queues unfinished tasks
 * again.
 */
import { Failure } from '../../domain/failure.ts';
import type { TaskProgress } from '../../domain/task.ts';
import { message } from '../../texts/message.ts';
import { copyMarkKind, copyMarkOf, markCopy } from '../copy-mark.ts';
import type { Keyring } from '../encryption/keys.ts';
import { noteKeys, requireKeys, usedKeyKind } from '../encryption/used-keys.ts';
import { hasDocuments, identify, identityKind, setIdentity, type StorageHalves } from '../identity.ts';
import { resealedBodies } from '../records/sealed.ts';
import type { Database } from '../sql/database.ts';
import { type CopiedDocuments, copyDocuments, documentsThere, numberNeeded } from './copied-documents.ts';
import { type Contents, contentsOf, copyRecords, copyReferences } from './copied-rows.ts';

export interface CopySide {
  readonly database: Database;
  /** Its `records` are the entries as they are stored, its `blobs` the documents themselves. */
  readonly halves: StorageHalves;
  readonly keys: Keyring;
}

export interface CopySettings {
  readonly from: CopySide;
  readonly to: CopySide;
  /** Kinds of entries that are not encrypted. */
  readonly plainKinds: readonly string[];
  /** Called after each document and some entries. If it throws, the copy ends. */
  readonly progress: (progress: TaskProgress) => void;
}

/** What one side has, of that which is copied. */
export interface CopiedContents extends Contents {
  readonly documents: number;
  /** What the documents take, not encrypted. */
  readonly bytes: number;
}

export interface CopyReport {
  /** Whether both have the same, so that a server can start on the copy. */
  readonly complete: boolean;
  /** What this run has written. */
  readonly written: { readonly records: number; readonly references: number; readonly documents: number };
  /** Without the documents that are missing or damaged. */
  readonly source: CopiedContents;
  readonly target: CopiedContents;
  /** SHA-256 of documents that records need but that the source lacks. */
  readonly missing: CopiedDocuments['missing'];
  /** Documents whose content has changed in the source. They are not copied. */
  readonly damaged: CopiedDocuments['damaged'];
}

/** Entries about the storage itself. */
const ownKinds = [identityKind, usedKeyKind, copyMarkKind];

/**
 * Rejects with `conflict` if the target has other data or has been used since it was copied, and with `bad_request` if a key
 * is missing.
 */
export async function copyStorage({ from, to, plainKinds, progress }: CopySettings): Promise<CopyReport> {
  await requireKeys(from.halves.records, from.keys);
  const of = await identify(from.halves, false);
  await claim(to, of);
  const total = await numberNeeded(from.database);
  const sides = { from: from.database, to: to.database };
  const target = { database: to.database, blobs: to.halves.blobs, encrypts: to.keys.given };
  const { needed, missing, damaged, copied } = await copyDocuments(
    { database: from.database, blobs: from.halves.blobs },
    target,
    (done) => progress({ stage: 'copying documents', done, total }),
  );
  const source = await contentsOf(from.database, ownKinds);
  const written = { records: 0, references: 0, documents: copied };
  await copyReferences({ ...sides, copied: (_, changed) => (written.references += changed) });
  const bodyOf = resealedBodies(from.keys, to.keys, plainKinds);
  let done = 0;
  await copyRecords({
    ...sides,
    but: ownKinds,
    bodyOf,
    copied(rows, changed) {
      done += rows;
      written.records += changed;
      progress({ stage: 'copying records', done, total: source.records });
    },
  });
  const bytes = [...needed.values()].reduce((sum, size) => sum + size, 0);
  const contents = {
    source: { ...source, documents: needed.size, bytes },
    target: { ...(await contentsOf(to.database, ownKinds)), ...(await documentsThere(target, needed)) },
  };
  const complete = JSON.stringify(contents.source) === JSON.stringify(contents.target);
  if (complete) {
    await setIdentity(to.halves, of);
    await markCopy(to.halves.records, { of, isComplete: true });
  }
  return { complete, written, ...contents, missing, damaged };
}

/** Marks the target as an incomplete copy, if it is empty or such a copy already. */
async function claim({ database, halves, keys }: CopySide, of: string): Promise<void> {
  const { records, blobs, mark, databaseName: name, blobsName: folder } = halves;
  const isCopy = (await copyMarkOf(records))?.of === of;
  if (!isCopy && !(await isEmpty(database)))
    throw new Failure('conflict', message('copy.databaseInUse', { name }), {
      detail: message('advice.emptyDatabase', {}),
    });
  const found = (await mark.read())?.trim();
  const isFree = found === undefined ? !(await hasDocuments(blobs)) : isCopy && found === of;
  if (!isFree)
    throw new Failure('conflict', message('copy.documentsInUse', { folder }), {
      detail: message('advice.emptyBucket', {}),
    });
  await noteKeys(records, keys);
  await markCopy(records, { of, isComplete: false });
  if (found === undefined) await mark.write(of);
}

async function isEmpty({ tables, attempt }: Database): Promise<boolean> {
  const records = await attempt(() => tables.selectFrom('records').select('id').limit(1).execute());
  const references = await attempt(() => tables.selectFrom('holds').select('sha256').limit(1).execute());
  return records.length + references.length === 0;
}
