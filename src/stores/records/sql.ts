/** The record store in a database. */
import type { Selectable } from 'kysely';
import type { z } from 'zod';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import type { Database, Tables } from '../sql/database.ts';
import type { Change, Collection, Entry, EntryKeys, Filter, NewEntry, Order, RecordStore } from './record-store.ts';

type Row = Selectable<Tables['records']>;

export const sqlRecordStore = (database: Database): RecordStore => ({
  collection: (kind, schema) => collection(database, kind, schema),
});

interface Rows<Body> {
  readonly database: Database;
  readonly kind: string;
  readonly entryOf: (row: Row) => Entry<Body>;
}

function collection<Body>(database: Database, kind: string, schema: z.ZodType<Body>): Collection<Body> {
  const entryOf = (row: Row): Entry<Body> => ({
    id: row.id,
    owner: row.owner,
    state: row.state,
    label: row.label,
    createdMs: row.created_ms,
    updatedMs: row.updated_ms,
    expiresMs: row.expires_ms,
    version: row.version,
    keys: {
      day: row.day,
      category: row.category,
      unit: row.unit,
      amount: row.amount,
      part: row.part,
      doneMs: row.done_ms,
    },
    body: schema.parse(JSON.parse(row.body)),
  });
  const rows = { database, kind, entryOf };
  return { ...singleEntries(rows), ...manyEntries(rows), update: updater(rows) };
}

const one = (tables: Database['tables'], kind: string, id: string) =>
  tables.selectFrom('records').selectAll().where('kind', '=', kind).where('id', '=', id);

function singleEntries<Body>({
  database: { tables, attempt },
  kind,
  entryOf,
}: Rows<Body>): Pick<Collection<Body>, 'insert' | 'get' | 'delete'> {
  return {
    async insert(entry) {
      const row = rowOf(kind, entry);
      const isNew = await attempt(async (earlier) => {
        const { numInsertedOrUpdatedRows: inserted } = await tables
          .insertInto('records')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirstOrThrow();
        if (inserted === 1n) return true;
        return earlier > 0 && isSame(row, await one(tables, kind, row.id).executeTakeFirst());
      });
      if (!isNew) throw new Failure('conflict', message('store.idTaken', { kind }));
      return entryOf(row);
    },
    async get(id) {
      const row = await attempt(() => one(tables, kind, id).executeTakeFirst());
      return row && entryOf(row);
    },
    async delete(id) {
      const { numDeletedRows: deleted } = await attempt(() =>
        tables.deleteFrom('records').where('kind', '=', kind).where('id', '=', id).executeTakeFirstOrThrow(),
      );
      return deleted === 1n;
    },
  };
}

/** Whether what is stored is what an attempt wrote whose answer was lost. */
const isSame = (written: Row, stored: Row | undefined): boolean =>
  stored?.version === written.version && stored.updated_ms === written.updated_ms && stored.body === written.body;

/** Others may change the row as often as this between reading and writing it; after that it is locked. */
const missesUntilLocked = 3;

function updater<Body>({ database, kind, entryOf }: Rows<Body>): Collection<Body>['update'] {
  return (id, change, last) => {
    /** What may have been written already. */
    let written: Row | undefined;
    /** What the caller knows. It may be outdated, so it is used once, and decides nothing but what is written. */
    let known = last && rowOfEntry(kind, last);

    async function changed(tables: Database['tables'], row: Row): Promise<Entry<Body> | 'missed' | undefined> {
      const changes = change(entryOf(row));
      if (!changes) return undefined;
      written = changedRow(row, changes);
      const { numUpdatedRows: updated } = await tables
        .updateTable('records')
        .set(written)
        .where('kind', '=', kind)
        .where('id', '=', id)
        .where('version', '=', row.version)
        // Another one may have taken the id of one that was deleted, and have been changed as often.
        .where('created_ms', '=', row.created_ms)
        .executeTakeFirstOrThrow();
      if (updated === 1n) return entryOf(written);
      written = undefined;
      return 'missed';
    }

    async function tryOnce(tables: Database['tables'], locked: boolean): Promise<Entry<Body> | 'missed' | undefined> {
      const query = one(tables, kind, id);
      const row = await (locked ? query.forUpdate() : query).executeTakeFirst();
      if (row && written && isSame(written, row)) return entryOf(row);
      return row && changed(tables, row);
    }

    return database.attempt(async () => {
      const row = known;
      known = undefined;
      const first = row && (await changed(database.tables, row));
      if (first !== undefined && first !== 'missed') return first;
      for (let misses = 0; ; misses++) {
        const locked = database.rowLocks && misses >= missesUntilLocked;
        const done = locked
          ? await database.tables.transaction().execute((transaction) => tryOnce(transaction, true))
          : await tryOnce(database.tables, false);
        if (done !== 'missed') return done;
      }
    });
  };
}

