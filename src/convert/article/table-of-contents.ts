/** `toc`: a table of contents before the text, or after the heading that the document begins with. */
import { withHeadingAnchors } from './anchors.ts';
import { gatherLists, type ListMark } from './read/lists.ts';
import { type Article, type Block, type Heading, type List, paragraph, plain, text, visit } from './model.ts';
import { type Message, message } from '../../texts/message.ts';

const deepestLevel = 3;

/** Without headings there is nothing to list: `warnings` gets a line. */
export function withTableOfContents(article: Article, warnings: Message[]): Article {
  const blocks = withHeadingAnchors(article.blocks);
  const headings: Heading[] = [];
  visit(blocks, (block) => {
    if (block.kind === 'heading' && block.level <= deepestLevel && plain(block.content).trim() !== '')
      headings.push(block);
  });
  const list = listOf(headings);
  if (!list) {
    warnings.push(message('loss.noContents', {}));
    return article;
  }
  const [first, ...rest] = blocks;
  const contents: Block = { kind: 'contents', list };
  return { ...article, blocks: first?.kind === 'heading' ? [first, contents, ...rest] : [contents, ...blocks] };
}

function listOf(headings: readonly Heading[]): List | undefined {
  const top = Math.min(...headings.map(({ level }) => level));
  const marked = headings.map(({ level, content, anchor }) => {
    const mark: ListMark = { depth: level - top, ordered: false, start: 1 };
    const entry = text(
      plain(content).replaceAll(/\s+/g, ' ').trim(),
      anchor === undefined ? {} : { link: `#${anchor}` },
    );
    return { block: paragraph([entry]), list: mark };
  });
  return gatherLists(marked).find((block) => block.kind === 'list');
}
