import { describe, expect, it } from 'vitest';
import type { Character } from '../../../../src/documents/readers/pdf/characters.ts';
import { withRightEncodings } from '../../../../src/documents/readers/pdf/misread-encodings.ts';
import { textsOf } from '../pdf-documents.ts';
import { pdfWithoutEncoding } from './byte-font.ts';

/** The characters of words, as a reader gives them. */
const charactersOf = (text: string, font = 1): Character[] =>
  text.split(' ').flatMap((word, line) =>
    Array.from(word, (character, index) => ({
      codePoint: character.codePointAt(0) ?? 0,
      left: 6 * index,
      right: 6 * index + 6,
      bottom: -12 * line,
      top: 10 - 12 * line,
      angle: 0,
      afterBlank: index === 0 ? ('written' as const) : ('no' as const),
      textObject: line,
      font,
      unmapped: false,
      invisible: false,
    })),
  );

const textOf = (characters: readonly Character[]): string =>
  characters
    .map(({ codePoint, afterBlank }) => (afterBlank === 'no' ? '' : ' ') + String.fromCodePoint(codePoint))
    .join('')
    .trim();

const repaired = (text: string): string => textOf(withRightEncodings(charactersOf(text)));

it('text of a font without an encoding is read as the characters that are drawn', async () => {
  const lines = [
    'Müller & Söhne GmbH',
    'Große Straße 7, Köln',
    'Summe 1.250,00 €',
    'Café à la carte – déjà vu',
    'Señor França, Åse, 12°',
  ];
  expect((await textsOf(await pdfWithoutEncoding(lines))).join(' ')).toBe(lines.join(' '));
});

describe('text that was decoded with the wrong encoding', () => {
  it.each([
    ['Windows-1252 for Mac OS Roman', 'M¸ller Kˆln 12,50 Ä', 'Müller Köln 12,50 €'],
    ['Mac OS Roman for Windows-1252', 'MŸller Kšln Stra§e 12,50 Û', 'Müller Köln Straße 12,50 €'],
    ['UTF-8 for Windows-1252', 'MÃ¼ller SÃ¶hne 12,50 â‚¬', 'Müller Söhne 12,50 €'],
  ])('is repaired: %s', (_, misread, right) => {
    expect(repaired(misread)).toBe(right);
  });

  it.each([
    'Müller Köln Straße 12,50 €',
    'ŠKODA Plzeň Šťastný Žižkov Ÿ',
    'ÅNGSTRÖM Ängelholm à la carte, nº 7',
    'Ünal Şahin İstanbul ÇELİK',
    'GRÖSSE ÜBERALL L’ÉTÉ 2ème étage',
    'Ο λογαριασμός Счёт №7 発票',
  ])('is left as it is if it was decoded correctly: %s', (text) => {
    expect(repaired(text)).toBe(text);
  });

  it('is repaired only in the font concerned, and other fonts on the page stay', () => {
    const both = [...charactersOf('M¸ller Kˆln 5 Ä', 1), ...charactersOf('Ä Müller', 2)];
    expect(textOf(withRightEncodings(both))).toBe('Müller Köln 5 € Ä Müller');
  });
});
