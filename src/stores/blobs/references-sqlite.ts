/** References to blobs in the embedded database, beside the entries that need the blobs. */
import type { Database } from '../database.ts';
import type { BlobReferences } from './references.ts';

export const sqliteBlobReferences = (database: Database): BlobReferences => ({
  ...referencesIn(database),
  ...unreferencedIn(database),
});

const unreferencedIn = (database: Database): Pick<BlobReferences, 'unreferencedSince' | 'forget'> => ({
  async unreferencedSince(sha256, nowMs) {
    await database
      .insertInto('unheld')
      .values({ sha256, since_ms: nowMs })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const row = await database.selectFrom('unheld').select('since_ms').where('sha256', '=', sha256).executeTakeFirst();
    return row?.since_ms ?? nowMs;
  },
  forget: (sha256) => forget(database, sha256),
});

async function forget(database: Database, sha256: string): Promise<void> {
  await database.deleteFrom('unheld').where('sha256', '=', sha256).execute();
}

function referencesIn(database: Database): Omit<BlobReferences, 'unreferencedSince' | 'forget'> {
  return {
    async add(sha256, { kind, id }) {
      await database
        .insertInto('holds')
        .values({ sha256, holder_kind: kind, holder_id: id })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await forget(database, sha256);
    },
    async any() {
      const row = await database.selectFrom('holds').select('sha256').limit(1).execute();
      return row.length > 0;
    },
    async remove({ kind, id }, sha256) {
      let removed = database.deleteFrom('holds').where('holder_kind', '=', kind).where('holder_id', '=', id);
      if (sha256 !== undefined) removed = removed.where('sha256', '=', sha256);
      const rows = await removed.returning('sha256').execute();
      return rows.map((row) => row.sha256);
    },
    async of({ kind, id }) {
      const rows = await database
        .selectFrom('holds')
        .select('sha256')
        .where('holder_kind', '=', kind)
        .where('holder_id', '=', id)
        .execute();
      return rows.map((row) => row.sha256);
    },
    async isReferenced(sha256) {
      const row = await database.selectFrom('holds').select('sha256').where('sha256', '=', sha256).limit(1).execute();
      return row.length > 0;
    },
    async removeOrphans() {
      await database
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
        )
        .execute();
    },
  };
}
