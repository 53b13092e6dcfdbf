/** Holds in the embedded database, beside the records that hold. */
import type { Database } from '../database.ts';
import type { BlobHolds } from './holds.ts';

export const sqliteBlobHolds = (database: Database): BlobHolds => ({
  async add(sha256, { kind, id }) {
    await database
      .insertInto('holds')
      .values({ sha256, holder_kind: kind, holder_id: id })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
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
});
