/**
 * The steps that build the schema in PostgreSQL. A released step is never changed; a new one follows it.
 *
 * While a new version is rolled out, processes of the old one work on the new schema. A step that they can work with, because
 * it only adds, has a name that ends in `-compatible`. A process stops at the start if it does not know a step of another
 * name.
 */
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';

export const postgresSchemaName = 'invoicectl';

/** Texts compare by their bytes, as in SQLite. Rows that change often leave room for their next version beside them. */
const steps: Readonly<Record<string, Migration>> = {
  '001-records-references-locks': {
    async up(database: Kysely<unknown>) {
      const statements = [
        sql`CREATE TABLE invoicectl.records (
          kind text COLLATE "C" NOT NULL,
          id text COLLATE "C" NOT NULL,
          owner text COLLATE "C" NOT NULL,
          state text COLLATE "C" NOT NULL,
          label text COLLATE "C" NOT NULL,
          created_ms bigint NOT NULL,
          updated_ms bigint NOT NULL,
          expires_ms bigint,
          version bigint NOT NULL,
          day text COLLATE "C" NOT NULL DEFAULT '',
          category text COLLATE "C" NOT NULL DEFAULT '',
          unit text COLLATE "C" NOT NULL DEFAULT '',
          amount bigint NOT NULL DEFAULT 0,
          body text COLLATE "C" NOT NULL,
          PRIMARY KEY (kind, id)
        ) WITH (fillfactor = 80)`,
        sql`CREATE INDEX records_of_owner ON invoicectl.records (kind, owner, created_ms, id)`,
        sql`CREATE INDEX records_in_time ON invoicectl.records (kind, created_ms, id)`,
        sql`CREATE INDEX records_that_expire ON invoicectl.records (kind, expires_ms)`,
        sql`CREATE INDEX records_in_state ON invoicectl.records (kind, state, created_ms)`,
        sql`CREATE INDEX records_by_day ON invoicectl.records (kind, day, id)`,
        sql`CREATE INDEX records_by_amount ON invoicectl.records (kind, amount, id)`,
        sql`CREATE TABLE invoicectl.holds (
          sha256 text COLLATE "C" NOT NULL,
          holder_kind text COLLATE "C" NOT NULL,
          holder_id text COLLATE "C" NOT NULL,
          PRIMARY KEY (holder_kind, holder_id, sha256)
        )`,
        sql`CREATE INDEX holds_on_blob ON invoicectl.holds (sha256)`,
        sql`CREATE TABLE invoicectl.unheld (sha256 text COLLATE "C" PRIMARY KEY, since_ms bigint NOT NULL)`,
        sql`CREATE TABLE invoicectl.locks (
          name text COLLATE "C" PRIMARY KEY,
          holder text COLLATE "C" NOT NULL,
          until_ms bigint NOT NULL
        ) WITH (fillfactor = 50)`,
      ];
      for (const statement of statements) await statement.execute(database);
    },
  },
  // `unheld` of 001 is not used any more. Versions that do not know this table delete what others need.
  '002-blobs': {
    async up(database: Kysely<unknown>) {
      const statements = [
        sql`CREATE TABLE invoicectl.blobs (
          sha256 text COLLATE "C" PRIMARY KEY,
          size bigint NOT NULL,
          state text COLLATE "C" NOT NULL,
          since_ms bigint NOT NULL
        ) WITH (fillfactor = 80)`,
        sql`CREATE INDEX blobs_not_needed ON invoicectl.blobs (state, since_ms)
          WHERE state IN ('released', 'unknown', 'deleting')`,
        sql`ALTER TABLE invoicectl.holds ADD COLUMN created_ms bigint NOT NULL DEFAULT 0`,
        sql`INSERT INTO invoicectl.blobs SELECT DISTINCT sha256, 0, 'ready', 0 FROM invoicectl.holds`,
      ];
      for (const statement of statements) await statement.execute(database);
    },
  },
  '003-instances-compatible': {
    async up(database: Kysely<unknown>) {
      await sql`CREATE TABLE invoicectl.instances (
        id text COLLATE "C" PRIMARY KEY,
        seen_ms bigint NOT NULL,
        body text NOT NULL
      ) WITH (fillfactor = 50)`.execute(database);
    },
  },
  // What is counted is of no use after a crash of the database, so it is not written to its log.
  '004-counters-compatible': {
    async up(database: Kysely<unknown>) {
      await sql`CREATE UNLOGGED TABLE invoicectl.counters (
        key text COLLATE "C" PRIMARY KEY,
        hits integer NOT NULL,
        until_ms bigint NOT NULL
      ) WITH (fillfactor = 50)`.execute(database);
    },
  },
  // The state is in each index by which lists are ordered, so that the entries before a page are not read.
  '005-lists-and-sums-compatible': {
    async up(database: Kysely<unknown>) {
      const statements = [
        sql`ALTER TABLE invoicectl.records
          ADD COLUMN part bigint NOT NULL DEFAULT 0,
          ADD COLUMN done_ms bigint`,
        sql`DROP INDEX invoicectl.records_of_owner, invoicectl.records_in_time, invoicectl.records_in_state,
          invoicectl.records_by_day, invoicectl.records_by_amount`,
        sql`CREATE INDEX records_of_owner ON invoicectl.records (kind, owner, created_ms, id, state)`,
        sql`CREATE INDEX records_of_owner_in_state ON invoicectl.records (kind, owner, state)`,
        sql`CREATE INDEX records_in_time ON invoicectl.records (kind, created_ms, id, state)`,
        sql`CREATE INDEX records_in_state ON invoicectl.records (kind, state, created_ms, id)`,
        sql`CREATE INDEX records_by_day ON invoicectl.records (kind, day, id, state)`,
        sql`CREATE INDEX records_by_amount ON invoicectl.records (kind, amount, id, state)`,
        sql`CREATE INDEX records_done ON invoicectl.records (kind, done_ms, state, unit, amount, part)
          WHERE done_ms IS NOT NULL`,
      ];
      for (const statement of statements) await statement.execute(database);
    },
  },
};

