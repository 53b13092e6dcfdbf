/** Charts as tables of their numbers, for formats that have no pictures. */
import { type Article, type Block, type Table, text } from './model.ts';
import { type Message, message } from '../../texts/message.ts';

/** `warnings` gets a line if there are any. */
export function withChartTables(article: Article, warnings: Message[]): Article {
  const blocks = article.blocks.flatMap((block) => {
    const tables = chartsIn(block);
    return tables.length === 0 ? [block] : tables.flatMap(withHeading);
  });
  if (blocks.length === article.blocks.length && blocks.every((block, index) => block === article.blocks[index]))
    return article;
  warnings.push(message('loss.chartTables', {}));
  return { ...article, blocks };
}

/** Readers put a chart into a paragraph of its own. */
const chartsIn = (block: Block): readonly Table[] =>
  block.kind === 'paragraph'
    ? block.content.flatMap((run) => (run.kind === 'picture' && run.numbers ? [run.numbers] : []))
    : [];

const withHeading = (table: Table): readonly Block[] =>
  table.name === undefined ? [table] : [{ kind: 'heading', level: 3, content: [text(table.name)] }, table];
