import { expect, it } from 'vitest';
import { bareText } from '../../src/domain/bare-text.ts';

it.each([
  ['（深圳）Ltd.', '(深圳)LTD'],
  ['ＡＢＣ－１２３', 'abc 123'],
  ['Officina Fantasia S.r.l.', 'OFFICINA FANTASIA SRL'],
])('%j and %j have the same bare text', (one, other) => expect(bareText(one)).toBe(bareText(other)));

it('keeps the letters and digits that distinguish two texts, and is empty if there are none', () => {
  expect(bareText('Müller 1')).not.toBe(bareText('Muller 1'));
  expect(bareText(' -/* ')).toBe('');
});
