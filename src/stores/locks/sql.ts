/** Locks in a database. Leases are compared by its clock, because the clocks of machines differ. */
import { randomUUID } from 'node:crypto';
import { type Expression, sql } from 'kysely';
import type { Database } from '../sql/database.ts';
import type { Locks } from './locks.ts';

export function sqlLocks(database: Database, nowMs: () => Expression<number> = database.nowMs): Locks {
  const { tables, attempt } = database;
  const inMs = (milliseconds: number) => sql<number>`${nowMs()} + ${milliseconds}`;
  return {
    async tryTake(name, leaseMs) {
      const holder = randomUUID();
      const until_ms = inMs(leaseMs);
      const taken = await attempt(() =>
        tables
          .insertInto('locks')
          .values({ name, holder, until_ms })
          .onConflict((conflict) =>
            conflict
              .column('name')
              .doUpdateSet({ holder, until_ms })
              // This holder has it already if the answer to an earlier attempt was lost.
              .where((row) => row.or([row('locks.until_ms', '<=', nowMs()), row('locks.holder', '=', holder)])),
          )
          .returning('holder')
          .executeTakeFirst(),
      );
      if (!taken) return undefined;
      return {
        async renew(further) {
          const { numUpdatedRows: renewed } = await attempt(() =>
            tables
              .updateTable('locks')
              .set({ until_ms: inMs(further) })
              .where('name', '=', name)
              .where('holder', '=', holder)
              .executeTakeFirstOrThrow(),
          );
          return renewed === 1n;
        },
        async release() {
          await attempt(() =>
            tables.deleteFrom('locks').where('name', '=', name).where('holder', '=', holder).execute(),
          );
        },
      };
    },
  };
}
