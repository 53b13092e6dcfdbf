/** Puts together what manages the people who may use a server, without a server. It takes no lock, as `openClients` does not. */
import { databasePlace, openRecordsDatabase } from './database.ts';
import { type UserStore, userStore } from '../people/user-store.ts';
import type { ServeOptions } from '../server/options.ts';
import { sqlRecordStore } from '../stores/records/sql.ts';

export interface OpenUsers extends UserStore {
  close(): Promise<void>;
}

/** Makes the folder where there is none yet: users may be there before the server is started. */
export async function openUsers(serve: ServeOptions): Promise<OpenUsers> {
  const database = await openRecordsDatabase(await databasePlace(serve), serve);
  return { ...userStore(sqlRecordStore(database)), close: () => database.close() };
}
