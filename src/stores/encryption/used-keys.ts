/** Remembers with which keys a data folder was written, so that a server without one of them refuses to start. */
import { z } from 'zod';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import { type Collection, foundOrInserted, type RecordStore } from '../records/record-store.ts';
import type { Keyring } from './keys.ts';

export const usedKeyKind = 'storage-key';

const UsedKey = z.object({ given: z.boolean() });

type UsedKeys = Collection<z.output<typeof UsedKey>>;

const usedKeys = (records: RecordStore): UsedKeys => records.collection(usedKeyKind, UsedKey);

/** Rejects with `bad_request` if a key is missing. */
export async function requireKeys(records: RecordStore, keys: Keyring): Promise<void> {
  await checkedKeys(usedKeys(records), keys);
}

/** Rejects as `requireKeys` does, else notes the current key. Ids are not encrypted: they do not reveal keys. */
export async function noteKeys(records: RecordStore, keys: Keyring): Promise<void> {
  const { current, given } = keys;
  const used = usedKeys(records);
  const noted = await checkedKeys(used, keys);
  if (noted.includes(current.id)) return;
  await foundOrInserted(used, { id: current.id, body: { given } });
  try {
    // Another process may have started at the same time with another key.
    await checkedKeys(used, keys);
  } catch (error) {
    await used.delete(current.id);
    throw error;
  }
}

/** The ids of the keys that were used. Rejects with `bad_request` if one of them is missing. */
async function checkedKeys(used: UsedKeys, { ids }: Keyring): Promise<readonly string[]> {
  const { entries } = await used.list({}, { limit: 1000 });
  for (const { id, body } of entries) {
    if (ids.includes(id)) continue;
    throw new Failure('bad_request', message('key.missing', {}), {
      detail: body.given ? message('advice.givenKey', { id }) : message('advice.ownKey', { id }),
    });
  }
  return entries.map(({ id }) => id);
}
