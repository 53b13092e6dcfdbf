/** The steps that build the schema of the embedded database. A released step is never changed; a new one follows it. */
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';

const steps: Readonly<Record<string, Migration>> = {
  '001-ground-floor': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('records')
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('owner', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('label', 'text', (column) => column.notNull())
        .addColumn('created_ms', 'integer', (column) => column.notNull())
        .addColumn('updated_ms', 'integer', (column) => column.notNull())
        .addColumn('expires_ms', 'integer')
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('records_key', ['kind', 'id'])
        .execute();
      await index(database, 'records_of_owner', 'records', ['kind', 'owner', 'created_ms', 'id']);
      await index(database, 'records_in_time', 'records', ['kind', 'created_ms', 'id']);
      await index(database, 'records_that_expire', 'records', ['kind', 'expires_ms']);
      await index(database, 'records_in_state', 'records', ['kind', 'state']);

      await database.schema
        .createTable('holds')
        .addColumn('sha256', 'text', (column) => column.notNull())
        .addColumn('holder_kind', 'text', (column) => column.notNull())
        .addColumn('holder_id', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('holds_key', ['holder_kind', 'holder_id', 'sha256'])
        .execute();
      await index(database, 'holds_on_blob', 'holds', ['sha256']);

      await database.schema
        .createTable('jobs')
        .addColumn('sequence', 'integer', (column) => column.primaryKey().autoIncrement())
        .addColumn('id', 'text', (column) => column.notNull().unique())
        .addColumn('lane', 'text', (column) => column.notNull())
        .addColumn('priority', 'integer', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('attempt', 'integer', (column) => column.notNull())
        .addColumn('token', 'integer', (column) => column.notNull())
        .addColumn('lease_until_ms', 'integer', (column) => column.notNull())
        .addColumn('cancelled', 'integer', (column) => column.notNull())
        .execute();
      // State first: in the other order, finding a free job would read all jobs.
      await index(database, 'jobs_to_claim', 'jobs', ['state', 'lane', 'priority', 'sequence']);

      await database.schema
        .createTable('locks')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('holder', 'text', (column) => column.notNull())
        .addColumn('until_ms', 'integer', (column) => column.notNull())
        .execute();
    },
  },
  '002-unheld-blobs': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('unheld')
        .addColumn('sha256', 'text', (column) => column.primaryKey())
        .addColumn('since_ms', 'integer', (column) => column.notNull())
        .execute();
    },
  },
  '003-keys-of-records': {
    async up(database: Kysely<unknown>) {
      for (const name of ['day', 'category', 'unit'])
        await database.schema
          .alterTable('records')
          .addColumn(name, 'text', (column) => column.notNull().defaultTo(''))
          .execute();
      await database.schema
        .alterTable('records')
        .addColumn('amount', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
      await index(database, 'records_by_day', 'records', ['kind', 'day', 'id']);
      await index(database, 'records_by_amount', 'records', ['kind', 'amount', 'id']);
    },
  },
  // `unheld` of 002 is not used any more.
  '004-blobs': {
    async up(database: Kysely<unknown>) {
      const statements = [
        sql`CREATE TABLE blobs (sha256 text PRIMARY KEY, size integer NOT NULL, state text NOT NULL, since_ms integer NOT NULL)`,
        sql`CREATE INDEX blobs_not_needed ON blobs (state, since_ms)`,
        sql`ALTER TABLE holds ADD COLUMN created_ms integer NOT NULL DEFAULT 0`,
        sql`INSERT INTO blobs SELECT DISTINCT sha256, 0, 'ready', 0 FROM holds`,
      ];
      for (const statement of statements) await statement.execute(database);
    },
  },
  // The state is in each index by which lists are ordered, so that the entries before a page are not read.
  '005-lists-and-sums': {
    async up(database: Kysely<unknown>) {
      const statements = [
        sql`ALTER TABLE records ADD COLUMN part integer NOT NULL DEFAULT 0`,
        sql`ALTER TABLE records ADD COLUMN done_ms integer`,
        ...['of_owner', 'in_time', 'in_state', 'by_day', 'by_amount'].map(
          (name) => sql`DROP INDEX ${sql.ref(`records_${name}`)}`,
        ),
        sql`CREATE INDEX records_of_owner ON records (kind, owner, created_ms, id, state)`,
        sql`CREATE INDEX records_of_owner_in_state ON records (kind, owner, state)`,
        sql`CREATE INDEX records_in_time ON records (kind, created_ms, id, state)`,
        sql`CREATE INDEX records_in_state ON records (kind, state, created_ms, id)`,
        sql`CREATE INDEX records_by_day ON records (kind, day, id, state)`,
        sql`CREATE INDEX records_by_amount ON records (kind, amount, id, state)`,
        sql`CREATE INDEX records_done ON records (kind, done_ms, state, unit, amount, part) WHERE done_ms IS NOT NULL`,
      ];
      for (const statement of statements) await statement.execute(database);
    },
  },
};

async function index(
  database: Kysely<unknown>,
  name: string,
  table: string,
  columns: readonly string[],
): Promise<void> {
  await database.schema
    .createIndex(name)
    .on(table)
    .columns([...columns])
    .execute();
}

/** Rejects with `write_failed` if the database cannot be upgraded. */
export async function migrateSqlite<Tables>(database: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => ({ ...steps }) } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  throw new Failure('write_failed', message('store.notUpgraded', {}), {
    detail: message('advice.newerVersion', {}),
    cause: error,
  });
}
