/** The kinds of work that a server runs, with the same tasks that the command line runs, on real documents. */
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { merger } from '../../../src/compose/readers-and-merger.ts';
import { converter } from '../../../src/compose/convert.ts';
import { ConvertOptions } from '../../../src/convert/options.ts';
import { percentDone } from '../../../src/domain/task.ts';
import { ExtractOptions } from '../../../src/extract/options.ts';
import { MergeOptions } from '../../../src/merge/options.ts';
import { durableConvert } from '../../../src/tasks/convert/durable.ts';
import { durableMerge } from '../../../src/tasks/merge/durable.ts';
import { CacheOptions, RunOptions } from '../../../src/runtime/options.ts';
import { durableSetup } from './setup.ts';

const fixtures = join(import.meta.dirname, '../../../fixtures');
let at: Awaited<ReturnType<typeof durableSetup>>;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kinds-'));
  const cache = CacheOptions.parse({ dir: join(folder, 'cache') });
  const extract = ExtractOptions.parse({});
  const run = RunOptions.parse({ concurrency: 1 });
  const merging = await merger({ extract, run, cache, producer: 'test' });
  const converting = converter({ run, cache, ocrEngine: extract.ocrEngine });
  at = await durableSetup(folder, {}, [durableMerge(merging.task, extract), durableConvert(converting.task)]);
  at.worker.start();
  closing.push(
    () => at.worker.stop(0),
    () => merging.close(),
    () => converting.close(),
    () => at.database.close(),
  );
});
afterAll(async () => {
  for (const close of closing) await close();
});

async function uploaded(bytes: Uint8Array): Promise<string> {
  const blob = await at.blobs.keep(Readable.from([Buffer.from(bytes)]), { kind: 'x', id: 'y' }, { maxBytes: 1e7 });
  return blob.sha256;
}

async function done(kind: string, input: { files?: readonly { sha256: string }[]; sha256?: string }) {
  const needs = [
    ...(input.files ?? []).map(({ sha256 }) => sha256),
    ...(input.sha256 === undefined ? [] : [input.sha256]),
  ];
  const { id } = await at.tasks.submit({ kind, input, owner: '', needs, keepMs: 1000 });
  return at.tasks.wait(id, AbortSignal.timeout(60_000));
}

it('merge: several documents, one of them broken, become one PDF and a report that names the broken one', async () => {
  const read = async (path: string) => uploaded(await readFile(join(fixtures, path)));
  const files = [
    { sha256: await read('invoices/en-us-sales-tax.pdf'), name: 'a.pdf' },
    { sha256: await read('broken/login-page.pdf'), name: 'login.pdf' },
    { sha256: await read('invoices/cn-two-in-one.zip'), name: '两张.zip' },
  ];
  const task = await done('merge', {
    files,
    options: MergeOptions.parse({}),
    resultName: 'processed_invoices.pdf',
  } as never);
  expect(task).toMatchObject({ state: 'succeeded', progress: 100, result: { refused: [{ path: 'login.pdf' }] } });
  const [file] = task.files;
  expect(file).toMatchObject({ name: 'processed_invoices.pdf', mediaType: 'application/pdf' });
  const bytes = await buffer(await at.blobs.open(file!.sha256));
  expect(bytes.length).toBe(file!.size);
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.subarray(-6).toString()).toContain('%%EOF');
});

it('merge: fails with the reason if no document is usable, and stores nothing', async () => {
  const files = [
    { sha256: await uploaded(await readFile(join(fixtures, 'broken/login-page.pdf'))), name: 'login.pdf' },
  ];
  const before = await at.blobs.usedBytes();
  const task = await done('merge', { files, options: MergeOptions.parse({}), resultName: 'x.pdf' } as never);
  expect(task).toMatchObject({ state: 'failed', files: [], failure: { message: expect.stringContaining('HTML') } });
  expect(await at.blobs.usedBytes()).toBe(before);
});

it('convert: stores a file and returns its report', async () => {
  const sha256 = await uploaded(Buffer.from('# Title\n\nSome *words*.\n'));
  const input = { sha256, name: '说明.md', to: 'html', options: ConvertOptions.parse({}) };
  const task = await done('convert', input);
  expect(task).toMatchObject({ state: 'succeeded', result: { report: { from: 'md', to: 'html', container: 'html' } } });
  expect(task.files).toMatchObject([{ name: '说明.html', mediaType: 'text/html; charset=utf-8' }]);
  expect(String(await buffer(await at.blobs.open(task.files[0]!.sha256)))).toContain('<em>words</em>');
});

it('convert: fails with the reason if the document cannot be converted', async () => {
  const sha256 = await uploaded(Buffer.from('PK nothing'));
  const input = { sha256, name: 'a.docx', to: 'pdf', options: ConvertOptions.parse({}) };
  expect(await done('convert', input)).toMatchObject({
    state: 'failed',
    failure: { kind: expect.stringMatching(/format|corrupt/) },
  });
});

it('convert: reports progress for each page that it draws or recognises', () => {
  const kind = durableConvert({ name: 'convert', run: () => Promise.reject(new Error('not run')) });
  const after = (to: string, stage: string, done: number): number => {
    const input = { sha256: '', name: 'a.pdf', to, options: ConvertOptions.parse({}) };
    return percentDone(kind.stages(input), { stage, done, total: 10 });
  };
  for (const [to, stage] of [
    ['png', 'drawing pages'],
    ['docx', 'recognising text'],
  ] as const) {
    const seen = [0, 3, 6, 9, 10].map((done) => after(to, stage, done));
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect((seen.at(-1) ?? 0) - (seen[0] ?? 0)).toBeGreaterThan(60);
    expect(after(to, 'storing the result', 0)).toBe(seen.at(-1));
  }
});
