/**
 * The entry of a task and its references to documents, which are made and removed together. In which order is decided so that
 * a process may be killed in between.
 */
import { Failure } from '../../domain/failure.ts';
import type { ReferencedBlobs } from '../../stores/blobs/referenced-blobs.ts';
import type { Collection, Entry, NewEntry } from '../../stores/records/record-store.ts';
import { message } from '../../texts/message.ts';
import { madeOnce } from '../made-id.ts';
import type { TaskBody } from './task.ts';

interface EntryStores {
  readonly records: Collection<TaskBody>;
  readonly blobs: ReferencedBlobs;
}

export const taskOwner = (id: string) => ({ kind: 'task', id });

/**
 * References to the documents are stored before the record, so no record is ever without its documents. They are
 * removed again if the record cannot be stored.
 */
export async function inserted({ records, blobs }: EntryStores, entry: NewEntry<TaskBody>): Promise<Entry<TaskBody>> {
  try {
    for (const sha256 of entry.body.needs) await blobs.addReference(sha256, taskOwner(entry.id));
    return await records.insert(entry);
  } catch (error) {
    if (!(await records.get(entry.id))) await blobs.release(taskOwner(entry.id));
    throw error;
  }
}

/** The same for a task that may be there, because its submission was interrupted. Rejects with `conflict` if it is another's. */
export async function insertedOnce(stores: EntryStores, entry: NewEntry<TaskBody>): Promise<Entry<TaskBody>> {
  const there = async (): Promise<Entry<TaskBody>> => {
    const earlier = await stores.records.get(entry.id);
    if (!earlier || earlier.owner !== entry.owner)
      throw new Failure('conflict', message('store.idTaken', { kind: 'task' }));
    return earlier;
  };
  return madeOnce(() => inserted(stores, entry), there);
}

/** Removes a task that was not begun. If its job was queued after all, the worker that claims it finds no task, and drops it. */
export async function withdraw({ records, blobs }: EntryStores, id: string): Promise<void> {
  await blobs.release(taskOwner(id));
  await records.delete(id);
}
