/** The layout of tables: columns are as wide as their contents, and nothing goes over the edge. */
import { describe, expect, it } from 'vitest';
import { readerFor } from '../../src/documents/readers/index.ts';
import { openOffice } from '../../src/office/package.ts';
import { converted } from './run.ts';

const long = 'AWordWithoutAnyBreakThatIsWiderThanThePaperOnWhichItStandsAndThenSomeMoreOfItUntilItIsSurelyTooLong';
const table = Buffer.from(
  `| Item | Number | Price |\n| --- | --- | --- |\n| ${long} | 12 | 34.50 |\n| 很长的中文句子没有空格也没有英文字母一直写下去 | 7 | 1.00 |\n`,
);

describe('PDF', () => {
  it('long words are broken inside their cell, and no character is lost or added', async () => {
    const { bytes } = await converted(table, 'md', 'pdf');
    const document = await readerFor('application/pdf').open(bytes, {});
    const { words, width } = await document.text(0);
    document.close();
    expect(words.map(({ text }) => text).join('')).toContain(long.slice(0, 20));
    const pieces = words.filter(({ text }) => long.includes(text) && text.length > 8);
    expect(pieces.map(({ text }) => text).join('')).toBe(long);
    expect(words.map(({ text }) => text).join('')).toContain('没有英文字母一直写下去');
    const number = words.find(({ text }) => text === '12');
    for (const { box } of pieces) {
      expect(box[2]).toBeLessThan(width - 50);
      expect(box[2]).toBeLessThan(number?.box[0] ?? 0);
    }
  });
});

describe('Word', () => {
  it('columns are as wide as their text, and tables of many columns use smaller type', async () => {
    const grid = async (source: string): Promise<{ readonly widths: readonly number[]; readonly xml: string }> => {
      const office = await openOffice((await converted(Buffer.from(source), 'md', 'docx')).bytes);
      const xml = (await office.bytes('word/document.xml'))?.toString() ?? '';
      office.close();
      return { widths: [...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width)), xml };
    };
    const { widths, xml } = await grid(table.toString());
    expect(widths).toHaveLength(3);
    expect(widths[0]).toBeGreaterThan(2 * (widths[1] ?? Infinity));
    expect(xml).not.toContain('<w:sz w:val="16"/>');
    const row = (text: string): string => `|${` ${text} |`.repeat(10)}\n`;
    expect((await grid(`${row('head')}${row('---')}${row('cell')}`)).xml).toContain('<w:sz w:val="16"/>');
  });
});
