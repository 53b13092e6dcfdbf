/**
 * References to blobs in a database, beside the entries that need the blobs.
 *
 * Two processes never both succeed in referring to a blob and in deleting it. A reference is written before the row of the
 * blob is changed, or in the same statement. A blob is claimed for deletion by one statement, which looks for references and
 * changes the same row. If that statement did not see the reference, it either came first, and the other process finds the row
 * claimed, or it finds the row changed and leaves it alone.
 */
import { type ExpressionBuilder, type InsertQueryBuilder, type InsertResult, type QueryCreator, sql } from 'kysely';
import type { Database, Tables } from '../sql/database.ts';
import type { BlobReferences, Owner } from './references.ts';

/** Whoever claims blobs to delete them has this long. After that others may claim them. */
const claimMs = 60_000;
/** Rows that are read at once. */
const page = 500;

export const sqlBlobReferences = (database: Database): BlobReferences => ({
  ...adding(database),
  ...removing(database),
  ...asking(database),
  ...deleting(database),
});

const refer = ({ tables, nowMs }: Database, sha256: string, { kind, id }: Owner) =>
  tables
    .insertInto('holds')
    .values({ sha256, holder_kind: kind, holder_id: id, created_ms: nowMs() })
    .onConflict((conflict) => conflict.doNothing());

const heldBy = (tables: QueryCreator<Tables>, { kind, id }: Owner, sha256?: string) => {
  const held = tables.deleteFrom('holds').where('holder_kind', '=', kind).where('holder_id', '=', id);
  return sha256 === undefined ? held : held.where('sha256', '=', sha256);
};

/** Whether anything refers to the blob of the row. */
const isHeld = (row: ExpressionBuilder<Tables, 'blobs'>) =>
  row.exists(row.selectFrom('holds').select('holds.sha256').whereRef('holds.sha256', '=', 'blobs.sha256'));

/**
 * Where the statement is written that follows `first`. That was executed before, or becomes a part of it: then both find the
 * rows as they were, and others see both changes or none.
 */
async function following(
  { tables, changesInWith }: Database,
  first: InsertQueryBuilder<Tables, 'holds', InsertResult>,
): Promise<QueryCreator<Tables>> {
  if (changesInWith) return tables.with('first', () => first);
  await first.execute();
  return tables;
}

function adding(database: Database): Pick<BlobReferences, 'keep' | 'stored' | 'add' | 'handOver'> {
  const { tables, attempt, nowMs } = database;
  return {
    keep: (sha256, storedBytes, owner) =>
      attempt(async () => {
        const query = await following(database, refer(database, sha256, owner));
        const row = await query
          .insertInto('blobs')
          .values({ sha256, size: storedBytes, state: 'writing', since_ms: nowMs() })
          .onConflict((conflict) =>
            conflict
              .column('sha256')
              // Nothing waits for the bytes of a blob that was not needed, so they may be missing.
              .doUpdateSet({
                state: sql`CASE blobs.state WHEN 'ready' THEN 'ready' ELSE 'writing' END`,
                size: storedBytes,
                since_ms: nowMs(),
              })
              .where('blobs.state', '!=', 'deleting'),
          )
          .returning('state')
          .executeTakeFirst();
        if (!row) return 'deleting';
        return row.state === 'ready' ? 'ready' : 'writing';
      }),
    async stored(sha256) {
      const change = tables.updateTable('blobs').set({ state: 'ready' });
      await attempt(() => change.where('sha256', '=', sha256).where('state', '=', 'writing').execute());
    },
    add: (sha256, owner) =>
      attempt(async () => {
        const query = await following(database, refer(database, sha256, owner));
        const { numUpdatedRows: found } = await query
          .updateTable('blobs')
          .set({ state: 'ready', since_ms: nowMs() })
          .where('sha256', '=', sha256)
          .where('state', 'in', ['ready', 'released', 'unknown'])
          .executeTakeFirstOrThrow();
        if (found === 1n) return true;
        await heldBy(tables, owner, sha256).execute();
        return false;
      }),
    handOver: handingOver(database),
  };
}

function handingOver(database: Database): BlobReferences['handOver'] {
  const { tables, attempt, nowMs } = database;
  return (from, to, keys) =>
    attempt(async () => {
      const added = tables
        .insertInto('holds')
        .columns(['sha256', 'holder_kind', 'holder_id', 'created_ms'])
        .expression((query) =>
          query
            .selectFrom('holds')
            .select((row) => [
              'sha256',
              row.val(to.kind).as('kind'),
              row.val(to.id).as('id'),
              sql<number>`${nowMs()}`.as('now'),
            ])
            .where('holder_kind', '=', from.kind)
            .where('holder_id', '=', from.id)
            .where('sha256', 'in', [...keys]),
        )
        .onConflict((conflict) => conflict.doNothing());
      const query = await following(database, added);
      const handedOver = heldBy(query, from)
        .where('sha256', 'in', [...keys])
        .returning('sha256');
      return (await handedOver.execute()).map((row) => row.sha256);
    });
}

