/**
 * The mark of a database that was copied from another storage (`invoicectl storage copy`).
 *
 * While the copy is not complete, no server starts on it. The first server that does takes the mark away: from then on the
 * storage is no copy any more, and a repeated copy must not undo what has happened since.
 */
import { z } from 'zod';
import { Failure } from '../domain/failure.ts';
import { message } from '../texts/message.ts';
import type { Collection, RecordStore } from './records/record-store.ts';

export const copyMarkKind = 'storage-copy';
const markId = 'copy';

const CopyMark = z.object({
  /** The identity of the storage that is copied. */
  of: z.string(),
  isComplete: z.boolean(),
});
export type CopyMark = z.output<typeof CopyMark>;

const marks = (records: RecordStore): Collection<CopyMark> => records.collection(copyMarkKind, CopyMark);

export const copyMarkOf = async (records: RecordStore): Promise<CopyMark | undefined> =>
  (await marks(records).get(markId))?.body;

export async function markCopy(records: RecordStore, body: CopyMark): Promise<void> {
  const changed = await marks(records).update(markId, () => ({ body }));
  if (!changed) await marks(records).insert({ id: markId, body });
}

/** To be called by whoever begins to work on a storage. Rejects with `conflict` if it is an incomplete copy. */
export async function beginUse(records: RecordStore): Promise<void> {
  const mark = await copyMarkOf(records);
  if (!mark) return;
  if (!mark.isComplete)
    throw new Failure('conflict', message('copy.unfinished', {}), { detail: message('advice.finishCopy', {}) });
  await marks(records).delete(markId);
}
