import { describe, expect, it } from 'vitest';
import { decimalSignOf, parseNumber } from '../../../../src/extract/western/values/numbers.ts';

describe('printed numbers', () => {
  it.each([
    ['1.471,60', 1471.6],
    ["1'234.50", 1234.5],
    ['7,08,000.00', 708_000],
    ['1 234,56', 1234.56],
    ['12.345.678', 12_345_678],
    ['0,8403', 0.8403],
    ['1440', 1440],
  ])('reads %s', (text, value) => {
    expect(parseNumber(text)?.value).toBe(value);
  });

  it('lets the document decide what one group of three digits is', () => {
    expect(parseNumber('10,000')?.value).toBe(10_000);
    expect(parseNumber('10,000', ',')?.value).toBe(10);
    expect(parseNumber('10.000', ',')?.value).toBe(10_000);
  });

  it('refuses what is no number', () => {
    expect(parseNumber('12/05')).toBeUndefined();
    expect(parseNumber('1.2.3.4')).toBeUndefined();
  });

  it('finds the decimal sign that most amounts use, and no sign in dates', () => {
    expect(decimalSignOf(['1.234,56 €', '12,00', '3.50'])).toBe(',');
    expect(decimalSignOf(['05.03.18', '06.04.18'])).toBeUndefined();
  });
});
