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
  it('reads the same values by its rules', async () => {
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

it('says what it is for, and what is left to the built-in reading', async () => {
  const yaml = await draftFrom(fixture('de-letter.pdf'), options, {});
  expect(yaml).toContain('# Template for documents of Märchenwald Möbel AG');
  expect(yaml).toContain("headers:\n    description: 'Bezeichnung'");
  expect(yaml).toMatch(/# buyer\.name: no rule found "Luftschloss/);
});

it('needs a sample with pages', async () => {
  await expect(draftFrom(fixture('peppol-invoice.xml'), options, {})).rejects.toMatchObject({ kind: 'bad_request' });
});

it('goes by the dates that were read where their order could be either', async () => {
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
