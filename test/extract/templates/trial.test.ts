/** A draft is tried on documents it was not made from. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { SourceDocument } from '../../../src/domain/document.ts';
import { ExtractOptions } from '../../../src/extract/options.ts';
import { parseTemplate } from '../../../src/extract/templates/load.ts';
import { tryTemplates } from '../../../src/extract/templates/trial.ts';
import { makePdf } from '../../documents/readers/pdf-documents.ts';

const options = ExtractOptions.parse({ ocr: 'never' });
const source = (path: string, bytes: Uint8Array): SourceDocument => ({
  path,
  bytes: Buffer.from(bytes),
  mediaType: 'application/pdf',
  sha256: path,
});

async function letter(number: string, total: string): Promise<Uint8Array> {
  const pdf = await makePdf(({ page, font }) => {
    const rows = [
      'Nebelhorn Werke GmbH',
      'Contract: C-1',
      `Invoice No: ${number}`,
      'Date: 2024-04-03',
      `Total: ${total} EUR`,
    ];
    rows.forEach((row, index) => page.drawText(row, { x: 50, y: 780 - 20 * index, size: 11, font }));
  });
  return pdf.save();
}

async function* documents(): AsyncGenerator<SourceDocument> {
  yield source('a.pdf', await letter('A-1', '12.00'));
  yield source('b.pdf', await letter('A-2', '14.00'));
  yield source('broken.pdf', Buffer.from('%PDF-1.7 cut'));
  yield source('other.pdf', readFileSync(join(import.meta.dirname, '../../../fixtures/invoices/fr-text.pdf')));
}

it('reports what each rule finds on documents with the keywords, beside what is read without the template', async () => {
  const template = await parseTemplate(
    String.raw`issuer: Nebelhorn
keywords: [Nebelhorn Werke]
fields:
  number: { regex: 'Contract: (\S+)' }
  totalAmount: { regex: 'Total: (\S+)' }
  dueDate: { regex: 'Due: (\S+)' }
`,
    'x.yml',
  );
  const trials = await tryTemplates([{ name: 'x.yml', template }], documents(), options, {});
  const trial = trials.get('x.yml');
  expect(trial).toMatchObject({ documents: 4, matching: 2, unread: [{ values: { file: 'broken.pdf' } }] });
  expect(trial?.findings.get('number')).toEqual([
    { document: 'a.pdf', found: 'C-1', without: 'A-1' },
    { document: 'b.pdf', found: 'C-1', without: 'A-2' },
  ]);
  expect(trial?.findings.get('totalAmount')).toEqual([
    { document: 'a.pdf', found: 12, without: 12 },
    { document: 'b.pdf', found: 14, without: 14 },
  ]);
  expect(trial?.findings.get('dueDate')?.map(({ found }) => found)).toEqual([null, null]);
});
