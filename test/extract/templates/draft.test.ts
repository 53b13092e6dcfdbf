/** A draft reads its sample as the sample was read without it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SourceDocument } from '../../../src/domain/document.ts';
import { ExtractOptions } from '../../../src/extract/options.ts';
import { extractDocument } from '../../../src/extract/pipeline.ts';
import type { Fields } from '../../../src/extract/reading.ts';
import { reconcile } from '../../../src/extract/reconcile.ts';
import { draftTemplate } from '../../../src/extract/templates/draft.ts';
import { draftFrom } from '../../../src/extract/templates/draft-from.ts';
import { parseTemplate } from '../../../src/extract/templates/load.ts';
import { at } from '../fapiao/form.ts';

const options = ExtractOptions.parse({ ocr: 'never', explain: true });

function fixture(name: string): SourceDocument {
  const bytes = readFileSync(join(import.meta.dirname, '../../../fixtures/invoices', name));
  const mediaType = name.endsWith('.xml') ? 'application/xml' : 'application/pdf';
  return { path: basename(name), bytes, mediaType, sha256: createHash('sha256').update(bytes).digest('hex') };
}

describe.each([
  'de-letter.pdf',
  'en-three-pages.pdf',
  'en-us-sales-tax.pdf',
  'es-text.pdf',
  'fr-text.pdf',
  'it-text.pdf',
  'nl-text.pdf',
  'pt-text.pdf',
  'cn-normal-ride.pdf',
])('a draft from %s', (name) => {
  it('reads the same values with its rules', async () => {
    const document = fixture(name);
    const template = await parseTemplate(await draftFrom(document, options, {}), 'draft.yml');
    const [before] = await extractDocument(document, options, {});
    const [after] = await extractDocument(document, options, { templates: [{ name: 'draft', template }] });
    expect(after?.invoice).toEqual(before?.invoice);
    const byRule = after?.explanations?.filter(({ source }) => source === 'template draft');
    expect(byRule?.length).toBeGreaterThanOrEqual(6);
    expect(byRule?.map(({ field }) => field)).toEqual(expect.arrayContaining(['number', 'issueDate', 'seller.name']));
  });
});

it('says which documents it is for, and what it leaves to the built-in reading', async () => {
  const yaml = await draftFrom(fixture('de-letter.pdf'), options, {});
  expect(yaml).toContain('# Template for documents of Märchenwald Möbel AG');
  expect(yaml).toContain("headers:\n    description: 'Bezeichnung'");
  expect(yaml).toMatch(/# buyer\.name: no rule found "Luftschloss/);
});

it('needs a sample with pages', async () => {
  await expect(draftFrom(fixture('peppol-invoice.xml'), options, {})).rejects.toMatchObject({ kind: 'bad_request' });
});

it('uses the dates that were read if the order of day and month is ambiguous', async () => {
  const words = [...at(40, 40, 'Nebelhorn Werke'), ...at(40, 60, 'Due: 03/11/2017')];
  const page = { number: 1, width: 595, height: 842, words, textSource: 'text' } as const;
  const box = words.at(-1)!.box;
  const readAs = (value: string): string => {
    const said = { confidence: 0.99, method: 'embedded-xml' } as const;
    const fields: Fields = {
      'seller.name': { value: 'Nebelhorn Werke', ...said },
      dueDate: { value, ...said, page: 1, box },
    };
    const { invoice, evidence } = reconcile([{ source: 'ubl', fields, lines: [], facts: {} }]);
    return draftTemplate({ pages: [1, 1], status: 'ok', invoice, evidence, checks: [], warnings: [] }, [page]);
  };
  expect(readAs('2017-11-03')).toMatch(/date_order: 'day-first'[\s\S]*dueDate: \{ regex:/);
  expect(readAs('2017-03-11')).toMatch(/date_order: 'month-first'[\s\S]*dueDate: \{ regex:/);
  expect(readAs('2017-03-12')).toContain('# dueDate: no rule found');
});

describe('a draft from a sample that was not read surely', () => {
  const words = [
    ...at(40, 40, 'Dear reader'),
    ...at(40, 60, 'Ref: Q-77'),
    ...at(40, 80, 'Sum: 12.50'),
    ...at(40, 100, 'Date: 03.04.2024'),
  ];
  const page = { number: 1, width: 595, height: 842, words, textSource: 'text' } as const;
  const said = (value: string | number, confidence: number, text: string) => {
    const found = words.filter(({ text: word }) => text.split(' ').includes(word)).map(({ box }) => box);
    const [first] = found;
    return { value, confidence, method: 'text' as const, page: 1, ...(first ? { box: first } : {}), text };
  };
  const fields = {
    'seller.name': said('Dear reader', 0.45, 'reader'),
    'seller.taxId': said('DE123', 0.9, 'none'),
    number: said('Q-77', 0.5, 'Q-77'),
    totalAmount: said(12.5, 0.55, '12.50'),
    issueDate: said('2024-04-03', 0.9, '03.04.2024'),
  } as Fields;
  const { invoice, evidence } = reconcile([{ source: 'invoice', fields, lines: [], facts: {} }]);
  const checks = [
    { id: 'needed-fields', outcome: 'failed', message: 'Missing or unsure: number, seller.name, totalAmount' },
  ] as const;
  const draft = (): string =>
    draftTemplate({ pages: [1, 1], status: 'review', invoice, evidence, checks, warnings: [] }, [page]);

  it('leaves out unsure values, says so, and fixes no value', async () => {
    const yaml = draft();
    expect(yaml).toContain('# number: UNSURE "Q-77"');
    expect(yaml).toContain('# totalAmount: UNSURE "12.5"');
    expect(yaml).toContain('issuer: null  # UNSURE "Dear reader"');
    expect(yaml).toContain(
      'The sample needs review - needed-fields: Missing or unsure: number, seller.name, totalAmount',
    );
    const { fields: rules, confirmed, required } = await parseTemplate(yaml, 'draft.yml');
    expect(Object.keys(rules)).toEqual(['issueDate']);
    expect(Object.values(rules).filter(({ value }) => value !== undefined)).toEqual([]);
    expect(confirmed).toBe(false);
    expect(required).toEqual(['number', 'issueDate', 'seller.name', 'totalAmount']);
  });
});

describe('a draft that nobody has confirmed', () => {
  const read = async (change: (yaml: string) => string) => {
    const document = fixture('de-letter.pdf');
    const yaml = change(await draftFrom(document, options, {}));
    const template = await parseTemplate(yaml, 'draft.yml');
    const [record] = await extractDocument(document, options, { templates: [{ name: 'draft', template }] });
    return record!;
  };

  it('does not make any value surer than the built-in reading does', async () => {
    const [before] = await extractDocument(fixture('de-letter.pdf'), options, {});
    const after = await read((yaml) => yaml);
    for (const [field, { confidence }] of Object.entries(before?.evidence ?? {})) {
      expect([field, (after.evidence[field]?.confidence ?? 0) <= confidence]).toEqual([field, true]);
    }
  });

  it('sends a record to review if the draft reads a value differently, until a person confirms it', async () => {
    const wrong = (yaml: string): string =>
      yaml.replace(/^ {2}number: .*$/m, String.raw`  number: { regex: '(\d{5})' }`);
    const doubtful = await read(wrong);
    expect(doubtful).toMatchObject({ status: 'review' });
    expect(doubtful.evidence['number']?.confidence).toBeLessThan(0.7);
    const confirmed = await read((yaml) => wrong(yaml).replace('confirmed: false', 'confirmed: true'));
    expect(confirmed.evidence['number']?.confidence).toBeGreaterThan(0.9);
  });
});