function manyEntries<Body>(rows: Rows<Body>): Pick<Collection<Body>, 'list' | 'page' | 'totals' | 'count' | 'expired'> {
  const { database, kind, entryOf } = rows;
  const { tables, attempt } = database;
  return {
    list: numberedPages(rows),
    async page(filter, { limit, order, after }) {
      const { column, direction } = columnsOf[order];
      let query = ordered(chosen(database, kind, filter), order)
        .selectAll()
        .limit(limit);
      if (after) {
        const beyond = direction === 'asc' ? '>' : '<';
        query = query.where((builder) =>
          builder(builder.refTuple(column, 'id'), beyond, builder.tuple(after.value, after.id)),
        );
      }
      const rows = await attempt(() => query.execute());
      const last = rows.length === limit ? rows.at(-1) : undefined;
      return { entries: rows.map(entryOf), next: last && { value: last[column], id: last.id } };
    },
    totals: (filter) =>
      attempt(() =>
        chosen(database, kind, filter)
          .select(({ fn }) => [
            'unit',
            fn.countAll<number>().as('count'),
            fn.sum<number>('amount').as('amount'),
            fn.sum<number>('part').as('part'),
          ])
          .groupBy('unit')
          .orderBy('unit')
          .execute(),
      ),
    async count(filter) {
      const query = chosen(database, kind, filter)
        .select(({ fn }) => ['state', fn.countAll<number>().as('total')])
        .groupBy('state');
      const rows = await attempt(() => query.execute());
      return Object.fromEntries(rows.map(({ state, total }) => [state, total]));
    },
    async expired(nowMs, limit) {
      const query = tables
        .selectFrom('records')
        .selectAll()
        .where('kind', '=', kind)
        .where('expires_ms', '<=', nowMs)
        .orderBy('expires_ms')
        .limit(limit);
      return (await attempt(() => query.execute())).map(entryOf);
    },
  };
}

/**
 * Pages by their number. The ids of a page are found first, because an index contains all that this takes: the entries
 * before the page are counted in it, but not read.
 */
