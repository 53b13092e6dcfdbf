/** Locks in the embedded database. */
import { randomUUID } from 'node:crypto';
import type { Database } from '../database.ts';
import type { Locks } from './locks.ts';

export const sqliteLocks = (database: Database, now: () => number = Date.now): Locks => ({
  async tryTake(name, leaseMs) {
    const holder = randomUUID();
    const taken = await database
      .insertInto('locks')
      .values({ name, holder, until_ms: now() + leaseMs })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet({ holder, until_ms: now() + leaseMs })
          .where('locks.until_ms', '<=', now()),
      )
      .returning('holder')
      .executeTakeFirst();
    if (!taken) return undefined;
    return {
      async renew(further) {
        const { numUpdatedRows: renewed } = await database
          .updateTable('locks')
          .set({ until_ms: now() + further })
          .where('name', '=', name)
          .where('holder', '=', holder)
          .executeTakeFirstOrThrow();
        return renewed === 1n;
      },
      async release() {
        await database.deleteFrom('locks').where('name', '=', name).where('holder', '=', holder).execute();
      },
    };
  },
});
