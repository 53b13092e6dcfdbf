import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { sqlCounters } from '../../../src/stores/counters/sql.ts';
import type { Database } from '../../../src/stores/sql/database.ts';
import { openPostgres } from '../../../src/stores/sql/postgres.ts';
import { countersContract } from '../../contract/counters.ts';
import { describeWith } from '../../engines.ts';
import { type PostgresServer, startPostgres } from '../../postgres.ts';

const marks = { of: (text: string) => `mark of ${text.length} characters, ${text.at(-1)}, ${text[0]}` };

describeWith(['PostgreSQL'], 'counters in PostgreSQL', () => {
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
    await database.tables.deleteFrom('counters').execute();
  });

  countersContract(async () => {
    let now = 1_000_000;
    const counters = sqlCounters(database, marks, () => sql`${now}::bigint`);
    return { counters, pass: (milliseconds) => void (now += milliseconds) };
  });

  it('count by the clock of the database', async () => {
    const { endsInMs } = await sqlCounters(database, marks).hit('requests', 'a', 60_000);
    expect(endsInMs).toBeGreaterThan(50_000);
    expect(endsInMs).toBeLessThanOrEqual(60_000);
  });

  it('keep no key, and no row when the window is over', async () => {
    const counters = sqlCounters(database, marks);
    await counters.hit('requests', 'address 192.0.2.7', 60_000);
    await counters.hit('requests', 'address 192.0.2.88', 1);
    const rows = () => database.tables.selectFrom('counters').selectAll().execute();
    expect(JSON.stringify(await rows())).not.toContain('192.0.2');
    await expect.poll(async () => (await counters.expire(), (await rows()).length)).toBe(1);
  });

  it('are lost in a crash of the database, and count on', async () => {
    const patient = await openPostgres({ address: server.address('test_1'), patienceMs: 30_000 });
    try {
      const counters = sqlCounters(patient, marks);
      await counters.hit('requests', 'a', 60_000);
      await server.crash();
      await server.start();
      expect((await counters.hit('requests', 'a', 60_000)).hits).toBe(1);
    } finally {
      await patient.close();
    }
  });
});
