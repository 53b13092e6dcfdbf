/** Processes in a database. How long one has been silent is judged by the clock of the database. */
import type { Database } from '../sql/database.ts';
import { sql } from 'kysely';
import { Instance, type Instances } from './instances.ts';

const silentMs = 30_000;
/** Old rows are those of processes that were killed. */
const forgottenMs = 3_600_000;

export function sqlInstances({ tables, attempt, nowMs }: Database): Instances {
  return {
    async note(instance) {
      const { id } = instance;
      const row = { seen_ms: nowMs(), body: JSON.stringify(instance) };
      await attempt(() =>
        tables
          .insertInto('instances')
          .values({ id, ...row })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .execute(),
      );
    },
    async living() {
      const living = tables
        .selectFrom('instances')
        .select('body')
        .where('seen_ms', '>', sql<number>`${nowMs()} - ${silentMs}`)
        .orderBy('id');
      const rows = await attempt(() => living.execute());
      return rows.flatMap(({ body }) => {
        const read = Instance.safeParse(JSON.parse(body));
        return read.success ? [read.data] : [];
      });
    },
    async remove(id) {
      await attempt(() =>
        tables
          .deleteFrom('instances')
          .where((row) => row.or([row('id', '=', id), row('seen_ms', '<', sql<number>`${nowMs()} - ${forgottenMs}`)]))
          .execute(),
      );
    },
  };
}

/** The living processes; none in a database whose tables have not been made yet. */
export async function livingOn(database: Database): Promise<readonly Instance[]> {
  const { rows } = await database.attempt(() =>
    sql<{ there: boolean }>`SELECT to_regclass('invoicectl.instances') IS NOT NULL AS there`.execute(database.tables),
  );
  return rows[0]?.there === true ? sqlInstances(database).living() : [];
}
