/** PgBouncer in front of a PostgreSQL server of tests, in transaction mode: a child process on a free loopback port. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { pgbouncerProgram } from './engines.ts';
import { freePort, type PostgresServer, unprivileged } from './postgres.ts';

export interface PgBouncer {
  /** The address of the same database through it. */
  through(address: string): string;
  stop(): Promise<void>;
}

export async function startPgBouncer(server: PostgresServer): Promise<PgBouncer> {
  const folder = await mkdtemp(join(tmpdir(), 'pgbouncer-'));
  const file = join(folder, 'pgbouncer.ini');
  const port = await freePort();
  const { username, password } = new URL(server.address('postgres'));
  await writeFile(
    file,
    `[databases]
* = host=127.0.0.1 port=${server.port} user=${username} password='${decodeURIComponent(password)}'
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
max_client_conn = 200
; Each test has a database of its own, and PostgreSQL would run out of connections.
server_idle_timeout = 2
`,
    { mode: 0o600 },
  );
  // It refuses to run as root, as PostgreSQL does.
  const identity = unprivileged();
  const { uid, gid } = identity;
  if (uid !== undefined && gid !== undefined) for (const path of [folder, file]) await chown(path, uid, gid);
  const child = spawn(pgbouncerProgram() ?? '', [file], { ...identity, cwd: folder, stdio: 'ignore' });
  const through = (address: string): string => {
    const url = new URL(address);
    url.port = `${port}`;
    return url.href;
  };
  await answering(through(server.address('postgres')), child);
  return {
    through,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGQUIT');
      if (child.exitCode === null && child.signalCode === null) await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answering(address: string, child: ChildProcess): Promise<void> {
  for (let attempts = 0; ; attempts++) {
    const client = new Client(address);
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (attempts > 200 || child.exitCode !== null) throw error;
      await sleep(50);
    }
  }
}
