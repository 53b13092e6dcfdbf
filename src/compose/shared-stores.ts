/** Whether several processes on several machines can use the stores that are configured. */
import { isBucketAddress, namesPostgres } from '../domain/addresses.ts';
import { Failure } from '../domain/failure.ts';
import type { ServeOptions } from '../server/options.ts';
import { type Message, message } from '../texts/message.ts';

type Places = Pick<ServeOptions, 'database' | 'databaseUrlFile' | 'queue' | 'queueUrlFile' | 'blobs'>;

/** Records and queue in PostgreSQL, documents in a bucket. */
export const isShared = ({ database, databaseUrlFile, queue, queueUrlFile, blobs = '' }: Places): boolean =>
  namesPostgres(database, databaseUrlFile) &&
  (queue === undefined || namesPostgres(queue, queueUrlFile)) &&
  isBucketAddress(blobs);

/** Throws `bad_request` with `why` if one of them is on this machine only. */
export function requireShared(places: Places, why: Message): void {
  if (!isShared(places)) throw new Failure('bad_request', why, { detail: message('advice.shareStores', {}) });
}