function numberedPages<Body>({ database, kind, entryOf }: Rows<Body>): Collection<Body>['list'] {
  const { tables, attempt } = database;
  return (filter, { limit, offset = 0, order = 'newest' }) =>
    attempt(async () => {
      const onPage = ordered(chosen(database, kind, filter), order)
        .select('id')
        .limit(limit)
        .offset(offset);
      const ids = (await onPage.execute()).map(({ id }) => id);
      const found = tables.selectFrom('records').selectAll().where('kind', '=', kind).where('id', 'in', ids);
      // No SQL but that of SQLite has an empty list.
      const rows = ids.length === 0 ? [] : await found.execute();
      const { total } = await chosen(database, kind, filter)
        .select(({ fn }) => fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      const entries = new Map(rows.map((row) => [row.id, row]));
      // One that was deleted in between is left out.
      return { entries: ids.flatMap((id) => entries.get(id) ?? []).map(entryOf), total };
    });
}

const columnsOf = {
  newest: { column: 'created_ms', direction: 'desc' },
  oldest: { column: 'created_ms', direction: 'asc' },
  day: { column: 'day', direction: 'asc' },
  '-day': { column: 'day', direction: 'desc' },
  amount: { column: 'amount', direction: 'asc' },
  '-amount': { column: 'amount', direction: 'desc' },
  label: { column: 'label', direction: 'asc' },
  '-label': { column: 'label', direction: 'desc' },
} as const satisfies Record<Order, unknown>;

function ordered(query: ReturnType<typeof chosen>, order: Order) {
  const { column, direction } = columnsOf[order];
  return query.orderBy(column, direction).orderBy('id', direction);
}

function chosen(database: Database, kind: string, filter: Filter) {
  const { owner, states, categories, dayTo, done, search } = filter;
  const bounds = [
    ['created_ms', '>=', filter.createdFromMs],
    ['created_ms', '<', filter.createdBeforeMs],
    ['updated_ms', '>=', filter.updatedFromMs],
    ['updated_ms', '<', filter.updatedBeforeMs],
    ['done_ms', '>=', filter.doneFromMs],
    ['done_ms', '<', filter.doneBeforeMs],
    ['day', '>=', filter.dayFrom],
    ['day', '<=', dayTo],
    // An entry without a day is in no range of days.
    ['day', '!=', dayTo === undefined ? undefined : ''],
    ['amount', '>=', filter.amountFrom],
    ['amount', '<=', filter.amountTo],
  ] as const;
  let query = database.tables.selectFrom('records').where('kind', '=', kind);
  if (owner !== undefined) query = query.where('owner', '=', owner);
  if (states) query = query.where('state', 'in', [...states]);
  if (categories) query = query.where('category', 'in', [...categories]);
  if (done !== undefined) query = query.where('done_ms', done ? 'is not' : 'is', null);
  for (const [column, operator, bound] of bounds) if (bound !== undefined) query = query.where(column, operator, bound);
  const searched = folded(search ?? '');
  return searched === '' ? query : query.where(database.isContained(searched, 'label'));
}

/** SQLite itself folds the case of ASCII only, and no text in PostgreSQL contains U+0000. */
const folded = (text: string): string => text.replaceAll('\0', '').normalize('NFKC').toLowerCase();

/** The columns of the keys that an entry has. */
const columnsOfKeys = ({ doneMs, ...named }: EntryKeys) => ({
  ...named,
  ...(doneMs === undefined ? {} : { done_ms: doneMs }),
});

const noKeys = { day: '', category: '', unit: '', amount: 0, part: 0, done_ms: null };

function rowOf<Body>(kind: string, entry: NewEntry<Body>): Row {
  const { id, owner = '', state = '', label = '', expiresMs = null, body, keys = {} } = entry;
  const now = Date.now();
  return {
    kind,
    id,
    owner,
    state,
    label: folded(label),
    created_ms: entry.createdMs ?? now,
    updated_ms: now,
    expires_ms: expiresMs,
    version: 1,
    ...noKeys,
    ...columnsOfKeys(keys),
    body: JSON.stringify(body),
  };
}

/** The row that was read as this entry. */
const rowOfEntry = <Body>(kind: string, { keys, body, ...entry }: Entry<Body>): Row => ({
  kind,
  id: entry.id,
  owner: entry.owner,
  state: entry.state,
  label: entry.label,
  created_ms: entry.createdMs,
  updated_ms: entry.updatedMs,
  expires_ms: entry.expiresMs,
  version: entry.version,
  ...noKeys,
  ...columnsOfKeys(keys),
  body: JSON.stringify(body),
});

const changedRow = <Body>(row: Row, { owner, state, label, expiresMs, keys, body }: Change<Body>): Row => ({
  ...row,
  ...columnsOfKeys(keys ?? {}),
  owner: owner ?? row.owner,
  state: state ?? row.state,
  label: label === undefined ? row.label : folded(label),
  expires_ms: expiresMs === undefined ? row.expires_ms : expiresMs,
  body: body === undefined ? row.body : JSON.stringify(body),
  version: row.version + 1,
  updated_ms: Date.now(),
});
