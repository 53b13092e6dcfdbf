/** Styles of Word that mean quotes and code, and the alignment of cells. */
import { expect, it } from 'vitest';
import { readArticle } from '../../../../src/convert/article/read/index.ts';
import { type Block, plain, plainBlocks } from '../../../../src/convert/article/model.ts';
import { defaultOptions } from '../../../../src/convert/options.ts';
import { makeDocx } from '../../../tex/docx-maker.ts';
import { context } from '../../run.ts';

const style = (id: string, name: string, type = 'paragraph'): string =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
const styles = [
  style('Q', 'Block Text'),
  style('IQ', 'Intense Quote'),
  style('SC', 'Source Code'),
  style('VC', 'Verbatim Char', 'character'),
].join('');
const line = (text: string, paragraph = '', run = ''): string =>
  `<w:p><w:pPr>${paragraph}</w:pPr><w:r><w:rPr>${run}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const styled = (id: string): string => `<w:pStyle w:val="${id}"/>`;

async function blocksOf(body: string): Promise<readonly Block[]> {
  const bytes = makeDocx({ body, styles });
  return (await readArticle(bytes, 'docx', defaultOptions, context)).article.blocks;
}

it('neighbouring paragraphs of quoting styles are one quote', async () => {
  const blocks = await blocksOf(line('one', styled('Q')) + line('two', styled('IQ')) + line('plain'));
  expect(blocks.map(({ kind }) => kind)).toEqual(['quote', 'paragraph']);
  expect(plainBlocks(blocks.slice(0, 1))).toMatch(/one\s+two/);
});

it('neighbouring lines of a code style are one block of code without marks', async () => {
  const blocks = await blocksOf(line('def f():', styled('SC'), '<w:b/>') + line('  return 1', styled('SC')));
  expect(blocks).toEqual([{ kind: 'code', text: 'def f():\n  return 1' }]);
});

it('runs of a code style are code', async () => {
  const [block] = await blocksOf(line('ph-meter', '', '<w:rStyle w:val="VC"/>'));
  const content = block?.kind === 'paragraph' ? block.content : [];
  expect(plain(content)).toBe('ph-meter');
  expect(content).toMatchObject([{ marks: { code: true } }]);
});

it('a cell whose paragraphs are aligned alike is aligned', async () => {
  const cell = (inside: string): string => `<w:tc>${inside}</w:tc>`;
  const right = '<w:jc w:val="right"/>';
  const [table] = await blocksOf(
    `<w:tbl><w:tr>${cell(line('4', right))}${cell(line('4', right) + line('x'))}</w:tr></w:tbl>`,
  );
  expect(table?.kind === 'table' && table.rows[0]?.map(({ align }) => align)).toEqual(['right', undefined]);
});
