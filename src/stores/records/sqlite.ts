/** The record store in the embedded database. */
import { type Selectable, sql } from 'kysely';
import type { z } from 'zod';
import { Failure } from '../../domain/failure.ts';
import type { Database, Tables } from '../database.ts';
import type { Change, Collection, Entry, EntryKeys, Filter, NewEntry, Order, RecordStore } from './record-store.ts';

type Row = Selectable<Tables['records']>;

export const sqliteRecordStore = (database: Database): RecordStore => ({
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
    keys: { day: row.day, category: row.category, unit: row.unit, amount: row.amount },
    body: schema.parse(JSON.parse(row.body)),
  });
  const rows = { database, kind, entryOf };
  return { ...singleEntries(rows), ...manyEntries(rows) };
}

function singleEntries<Body>({
  database,
  kind,
  entryOf,
}: Rows<Body>): Pick<Collection<Body>, 'insert' | 'get' | 'update' | 'delete'> {
  const find = (id: string): Promise<Row | undefined> =>
    database.selectFrom('records').selectAll().where('kind', '=', kind).where('id', '=', id).executeTakeFirst();
  return {
    async insert(entry) {
      const row = rowOf(kind, entry);
      const { numInsertedOrUpdatedRows: inserted } = await database
        .insertInto('records')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      if (inserted !== 1n) throw new Failure('conflict', `There is a ${kind} with this id already`);
      return entryOf(row);
    },
    async get(id) {
      const row = await find(id);
      return row && entryOf(row);
    },
    async update(id, change) {
      for (;;) {
        const row = await find(id);
        if (!row) return undefined;
        const changes = change(entryOf(row));
        if (!changes) return undefined;
        const changed = changedRow(row, changes);
        const { numUpdatedRows: updated } = await database
          .updateTable('records')
          .set(changed)
          .where('kind', '=', kind)
          .where('id', '=', id)
          .where('version', '=', row.version)
          .executeTakeFirstOrThrow();
        if (updated === 1n) return entryOf(changed);
      }
    },
    async delete(id) {
      const { numDeletedRows: deleted } = await database
        .deleteFrom('records')
        .where('kind', '=', kind)
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return deleted === 1n;
    },
  };
}

function manyEntries<Body>({
  database,
  kind,
  entryOf,
}: Rows<Body>): Pick<Collection<Body>, 'list' | 'page' | 'totals' | 'count' | 'expired'> {
  return {
    async list(filter, { limit, offset = 0, order = 'newest' }) {
      const rows = await ordered(chosen(database, kind, filter), order)
        .limit(limit)
        .offset(offset)
        .execute();
      const { total } = await chosen(database, kind, filter)
        .select(({ fn }) => fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      return { entries: rows.map(entryOf), total };
    },
    async page(filter, { limit, order, after }) {
      const { column, direction } = columnsOf[order];
      let query = ordered(chosen(database, kind, filter), order).limit(limit);
      if (after) {
        const beyond = direction === 'asc' ? '>' : '<';
        query = query.where((builder) =>
          builder(builder.refTuple(column, 'id'), beyond, builder.tuple(after.value, after.id)),
        );
      }
      const rows = await query.execute();
      const last = rows.length === limit ? rows.at(-1) : undefined;
      return { entries: rows.map(entryOf), next: last && { value: last[column], id: last.id } };
    },
    async totals(filter) {
      return chosen(database, kind, filter)
        .select(({ fn }) => ['unit', fn.countAll<number>().as('count'), fn.sum<number>('amount').as('amount')])
        .groupBy('unit')
        .orderBy('unit')
        .execute();
    },
    async count(filter) {
      const rows = await chosen(database, kind, filter)
        .select(({ fn }) => ['state', fn.countAll<number>().as('total')])
        .groupBy('state')
        .execute();
      return Object.fromEntries(rows.map(({ state, total }) => [state, total]));
    },
    async expired(nowMs, limit) {
      const rows = await database
        .selectFrom('records')
        .selectAll()
        .where('kind', '=', kind)
        .where('expires_ms', '<=', nowMs)
        .orderBy('expires_ms')
        .limit(limit)
        .execute();
      return rows.map(entryOf);
    },
  };
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
  return query.selectAll().orderBy(column, direction).orderBy('id', direction);
}

function chosen(database: Database, kind: string, filter: Filter) {
  const { owner, states, search, createdFromMs, createdBeforeMs, updatedFromMs } = filter;
  const { dayFrom, dayTo, categories, amountFrom, amountTo } = filter;
  let query = database.selectFrom('records').where('kind', '=', kind);
  if (owner !== undefined) query = query.where('owner', '=', owner);
  if (states) query = query.where('state', 'in', [...states]);
  if (createdFromMs !== undefined) query = query.where('created_ms', '>=', createdFromMs);
  if (createdBeforeMs !== undefined) query = query.where('created_ms', '<', createdBeforeMs);
  if (updatedFromMs !== undefined) query = query.where('updated_ms', '>=', updatedFromMs);
  if (dayFrom !== undefined) query = query.where('day', '>=', dayFrom);
  // An entry without a day is in no range of days.
  if (dayTo !== undefined) query = query.where('day', '<=', dayTo).where('day', '!=', '');
  if (categories) query = query.where('category', 'in', [...categories]);
  if (amountFrom !== undefined) query = query.where('amount', '>=', amountFrom);
  if (amountTo !== undefined) query = query.where('amount', '<=', amountTo);
  if (search === undefined || search === '') return query;
  return query.where(sql<boolean>`instr(label, ${folded(search)}) > 0`);
}

/** SQLite itself folds the case of ASCII only. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

const noKeys: Required<EntryKeys> = { day: '', category: '', unit: '', amount: 0 };

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
    ...keys,
    body: JSON.stringify(body),
  };
}

const changedRow = <Body>(row: Row, { owner, state, label, expiresMs, keys, body }: Change<Body>): Row => ({
  ...row,
  ...keys,
  owner: owner ?? row.owner,
  state: state ?? row.state,
  label: label === undefined ? row.label : folded(label),
  expires_ms: expiresMs === undefined ? row.expires_ms : expiresMs,
  body: body === undefined ? row.body : JSON.stringify(body),
  version: row.version + 1,
  updated_ms: Date.now(),
});
