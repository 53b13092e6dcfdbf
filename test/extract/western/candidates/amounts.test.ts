import { describe, expect, it } from 'vitest';
import { amountsIn } from '../../../../src/extract/western/candidates/amounts.ts';
import { surveyOf } from '../../../../src/extract/western/candidates/survey.ts';
import { currenciesIn } from '../../../../src/extract/western/values/currencies.ts';
import { pageOf } from '../../page-of.ts';

const valuesIn = (text: string): number[] => {
  const survey = surveyOf([pageOf([[50, 100, text]], 1)]);
  return survey.layout.cells.flatMap((cell) => amountsIn(cell, survey).map(({ value }) => value));
};

describe('amounts in text', () => {
  it.each([
    ['Endsumme: € 59,38 ---', 59.38],
    ['Gutschrift 59,38-', -59.38],
    ['Total: #500.00', 500],
    ['Sale Amount $ 1, 926.56', 1926.56],
    ['Total 1,250 .00', 1250],
    ['Total MAD20000.0', 20_000],
    ['Total R631.02', 631.02],
    ['Total R18 260.00', 18_260],
    ['58 000,- K', 58_000],
    ['Celkem k úhradě 58 000,- Kč', 58_000],
    ['enthaltene MwSt.82,24', 82.24],
    ['Zaklad dane:1654,20 EUR', 1654.2],
    ['DPH 23 %:380,47 EUR', 380.47],
  ])('reads %s', (text, value) => {
    expect(valuesIn(text)).toEqual([value]);
  });

  it('does not read a number behind a hash sign as an amount', () => {
    expect(valuesIn('Order #500')).toEqual([]);
  });

  it('does not read a time or a number right behind its label as an amount', () => {
    for (const text of ['um:12:30', 'Tel.0464', 'No.148', 'Nr.10.12.2024']) expect(valuesIn(text), text).toEqual([]);
  });
});

describe('currencies in text', () => {
  it.each([
    ['KES 85,000.00', ['KES']],
    ['Total: MAD20000.0', ['MAD']],
    ['KES', ['KES']],
    ['KEDAI BUKU SDN BHD 12345', []],
    ['The COP of 2015', []],
  ])('%s', (text, codes) => {
    expect(currenciesIn(text)).toEqual(codes);
  });
});
