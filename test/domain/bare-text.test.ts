import { expect, it } from 'vitest';
import { bareText } from '../../src/domain/bare-text.ts';

it.each([
  ['（深圳）Ltd.', '(深圳)LTD'],
  ['ＡＢＣ－１２３', 'abc 123'],
  ['Officina Fantasia S.r.l.', 'OFFICINA FANTASIA SRL'],
])('of %j and %j is the same', (one, other) => expect(bareText(one)).toBe(bareText(other)));

it('keeps what tells two texts apart, and is nothing where there is neither letter nor digit', () => {
  expect(bareText('Müller 1')).not.toBe(bareText('Muller 1'));
  expect(bareText(' -/* ')).toBe('');
});
