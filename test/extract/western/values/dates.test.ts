import { describe, expect, it } from 'vitest';
import { dateOrderOf, findDates } from '../../../../src/extract/western/values/dates.ts';

const iso = (text: string, order: 'day-first' | 'month-first' = 'day-first'): string[] =>
  findDates(text, order).map((date) => date.iso);

describe('printed dates', () => {
  it.each([
    ['Rechnungsdatum 7. Mai 2014', '2014-05-07'],
    ['du 02 Juillet 2015', '2015-07-02'],
    ['1er juin 2022', '2022-06-01'],
    ['del 28 febbraio 2022', '2022-02-28'],
    ['5 de abril de 2023', '2023-04-05'],
    ['19 april 2014', '2014-04-19'],
    ['March 4, 2024', '2024-03-04'],
    ['25/Feb/2017', '2017-02-25'],
    ['2024-03-11', '2024-03-11'],
    ['14.09.20', '2020-09-14'],
    ['12-01-19 21:13', '2019-01-12'],
    ['vystaveno dne 12. března 2026', '2026-03-12'],
    ['Kelt: 2026. március 12.', '2026-03-12'],
    ['Fizetési határidő: 2026.03.20.', '2026-03-20'],
    ['Päiväys 12.3.2026', '2026-03-12'],
    ['12 października 2026 r.', '2026-10-12'],
    ['15. juni 2026', '2026-06-15'],
    ['din 4 noiembrie 2026', '2026-11-04'],
    ['Date : 15 03 2024', '2024-03-15'],
    ['2024-Mar-15', '2024-03-15'],
    ['12 paź 2024', '2024-10-12'],
    ['3. loka 2024', '2024-10-03'],
    ['Dátum vystavenia: 2. februára 2026', '2026-02-02'],
    ['Дата: 31.12.2025 г.', '2025-12-31'],
    ['5 май 2024 г.', '2024-05-05'],
    ['31 Δεκεμβρίου 2025', '2025-12-31'],
    ['5 ΜΑΪΟΥ 2024', '2024-05-05'],
    ['Sète,le ll avril 2024', '2024-04-11'],
    ['le l2 avril 2024', '2024-04-12'],
  ])('reads %s', (text, expected) => {
    expect(iso(text)).toEqual([expected]);
  });

  it.each([
    ['This invoice is for January 1 - January 31 , 2025', '2025-01-31'],
    ['Service from Mar 5 – Apr 4, 2025', '2025-04-04'],
  ])('takes no day of the month for a year in %s', (text, expected) => {
    expect(iso(text, 'month-first')).toEqual([expected]);
  });

  it('takes no article for a day', () => {
    expect(iso('Il maggio 2024')).toEqual([]);
    expect(iso('el maggio 2024')).toEqual([]);
  });

  it('takes the order of the document, but points are day first and an impossible month turns it', () => {
    expect(iso('10/11/2018', 'month-first')).toEqual(['2018-10-11']);
    expect(iso('10.11.2018', 'month-first')).toEqual(['2018-11-10']);
    expect(iso('25/12/2018', 'month-first')).toEqual(['2018-12-25']);
  });

  it('follows a comma without a blank, or the number of the document and a word', () => {
    expect(iso('Heerenveen,14-10-2024')).toEqual(['2024-10-14']);
    expect(iso('Utrecht,2024-10-14')).toEqual(['2024-10-14']);
    expect(iso('Fattura n. 37 del 18 febbraio 2026')).toEqual(['2026-02-18']);
    expect(iso('1.234,14.10.2024')).toEqual([]);
  });

  it('ends before a time that recognition glued to it', () => {
    expect(findDates('Fecha: 09/08/202418:42', 'day-first')).toMatchObject([{ iso: '2024-08-09' }]);
    expect(findDates('09/08/20241842', 'day-first')).toEqual([]);
    expect(iso('2025-02-2010:38')).toEqual(['2025-02-20']);
    expect(iso('2025-02-201038')).toEqual([]);
  });

  it('ends before a time behind a comma or a dash', () => {
    expect(iso('31 Mar 2025,8:16 AM')).toEqual(['2025-03-31']);
    expect(iso('18/05/2025-14h03')).toEqual(['2025-05-18']);
    expect(iso('31 Mar 2025,80')).toEqual([]);
    expect(iso('18/05/2025-14')).toEqual([]);
  });

  it('knows October with a zero, as recognition reads it', () => {
    expect(iso('11 0ct 2024 14:26')).toEqual(['2024-10-11']);
  });

  it('mends the blanks that recognition puts into years', () => {
    expect(iso('25/12/20 1 8')).toEqual(['2018-12-25']);
  });

  it('finds none in telephone and account numbers', () => {
    expect(iso('Tél. 01 02 2012 33')).toEqual([]);
    expect(iso('Tel 040 15 03 2024')).toEqual([]);
    expect(iso('DE12 10 11 2012 0000')).toEqual([]);
  });

  it('finds none in amounts, versions and impossible dates', () => {
    expect(iso('1.234,56 3.3333 192.168.10.1 31/02/2018')).toEqual([]);
  });

  it('learns the order from a date that allows only one', () => {
    expect(dateOrderOf(['11/03/2017', '11/17/2017'])).toBe('month-first');
    expect(dateOrderOf(['11/03/2017', '17/11/2017'])).toBe('day-first');
    expect(dateOrderOf(['11/03/2017', '17.11.2017'])).toBeUndefined();
  });
});
