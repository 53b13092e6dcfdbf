/** `/extract` of a PDF with text, by a server and a worker apart against one process with SQLite. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster } from '../../test/e2e/cluster.ts';
import { median } from '../measure.ts';
import { served } from '../serving/load.ts';
import { ratio, type Row, timed } from './row.ts';

const program = join(import.meta.dirname, '../../bin/invoicectl.js');
const rounds = 30;

const document = join(import.meta.dirname, '../../fixtures/invoices/en-us-sales-tax.pdf');

/** Each document is another one, because readings are cached. */
async function extractOnce(url: string, index: number): Promise<void> {
  const body = new FormData();
  body.append('file', new File([await readFile(document), `\n% ${index}\n`], 'invoice.pdf'));
  const response = await fetch(`${url}/extract`, { method: 'POST', body });
  if (response.status !== 200) throw new Error(`/extract answered ${response.status}: ${await response.text()}`);
  await response.arrayBuffer();
}

async function againstOneProcess(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-apart-'));
  const cluster = await startCluster();
  try {
    const alone = await served([program, 'serve', '--port', '0', '--data-dir', folder]);
    try {
      const server = await cluster.server('--workers', '0');
      await cluster.worker('--workers', '2');
      const each = { alone: [] as number[], apart: [] as number[] };
      for (let round = 0; round < rounds; round++) {
        each.alone.push(await timed(() => extractOnce(alone.url, round)));
        each.apart.push(await timed(() => extractOnce(server.url, round)));
      }
      // The first ones start threads.
      const [one, two] = [median(each.alone.slice(5)), median(each.apart.slice(5))];
      return `${ratio(two / one)}, ${(two - one).toFixed(0)} ms more  (${two.toFixed(0)} against ${one.toFixed(0)} ms)`;
    } finally {
      await alone.stop();
    }
  } finally {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

export const apart: readonly Row[] = [
  { what: '/extract: server and worker against one process', toReach: '≤ 1.3× and 60 ms', measure: againstOneProcess },
];
