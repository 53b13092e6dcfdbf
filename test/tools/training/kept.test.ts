import { mkdtempSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import type { Page } from '../../../src/domain/document.ts';
import { keep } from '../../../tools/training/kept.ts';
import { labelledIn } from '../../../tools/training/labelled.ts';

const page: Page = {
  number: 1,
  width: 595.28,
  height: 841.89,
  textSource: 'ocr',
  words: [
    { text: 'Belmonte', box: [50.04, 100, 91.26, 110], confidence: 0.987 },
    { text: 'Ltd', box: [95, 100, 110, 110], confidence: 1 },
  ],
};

it('a document that was kept is read again with its words and its truth', async () => {
  const out = mkdtempSync(join(tmpdir(), 'kept-'));
  const truth = { vendor_name: 'Belmonte Ltd', total: 4.5 };
  keep([{ path: '/anywhere/one.pdf', set: 'sellers', pages: [page], truth }], out);
  const [document] = await labelledIn([out]);
  expect(document).toMatchObject({ path: join(out, 'sellers', 'one.pdf.json'), set: 'sellers', truth });
  expect(document?.pages).toEqual([
    {
      ...page,
      width: 595.3,
      height: 841.9,
      words: [
        { text: 'Belmonte', box: [50, 100, 91.3, 110], confidence: 0.99 },
        { text: 'Ltd', box: [95, 100, 110, 110], confidence: 1 },
      ],
    },
  ]);
});

it('the style of words is kept with them', async () => {
  const out = mkdtempSync(join(tmpdir(), 'kept-'));
  const words = [
    { text: 'Belmonte', box: [50, 100, 91, 110], confidence: 1, style: { number: 0, bold: true } },
    { text: 'Street', box: [50, 112, 91, 122], confidence: 1, style: { number: 1, bold: false } },
    { text: '4', box: [95, 112, 99, 122], confidence: 1 },
  ] as const;
  const styled: Page = { number: 1, width: 595, height: 842, textSource: 'text', words };
  keep([{ path: '/anywhere/one.pdf', set: 'sellers', pages: [styled], truth: { vendor_name: 'Belmonte' } }], out);
  const [document] = await labelledIn([out]);
  expect(document?.pages).toEqual([styled]);
});

it('the documents that are kept for training all have words and a seller', async () => {
  const documents = await labelledIn([resolve(import.meta.dirname, '../../../tools/training/written')]);
  expect(documents.length).toBeGreaterThanOrEqual(104);
  for (const { path, pages, truth } of documents) {
    expect(pages.flatMap(({ words }) => words).length, path).toBeGreaterThan(20);
    expect(truth['vendor_name'], path).toEqual(expect.any(String));
  }
});
