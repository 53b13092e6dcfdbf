/** The fonts that are shipped: which characters they have, and what they weigh. */
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';
import { expect, it } from 'vitest';
import { type ShippedFont, shippedFont, shippedFontFile } from '../../src/assets/fonts.ts';

const fonts: readonly ShippedFont[] = [
  'hei-regular',
  'hei-bold',
  'song-regular',
  'song-bold',
  'kai-regular',
  'courier-regular',
  'courier-bold',
];

function charactersOf(file: Buffer): ReadonlySet<number> {
  const font = create(file);
  if ('fonts' in font) throw new Error('This is a collection');
  return new Set(font.characterSet);
}

const lacking = (font: ShippedFont, text: string): readonly string[] => {
  const has = charactersOf(shippedFont(font));
  return Array.from(text).filter((character) => !has.has(character.codePointAt(0) ?? 0));
};

it('The font that is asked last has every character of the published one', () => {
  const published = createRequire(import.meta.url).resolve(
    '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  );
  const [before, after] = [charactersOf(readFileSync(published)), charactersOf(shippedFont('hei-regular'))];
  expect(before.size).toBeGreaterThan(30_000);
  expect([...before].filter((code) => !after.has(code))).toEqual([]);
});

it.each(['hei-regular', 'hei-bold', 'song-regular', 'song-bold', 'kai-regular'] as const)(
  '%s has what invoices are written in',
  (font) => {
    const simplified = '购买方名称纳税人识别号价税合计小写开户行及账号备注收款人复核囗黧';
    const traditional = '購買方名稱納稅價稅合計開戶銀行帳號備註發票龍體臺灣';
    expect(lacking(font, `${simplified}${traditional}¥€£%‰№①⑩Ⅷ㎡℃★→≥「」，。（）ÄßéñΩλЖя〓`)).toEqual([]);
  },
);

it('The typewriter font has Latin letters, digits and currencies', () => {
  expect(lacking('courier-bold', 'ABCxyz0189.,-/<>*+¥€ÄßéñŁ')).toEqual([]);
});

it('All of them together stay below 15 MB', () => {
  const bytes = fonts.map((font) => statSync(shippedFontFile(font)).size);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(15_000_000);
});
