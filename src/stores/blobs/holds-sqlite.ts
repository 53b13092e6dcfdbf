/** Holds on blobs in the embedded database, beside the entries that need the blobs. */
import type { Database } from '../database.ts';
import type { BlobHolds } from './holds.ts';

export const sqliteBlobHolds = (database: Database): BlobHolds => ({ ...holdsIn(database), ...unheldIn(database) });

const unheldIn = (database: Database): Pick<BlobHolds, 'unheldSince' | 'forget'> => ({
  async unheldSince(sha256, nowMs) {
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

function holdsIn(database: Database): Omit<BlobHolds, 'unheldSince' | 'forget'> {
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
    async end({ kind, id }, sha256) {
      let ended = database.deleteFrom('holds').where('holder_kind', '=', kind).where('holder_id', '=', id);
      if (sha256 !== undefined) ended = ended.where('sha256', '=', sha256);
      const rows = await ended.returning('sha256').execute();
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
    async isHeld(sha256) {
      const row = await database.selectFrom('holds').select('sha256').where('sha256', '=', sha256).limit(1).execute();
      return row.length > 0;
    },
    async endOrphans() {
      await database
        .deleteFrom('holds')
        .where((holds) =>
          holds.not(
            holds.exists(
              holds
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
