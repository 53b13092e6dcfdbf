/**
 * Servers and workers that are started with a database or a bucket that cannot be used: they end at once, with one line that
 * names what is wrong and how to mend it.
 */
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWith } from '../engines.ts';
import { freePort, type PostgresServer, startPostgres } from '../postgres.ts';
import { type S3Server, startS3 } from '../s3-server.ts';
import { folder, run } from './program.ts';

interface Services {
  readonly postgres: PostgresServer;
  readonly s3: S3Server;
  /** A database with nothing wrong. */
  readonly database: string;
  /** Nobody listens there. */
  readonly freePort: number;
}

interface Mistake {
  readonly name: string;
  /** What differs from a right configuration; undefined for a variable that is not set. */
  readonly env: (services: Services) => Readonly<Record<string, string | undefined>> | Promise<Record<string, string>>;
  readonly code: 2 | 6;
  /** The service, what is wrong, and what the user can do. */
  readonly line: RegExp;
}

const secret = 'top-secret';
const nameOf = (address: string): string => new URL(address).pathname.slice(1);

async function query(address: string, ...statements: readonly string[]): Promise<void> {
  const client = new Client(address);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

async function migrate(database: string): Promise<void> {
  const { code } = await run(['migrate'], { cwd: await folder(), env: { INVOICECTL_DATABASE: database } });
  expect(code).toBe(0);
}

const mistakes: readonly Mistake[] = [
  {
    name: 'an address that is no URL',
    env: () => ({ INVOICECTL_DATABASE: `postgres://user:${secret}@[db/invoices` }),
    code: 2,
    line: /database is not a URL.*Write postgres:/,
  },
  {
    name: 'a wrong password',
    env: ({ postgres, database }) => ({
      INVOICECTL_DATABASE: postgres.address(nameOf(database), { password: secret }),
    }),
    code: 2,
    line: /PostgreSQL at 127\.0\.0\.1:\d+ refuses .*password/,
  },
  {
    name: 'a database that does not exist',
    env: ({ postgres }) => ({ INVOICECTL_DATABASE: postgres.address('elsewhere') }),
    code: 2,
    line: /PostgreSQL at 127\.0\.0\.1:\d+ .*elsewhere.*[Cc]reate/,
  },
  {
    name: 'a host that does not exist',
    env: () => ({ INVOICECTL_DATABASE: `postgres://user:${secret}@nowhere.invalid/invoices` }),
    code: 2,
    line: /PostgreSQL at nowhere\.invalid:5432 is not known.*--database/,
  },
  {
    name: 'a database that does not answer',
    env: ({ freePort: port }) => ({ INVOICECTL_DATABASE: `postgres://user:${secret}@127.0.0.1:${port}/invoices` }),
    code: 6,
    line: /PostgreSQL at 127\.0\.0\.1:\d+ does not answer.*Check that it runs/,
  },
  {
    name: 'a user without rights in the database',
    async env({ postgres, database }) {
      await query(database, `CREATE ROLE guest LOGIN PASSWORD '${secret}'`);
      return { INVOICECTL_DATABASE: postgres.address(nameOf(database), { user: 'guest', password: secret }) };
    },
    code: 2,
    line: /PostgreSQL at 127\.0\.0\.1:\d+.*`invoicectl migrate`, then grant/,
  },
  {
    name: 'a user who may only read',
    async env({ postgres }) {
      const database = await postgres.newDatabase();
      await migrate(database);
      const statements = ['invoicectl', 'invoicectl_queue'].flatMap((schema) => [
        `GRANT USAGE ON SCHEMA ${schema} TO reader`,
        `GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO reader`,
      ]);
      await query(database, `CREATE ROLE reader LOGIN PASSWORD '${secret}'`, ...statements);
      return { INVOICECTL_DATABASE: postgres.address(nameOf(database), { user: 'reader', password: secret }) };
    },
    code: 2,
    line: /PostgreSQL at 127\.0\.0\.1:\d+ does not allow this user.*grant the user SELECT, INSERT, UPDATE and DELETE/,
  },
  {
    name: 'tables of a newer version',
    async env({ postgres }) {
      const database = await postgres.newDatabase();
      await migrate(database);
      await query(database, `INSERT INTO invoicectl.migrations VALUES ('999-of-tomorrow', '2050-01-01')`);
      return { INVOICECTL_DATABASE: database };
    },
    code: 2,
    line: /newer version .* PostgreSQL.*Install that version.*999-of-tomorrow/,
  },
  {
    name: 'a database that cannot encrypt',
    env: ({ database }) => ({ INVOICECTL_DATABASE: `${database}?sslmode=verify-full` }),
    code: 2,
    line: /PostgreSQL at 127\.0\.0\.1:\d+ cannot be encrypted.*certificate/,
  },
  {
    name: 'an address of the queue that is no URL',
    env: () => ({ INVOICECTL_QUEUE: `postgres://user:${secret}@[queue/jobs` }),
    code: 2,
    line: /database is not a URL \(--queue\).*Write postgres:/,
  },
  {
    name: 'a wrong password for the queue',
    env: ({ postgres, database }) => ({ INVOICECTL_QUEUE: postgres.address(nameOf(database), { password: secret }) }),
    code: 2,
    line: /PostgreSQL of the queue at 127\.0\.0\.1:\d+ refuses .*--queue, .*--queue-url-file/,
  },
  {
    name: 'a database of the queue that does not exist',
    env: ({ postgres }) => ({ INVOICECTL_QUEUE: postgres.address('elsewhere') }),
    code: 2,
    line: /PostgreSQL of the queue at 127\.0\.0\.1:\d+ .*elsewhere.*another in --queue/,
  },
  {
    name: 'a host of the queue that does not exist',
    env: () => ({ INVOICECTL_QUEUE: `postgres://user:${secret}@nowhere.invalid/jobs` }),
    code: 2,
    line: /PostgreSQL of the queue at nowhere\.invalid:5432 is not known.*--queue/,
  },
  {
    name: 'a database of the queue that does not answer',
    env: ({ freePort: port }) => ({ INVOICECTL_QUEUE: `postgres://user:${secret}@127.0.0.1:${port}/jobs` }),
    code: 6,
    line: /PostgreSQL of the queue at 127\.0\.0\.1:\d+ does not answer.*Check that it runs/,
  },
  {
    name: 'a user who may only read the queue',
    async env({ postgres, database }) {
      const queue = await postgres.newDatabase();
      const env = { INVOICECTL_DATABASE: database, INVOICECTL_QUEUE: queue };
      expect((await run(['migrate'], { cwd: await folder(), env })).code).toBe(0);
      await query(
        queue,
        `CREATE ROLE watcher LOGIN PASSWORD '${secret}'`,
        `GRANT USAGE ON SCHEMA invoicectl_queue TO watcher`,
        `GRANT SELECT ON ALL TABLES IN SCHEMA invoicectl_queue TO watcher`,
      );
      return { INVOICECTL_QUEUE: postgres.address(nameOf(queue), { user: 'watcher', password: secret }) };
    },
    code: 2,
    line: /PostgreSQL of the queue at 127\.0\.0\.1:\d+ does not allow this user.*grant the user SELECT, INSERT, UPDATE and DELETE/,
  },
  {
    name: 'a queue in PostgreSQL beside records in a file',
    env: ({ database }) => ({ INVOICECTL_DATABASE: 'records.db', INVOICECTL_QUEUE: database }),
    code: 2,
    line: /PostgreSQL/,
  },
  {
    name: 'no key for the documents',
    env: () => ({ INVOICECTL_BLOB_KEY: undefined }),
    code: 2,
    line: /key.*INVOICECTL_BLOB_KEY/,
  },
  {
    name: 'an address that is not one of a bucket',
    env: () => ({ INVOICECTL_BLOBS: `s3://key:${secret}@documents` }),
    code: 2,
    line: /s3:\/\/.*s3:\/\/BUCKET/,
  },
  {
    name: 'a bucket that does not exist',
    env: ({ s3 }) => ({ INVOICECTL_BLOBS: `s3://elsewhere/?endpoint=${s3.endpoint}` }),
    code: 2,
    line: /bucket elsewhere at http:\S+ does not exist.*Create it/,
  },
  {
    name: 'a bucket that refuses the credentials',
    env: () => ({ AWS_ACCESS_KEY_ID: 'somebody', AWS_SECRET_ACCESS_KEY: secret }),
    code: 2,
    line: /bucket documents at http:\S+ refuses the credentials.*Check them/,
  },
  {
    name: 'a bucket whose documents may not be read',
    env({ s3 }) {
      // One for the server, one for the worker.
      s3.fail('GET', 'refused', 'refused');
      return {};
    },
    code: 2,
    line: /bucket documents at http:\S+ refuses the credentials.*read, write and delete objects/,
  },
  {
    name: 'no credentials for the bucket',
    env: () => ({ AWS_ACCESS_KEY_ID: undefined, AWS_EC2_METADATA_DISABLED: 'true' }),
    code: 2,
    line: /bucket documents at http:\S+ cannot be used without credentials.*AWS_ACCESS_KEY_ID/,
  },
  {
    name: 'a bucket that does not answer',
    env: ({ freePort: port }) => ({ INVOICECTL_BLOBS: `s3://documents/?endpoint=http://127.0.0.1:${port}` }),
    code: 6,
    line: /bucket documents at http:\S+ does not answer.*Check that the service runs/,
  },
  {
    name: 'a bucket that cannot encrypt',
    env: ({ s3 }) => ({ INVOICECTL_BLOBS: `s3://documents/?endpoint=${s3.endpoint.replace('http', 'https')}` }),
    code: 2,
    line: /bucket documents at https:\S+ cannot be reached over an encrypted connection.*certificate/,
  },
];

describeWith(['PostgreSQL'], 'the database or the bucket cannot be used', () => {
  let services: Services;
  beforeAll(async () => {
    const [postgres, s3] = [await startPostgres(), await startS3()];
    services = { postgres, s3, database: await postgres.newDatabase(), freePort: await freePort() };
  });
  afterAll(async () => {
    await services?.s3.stop();
    await services?.postgres.stop();
  });

  describe.each(mistakes)('$name', ({ env, code, line }) => {
    let mistaken: Readonly<Record<string, string>>;
    beforeAll(async () => {
      const { database, s3 } = services;
      const given: Readonly<Record<string, string | undefined>> = {
        INVOICECTL_DATABASE: database,
        INVOICECTL_BLOBS: `s3://${s3.bucket}/?endpoint=${s3.endpoint}`,
        INVOICECTL_BLOB_KEY: 'ab'.repeat(32),
        INVOICECTL_WAIT_SECONDS: '0',
        AWS_ACCESS_KEY_ID: 'tester',
        AWS_SECRET_ACCESS_KEY: secret,
        ...(await env(services)),
      };
      mistaken = Object.fromEntries(
        Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      );
    });

    it.each([
      ['a server', ['serve', '--port', '0', '--workers', '0']],
      ['a worker', ['worker']],
    ])('%s ends with one line', async (_name, args) => {
      const ended = await run([...args, '--data-dir', 'data'], { cwd: await folder(), env: mistaken });
      expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code, stderr: expect.stringMatching(line) });
      expect(ended.stderr.trimEnd()).not.toContain('\n');
      expect(ended.stdout).toBe('');
      expect(ended.stderr).not.toContain(secret);
      expect(ended.stderr).not.toContain(encodeURIComponent(new URL(services.database).password));
    });
  });
});
