/** Plain text with columns that only a font of one width aligns. */
import { expect, it } from 'vitest';
import { articleOfText } from '../../../../src/convert/article/read/text.ts';

it('lines with columns stay as they are, and the first keeps its indentation', () => {
  const table = '   Name        Amount\n   Fern          4.00\n   Tomato       21.00';
  const { blocks } = articleOfText(`Prices:\n\n${table}  \n\nEnd.\n`);
  expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'code', 'paragraph']);
  expect(blocks[1]).toEqual({ kind: 'code', text: table });
});

it('a sentence with one wide gap, and an indented paragraph, are paragraphs', () => {
  const { blocks } = articleOfText('  Dear Sir,\n  here is    one gap\n  and no other.\n');
  expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph']);
});
