/** The record store in the embedded database. */
import { type Selectable, sql } from 'kysely';
import type { z } from 'zod';
import { Failure } from '../../domain/failure.ts';
import type { Database, Tables } from '../database.ts';
import type { Change, Collection, Entry, Filter, NewEntry, RecordStore } from './record-store.ts';

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
}: Rows<Body>): Pick<Collection<Body>, 'list' | 'count' | 'expired'> {
  return {
    async list(filter, { limit, offset = 0, order = 'newest' }) {
      const direction = order === 'newest' ? 'desc' : 'asc';
      const rows = await chosen(database, kind, filter)
        .selectAll()
        .orderBy('created_ms', direction)
        .orderBy('id', direction)
        .limit(limit)
        .offset(offset)
        .execute();
      const { total } = await chosen(database, kind, filter)
        .select(({ fn }) => fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      return { entries: rows.map(entryOf), total };
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

function chosen(database: Database, kind: string, filter: Filter) {
  const { owner, states, search, createdFromMs, createdBeforeMs, updatedFromMs } = filter;
  let query = database.selectFrom('records').where('kind', '=', kind);
  if (owner !== undefined) query = query.where('owner', '=', owner);
  if (states) query = query.where('state', 'in', [...states]);
  if (createdFromMs !== undefined) query = query.where('created_ms', '>=', createdFromMs);
  if (createdBeforeMs !== undefined) query = query.where('created_ms', '<', createdBeforeMs);
  if (updatedFromMs !== undefined) query = query.where('updated_ms', '>=', updatedFromMs);
  if (search === undefined || search === '') return query;
  return query.where(sql<boolean>`instr(label, ${folded(search)}) > 0`);
}

/** SQLite itself folds the case of ASCII only. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

function rowOf<Body>(kind: string, entry: NewEntry<Body>): Row {
  const { id, owner = '', state = '', label = '', expiresMs = null, body } = entry;
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
    body: JSON.stringify(body),
  };
}

const changedRow = <Body>(row: Row, { owner, state, label, expiresMs, body }: Change<Body>): Row => ({
  ...row,
  owner: owner ?? row.owner,
  state: state ?? row.state,
  label: label === undefined ? row.label : folded(label),
  expires_ms: expiresMs === undefined ? row.expires_ms : expiresMs,
  body: body === undefined ? row.body : JSON.stringify(body),
  version: row.version + 1,
  updated_ms: Date.now(),
});