function removing(database: Database): Pick<BlobReferences, 'remove' | 'abandoned'> {
  const { tables, attempt, nowMs } = database;
  return {
    async remove(owner, sha256) {
      const removed = await attempt(() => heldBy(tables, owner, sha256).returning('sha256').execute());
      let freed = 0;
      for (let first = 0; first < removed.length; first += page) {
        const some = removed.slice(first, first + page).map((row) => row.sha256);
        const released = tables
          .updateTable('blobs')
          .set({ state: 'released', since_ms: nowMs() })
          .where('sha256', 'in', some)
          .where('state', 'in', ['writing', 'ready'])
          .where((row) => row.not(isHeld(row)))
          .returning('size');
        for (const { size } of await attempt(() => released.execute())) freed += size;
      }
      return freed;
    },
    async *abandoned(olderThanMs) {
      let after: HoldKey | undefined;
      do {
        const rows = await attempt(() => holdsAfter(database, after).execute());
        for (const { holder_kind: kind, holder_id: id, has_entry, age_ms } of rows)
          if (!has_entry && age_ms >= olderThanMs) yield { kind, id };
        after = rows.length < page ? undefined : rows.at(-1);
      } while (after);
    },
  };
}

type HoldKey = Pick<Tables['holds'], 'holder_kind' | 'holder_id' | 'sha256'>;

/** A page of all references, with their ages and whether their owners have an entry. */
function holdsAfter({ tables, nowMs }: Database, after: HoldKey | undefined) {
  const query = tables
    .selectFrom('holds')
    .select(['holder_kind', 'holder_id', 'sha256'])
    .select((hold) => [
      sql<number>`${nowMs()} - created_ms`.as('age_ms'),
      hold
        .exists(
          hold
            .selectFrom('records')
            .select('records.id')
            .whereRef('records.kind', '=', 'holds.holder_kind')
            .whereRef('records.id', '=', 'holds.holder_id'),
        )
        .as('has_entry'),
    ])
    .orderBy('holder_kind')
    .orderBy('holder_id')
    .orderBy('sha256')
    .limit(page);
  if (!after) return query;
  return query.where((hold) =>
    hold(
      hold.refTuple('holder_kind', 'holder_id', 'sha256'),
      '>',
      hold.tuple(after.holder_kind, after.holder_id, after.sha256),
    ),
  );
}

function asking({ tables, attempt }: Database): Pick<BlobReferences, 'of' | 'any' | 'neededBytes'> {
  return {
    async of({ kind, id }) {
      const query = tables.selectFrom('holds').select('sha256').where('holder_kind', '=', kind);
      const rows = await attempt(() => query.where('holder_id', '=', id).execute());
      return rows.map((row) => row.sha256);
    },
    async any() {
      const rows = await attempt(() => tables.selectFrom('holds').select('sha256').limit(1).execute());
      return rows.length > 0;
    },
    async neededBytes() {
      const sum = tables
        .selectFrom('blobs')
        .select(({ fn }) => fn.sum<number | null>('size').as('bytes'))
        .where('state', 'in', ['writing', 'ready']);
      return (await attempt(() => sum.executeTakeFirst()))?.bytes ?? 0;
    },
  };
}

function deleting(database: Database): Pick<BlobReferences, 'unknown' | 'claimUnneeded' | 'forget'> {
  const { tables, attempt, nowMs } = database;
  return {
    async unknown(keys, sizeOf) {
      // A process that was killed may have removed the last reference and noted nothing.
      const forgotten = tables
        .updateTable('blobs')
        .set({ state: 'released', since_ms: nowMs() })
        .where('sha256', 'in', [...keys])
        .where('state', 'in', ['writing', 'ready'])
        .where((row) => row.not(isHeld(row)));
      await attempt(() => forgotten.execute());
      const blobs = tables.selectFrom('blobs').select(['sha256', 'size', 'state']);
      const known = await attempt(() => blobs.where('sha256', 'in', [...keys]).execute());
      const byKey = new Map(known.map((row) => [row.sha256, row]));
      for (const sha256 of keys) {
        // Versions before this table did not note what a blob takes.
        if ((byKey.get(sha256)?.size ?? 0) > 0) continue;
        const size = (await sizeOf(sha256)) ?? 0;
        const row = tables.insertInto('blobs').values({ sha256, size, state: 'unknown', since_ms: nowMs() });
        await attempt(() => row.onConflict((known) => known.column('sha256').doUpdateSet({ size })).execute());
      }
      return keys.filter((sha256) => (byKey.get(sha256)?.state ?? 'unknown') === 'unknown');
    },
    claimUnneeded: ({ releasedMs, unknownMs }, limit) =>
      attempt(async () => {
        const ageMs = sql<number>`${nowMs()} - since_ms`;
        const isDue = (row: ExpressionBuilder<Tables, 'blobs'>) =>
          row.or([
            row.and([row('state', '=', 'released'), row(ageMs, '>=', releasedMs)]),
            row.and([row('state', '=', 'unknown'), row(ageMs, '>=', unknownMs)]),
            row.and([row('state', '=', 'deleting'), row(ageMs, '>=', claimMs)]),
          ]);
        const due = tables.selectFrom('blobs').select('sha256').where('state', 'in', going).where(isDue);
        // A reference came while another was removed.
        await tables
          .updateTable('blobs')
          .set({ state: 'ready' })
          .where('sha256', 'in', due)
          .where('state', '!=', 'deleting')
          .where(isHeld)
          .execute();
        const claimed = await tables
          .updateTable('blobs')
          .set({ state: 'deleting', since_ms: nowMs() })
          .where('sha256', 'in', due.orderBy('since_ms').limit(limit))
          // Again, because this is looked at once more if another process changes the row.
          .where(isDue)
          .where((row) => row.or([row('state', '=', 'deleting'), row.not(isHeld(row))]))
          .returning('sha256')
          .execute();
        return claimed.map((row) => row.sha256);
      }),
    async forget(sha256) {
      const row = tables.deleteFrom('blobs').where('sha256', '=', sha256).where('state', '=', 'deleting');
      await attempt(() => row.execute());
    },
  };
}

const going = ['released', 'unknown', 'deleting'] as const;
