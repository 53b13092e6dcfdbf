/** A server as `serve` starts it, on a free port and a folder of its own: tests talk to it over HTTP. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databasePlace, openRecordsDatabase } from '../../src/compose/database.ts';
import { type RunningServer, startServer } from '../../src/compose/server.ts';
import { ExtractOptions } from '../../src/extract/options.ts';
import type { ModelSettings } from '../../src/extract/sources/language-model/options.ts';
import { type LogLevel } from '../../src/server/observing/log.ts';
import { ServeOptions } from '../../src/server/options.ts';
import type { Database } from '../../src/stores/sql/database.ts';
import { storesFor } from '../stores-of-tests.ts';
import { CacheOptions, RunOptions } from '../../src/runtime/options.ts';

export interface LoggedEvent {
  readonly level: LogLevel;
  readonly event: string;
  readonly [field: string]: unknown;
}

export interface TestServer {
  readonly url: string;
  readonly folder: string;
  readonly options: ServeOptions;
  readonly logged: readonly LoggedEvent[];
  readonly running: RunningServer;
  /** The database that it uses, opened once more. */
  database(): Promise<Database>;
  /** Stops it and removes what it has kept. */
  stop(): Promise<void>;
}

export async function testServer(
  serve: Partial<ServeOptions> = {},
  model?: ModelSettings,
  env: Readonly<Record<string, string>> = {},
  run: Partial<RunOptions> = {},
): Promise<TestServer> {
  const folder = serve.dataDir ?? (await mkdtemp(join(tmpdir(), 'serve-')));
  const stores = await storesFor(folder);
  const logged: LoggedEvent[] = [];
  const options = ServeOptions.parse({
    port: 0,
    stopSeconds: 0,
    drainSeconds: 0,
    ...stores.serve,
    ...serve,
    dataDir: folder,
  });
  const running = await startServer({
    serve: options,
    reading: {
      extract: ExtractOptions.parse({}),
      run: RunOptions.parse(run),
      cache: CacheOptions.parse({ dir: join(folder, 'cache') }),
      model,
    },
    version: '0.0.0-test',
    env: { ...stores.env, ...env },
    log: (level, event, fields) => void logged.push({ level, event, ...fields }),
  });
  return {
    url: running.url,
    folder,
    options,
    logged,
    running,
    database: async () => openRecordsDatabase(await databasePlace(options), options),
    async stop() {
      await running.stop();
      await stores.removeDatabase();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What `/metrics` says, be it of this server or of all that share its stores. */
export async function metric({ url }: Pick<TestServer, 'url'>, name: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(new RegExp(`^${name}(?:\\{scope="cluster"\\})? (\\d+)$`, 'm').exec(metrics)?.[1]);
}

/** What it keeps in its records, as text. */
export async function recordsOf(server: Pick<TestServer, 'database'>): Promise<string> {
  const database = await server.database();
  try {
    return JSON.stringify(await database.tables.selectFrom('records').selectAll().execute());
  } finally {
    await database.close();
  }
}

/** A form with one file of the fixtures, or with bytes. */
export async function formWith(
  field: string,
  content: string | Uint8Array,
  { name = 'invoice.pdf', type = 'application/pdf' } = {},
): Promise<FormData> {
  const path = join(import.meta.dirname, '../../fixtures/invoices');
  const bytes = typeof content === 'string' ? await readFile(join(path, content)) : content;
  const form = new FormData();
  form.append(field, new File([new Uint8Array(bytes)], name, { type }));
  return form;
}
