import { array, assert, integer, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../../src/texts/display-width.ts';
import {
  fit,
  fitApart,
  fitMiddle,
  padEnd,
  padStart,
  plainJson,
  plainText,
  sharedFolder,
  wrap,
  wrapIndented,
} from '../../../src/cli/terminal/terminal-text.ts';

const anyText = array(string({ unit: 'binary', maxLength: 20 }), { maxLength: 3 }).map((parts) => parts.join('发票 '));

describe('text for a terminal', () => {
  it.each([
    ['\u001b[2Jgone', '\\u001b[2Jgone'],
    ['a\u009b31mb', 'a\\u009b31mb'],
    ['in\u202efdp.exe', 'in\\u202efdp.exe'],
    ['two\r\nlines\tand', 'two lines and'],
    ['发票 ¥1', '发票 ¥1'],
    ['in/\udcb7\udca2.pdf', String.raw`in/\xb7\xa2.pdf`],
  ])('%j is shown as %j', (text, expected) => expect(plainText(text)).toBe(expected));

  it('shows undecodable bytes of file names in JSON too, and changes nothing that only looks like them', () => {
    const path = String.raw`\udcb7 \\udcb7` + '\udcb7';
    expect(JSON.parse(plainJson(JSON.stringify({ path })))).toEqual({ path: String.raw`\udcb7 \\udcb7\xb7` });
  });

  it('never holds a control character', () => {
    assert(property(anyText, (text) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(plainText(text))));
  });

  it('still parses to the same JSON', () => {
    assert(
      property(anyText, (text) => {
        const json = plainJson(JSON.stringify({ text }));
        expect(JSON.parse(json)).toEqual({ text });
        expect(json).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });

  it.each([
    ['abc', 3],
    ['发票', 4],
    ['（个体）', 8],
    ['e\u0301', 1],
    ['¥１２', 5],
    ['한국', 4],
    ['🧾', 2],
  ])('%j takes %i columns', (text, columns) => expect(displayWidth(text)).toBe(columns));

  it('is cut and padded by terminal columns, not by characters', () => {
    expect(fit('深圳慧通商务', 7)).toBe('深圳慧…');
    expect(fit('深圳', 4)).toBe('深圳');
    expect(fitMiddle('a/long/path/to/发票.pdf', 12)).toBe('a/long….pdf');
    expect(padEnd('发票', 6)).toBe('发票  ');
    expect(padStart('12.00', 7)).toBe('  12.00');
    assert(
      property(anyText.map(plainText), integer({ min: 2, max: 30 }), (text, columns) => {
        expect(displayWidth(fit(text, columns))).toBeLessThanOrEqual(columns);
        expect(displayWidth(fitMiddle(text, columns, 0.3))).toBeLessThanOrEqual(columns);
        for (const line of wrap(text, columns)) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });

  it('keeps shortened names different from each other, wherever they differ', () => {
    const inTheMiddle = ['cn-old-normal-001-photo-of-invoice.png', 'cn-old-normal-002-photo-of-invoice.png'];
    const atTheEnd = ['a-very-long-common-beginning-1.pdf', 'a-very-long-common-beginning-2.pdf'];
    const atTheStart = ['1-a-very-long-common-end.pdf', '2-a-very-long-common-end.pdf'];
    for (const names of [inTheMiddle, atTheEnd, atTheStart]) {
      const fitted = fitApart(names, 20);
      expect(new Set(fitted).size).toBe(2);
      for (const name of fitted) expect(displayWidth(name)).toBeLessThanOrEqual(20);
    }
    expect(fitApart(['short.pdf'], 20)).toEqual(['short.pdf']);
  });

  it.each([
    [['in/a/x.pdf', 'in/a/y.pdf'], 'in/a/'],
    [['in/a/x.pdf', 'in/ab/y.pdf'], 'in/'],
    [['in/x.pdf', 'in/a/y.pdf'], 'in/'],
    [['x.pdf', 'in/y.pdf'], ''],
    [['/x.pdf', '/y.pdf'], '/'],
    [['in/x.pdf'], ''],
    [[], ''],
  ])('the common folder of %j is %j', (paths, folder) => expect(sharedFolder(paths)).toBe(folder));

  it('is wrapped at blanks, and elsewhere only if there are none', () => {
    expect(wrap('net plus tax is not total', 10)).toEqual(['net plus', 'tax is not', 'total']);
    expect(wrap('价税合计与明细不符', 8)).toEqual(['价税合计', '与明细不', '符']);
    // Between Chinese characters even where a blank comes earlier, but not before a comma.
    expect(wrap('从 FILE 读取路径，每行一个', 16)).toEqual(['从 FILE 读取路', '径，每行一个']);
    expect(wrap('', 8)).toEqual([]);
    expect(wrapIndented('  ok      1.00 EUR (1) · 2.00 CNY (1)', 34, 10)).toEqual([
      '  ok      1.00 EUR (1) ·',
      '          2.00 CNY (1)',
    ]);
    expect(wrapIndented('  short', 34, 10)).toEqual(['  short']);
  });
});
