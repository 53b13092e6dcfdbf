import { assert, boolean, constantFrom, integer, property } from 'fast-check';
import { expect, it } from 'vitest';
import { makes, nameBeside, timesIn, timesOf } from '../../../../src/extract/western/lines/till-times.ts';

it.each([
  ['2 x 3,49', 2, 3.49],
  ['2 Stk x 0,79', 2, 0.79],
  ['0,456 kg x 2,99 EUR/kg', 0.456, 2.99],
  ['1.25 lb @ $0.59/lb', 1.25, 0.59],
  ['3 @ RM 1.20', 3, 1.2],
  ['12,90 x 2', 2, 12.9],
  ['10.99 x 1.306', 1.306, 10.99],
  ['9066468 1 X 8.02', 1, 8.02],
])('reads quantity and price in %s', (text, quantity, unitPrice) => {
  expect(timesIn(text)).toMatchObject({ quantity, unitPrice });
});

it.each(['TRAILING SOCKET 3X1.25MM', 'COLA 6x0,33 l', 'WATER 6X1.25L', 'CABLE TIE 5*250', '12.05.2024 x 3'])(
  'takes the size in %s for no quantity with a price',
  (text) => {
    expect(timesIn(text)).toBeUndefined();
  },
);

it('chooses the product that makes the amount', () => {
  expect(timesIn('JUICE 2 x 0,20 3 x 1,50', 0.4)).toMatchObject({ quantity: 2, unitPrice: 0.2 });
  expect(timesIn('JUICE 2 x 0,20 3 x 1,50', 4.5)).toMatchObject({ quantity: 3, unitPrice: 1.5 });
});

it('leaves the name beside a product, without the letter of the tax', () => {
  const text = 'COLA 6x0,33 F 1 SZT x2,00 =';
  const times = timesIn(text, 2);
  expect(times && nameBeside(text, times)).toBe('COLA 6x0,33');
});

it('finds every quantity and price again that a till may print, whichever stands first', () => {
  const quantities = integer({ min: 1, max: 999 });
  const prices = integer({ min: 1, max: 99_999 });
  assert(
    property(quantities, prices, constantFrom('.', ','), boolean(), (quantity, cents, sign, isPriceFirst) => {
      const price = (cents / 100).toFixed(2).replace('.', sign);
      const [first, second] = isPriceFirst ? [price, `${quantity}`] : [`${quantity}`, price];
      expect(timesIn(`${first} x ${second}`)).toMatchObject({ quantity, unitPrice: cents / 100 });
      expect(makes(timesOf(first, second), (quantity * cents) / 100)).toBe(true);
    }),
  );
});
