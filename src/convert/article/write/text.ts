/** Plain text. A row of a table is a line with tabs between the cells, so that it can be pasted into a worksheet. */
import { type Article, type Block, gridOf, plain, plainBlocks } from '../model.ts';
import { withPlainNotes } from './plain-notes.ts';

export function writeText(article: Article): Uint8Array {
  const text = withPlainNotes(article)
    .blocks.map((block) => blockText(block, 0))
    .filter((block) => block !== '')
    .join('\n\n');
  return Buffer.from(text === '' ? '' : `${text}\n`, 'utf8');
}

function blockText(block: Block, depth: number): string {
  const indent = '  '.repeat(depth);
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return plain(block.content);
    case 'list':
      return block.items
        .map((item, index) => {
          const mark = block.ordered ? `${block.start + index}.` : '-';
          const [first, ...rest] = item.map((inner) => blockText(inner, depth + 1));
          return [`${indent}${mark} ${first ?? ''}`, ...rest].join('\n');
        })
        .join('\n');
    case 'table':
      return gridOf(block)
        .map((row) =>
          row
            .map((cell) => (cell ? plainBlocks(cell.blocks).replaceAll(/\s+/g, ' ').trim() : ''))
            .join('\t')
            .trimEnd(),
        )
        .join('\n');
    case 'code':
      return block.text;
    case 'quote':
      return block.blocks
        .map((inner) => `${indent}> ${blockText(inner, depth).replaceAll('\n', `\n${indent}> `)}`)
        .join('\n');
    case 'definitions':
      return block.entries
        .flatMap(({ term, details }) => [
          `${indent}${plain(term)}`,
          ...details.flat().map(
            (inner) =>
              `${indent}    ${blockText(inner, depth + 2)
                .trimStart()
                .replaceAll('\n', `\n${indent}    `)}`,
          ),
        ])
        .join('\n');
    case 'contents':
      return blockText(block.list, depth);
    case 'rule':
      return '----------------';
    case 'page-break':
      break;
  }
  return '\f';
}
