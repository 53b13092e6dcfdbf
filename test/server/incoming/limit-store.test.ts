import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { Failure } from '../../../src/domain/failure.ts';
import { wrongTries } from '../../../src/people/wrong-tries.ts';
import { limitStore } from '../../../src/server/incoming/limit-store.ts';
import type { Counters } from '../../../src/stores/counters/counters.ts';
import { sqlCounters } from '../../../src/stores/counters/sql.ts';
import type { Database } from '../../../src/stores/sql/database.ts';
import { openPostgres } from '../../../src/stores/sql/postgres.ts';
import { describeWith } from '../../engines.ts';
import { type PostgresServer, startPostgres } from '../../postgres.ts';

describeWith(['PostgreSQL'], 'limits of two servers on one database', () => {
  let postgres: PostgresServer;
  let address: string;
  beforeAll(async () => {
    postgres = await startPostgres();
    address = await postgres.newDatabase();
  });
  afterAll(() => postgres?.stop());

  const databases: Database[] = [];
  const apps: FastifyInstance[] = [];
  afterEach(async () => {
    for (const app of apps.splice(0)) await app.close();
    for (const database of databases.splice(0)) await database.close();
  });

  async function counters(): Promise<Counters> {
    const database = await openPostgres({ address, patienceMs: 300 });
    databases.push(database);
    return sqlCounters(database, { of: (text) => text });
  }

  async function server(): Promise<FastifyInstance> {
    const app = fastify();
    apps.push(app);
    await app.register(rateLimit, {
      store: limitStore(await counters(), 'requests'),
      max: 100,
      timeWindow: 60_000,
      errorResponseBuilder: () => new Failure('rate_limited', 'Too many requests'),
    });
    app.setErrorHandler<Error & { kind?: string }>((error, _request, reply) => reply.code(500).send(error.kind));
    app.get('/', async () => 'answered');
    return app;
  }

  it('answer as many requests as one server would, and fail while they cannot be counted', async () => {
    const servers = [await server(), await server()];
    const answers = await Promise.all(
      Array.from({ length: 130 }, async (_, n) => (await servers[n % 2]!.inject('/')).body),
    );
    expect(answers.filter((body) => body === 'answered')).toHaveLength(100);
    expect(answers.filter((body) => body === 'rate_limited')).toHaveLength(30);
    await postgres.crash();
    try {
      expect((await servers[0]!.inject('/')).body).toBe('unavailable');
    } finally {
      await postgres.start();
    }
    expect((await servers[0]!.inject('/')).body).toBe('answered');
  });

  it('allow as many wrong tries as one server would', async () => {
    const [one, other] = [wrongTries(await counters()), wrongTries(await counters())];
    const name = { key: 'name a', aMinute: 5 };
    const wrong = async (): Promise<undefined> => undefined;
    for (const tries of [one, other, one, other, one]) expect(await tries.limited(wrong, name)).toBeUndefined();
    for (const tries of [one, other])
      await expect(tries.limited(async () => 'in', name)).rejects.toMatchObject({ kind: 'rate_limited' });
  });
});
