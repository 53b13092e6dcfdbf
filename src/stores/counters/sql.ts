/**
 * Counters in a database, by its clock. One statement counts a hit. A statement that is repeated because its answer was
 * lost counts twice, which no limit needs to be more exact than.
 */
import { type Expression, sql } from 'kysely';
import type { Marks } from '../encryption/marks.ts';
import type { Database } from '../sql/database.ts';
import type { Counters } from './counters.ts';

/** Keys may be addresses and names, which the database must not contain: `marks` stands for them. */
export function sqlCounters(
  { tables, attempt, nowMs: databaseNow }: Database,
  marks: Pick<Marks, 'of'>,
  nowMs: () => Expression<number> = databaseNow,
): Counters {
  return {
    async hit(subject, key, windowMs) {
      const mark = marks.of(`${subject}\n${key}`);
      const isOver = sql<boolean>`counters.until_ms <= excluded.until_ms - ${windowMs}`;
      const { hits, until_ms, now_ms } = await attempt(() =>
        tables
          .insertInto('counters')
          .values({ key: mark, hits: 1, until_ms: sql<number>`${nowMs()} + ${windowMs}` })
          .onConflict((conflict) =>
            conflict.column('key').doUpdateSet({
              hits: sql<number>`CASE WHEN ${isOver} THEN 1 ELSE counters.hits + 1 END`,
              until_ms: sql<number>`CASE WHEN ${isOver} THEN excluded.until_ms ELSE counters.until_ms END`,
            }),
          )
          .returning(['hits', 'until_ms', sql<number>`${nowMs()}`.as('now_ms')])
          .executeTakeFirstOrThrow(),
      );
      return {
        hits,
        endsInMs: Math.max(0, until_ms - now_ms),
        async takeBack() {
          await attempt(() =>
            tables
              .updateTable('counters')
              .set({ hits: sql<number>`hits - 1` })
              .where('key', '=', mark)
              .where('until_ms', '=', until_ms)
              .execute(),
          );
        },
      };
    },
    async expire() {
      await attempt(() => tables.deleteFrom('counters').where('until_ms', '<=', nowMs()).execute());
    },
  };
}
