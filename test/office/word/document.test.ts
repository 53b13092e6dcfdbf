/** What src/office says of a Word document, apart from what TeX and convert make of it. */
import { expect, test } from 'vitest';
import { openDocx } from '../../../src/office/word/open.ts';
import { readBlocks, type WordBlock } from '../../../src/office/word/blocks.ts';
import { findBookmarks } from '../../../src/office/word/bookmarks.ts';
import { readWord, type WordDocument } from '../../../src/office/word/document.ts';
import { readTable, type WordTable } from '../../../src/office/word/tables.ts';
import * as d from '../../tex/docx-maker.ts';

async function word(parts: d.DocxParts): Promise<WordDocument> {
  const office = await openDocx(d.makeDocx(parts));
  try {
    return await readWord(office);
  } finally {
    office.close();
  }
}

const blocksOf = async (body: string): Promise<readonly WordBlock[]> => [...readBlocks((await word({ body })).body)];

async function tableOf(rows: readonly string[], limit?: number): Promise<WordTable> {
  const [block] = await blocksOf(d.table([1000, 1000, 1000], rows));
  if (block?.kind !== 'table') throw new Error('no table');
  return readTable(block.node, limit);
}

const cell = (properties = ''): string => d.cell(d.paragraph(d.run('x')), properties);
const [starts, continues, twoWide] = ['<w:vMerge w:val="restart"/>', '<w:vMerge/>', '<w:gridSpan w:val="2"/>'];

test('cells are counted over the rows that they span', async () => {
  const { rows, columns, gridPoints } = await tableOf([
    d.tableRow([cell(starts), cell(twoWide + starts)]),
    d.tableRow([cell(continues), cell(twoWide + continues)]),
    d.tableRow([cell(continues), cell(), cell()]),
  ]);
  expect(columns).toBe(3);
  expect(gridPoints).toEqual([50, 50, 50]);
  expect(
    rows.map(({ cells }) =>
      cells.map(({ column, columns: wide, rows: high, covered }) => [column, wide, high, covered]),
    ),
  ).toEqual([
    [
      [0, 1, 3, false],
      [1, 2, 2, false],
    ],
    [
      [0, 1, 1, true],
      [1, 2, 1, true],
    ],
    [
      [0, 1, 1, true],
      [1, 1, 1, false],
      [2, 1, 1, false],
    ],
  ]);
});

test('a cell that continues no cell above, or one of another width, is a cell of its own', async () => {
  const { rows } = await tableOf([
    d.tableRow([cell(continues), cell(twoWide + starts)]),
    d.tableRow([cell(), cell(continues)]),
  ]);
  expect(rows.flatMap(({ cells }) => cells.filter(({ covered }) => covered))).toEqual([]);
});

test('a table ends at the limit of columns', async () => {
  const { columns, rows } = await tableOf([d.tableRow([cell('<w:gridSpan w:val="999999999"/>'), cell()])], 10);
  expect(columns).toBe(10);
  expect(rows[0]?.cells).toHaveLength(1);
});

test('styles inherit from each other, and a circular chain ends', async () => {
  const style = (id: string, basedOn: string, rest = ''): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="${basedOn}"/>${rest}</w:style>`;
  const { styles } = await word({
    body: '<w:p/>',
    styles: `${d.wordStyles}${style('A', 'B', '<w:rPr><w:i/></w:rPr>')}${style('B', 'A', '<w:rPr><w:b/></w:rPr>')}${style('Chapter', 'Heading2', '<w:rPr><w:b w:val="0"/></w:rPr>')}${style('Subject', 'Title')}`,
  });
  expect(styles.get('A')?.run).toMatchObject({ bold: true, italic: true });
  expect(styles.get('Chapter')).toMatchObject({ headingLevel: 2, run: { bold: false }, isTitle: false });
  expect(styles.get('Subject')).toMatchObject({ isTitle: true, headingLevel: undefined });
  expect(styles.get('absent')).toBeUndefined();
  expect(styles.defaultParagraph?.id).toBe('Normal');
});

test('list numbers are counted as Word prints them', async () => {
  const { numbering } = await word({ body: '<w:p/>' });
  const labels = [0, 1, 1, 0, 1].map((level) => numbering.next('1', level)?.label);
  expect(labels).toEqual(['1.', 'a)', 'b)', '2.', 'a)']);
  expect(numbering.next('no such list', 0)).toBeUndefined();
  expect(numbering.next('0', 0)).toBeUndefined();
});

test('content controls and tracked changes are read through, and the first choice of alternatives is read', async () => {
  const one = (text: string): string => d.paragraph(d.run(text));
  const blocks = await blocksOf(
    `<w:sdt><w:sdtContent>${one('a')}<w:ins w:id="1">${one('b')}</w:ins></w:sdtContent></w:sdt><mc:AlternateContent><mc:Choice Requires="x">${one('c')}</mc:Choice><mc:Choice Requires="y">${one('no')}</mc:Choice><mc:Fallback>${one('no')}</mc:Fallback></mc:AlternateContent>`,
  );
  const said = blocks.flatMap((block) =>
    block.kind === 'paragraph' ? block.content.flatMap((inline) => (inline.kind === 'run' ? inline.pieces : [])) : [],
  );
  expect(said).toEqual(['a', 'b', 'c'].map((text) => ({ kind: 'text', text })));
});

test('the text of the last paragraph is kept even if the end of the paragraph was deleted', async () => {
  const blocks = await blocksOf(
    `<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>${d.run('last')}</w:p>`,
  );
  expect(blocks).toMatchObject([{ kind: 'paragraph', content: [{ pieces: [{ kind: 'text', text: 'last' }] }] }]);
});

test('bookmarks are found by their targets', async () => {
  const { body, styles } = await word({
    body: [
      d.styled('Heading1', d.bookmark('chapter', d.run('One'))),
      d.paragraph(d.bookmark('item', d.run('item')), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
      d.styled('Caption', d.bookmark('figure', d.run('Figure ') + d.field('SEQ Figure', d.run('1')))),
      d.paragraph(d.bookmark('words', d.run('words'))),
    ].join(''),
  });
  expect(Object.fromEntries([...findBookmarks(body, styles)].map(([name, { kind }]) => [name, kind]))).toEqual({
    chapter: 'heading',
    item: 'item',
    figure: 'caption',
    words: 'text',
  });
});
