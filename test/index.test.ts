import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { extract, type ExtractionRecord, type ExtractSettings } from '../src/index.ts';
import { ubl } from './e2e/program.ts';

async function all(paths: readonly string[], settings: ExtractSettings): Promise<ExtractionRecord[]> {
  const records: ExtractionRecord[] = [];
  for await (const record of extract(paths, settings)) records.push(record);
  return records;
}

it('gives records in the order of the paths, with failed ones at their positions', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'invoicectl-library-'));
  await writeFile(join(dir, 'a.xml'), ubl('A'));
  await writeFile(join(dir, 'b.xml'), ubl('B', '120.00'));
  const settings = { ocr: 'never', cacheFolder: { dir: join(dir, 'cache'), ttlHours: 1, maxMegabytes: 1 } } as const;
  const paths = ['b.xml', 'missing.xml', 'a.xml'].map((name) => join(dir, name));
  expect(await all(paths, settings)).toMatchObject([
    { status: 'review', invoice: { number: 'B' }, cached: false },
    { status: 'failed', invoice: null, failure: { kind: 'not_found' } },
    { status: 'ok', invoice: { number: 'A' }, cached: false },
  ]);
  expect((await all(paths, settings)).map(({ cached }) => cached)).toEqual([true, false, true]);
});

it('may be left before all documents are read', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'invoicectl-library-'));
  for (let index = 0; index < 20; index++) await writeFile(join(dir, `${index}.xml`), ubl(`N${index}`));
  for await (const record of extract([dir], { ocr: 'never', cache: false })) {
    expect(record.invoice?.number).toBe('N0');
    break;
  }
});

it('refuses invalid options', async () => {
  await expect(all(['a.pdf'], { maxPages: 0 })).rejects.toMatchObject({ kind: 'bad_request' });
});