const isCompatible = (name: string): boolean => name.endsWith('-compatible');

const tableNames = { migrationTableName: 'migrations', migrationLockTableName: 'migrations_lock' };

/** The steps that the database has taken. */
async function taken<Tables>(database: Kysely<Tables>): Promise<readonly string[]> {
  const { rows: found } = await sql<{ exists: boolean }>`
    SELECT to_regclass(${`${postgresSchemaName}.${tableNames.migrationTableName}`}) IS NOT NULL AS exists`.execute(
    database,
  );
  if (found[0]?.exists !== true) return [];
  const { rows } = await sql<{ name: string }>`SELECT name FROM invoicectl.migrations ORDER BY name`.execute(database);
  return rows.map(({ name }) => name);
}

/** The taken steps that only a newer version knows. Throws `bad_request` if this version cannot work with one of them. */
function newerSteps(names: readonly string[]): readonly string[] {
  const newer = names.filter((name) => !(name in steps));
  const foreign = newer.find((name) => !isCompatible(name));
  if (foreign === undefined) return newer;
  throw new Failure('bad_request', message('postgres.newer', {}), {
    detail: message('advice.postgresNewer', { step: foreign }),
  });
}

/**
 * Brings the schema up to date. Of several processes one does it, under an advisory lock, and the others wait. Rejects with
 * `bad_request` if the schema is too new.
 */
export async function migratePostgres<Tables>(database: Kysely<Tables>): Promise<void> {
  const names = await taken(database);
  const newer = newerSteps(names);
  if (Object.keys(steps).every((name) => names.includes(name))) return;
  const known = { ...steps, ...Object.fromEntries(newer.map((name) => [name, { up: async () => undefined }])) };
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => known },
    migrationTableSchema: postgresSchemaName,
    ...tableNames,
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/** Rejects with `conflict` if steps are missing, and with `bad_request` if the schema is too new. Changes nothing. */
export async function checkMigrations<Tables>(database: Kysely<Tables>): Promise<void> {
  const names = await taken(database);
  newerSteps(names);
  const missing = Object.keys(steps).filter((name) => !names.includes(name));
  if (missing.length === 0) return;
  throw new Failure('conflict', message('postgres.older', {}), {
    detail: message('advice.migrate', { steps: missing.join(', ') }),
  });
}

/** Rejects with the error of PostgreSQL if the user may not write. It checks that also for statements that change no row. */
export async function checkRights<Tables>(database: Kysely<Tables>): Promise<void> {
  await sql`WITH
    added AS (INSERT INTO invoicectl.records SELECT * FROM invoicectl.records WHERE false RETURNING id),
    changed AS (UPDATE invoicectl.records SET version = version WHERE false RETURNING id),
    deleted AS (DELETE FROM invoicectl.records WHERE false RETURNING id)
    SELECT FROM added, changed, deleted`.execute(database);
}
