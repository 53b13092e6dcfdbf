/** Notes as text, for formats that have none: numbers in the text, and the notes behind a line at its end. */
import { type Article, type Block, mapInlines, text } from '../model.ts';

export function withPlainNotes(article: Article): Article {
  const { notes = [], ...others } = article;
  if (notes.length === 0) return article;
  const numbered = (blocks: readonly Block[]): readonly Block[] =>
    mapInlines(blocks, (content) =>
      content.map((run) => (run.kind === 'note' ? text(`[${run.number}]`, { raised: true }) : run)),
    );
  const atEnd = notes.flatMap((blocks, index) => withNumber(index + 1, numbered(blocks)));
  return { ...others, blocks: [...numbered(article.blocks), { kind: 'rule' }, ...atEnd] };
}

function withNumber(number: number, blocks: readonly Block[]): readonly Block[] {
  const [first, ...rest] = blocks;
  const mark = text(`[${number}] `);
  if (first?.kind === 'paragraph') return [{ ...first, content: [mark, ...first.content] }, ...rest];
  return [{ kind: 'paragraph', content: [mark] }, ...blocks];
}
