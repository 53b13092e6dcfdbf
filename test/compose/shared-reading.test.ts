/** Processes on one database and one bucket read alike: with the templates that were taught at one of them, and only once. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { openStorage, type Storage } from '../../src/compose/storage.ts';
import { sharedTemplates, type Templates } from '../../src/compose/templates.ts';
import { startWorker } from '../../src/compose/worker.ts';
import { ExtractOptions } from '../../src/extract/options.ts';
import { CacheOptions, RunOptions } from '../../src/runtime/options.ts';
import { ServeOptions, WorkerOptions } from '../../src/server/options.ts';
import { describeWith } from '../engines.ts';
import { type PostgresServer, startPostgres } from '../postgres.ts';
import { type S3Server, startS3 } from '../s3-server.ts';
import { type Invoice, invoiceClient, type InvoiceClient } from '../server/apis/invoices/client.ts';
import { formWith, testServer } from '../server/test-server.ts';
import { taughtInvoice, taughtSeller } from '../taught-invoice.ts';

const env = { INVOICECTL_BLOB_KEY: 'ab'.repeat(32) };

describeWith(['PostgreSQL'], 'processes that share their stores', () => {
  let postgres: PostgresServer;
  let s3: S3Server;
  let place: string;
  let options: Pick<ServeOptions, 'database' | 'blobs' | 'drainSeconds' | 'stopSeconds'>;
  beforeAll(async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'tester');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    postgres = await startPostgres();
  });
  afterAll(async () => {
    await postgres?.stop();
    vi.unstubAllEnvs();
  });
  beforeEach(async () => {
    place = await mkdtemp(join(tmpdir(), 'sharing-'));
    s3 = await startS3();
    const blobs = `s3://${s3.bucket}/?endpoint=${s3.endpoint}`;
    options = { database: await postgres.newDatabase(), blobs, drainSeconds: 0, stopSeconds: 0 };
  });
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
    await s3.stop();
    await rm(place, { recursive: true, force: true });
  });

  /** Its data folder is its own, and so is its cache. */
  async function server(name: string, workers: number): Promise<string> {
    const { url, running } = await testServer({ ...options, dataDir: join(place, name), workers }, undefined, env);
    closing.push(() => running.stop());
    return url;
  }
  async function worker(name: string): Promise<void> {
    const dataDir = join(place, name);
    const running = await startWorker({
      serve: ServeOptions.parse({ ...options, dataDir, workers: 1 }),
      worker: WorkerOptions.parse({ lanes: ['light'] }),
      reading: {
        extract: ExtractOptions.parse({}),
        run: RunOptions.parse({}),
        cache: CacheOptions.parse({ dir: join(dataDir, 'cache') }),
      },
      version: '0.0.0-test',
      env,
      log: () => undefined,
    });
    closing.push(() => running.stop());
  }
  async function upload(client: InvoiceClient, number: string): Promise<Invoice> {
    const form = new FormData();
    form.append('file', new File([new Uint8Array(await taughtInvoice(number, 119))], `${number}.pdf`));
    return (await client.upload(form)).data;
  }

  it('a worker that runs already reads with a template that is taught at a server', async () => {
    await worker('b');
    const client = invoiceClient(await server('a', 0));
    const [sample, other] = [await upload(client, 'K-77/104'), await upload(client, 'K-78/220')];
    expect(sample.number).toBe('000111');
    const seller = { 'seller.name': { value: taughtSeller } };
    await client.patch(`/invoices/${sample.id}`, { corrections: { number: { value: 'K-77/104' }, ...seller } });
    await client.patch(`/invoices/${other.id}`, { corrections: seller });
    const { draft } = (await client.post<{ draft: string }>(`/invoices/${sample.id}/teach`, {})).data;
    expect((await client.post(`/invoices/${sample.id}/teach/keep`, { draft })).status).toBe(200);
    // The worker hears of it within moments; what it read before stays as it was.
    await vi.waitUntil(async () => (await upload(client, `K-79/${Date.now()}`)).number.startsWith('K-79/'), {
      timeout: 30_000,
      interval: 300,
    });
  });

  it('what one server has read is known to another one, which reads nothing', async () => {
    const read = async (url: string) => {
      const body = await formWith('file', 'en-us-sales-tax.pdf');
      const response = await fetch(`${url}/extract`, { method: 'POST', body });
      return { status: response.status, text: await response.text() };
    };
    const first = await read(await server('a', 1));
    expect(first.status).toBe(200);
    await closing.pop()?.();
    // Nobody could read it there: it has no worker.
    expect(await read(await server('b', 0))).toEqual(first);
  });

  const storageOf = async (name: string, listenUrl?: string): Promise<Storage> => {
    const serve = ServeOptions.parse({ ...options, dataDir: join(place, name), ...(listenUrl && { listenUrl }) });
    const storage = await openStorage(serve, env);
    closing.push(() => storage.close());
    return storage;
  };
  const yaml = (word: string): string =>
    `issuer: ${word} GmbH\nkeywords: ['${word} GmbH']\nfields:\n  number: { label: '${word}', direction: right }\n`;
  async function templatesAt(storage: Storage, folder?: string, lookEveryMs?: number): Promise<Templates> {
    const { records, wake } = storage;
    if (!wake) throw new Error('The storage is not shared');
    const settings = { records, wake, folder, trouble: () => undefined };
    const templates = await sharedTemplates({ ...settings, ...(lookEveryMs === undefined ? {} : { lookEveryMs }) });
    closing.push(templates.close);
    return templates;
  }
  const namesAt = (templates: Templates): readonly string[] => templates.current().templates.map(({ name }) => name);

  it('templates are known to those who start later and, without messages, to those who look', async () => {
    const [a, deaf] = [await storageOf('a'), await storageOf('b', 'none')];
    const [teaching, looking] = [await templatesAt(a), await templatesAt(deaf, undefined, 50)];
    await teaching.keep('taught-one', yaml('Eins'));
    expect(namesAt(teaching)).toEqual(['taught-one']);
    await vi.waitUntil(() => namesAt(looking).length === 1, { timeout: 20_000 });
    const late = await templatesAt(await storageOf('c'));
    expect(late.current()).toEqual(teaching.current());
    const before = teaching.current().version;
    await teaching.keep('taught-one', yaml('Zwei'));
    expect(teaching.current().version).not.toBe(before);
    expect(namesAt(teaching)).toEqual(['taught-one']);
  });

  it('a template in the folder goes before one that was taught with its name, and teaching that name is refused', async () => {
    const storage = await storageOf('a');
    await (await templatesAt(storage)).keep('taught-one', yaml('Eins'));
    await writeFile(join(place, 'taught-one.yml'), yaml('Eigen'));
    const templates = await templatesAt(storage, place);
    expect(templates.current().templates).toMatchObject([{ name: 'taught-one', template: { issuer: 'Eigen GmbH' } }]);
    await expect(templates.keep('taught-one', yaml('Zwei'))).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('taught-one.yml'),
    });
  });
});
