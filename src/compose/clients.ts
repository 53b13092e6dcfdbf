/**
 * Puts together what manages the clients of the convert API, without a server.
 *
 * The folder's lock is not taken: it keeps a second server out, which would take the first one's uploads for leftovers.
 * Nothing here touches a document, and the database is made for several processes (WAL; writers wait for each other).
 */
import { databaseFile } from './storage.ts';
import { type ClientStore, clientStore } from '../server/clients/client-store.ts';
import type { ServeOptions } from '../server/options.ts';
import { openDatabase } from '../stores/database.ts';
import { sqliteRecordStore } from '../stores/records/sqlite.ts';

export interface OpenClients extends ClientStore {
  close(): Promise<void>;
}

/** Makes the folder where there is none yet: clients may be there before the server is started. */
export async function openClients(serve: ServeOptions): Promise<OpenClients> {
  const database = await openDatabase(databaseFile(serve));
  return { ...clientStore(sqliteRecordStore(database), {}), close: () => database.destroy() };
}
