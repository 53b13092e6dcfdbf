import { describe, expect, it } from 'vitest';
import { misreadDate } from '../../../../src/extract/fapiao/values/misread-date.ts';

describe('misread dates', () => {
  it.each([
    ['2023年12月08日', '2023-12-08'],
    ['2O23年12月O8日', '2023-12-08'],
    ['2日23年12月日8日', '2023-12-08'],
    ['2024年日2月04日', '2024-02-04'],
    ['2024 201月14日', '2024-01-14'],
    ['20233128228', '2023-12-22'],
    ['2023年128688', '2023-12-08'],
    ['2023年1222日', '2023-12-22'],
    ['2023 12 22', '2023-12-22'],
    ['20I9-l0-11', '2019-10-11'],
    ['2023-12-2209:15', '2023-12-22'],
  ])('%s is read as %s', (text, date) => {
    expect(misreadDate(text)).toBe(date);
  });

  it.each([
    ['a day of which a digit is lost', '2024年01月2'],
    ['a day of which a digit is lost before 日', '2日24年01月2日'],
    ['a month that there is not', '2024年13月22日'],
    ['a day that the month has not', '2023年02月30日'],
    ['a long number', '202312081234567'],
    ['a certificate', '9000115520'],
    ['too much of it misread', '2O2B年lZ月O8日'],
    ['a text', '发票专用章'],
    ['nothing', ''],
  ])('%s is not a date', (_, text) => {
    expect(misreadDate(text)).toBeUndefined();
  });
});
