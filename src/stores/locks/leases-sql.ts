/** Leases in the table of the locks, which have other names. They are compared by the clock of the database. */
import { type Expression, sql } from 'kysely';
import type { Database } from '../sql/database.ts';
import type { Leases } from './leases.ts';

/** Nobody in particular. */
const holder = '';

export function sqlLeases(database: Database, nowMs: () => Expression<number> = database.nowMs): Leases {
  const { tables, attempt } = database;
  return {
    async extend(name, leaseMs) {
      const until_ms = sql<number>`${nowMs()} + ${leaseMs}`;
      await attempt(() =>
        tables
          .insertInto('locks')
          .values({ name, holder, until_ms })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ until_ms }))
          .execute(),
      );
    },
    async end(name) {
      await attempt(() => tables.deleteFrom('locks').where('name', '=', name).where('holder', '=', holder).execute());
    },
    async runOut(prefix, limit) {
      const rows = await attempt(() =>
        tables
          .selectFrom('locks')
          .select('name')
          .where('name', '>=', prefix)
          .where('name', '<', `${prefix}\u{10FFFF}`)
          .where('holder', '=', holder)
          .where('until_ms', '<=', nowMs())
          .orderBy('name')
          .limit(limit)
          .execute(),
      );
      return rows.map(({ name }) => name);
    },
  };
}
