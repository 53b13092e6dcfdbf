/** Remembers with which keys a data folder was written, so that a server without one of them refuses to start. */
import { z } from 'zod';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import { foundOrInserted, type RecordStore } from '../records/record-store.ts';
import type { Keyring } from './keys.ts';

const UsedKey = z.object({ given: z.boolean() });

/**
 * Rejects with `bad_request` if a key is missing, else notes the current one. Ids are not encrypted: they do not reveal
 * keys.
 */
export async function noteKeys(records: RecordStore, { current, given, ids }: Keyring): Promise<void> {
  const used = records.collection('storage-key', UsedKey);
  const { entries } = await used.list({}, { limit: 1000 });
  for (const { id, body } of entries) {
    if (ids.includes(id)) continue;
    throw new Failure('bad_request', message('key.missing', {}), {
      detail: body.given ? message('advice.givenKey', { id }) : message('advice.ownKey', { id }),
    });
  }
  await foundOrInserted(used, { id: current.id, body: { given } });
}
