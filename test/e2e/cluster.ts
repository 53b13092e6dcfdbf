/** Servers and workers as processes of the built program, on one database and one bucket. */
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type PostgresServer, startPostgres } from '../postgres.ts';
import { type S3Server, startS3 } from '../s3-server.ts';
import { formOf, pdf, type SentFile } from '../server/apis/sessions/sent-files.ts';
import { folder, start } from './program.ts';

export interface ClusterProcess {
  readonly pid: number;
  /** The address that it printed: of the server, or of the health port of a worker. */
  readonly url: string;
  /** What it logged so far. */
  readonly logged: () => readonly Record<string, unknown>[];
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Resolves when it is gone. May be called again. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>;
}

export interface Cluster {
  readonly postgres: PostgresServer;
  readonly s3: S3Server;
  readonly database: string;
  /** The environment of all processes. */
  readonly env: Readonly<Record<string, string>>;
  /** The ends of tasks that all processes have logged, by the ids of the tasks. */
  readonly endedTasks: () => readonly string[];
  /** Each has a data folder of its own, unless the arguments name one. */
  readonly server: (...args: readonly string[]) => Promise<ClusterProcess>;
  readonly worker: (...args: readonly string[]) => Promise<ClusterProcess>;
  stop(): Promise<void>;
}

export const clientToken = 'a token that the operator chose';
export const clientKey = 'a key that the operator chose';

/** `more` is added to the environment of all processes; `ofPostgres` are arguments of the database. */
export async function startCluster(
  more: Readonly<Record<string, string>> = {},
  ofPostgres: readonly string[] = [],
): Promise<Cluster> {
  const postgres = await startPostgres(ofPostgres);
  const s3 = await startS3();
  const database = await postgres.newDatabase();
  const cwd = await folder();
  const env = {
    INVOICECTL_DATABASE: database,
    INVOICECTL_BLOBS: `s3://${s3.bucket}/?endpoint=${s3.endpoint}`,
    INVOICECTL_BLOB_KEY: randomBytes(32).toString('hex'),
    INVOICECTL_CLIENT_TOKEN: clientToken,
    INVOICECTL_CLIENT_KEY: clientKey,
    AWS_ACCESS_KEY_ID: 'tester',
    AWS_SECRET_ACCESS_KEY: 'secret',
    ...more,
  };
  const processes: ClusterProcess[] = [];

  async function begin(args: readonly string[]): Promise<ClusterProcess> {
    const folders = args.includes('--data-dir') ? [] : ['--data-dir', `data-${processes.length}`];
    const { child, ended } = start([...args, ...folders, '--log-format', 'json'], { cwd, env });
    let text = '';
    child.stderr.on('data', (more: string) => (text += more));
    const over = async (): Promise<number | null> => (await ended).code;
    const begun: ClusterProcess = {
      pid: child.pid ?? 0,
      get url() {
        return /^(?:listening on|working on .* health at) (http\S+)$/m.exec(text)?.[1] ?? '';
      },
      logged: () =>
        text
          .split('\n')
          .filter((line) => line.startsWith('{') && line.endsWith('}'))
          .map((line) => JSON.parse(line) as Record<string, unknown>),
      signal: (signal) => void child.kill(signal),
      async end(signal) {
        if (child.exitCode === null && child.signalCode === null) child.kill(signal);
        return over();
      },
    };
    processes.push(begun);
    while (begun.url === '') {
      if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: ${text}`);
      await pause(20);
    }
    return begun;
  }

  return {
    postgres,
    s3,
    database,
    env,
    endedTasks: () =>
      processes.flatMap(({ logged }) =>
        logged()
          .filter(({ message }) => message === 'task')
          .map(({ taskId }) => String(taskId)),
      ),
    server: (...args) => begin(['serve', '--port', '0', ...args]),
    worker: (...args) => begin(['worker', '--health', '127.0.0.1:0', ...args]),
    async stop() {
      for (const { end } of processes) await end('SIGKILL');
      await s3.stop();
      await postgres.stop();
    },
  };
}

export const extract = (server: ClusterProcess, document: SentFile): Promise<Response> =>
  fetch(`${server.url}/extract`, { method: 'POST', body: formOf([document], 'file') });

/** A scan that is read for a second: no process has read it before, and what one has read all of them know. */
export async function unreadScan(name = 'scan.pdf'): Promise<SentFile> {
  const scan = await pdf('invoices/en-scan-askew.pdf', name);
  return { ...scan, bytes: Buffer.concat([scan.bytes, Buffer.from(`\n%${randomUUID()}\n`)]) };
}

export const unreadScans = (count: number): Promise<readonly SentFile[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => unreadScan(`${index}.pdf`)));

/** Resolves once `condition` does not resolve with undefined any more. */
export async function until<Value>(condition: () => Promise<Value | undefined> | Value | undefined): Promise<Value> {
  for (;;) {
    const value = await condition();
    if (value !== undefined) return value;
    await pause(50);
  }
}

export const metric = async ({ url }: ClusterProcess, name: string): Promise<number> => {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.split(' ')[1] ?? 0,
  );
};
