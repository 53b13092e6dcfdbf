/** A server as `serve` starts it, on a free port and a folder of its own: tests talk to it over HTTP. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, startServer } from '../../src/compose/server.ts';
import { ExtractOptions } from '../../src/extract/options.ts';
import type { ModelSettings } from '../../src/extract/sources/language-model/options.ts';
import { type LogLevel } from '../../src/server/observing/log.ts';
import { ServeOptions } from '../../src/server/options.ts';
import { CacheOptions, RunOptions } from '../../src/runtime/options.ts';

export interface LoggedEvent {
  readonly level: LogLevel;
  readonly event: string;
  readonly [field: string]: unknown;
}

export interface TestServer {
  readonly url: string;
  readonly folder: string;
  readonly logged: readonly LoggedEvent[];
  readonly running: RunningServer;
  /** Stops it and removes its folder. */
  stop(): Promise<void>;
}

export async function testServer(
  serve: Partial<ServeOptions> = {},
  model?: ModelSettings,
  env: Readonly<Record<string, string>> = {},
  run: Partial<RunOptions> = {},
): Promise<TestServer> {
  const folder = serve.dataDir ?? (await mkdtemp(join(tmpdir(), 'serve-')));
  const logged: LoggedEvent[] = [];
  const running = await startServer({
    serve: ServeOptions.parse({ port: 0, stopSeconds: 0, ...serve, dataDir: folder }),
    reading: {
      extract: ExtractOptions.parse({}),
      run: RunOptions.parse(run),
      cache: CacheOptions.parse({ dir: join(folder, 'cache') }),
      model,
    },
    version: '0.0.0-test',
    env,
    log: (level, event, fields) => void logged.push({ level, event, ...fields }),
  });
  return {
    url: running.url,
    folder,
    logged,
    running,
    async stop() {
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
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
