/** The documents of `fixtures/`: made the same on every run, and read as their expected records say. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Expected, ExpectedRecord } from '../tools/fixtures/fixture.ts';
import { makers } from '../tools/fixtures/list.ts';
import { documentsIn } from '../src/documents/intake.ts';
import { Failure } from '../src/domain/failure.ts';
import { ExtractOptions } from '../src/extract/options.ts';
import { extractDocument } from '../src/extract/pipeline.ts';
import { ocrEngine } from '../src/ocr/index.ts';
import { differences, type Outcome } from './expected-record.ts';

const root = join(import.meta.dirname, '../fixtures');
const onDisk = (path: string): Buffer => readFileSync(join(root, path));
const expectedOnDisk = (path: string): Expected => JSON.parse(onDisk(`${path}.expected.json`).toString());
const paths = makers.map(({ path }) => path);

/** Encoded by native code, whose rounding may differ between processors: compared with themselves, not with the disk. */
const isPicture = (path: string): boolean => /\.(?:jpg|png|tiff)$/.test(path) || path.includes('scan');

describe('the fixture files', () => {
  it('are exactly the documents that are made, each with its expected record', () => {
    const found = ['invoices', 'broken'].flatMap((folder) =>
      readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
    );
    expect(found.toSorted()).toEqual(paths.flatMap((path) => [path, `${path}.expected.json`]).toSorted());
    expect(makers.length).toBeGreaterThanOrEqual(22);
  });

  it('stay below six megabytes', () => {
    const bytes = paths.reduce((sum, path) => sum + onDisk(path).length, 0);
    expect(bytes).toBeLessThan(6_000_000);
  });

  it.each(makers)('are made again byte for byte: $path', async ({ path, make }) => {
    const made = await make();
    expect(made.expected).toEqual(expectedOnDisk(path));
    const reference = isPicture(path) ? (await make()).bytes : onDisk(path);
    expect(Buffer.compare(made.bytes, reference)).toBe(0);
  });
});

/** What every document in a file gives, as `extract` would record it. */
async function outcomes(path: string, password?: string): Promise<Outcome[]> {
  const options = ExtractOptions.parse(password === undefined ? {} : { password });
  const found: Outcome[] = [];
  for await (const intake of documentsIn(path, onDisk(path))) {
    const label = intake.member === undefined ? {} : { member: intake.member };
    try {
      if ('failure' in intake) throw intake.failure;
      const extractions = await extractDocument(intake, options, { ocr: engine });
      found.push(...extractions.map(({ status, invoice, checks }) => ({ ...label, status, invoice, checks })));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      found.push({ ...label, status: 'failed', failure: error.kind, invoice: null, checks: [] });
    }
  }
  return found;
}
const engine = ocrEngine('paddle');

function compare(expected: readonly ExpectedRecord[], actual: readonly Outcome[], recognised = false): string[] {
  if (expected.length !== actual.length) return [`${expected.length} records expected, ${actual.length} read`];
  return expected.flatMap((record, index) => {
    const outcome = actual[index];
    return outcome === undefined
      ? []
      : differences(record, outcome, recognised).map((difference) => `${index + 1}. ${difference}`);
  });
}

describe('reading the fixtures', () => {
  it.each(paths)('gives the expected record for %s', async (path) => {
    const { records, recognised, password, withPassword } = expectedOnDisk(path);
    expect(compare(records, await outcomes(path), recognised)).toEqual([]);
    if (withPassword) expect(compare(withPassword, await outcomes(path, password))).toEqual([]);
  });

  it('reports a difference, so that the tests above can fail', async () => {
    const path = 'invoices/peppol-invoice.xml';
    const { records } = expectedOnDisk(path);
    const altered = records.map((record) => ({ ...record, invoice: { ...record.invoice, totalAmount: 1 } }));
    expect(compare(altered, await outcomes(path))).toEqual([
      expect.stringContaining('invoice.totalAmount: 1 expected'),
    ]);
  });
});
