/** A PostgreSQL server for tests: a child process with its data in a temporary folder, on a free loopback port. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { postgresFolder } from './engines.ts';

const user = 'invoicectl';
const password = 'p:a/s?s%w#o@rd';

export interface PostgresServer {
  readonly port: number;
  /** The address of a database, with user and password; another user or password may be named. */
  address(database: string, login?: { readonly user?: string; readonly password?: string }): string;
  /** Creates an empty database and resolves with its address. */
  newDatabase(): Promise<string>;
  /** Ends all connections and every process, without writing anything down: like a crash of the machine. */
  crash(): Promise<void>;
  /** Starts again after a crash, with the same data on the same port. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root, and then runs as the user that its package has made. */
export function unprivileged(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string): number => Number(spawnSync('id', [flag, 'postgres']).stdout.toString());
  return { uid: id('-u'), gid: id('-g') };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/** `more` are further arguments of the server. */
export async function startPostgres(more: readonly string[] = []): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
  const programs = postgresFolder() ?? '';
  const { uid, gid } = unprivileged();
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, password);
  if (uid !== undefined && gid !== undefined) for (const path of [folder, passwordFile]) await chown(path, uid, gid);
  const identity = uid === undefined ? {} : { uid, gid };
  const data = join(folder, 'data');
  const made = spawnSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', user, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C'],
    { ...identity, cwd: folder },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr.toString()}`);
  const port = await freePort();
  const address: PostgresServer['address'] = (database, login = {}) => {
    const { user: name = user, password: secret = password } = login;
    return `postgres://${name}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${database}`;
  };
  let running: ChildProcess | undefined;
  let databases = 0;

  async function run(statement: string): Promise<void> {
    const client = new Client(address('postgres'));
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  }
  async function start(): Promise<void> {
    // Nothing of this has to survive the machine, and much is written.
    const options = ['-D', data, '-p', `${port}`, '-h', '127.0.0.1', '-k', folder, '-c', 'fsync=off', ...more];
    running = spawn(join(programs, 'postgres'), options, { ...identity, cwd: folder, stdio: 'ignore' });
    for (let attempts = 0; ; attempts++) {
      try {
        await run('SELECT 1');
        return;
      } catch (error) {
        if (attempts > 200 || running.exitCode !== null) throw error;
        await sleep(50);
      }
    }
  }
  /** Signals: https://www.postgresql.org/docs/15/server-shutdown.html */
  async function end(signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
    const ending = running;
    running = undefined;
    if (!ending || ending.exitCode !== null) return;
    const ended = once(ending, 'exit');
    ending.kill(signal);
    await ended;
  }

  await start();
  return {
    port,
    address,
    async newDatabase() {
      const name = `test_${++databases}`;
      await run(`CREATE DATABASE ${name}`);
      return address(name);
    },
    crash: () => end('SIGQUIT'),
    start,
    async stop() {
      await end('SIGINT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
