/**
 * `serve` under load: `node bench/serve.ts [--uploads 50] [--megabytes 50] [--rounds 3] [--source]`.
 *
 * Memory while many large files come in at once; answers from the cache while four pages are being recognised, against a
 * bare fastify route under the same load, taken in turn in one run; and how long the server's thread kept others waiting. On a
 * machine that is busy otherwise that is mostly the time it waited for a processor, which is printed beside it.
 * The built program is measured (build first), with --source the sources. Linux only.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import {
  formOf,
  metric,
  peakMb,
  percentile,
  type Served,
  served,
  steadily,
  uploadFile,
  waitedSeconds,
} from './serving/load.ts';

const { values: flags } = parseArgs({
  options: {
    uploads: { type: 'string', default: '50' },
    megabytes: { type: 'string', default: '50' },
    rounds: { type: 'string', default: '3' },
    source: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const base = new URL('..', import.meta.url);
const file = (path: string): string => fileURLToPath(new URL(path, base));
const program = file(flags.source ? 'src/cli/main.ts' : 'bin/invoicectl.js');
const work = mkdtempSync(join(tmpdir(), 'invoicectl-bench-serve-'));
const delay = 'nodejs_eventloop_delay_p99_seconds';

let servers = 0;
const serve = (): Promise<Served> => {
  const folder = join(work, `data-${servers++}`);
  const env = { ...process.env, INVOICECTL_CACHE_DIR: join(folder, 'cache') };
  return served([program, 'serve', '--port', '0', '--data-dir', folder, '--log-format', 'json'], env);
};

const report = (what: string, figure: string, bound: string): void =>
  console.log(`${what.padEnd(58)} ${figure.padEnd(22)} ${bound}`);

/** Warm as a server is that runs: what it loads for its first request is not what a load costs. */
async function warm({ url }: Served): Promise<void> {
  await steadily(`${url}/extract`, sample, { perSecond: 20, seconds: 2 });
}

const sample = formOf('invoice.pdf', readFileSync(file('fixtures/invoices/en-us-sales-tax.pdf')), 'application/pdf');

async function uploads(): Promise<void> {
  const [count, megabytes] = [Number(flags.uploads), Number(flags.megabytes)];
  const server = await serve();
  try {
    const before = peakMb(server);
    const waitedBefore = waitedSeconds(server);
    const created = (await (await fetch(`${server.url}/api/session`, { method: 'POST' })).json()) as {
      session_id: string;
    };
    await metric(server, delay);
    const started = performance.now();
    const statuses = await Promise.all(
      Array.from({ length: count }, (_, seed) =>
        uploadFile(server, '/api/upload', {
          field: 'files',
          bytes: megabytes * 1024 ** 2,
          seed,
          headers: { 'x-session-id': created.session_id },
        }),
      ),
    );
    const seconds = (performance.now() - started) / 1000;
    const refused = statuses.filter((status) => status !== 200);
    if (refused.length > 0) throw new Error(`Refused: ${refused.join(', ')}`);
    const p99 = (await metric(server, delay)) * 1000;
    const waited = (waitedSeconds(server) - waitedBefore) / seconds;
    const what = `${count} uploads of ${megabytes} MB at once`;
    report(`${what}: peak memory`, `${peakMb(server).toFixed(0)} MB`, `bound 250 MB; idle ${before.toFixed(0)} MB`);
    report(
      `${what}: event-loop delay, p99`,
      `${p99.toFixed(1)} ms`,
      `bound 50 ms; in ${seconds.toFixed(1)} s ${(waited * 100).toFixed(0)} % waiting for a processor`,
    );
    while ((await metric(server, 'invoicectl_tasks_queued')) + (await metric(server, 'invoicectl_tasks_running')) > 0)
      await pause(500);
    report(`${what}: peak once their tasks were done`, `${peakMb(server).toFixed(0)} MB`, '');
  } finally {
    await server.stop();
  }
}

/** Pages that were never seen: the same picture with so many more rows of white. */
async function recognising({ url }: Served, signal: AbortSignal): Promise<void> {
  let pages = 0;
  const scan = readFileSync(file('fixtures/invoices/en-receipt-photo.jpg'));
  const one = async (): Promise<void> => {
    while (!signal.aborted) {
      const bytes = await sharp(scan).extend({ bottom: ++pages, background: 'white' }).jpeg().toBuffer();
      const form = new FormData();
      form.append('file', new File([new Uint8Array(bytes)], 'scan.jpg', { type: 'image/jpeg' }));
      const response = await fetch(`${url}/extract`, { method: 'POST', body: form, signal });
      await response.arrayBuffer();
    }
  };
  await Promise.allSettled(Array.from({ length: 4 }, one));
}

async function cached(): Promise<void> {
  const server = await serve();
  const bare = await served([file('bench/bare-route.ts')]);
  const stop = new AbortController();
  try {
    await warm(server);
    await warm(bare);
    const load = recognising(server, stop.signal);
    await pause(8000);
    const times: { readonly server: number[]; readonly bare: number[] } = { server: [], bare: [] };
    const delays: number[] = [];
    for (let round = 0; round < Number(flags.rounds); round++) {
      times.bare.push(...(await steadily(`${bare.url}/extract`, sample, { perSecond: 50, seconds: 5 })));
      await metric(server, delay);
      times.server.push(...(await steadily(`${server.url}/extract`, sample, { perSecond: 50, seconds: 5 })));
      delays.push((await metric(server, delay)) * 1000);
    }
    stop.abort();
    await load;
    const [ours, theirs] = [percentile(times.server, 0.99), percentile(times.bare, 0.99)];
    const medians = `medians ${percentile(times.server, 0.5).toFixed(1)} and ${percentile(times.bare, 0.5).toFixed(1)} ms`;
    report(
      'cached /extract while four pages are recognised: p99',
      `${(ours / theirs).toFixed(2)}×  (${ours.toFixed(1)} ms)`,
      `bound 3× a bare route (${theirs.toFixed(1)} ms); ${medians}`,
    );
    report(
      'meanwhile: event-loop delay, p99',
      `${Math.max(...delays).toFixed(1)} ms`,
      `bound 50 ms; rounds ${delays.map((one) => one.toFixed(0)).join(', ')}`,
    );
    report('meanwhile: peak memory', `${peakMb(server).toFixed(0)} MB`, '');
  } finally {
    stop.abort();
    await server.stop();
    await bare.stop();
  }
}

try {
  if (flags.only !== 'cached') await uploads();
  if (flags.only !== 'uploads') await cached();
} finally {
  rmSync(work, { recursive: true, force: true });
}
