/** References to blobs in a database, beside the entries that need the blobs. */
import type { Database } from '../sql/database.ts';
import type { BlobReferences, Owner } from './references.ts';

export const sqlBlobReferences = (database: Database): BlobReferences => ({
  ...referencesIn(database),
  ...unreferencedIn(database),
});

const unreferencedIn = ({ tables, attempt }: Database): Pick<BlobReferences, 'unreferencedSince' | 'forget'> => ({
  unreferencedSince: (sha256, nowMs) =>
    attempt(async () => {
      await tables
        .insertInto('unheld')
        .values({ sha256, since_ms: nowMs })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const row = await tables.selectFrom('unheld').select('since_ms').where('sha256', '=', sha256).executeTakeFirst();
      return row?.since_ms ?? nowMs;
    }),
  forget: (sha256) => attempt(() => forget(tables, sha256)),
});

async function forget(tables: Database['tables'], sha256: string): Promise<void> {
  await tables.deleteFrom('unheld').where('sha256', '=', sha256).execute();
}

function referencesIn({ tables, attempt }: Database): Omit<BlobReferences, 'unreferencedSince' | 'forget'> {
  const heldBy = ({ kind, id }: Owner) =>
    tables.selectFrom('holds').select('sha256').where('holder_kind', '=', kind).where('holder_id', '=', id);
  return {
    add: (sha256, { kind, id }) =>
      attempt(async () => {
        await tables
          .insertInto('holds')
          .values({ sha256, holder_kind: kind, holder_id: id })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        await forget(tables, sha256);
      }),
    async any() {
      const rows = await attempt(() => tables.selectFrom('holds').select('sha256').limit(1).execute());
      return rows.length > 0;
    },
    async remove({ kind, id }, sha256) {
      let removed = tables.deleteFrom('holds').where('holder_kind', '=', kind).where('holder_id', '=', id);
      if (sha256 !== undefined) removed = removed.where('sha256', '=', sha256);
      const rows = await attempt(() => removed.returning('sha256').execute());
      return rows.map((row) => row.sha256);
    },
    async of(owner) {
      const rows = await attempt(() => heldBy(owner).execute());
      return rows.map((row) => row.sha256);
    },
    async isReferenced(sha256) {
      const query = tables.selectFrom('holds').select('sha256').where('sha256', '=', sha256).limit(1);
      return (await attempt(() => query.execute())).length > 0;
    },
    async removeOrphans() {
      const orphans = tables
        .deleteFrom('holds')
        .where((reference) =>
          reference.not(
            reference.exists(
              reference
                .selectFrom('records')
                .select('id')
                .whereRef('records.kind', '=', 'holds.holder_kind')
                .whereRef('records.id', '=', 'holds.holder_id'),
            ),
          ),
        );
      await attempt(() => orphans.execute());
    },
  };
}
