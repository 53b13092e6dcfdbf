import { expect, it } from 'vitest';
import { parsed, parsedAmount, parsedDate, textOf } from '../../../src/web/review/values.ts';

it.each([
  ['1461', 1461],
  ['1,461.00', 1461],
  ['1.461,00', 1461],
  ['1 461,5', 1461.5],
  ['¥1,461.00', 1461],
  ['￥375.00', 375],
  ['EUR 12,50', 12.5],
  ['1,461', 1461],
  ['12,5', 12.5],
  ['1.234.567', 1_234_567],
  ['-12.00', -12],
  ['12.00-', -12],
  ['(12.00)', -12],
  ["1'234.50", 1234.5],
])('the amount %s is %d', (text, value) => {
  expect(parsedAmount(text)).toBe(value);
});

it.each(['', 'total', '12..5x', '1.4.5', '12USDx', '1e5', '999999999999999', '<b>1</b>'])('%s is no amount', (text) => {
  expect(parsedAmount(text)).toBeUndefined();
});

it.each([
  ['2024-05-17', '2024-05-17'],
  ['2024年5月7日', '2024-05-07'],
  ['20240517', '2024-05-17'],
  ['17.05.2024', '2024-05-17'],
  ['05/17/2024', '2024-05-17'],
  ['19 August 2024', '2024-08-19'],
  ['Aug 19, 2024', '2024-08-19'],
])('the date %s is %s', (text, iso) => {
  expect(parsedDate(text)).toBe(iso);
});

it.each(['2024-02-30', '31/02/2024', 'tomorrow', '12 Foo 2024', '2024'])('%s is no date', (text) => {
  expect(parsedDate(text)).toBeUndefined();
});

it('an empty text says that the document does not have the value; other texts are values as they are', () => {
  expect(parsed('  ', 'amount')).toEqual({ value: null });
  expect(parsed(' <script>\u202E ', 'text')).toEqual({ value: '<script>\u202E' });
  expect(parsed('x', 'date')).toEqual({ problem: 'date' });
});

it('amounts are shown with two decimals at least', () => {
  expect(textOf(1416, 'amount')).toBe('1416.00');
  expect(textOf(0.125, 'amount')).toBe('0.125');
  expect(textOf(null, 'amount')).toBe('');
});
