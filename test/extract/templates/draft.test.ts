/** A draft reads its sample as the sample was read without it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SourceDocument } from '../../../src/domain/document.ts';
import { ExtractOptions } from '../../../src/extract/options.ts';
import { extractDocument } from '../../../src/extract/pipeline.ts';
import { draftFrom } from '../../../src/extract/templates/draft-from.ts';
import { parseTemplate } from '../../../src/extract/templates/load.ts';

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
