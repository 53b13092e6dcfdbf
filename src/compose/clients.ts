/**
 * Puts together what manages the clients of the convert API, without a server.
 *
 * It does not take the folder's lock, which keeps a second server from treating the first one's uploads as leftovers.
 * Nothing here touches a document, and several processes can use the database at once (in SQLite writers wait for each other).
 */
import { databasePlace, openRecordsDatabase } from './database.ts';
import { type ClientStore, clientStore } from '../server/clients/client-store.ts';
import type { ServeOptions } from '../server/options.ts';
import { sqlRecordStore } from '../stores/records/sql.ts';

export interface OpenClients extends ClientStore {
  close(): Promise<void>;
}

/** Makes the folder where there is none yet: clients may be there before the server is started. */
export async function openClients(serve: ServeOptions): Promise<OpenClients> {
  const database = await openRecordsDatabase(await databasePlace(serve), serve);
  return { ...clientStore(sqlRecordStore(database), {}), close: () => database.close() };
}
