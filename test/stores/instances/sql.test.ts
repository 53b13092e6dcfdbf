import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Instance } from '../../../src/stores/instances/instances.ts';
import { livingOn, sqlInstances } from '../../../src/stores/instances/sql.ts';
import type { Database } from '../../../src/stores/sql/database.ts';
import { openPostgres } from '../../../src/stores/sql/postgres.ts';
import { describeWith } from '../../engines.ts';
import { type PostgresServer, startPostgres } from '../../postgres.ts';

const worker: Instance = {
  id: 'a',
  role: 'worker',
  version: '1.0.0',
  lanes: ['light'],
  engines: ['LibreOffice'],
  slots: 4,
  conversionSlots: 2,
  busy: 1,
  times: [{ pair: 'docx>pdf', medianMs: 1200, count: 3 }],
};

describeWith(['PostgreSQL'], 'the processes that use a database', () => {
  let server: PostgresServer;
  let database: Database;
  beforeAll(async () => {
    server = await startPostgres();
    database = await openPostgres({ address: await server.newDatabase() });
  });
  afterAll(async () => {
    await database?.close();
    await server?.stop();
  });
  afterEach(async () => {
    await database.tables.deleteFrom('instances').execute();
  });

  /** The clock of the database goes forward by so many seconds. */
  const after = (seconds: number): Database => ({
    ...database,
    nowMs: () => sql<number>`${database.nowMs()} + ${seconds * 1000}`,
  });

  it('are those that noted themselves within half a minute, as they are now', async () => {
    await sqlInstances(database).note(worker);
    await sqlInstances(after(20)).note({ ...worker, id: 'b', busy: 2 });
    await sqlInstances(after(25)).note({ ...worker, id: 'b', busy: 3 });
    expect(await sqlInstances(after(29)).living()).toEqual([worker, { ...worker, id: 'b', busy: 3 }]);
    expect(await sqlInstances(after(31)).living()).toMatchObject([{ id: 'b' }]);
  });

  it('are none in a database without tables', async () => {
    const empty = await openPostgres({ address: await server.newDatabase(), schema: 'ignore' });
    expect(await livingOn(empty)).toEqual([]);
    await empty.close();
    await sqlInstances(database).note(worker);
    expect(await livingOn(database)).toEqual([worker]);
  });

  it('are no longer those that ended, or whose entry only another version understands', async () => {
    const instances = sqlInstances(database);
    await instances.note(worker);
    await database.tables
      .insertInto('instances')
      .values({ id: 'c', seen_ms: database.nowMs(), body: '{"id":"c"}' })
      .execute();
    expect(await instances.living()).toEqual([worker]);
    await instances.remove(worker.id);
    expect(await instances.living()).toEqual([]);
  });
});
