/** How many statements PostgreSQL gets: for a document, and from a worker that has nothing to do. */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { convertClient } from '../../test/server/apis/conversion/client.ts';
import { type Cluster, clientKey, clientToken, startCluster } from '../../test/e2e/cluster.ts';
import type { Row } from './row.ts';

const documents = 40;
const idleSeconds = 60;
const ticksPerSecond = 100;

const counting = ['-c', 'shared_preload_libraries=pg_stat_statements', '-c', 'pg_stat_statements.max=10000'];

async function onCluster<Result>(use: (cluster: Cluster, statements: Client) => Promise<Result>): Promise<Result> {
  const cluster = await startCluster({}, counting);
  const client = new Client(cluster.database);
  try {
    await client.connect();
    await client.query('CREATE EXTENSION pg_stat_statements');
    return await use(cluster, client);
  } finally {
    await client.end();
    await cluster.stop();
  }
}

interface Statement {
  readonly calls: number;
  readonly query: string;
}

/** Those since the last reset, without BEGIN and COMMIT, most frequent first. */
async function statementsOf(client: Client): Promise<readonly Statement[]> {
  const { rows } = await client.query<Statement>(
    `SELECT calls::int, query FROM pg_stat_statements
     WHERE query NOT ILIKE '%pg_stat_statements%' AND query !~* '^(begin|commit|rollback|set|show)' ORDER BY calls DESC`,
  );
  return rows;
}

const sumOf = (statements: readonly Statement[]): number => statements.reduce((sum, { calls }) => sum + calls, 0);

async function aDocument(): Promise<string> {
  return onCluster(async (cluster, client) => {
    const server = await cluster.server('--workers', '0');
    await cluster.worker('--workers', '2');
    const api = convertClient(server.url, { token: clientToken, apiKey: clientKey });
    const convert = async (text: string): Promise<string> => {
      const fileId = await api.upload('table.csv', `a,b\n1,${text}\n`);
      const body = { fileId, sourceFormat: 'csv', targetFormat: 'xlsx', mode: 'async' };
      return String((await api.call('POST', '/convert', body)).body.data['taskId']);
    };
    await api.over(await convert('first'));
    await client.query('SELECT pg_stat_statements_reset()');
    const ids: string[] = [];
    for (let index = 0; index < documents; index++) ids.push(await convert(`${index}`));
    const over = async (): Promise<number> => {
      const done = `SELECT count(*)::int AS done FROM invoicectl.records WHERE kind = 'task' AND state = 'succeeded'
        /* pg_stat_statements */`;
      return (await client.query<{ done: number }>(done)).rows[0]?.done ?? 0;
    };
    while ((await over()) <= documents) await pause(20);
    return `${(sumOf(await statementsOf(client)) / ids.length).toFixed(1)} statements, with the upload of the document`;
  });
}

function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond; // utime, stime: proc(5)
}

async function idleWorker(): Promise<string> {
  return onCluster(async (cluster, client) => {
    const worker = await cluster.worker('--workers', '2');
    await pause(10_000);
    await client.query('SELECT pg_stat_statements_reset()');
    const before = cpuSeconds(worker.pid);
    await pause(idleSeconds * 1000);
    const cpu = (cpuSeconds(worker.pid) - before) / idleSeconds;
    const aSecond = sumOf(await statementsOf(client)) / idleSeconds;
    return `${aSecond.toFixed(2)} a second, ${(cpu * 100).toFixed(1)} % of a core`;
  });
}

export const statements: readonly Row[] = [
  { what: 'statements: a document converted async', toReach: '≤ 30', measure: aDocument },
  { what: 'idle: statements and CPU of a worker', toReach: '≤ 2 a second, ≤ 1 %', measure: idleWorker },
];
