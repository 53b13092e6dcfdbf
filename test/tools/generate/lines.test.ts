import { expect, it } from 'vitest';
import { asideOf, lineFrom } from '../../../tools/generate/asides.ts';
import { gluedBrand } from '../../../tools/generate/brands.ts';
import { wrappedPieces } from '../../../tools/generate/canvas.ts';
import { drawFrom } from '../../../tools/generate/draw.ts';
import { type LanguageCode, languages } from '../../../tools/generate/languages/index.ts';
import { scanned } from '../../../tools/generate/noise.ts';
import { partyFrom } from '../../../tools/generate/party.ts';

const codes = Object.keys(languages) as LanguageCode[];

it('fills in what the lines beside an address leave open, in every language', () => {
  const draw = drawFrom('asides');
  for (const code of codes) {
    const party = partyFrom(draw, code, 'seller');
    const lines = Array.from({ length: 40 }, () => [asideOf(draw, party), lineFrom(draw, party, 'managed')]).flat();
    for (const line of lines) expect(line, code).not.toMatch(/[#{}]|^\s*$/);
  }
});

it('leaves no part of a name or an address open', () => {
  const draw = drawFrom('parties');
  for (const code of codes)
    for (let count = 0; count < 60; count++) {
      const { name, address } = partyFrom(draw, code, 'buyer');
      for (const text of [name, ...address]) expect(text, code).not.toMatch(/[{}]|undefined|^\s*$/);
    }
});

it('glues the words of a name to a brand', () => {
  const draw = drawFrom('brands');
  for (let count = 0; count < 60; count++) expect(gluedBrand(draw, partyFrom(draw, 'en', 'seller'))).toMatch(/^\S+$/);
});

it('breaks a text into lines without losing whose its words are', () => {
  const lines = wrappedPieces(
    [
      ['One Two Three', 'sellerName'],
      ['Four Five', 'sellerAddress'],
    ],
    60,
    10,
  );
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.flat()).toEqual([
    ['One', 'sellerName'],
    ['Two', 'sellerName'],
    ['Three', 'sellerName'],
    ['Four', 'sellerAddress'],
    ['Five', 'sellerAddress'],
  ]);
});

it('reads most words of a scan as they are printed', () => {
  const draw = drawFrom('noise');
  const words = Array.from({ length: 400 }, (_, index) => ({
    text: 'Garden',
    box: [20 + 60 * (index % 8), 20 * (index >> 3), 60 + 60 * (index % 8), 20 * (index >> 3) + 10] as const,
    tag: 'none' as const,
  }));
  const read = scanned(draw, words);
  expect(read.filter(({ text }) => text === 'Garden').length).toBeGreaterThan(250);
  for (const { box } of read) expect(box[2]).toBeGreaterThan(box[0]);
});
