/** The merge task: real documents through real threads, and documents that take their thread with them. */
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { merger, type MergerSettings } from '../../../src/compose/readers-and-merger.ts';
import type { Intake } from '../../../src/documents/intake.ts';
import { documentsIn } from '../../../src/documents/intake.ts';
import { openZip } from '../../../src/documents/zip.ts';
import { ExtractOptions } from '../../../src/extract/options.ts';
import { MergeOptions } from '../../../src/merge/options.ts';
import type { MergeOutput } from '../../../src/tasks/merge/contract.ts';
import { CacheOptions, RunOptions } from '../../../src/runtime/options.ts';
import { runTask } from '../../../src/runtime/run.ts';
import { makePdf } from '../../documents/readers/pdf-documents.ts';
import { saved } from '../../merge/merging.ts';

const misplacing = new URL('../../runtime/workers/misplacing.ts', import.meta.url);
const fixture = (name: string): Promise<Buffer> =>
  readFile(join(import.meta.dirname, '../../../fixtures/invoices', name));
const blank = async (text: string): Promise<Uint8Array> =>
  saved(await makePdf(({ page, font }) => page.drawText(text, { x: 20, y: 20, size: 12, font }), [200, 100]));

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

interface Files {
  readonly [name: string]: Uint8Array;
}

async function* intakesOf(files: Files): AsyncGenerator<Intake> {
  for (const [name, bytes] of Object.entries(files)) yield* documentsIn(name, bytes);
}

async function merge(
  files: Files,
  options: object = {},
  settings: Partial<MergerSettings> = {},
  signal = new AbortController().signal,
): Promise<MergeOutput & { readonly file: Buffer }> {
  const chunks: Uint8Array[] = [];
  const extract = ExtractOptions.parse({ ocr: 'never' });
  const merging = await merger({
    extract,
    run: RunOptions.parse({ concurrency: 2, cache: false, timeoutSeconds: 30 }),
    cache: CacheOptions.parse({}),
    producer: 'invoicectl test',
    ...settings,
  });
  closing.push(() => merging.close());
  const output = await runTask(
    merging.task,
    {
      intakes: intakesOf(files),
      expected: Object.keys(files).length,
      options: MergeOptions.parse(options),
      extract,
      sink: { write: async (bytes) => void chunks.push(Uint8Array.from(bytes)) },
    },
    { signal, progress: () => undefined },
  );
  return { ...output, file: Buffer.concat(chunks) };
}

