import { expect, it } from 'vitest';
import { textLayoutOf } from '../../../src/extract/layout/text-layout.ts';
import { pageOf } from '../page-of.ts';

it('joins amounts that a hidden layer split at their decimal sign, and no others', () => {
  const page = pageOf([
    [50, 50, 'Total 1,250'],
    [112, 50, '.00'],
  ]);
  const textsOf = (isHiddenLayer: boolean) =>
    textLayoutOf([{ ...page, isHiddenLayer }]).cells.flatMap(({ words }) => words.map(({ text }) => text));
  expect(textsOf(true).join(' ')).toBe('Total 1,250.00');
  expect(textsOf(false).join(' ')).toBe('Total 1,250 .00');
});

it('reads wide signs of Chinese behind Latin letters as the narrow ones, on recognised pages', () => {
  const page = pageOf([[50, 50, 'Date： 13 February，2026']]);
  expect(textLayoutOf([{ ...page, textSource: 'ocr' }]).lines[0]?.text).toBe('Date: 13 February,2026');
});

it('parts columns whose texts touch in one row, where the rows around it show the second one', () => {
  const street = 'Glorieta del Puerto Viejo 9, Almenara, 11470';
  // Half the size of print is the width of a letter.
  const end = 50 + 5 * street.length;
  const page = pageOf([
    [50, 50, 'Emisor:'],
    [end, 50, 'Receptor:'],
    [50, 62, 'Talleres Sol S.A.'],
    [end, 62, 'Luisa Prado Rey'],
    [50, 74, street],
    [end, 74, 'Calle Larga 16, Ribera, 46758'],
    [50, 86, '+34 900 111 222'],
    [end, 86, '+34 900 333 444'],
  ]);
  const texts = textLayoutOf([page]).cells.map(({ text }) => text);
  expect(texts).toContain(street);
  expect(texts).toContain('Calle Larga 16, Ribera, 46758');
});
