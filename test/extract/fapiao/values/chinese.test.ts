import { describe, expect, it } from 'vitest';
import {
  chineseAmount,
  chineseDate,
  chineseTaxId,
  chineseTaxRate,
  foldWidth,
} from '../../../../src/extract/fapiao/values/chinese.ts';

it.each([
  ['2018 年10 月22 日', '2018-10-22'],
  ['2019  05  08', '2019-05-08'],
  ['2024-05-14', '2024-05-14'],
  ['20240514', '2024-05-14'],
  ['２０２２年1月8日', '2022-01-08'],
])('%s is the day %s', (text, day) => expect(chineseDate(text)).toBe(day));

it.each(['2018年13月1日', '2023年2月30日', '12636 66602', '发票'])('%s is not a day', (text) =>
  expect(chineseDate(text)).toBeUndefined(),
);

it.each([
  ['¥144.82', 144.82],
  ['￥1,234,567.80', 1234567.8],
  ['-26.20', -26.2],
  ['¥-26.20', -26.2],
  ['265.346534653465', 265.346534653465],
  ['５９９９．００', 5999],
])('%s is the amount %d', (text, amount) => expect(chineseAmount(text)).toBe(amount));

it.each(['13%', '***', '次', '2012-01-01', '', '¥', '1,23'])('%s is not an amount', (text) =>
  expect(chineseAmount(text)).toBeUndefined(),
);

it('keeps rates as printed', () => {
  expect(['13%', '1.5 %', '免税', '不征税', '***', '６%'].map(chineseTaxRate)).toEqual([
    '13%',
    '1.5%',
    '免税',
    '不征税',
    '***',
    '6%',
  ]);
  expect(['5.18', '税率', '130%'].map(chineseTaxRate)).toEqual([undefined, undefined, undefined]);
});

describe('tax numbers', () => {
  it('have blanks removed, and letters that credit codes cannot contain replaced by digits', () => {
    expect(chineseTaxId('9133 0100 MAFAKE 035X')).toBe('91330100MAFAKE035X');
    expect(chineseTaxId('9133O1OOMAFAKEO35X')).toBe('91330100MAFAKE035X');
    expect(chineseTaxId('191330100MAFAKE035X')).toBe('91330100MAFAKE035X');
    expect(chineseTaxId('91330100MAFAKE035X1')).toBe('91330100MAFAKE035X');
  });
  it('stay as printed if the check character cannot be corrected', () => {
    expect(chineseTaxId('9133O100MAFAKE0351')).toBe('9133O100MAFAKE0351');
  });
  it('are neither words nor too short', () => {
    expect(chineseTaxId('杭州乌有贸易有限公司')).toBeUndefined();
    expect(chineseTaxId('12345678')).toBeUndefined();
  });
});

it('full-width characters are narrowed without changing positions', () => {
  expect(foldWidth('价税合计（大写）：￥１')).toBe('价税合计(大写):¥1');
  expect(foldWidth('㎡½').length).toBe(2);
});