/** A folder for temporary files that nobody else writes to. */
const usualFolder = process.env['TMPDIR'];
beforeAll(async () => {
  process.env['TMPDIR'] = await mkdtemp(join(tmpdir(), 'invoicectl-test-'));
});
afterAll(() => {
  if (usualFolder === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usualFolder;
});
const spools = (): Promise<string[]> => readdir(tmpdir());

describe('merge', () => {
  it('reads invoices only if an option needs them, and sorts by them', async () => {
    const files = {
      'meal.pdf': await fixture('cn-normal-meal.pdf'),
      'toll.pdf': await fixture('cn-normal-toll.pdf'),
      'ride.pdf': await fixture('cn-normal-ride.pdf'),
    };
    const plain = await merge(files);
    expect(plain.documents.map(({ path }) => path)).toEqual(['meal.pdf', 'toll.pdf', 'ride.pdf']);
    expect(plain.report?.documents.map(({ kind }) => kind)).toEqual([null, null, null]);
    const sorted = await merge(files, { order: 'amount', layout: 'auto' });
    expect(sorted.documents.map(({ path }) => path)).toEqual(['toll.pdf', 'ride.pdf', 'meal.pdf']);
    expect(sorted.report?.documents.map(({ kind }) => kind)).toEqual(['vat_normal', 'vat_normal', 'vat_normal']);
    expect(await spools()).toEqual([]);
  });

  it('leaves out the same invoice in another form if asked to', async () => {
    const files = {
      'tagged.ofd': await fixture('cn-ofd-tagged.ofd'),
      'changed.ofd': await fixture('cn-ofd-changed.ofd'),
      'tagged again.ofd': await fixture('cn-ofd-tagged.ofd'),
    };
    const skipping = await merge(files, { duplicates: 'skip' });
    expect(skipping.documents.map(({ path }) => path)).toEqual(['tagged.ofd']);
    expect(skipping.duplicates).toMatchObject([
      { path: 'changed.ofd', of: { path: 'tagged.ofd' }, skipped: true },
      { path: 'tagged again.ofd', of: { path: 'tagged.ofd' }, reason: 'same file', skipped: true },
    ]);
    const usual = await merge(files);
    expect(usual.documents).toHaveLength(3);
    expect(usual.duplicates).toMatchObject([{ path: 'tagged again.ofd', skipped: false }]);
  });

  it('a document that hangs, crashes or fails is refused, and the others are merged', async () => {
    const files = {
      'a.pdf': await blank('A'),
      'hang.pdf': await blank('B'),
      'exit.pdf': await blank('C'),
      'fail.pdf': await blank('D'),
      'z.pdf': await blank('E'),
    };
    const run = RunOptions.parse({ concurrency: 2, cache: false, timeoutSeconds: 3 });
    const { documents, refused } = await merge(files, {}, { prepareWorkerFile: misplacing, run });
    expect(documents.map(({ path }) => path)).toEqual(['a.pdf', 'z.pdf']);
    expect(refused).toMatchObject([
      { path: 'hang.pdf', failure: { kind: 'timeout', detail: expect.stringContaining('--timeout') } },
      { path: 'exit.pdf', failure: { kind: 'internal' } },
      { path: 'fail.pdf', failure: { kind: 'too_large' } },
    ]);
  });

  it.each(['given', 'name'])(
    'ends when it is cancelled and leaves nothing behind, with the order %s',
    async (order) => {
      const stop = new AbortController();
      const files = { 'a.pdf': await blank('A'), 'hang.pdf': await blank('B'), 'z.pdf': await blank('E') };
      const ended = merge(files, { order }, { prepareWorkerFile: misplacing }, stop.signal);
      setTimeout(() => stop.abort(), 500);
      await expect(ended).rejects.toMatchObject({ kind: 'cancelled' });
      expect(await spools()).toEqual([]);
    },
  );

  it('packs originals byte for byte, with table and summary, and refuses broken ones', async () => {
    const meal = await fixture('cn-normal-meal.pdf');
    const xml = await fixture('xrechnung.xml');
    const files = { 'meal.pdf': meal, 'broken.pdf': Buffer.from('%PDF-1.7 broken'), 'x.xml': xml };
    const { documents, refused, sheets, file, bytes } = await merge(files, { type: 'zip' });
    expect(sheets).toBeNull();
    expect(bytes).toBe(file.length);
    expect(documents.map(({ path }) => path)).toEqual(['meal.pdf', 'x.xml']);
    expect(refused).toMatchObject([{ path: 'broken.pdf', failure: { kind: 'corrupt_document' } }]);
    const archive = await openZip(file);
    const contents = new Map(
      await Promise.all(archive.entries.map(async (entry) => [entry.name, await archive.read(entry)] as const)),
    );
    archive.close();
    expect(contents.get('增值税普通发票/2024-05-17_北京蜃楼餐饮管理有限公司_375.00.pdf')?.equals(meal)).toBe(true);
    expect([...contents.values()].some((content) => content.equals(xml))).toBe(true);
    expect(contents.get('发票清单.csv')?.toString()).toContain('北京蜃楼餐饮管理有限公司');
    expect(contents.get('发票汇总表.pdf')?.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await merge(files, { type: 'zip' })).file.equals(file)).toBe(true);
  });

  it('writes nothing if nothing can be merged, and refuses a template with unknown fields', async () => {
    const broken = { 'broken.pdf': Buffer.from('%PDF-1.7 broken') };
    for (const type of ['pdf', 'zip']) {
      const { bytes, file, documents, refused } = await merge(broken, { type });
      expect([bytes, file.length, documents.length, refused.length]).toEqual([0, 0, 0, 1]);
    }
    await expect(merge(broken, { type: 'zip', nameTemplate: '{colour}' })).rejects.toMatchObject({
      kind: 'bad_request',
      message: expect.stringContaining('{colour}'),
    });
  });
});
