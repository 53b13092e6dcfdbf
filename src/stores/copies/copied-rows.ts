/**
 * Makes the rows of one database equal to those of another one, of any kind.
 *
 * Both are read in the order of their keys, range by range. So a second run writes only what has changed, and removes what the
 * source does not have any more.
 */
import type { Selectable } from 'kysely';
import type { Database, Tables } from '../sql/database.ts';

type Records = Selectable<Tables['records']>;
type Holds = Selectable<Tables['holds']>;

/** Rows that are read and written at once. A record may have megabytes. */
const page = 200;

interface Sides {
  readonly from: Database;
  readonly to: Database;
}

/** A range of keys: after one, or from the beginning, up to another, or to the end. */
interface Range<Row> {
  readonly after: Row | undefined;
  readonly upTo: Row | undefined;
}

/** Called with the number of rows that were looked at, and of those that were written. */
type Copied = (rows: number, changed: number) => void;

interface Copying<Row, Known> {
  /** The next rows of the source. */
  readonly next: (after: Row | undefined) => Promise<readonly Row[]>;
  /** What the target has in that range. */
  readonly known: (range: Range<Row>) => Promise<readonly Known[]>;
  readonly keyOf: (row: Row | Known) => string;
  readonly isSame: (row: Row, known: Known) => boolean;
  readonly write: (rows: readonly Row[]) => Promise<unknown>;
  readonly remove: (known: Known) => Promise<unknown>;
  readonly copied: Copied;
}

async function copyRows<Row, Known>(copying: Copying<Row, Known>): Promise<void> {
  const { next, known, keyOf, isSame, write, remove, copied } = copying;
  for (let after: Row | undefined; ;) {
    const rows = await next(after);
    const upTo = rows.length < page ? undefined : rows.at(-1);
    const there = new Map((await known({ after, upTo })).map((row) => [keyOf(row), row]));
    const changed: Row[] = [];
    for (const row of rows) {
      const key = keyOf(row);
      const earlier = there.get(key);
      if (earlier !== undefined && isSame(row, earlier)) there.delete(key);
      else changed.push(row);
    }
    for (const row of there.values()) await remove(row);
    if (changed.length > 0) await write(changed);
    copied(rows.length, changed.length);
    if (upTo === undefined) return;
    after = upTo;
  }
}

export interface CopiedRecords extends Sides {
  /** Kinds that stay as they are in either. */
  readonly but: readonly string[];
  /** The body as the target stores it. */
  readonly bodyOf: (row: Pick<Records, 'kind' | 'id' | 'body'>) => string;
  readonly copied: Copied;
}

/** Entries keep their times and versions. */
export function copyRecords({ from, to, but, bodyOf, copied }: CopiedRecords): Promise<void> {
  type Known = Pick<Records, 'kind' | 'id' | 'version' | 'updated_ms'>;
  const between = ({ tables }: Database, { after, upTo }: Range<Records>) => {
    let query = tables.selectFrom('records').where('kind', 'not in', [...but]);
    if (after) query = query.where((row) => row(row.refTuple('kind', 'id'), '>', row.tuple(after.kind, after.id)));
    if (upTo) query = query.where((row) => row(row.refTuple('kind', 'id'), '<=', row.tuple(upTo.kind, upTo.id)));
    return query.orderBy('kind').orderBy('id');
  };
  return copyRows<Records, Known>({
    next: (after) => from.attempt(() => between(from, { after, upTo: undefined }).selectAll().limit(page).execute()),
    known: (range) => to.attempt(() => between(to, range).select(['kind', 'id', 'version', 'updated_ms']).execute()),
    keyOf: ({ kind, id }) => JSON.stringify([kind, id]),
    isSame: (row, known) => row.version === known.version && row.updated_ms === known.updated_ms,
    write: (rows) => {
      const values = rows.map((row) => ({ ...row, label: row.label.replaceAll('\0', ''), body: bodyOf(row) }));
      const insert = to.tables.insertInto('records').values(values);
      return to.attempt(() => insert.onConflict((conflict) => conflict.doNothing()).execute());
    },
    remove: ({ kind, id }) =>
      to.attempt(() => to.tables.deleteFrom('records').where('kind', '=', kind).where('id', '=', id).execute()),
    copied,
  });
}

/** Which entries need which documents. */
export function copyReferences({ from, to, copied }: Sides & Pick<CopiedRecords, 'copied'>): Promise<void> {
  type Known = Omit<Holds, 'created_ms'>;
  const between = ({ tables }: Database, { after, upTo }: Range<Known>) => {
    let query = tables.selectFrom('holds');
    const bounds = [
      { bound: after, than: '>' },
      { bound: upTo, than: '<=' },
    ] as const;
    for (const { bound, than } of bounds)
      if (bound)
        query = query.where((row) =>
          row(
            row.refTuple('holder_kind', 'holder_id', 'sha256'),
            than,
            row.tuple(bound.holder_kind, bound.holder_id, bound.sha256),
          ),
        );
    return query.orderBy('holder_kind').orderBy('holder_id').orderBy('sha256');
  };
  return copyRows<Holds, Known>({
    next: (after) => from.attempt(() => between(from, { after, upTo: undefined }).selectAll().limit(page).execute()),
    known: (range) => to.attempt(() => between(to, range).select(['holder_kind', 'holder_id', 'sha256']).execute()),
    keyOf: ({ holder_kind, holder_id, sha256 }) => JSON.stringify([holder_kind, holder_id, sha256]),
    isSame: () => true,
    write: (rows) => {
      const insert = to.tables.insertInto('holds').values([...rows]);
      return to.attempt(() => insert.onConflict((conflict) => conflict.doNothing()).execute());
    },
    remove: ({ holder_kind, holder_id, sha256 }) =>
      to.attempt(() =>
        to.tables
          .deleteFrom('holds')
          .where('holder_kind', '=', holder_kind)
          .where('holder_id', '=', holder_id)
          .where('sha256', '=', sha256)
          .execute(),
      ),
    copied,
  });
}

/** What a database contains, to be compared with another one. */
export interface Contents {
  readonly kinds: readonly { readonly kind: string; readonly records: number; readonly changes: number }[];
  readonly records: number;
  readonly references: number;
}

/** All kinds but those; `changes` is the sum of the versions. */
export async function contentsOf({ tables, attempt }: Database, but: readonly string[]): Promise<Contents> {
  const byKind = tables
    .selectFrom('records')
    .where('kind', 'not in', [...but])
    .select(({ fn }) => ['kind', fn.countAll<number>().as('records'), fn.sum<number>('version').as('changes')])
    .groupBy('kind')
    .orderBy('kind');
  const kinds = await attempt(() => byKind.execute());
  const held = tables.selectFrom('holds').select(({ fn }) => fn.countAll<number>().as('references'));
  const { references } = await attempt(() => held.executeTakeFirstOrThrow());
  return { kinds, records: kinds.reduce((sum, { records }) => sum + records, 0), references };
}
