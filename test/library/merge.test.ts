import { readFile } from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, it } from 'vitest';
import { merge } from '../../src/index.ts';

const folder = new URL('../../fixtures/invoices/', import.meta.url);
const file = async (name: string) => ({ name, bytes: new Uint8Array(await readFile(new URL(name, folder))) });

it('merges bytes to a PDF in memory, and names what could not be placed', async () => {
  const broken = { name: 'broken.pdf', bytes: new TextEncoder().encode('%PDF-1.7 and nothing else') };
  const inputs = [await file('cn-normal-meal.pdf'), broken, await file('cn-old-special.pdf')];
  const { bytes, documents, refused, sheets } = await merge(inputs, { layout: '2x1', cache: false });
  expect(documents.map(({ path }) => path)).toEqual(['cn-normal-meal.pdf', 'cn-old-special.pdf']);
  expect(refused).toMatchObject([{ path: 'broken.pdf', failure: { kind: 'corrupt_document' } }]);
  expect(sheets).toBe(1);
  expect((await PDFDocument.load(bytes)).getPageCount()).toBe(1);
});

it('writes into a sink instead', async () => {
  let written = 0;
  const sink = {
    write: async (bytes: Uint8Array) => {
      written += bytes.length;
    },
  };
  const { bytes } = await merge(await file('cn-normal-meal.pdf'), { sink, cache: false });
  expect(bytes).toHaveLength(0);
  expect(written).toBeGreaterThan(1000);
});

it('refuses invalid options, and rejects as cancelled', async () => {
  await expect(merge('a.pdf', { copies: -1 })).rejects.toMatchObject({ kind: 'bad_request' });
  await expect(merge('a.pdf', { signal: AbortSignal.abort() })).rejects.toMatchObject({ kind: 'cancelled' });
});
