/** Markdown as GitHub reads it. What Markdown lacks, such as cells over several columns, becomes the nearest that it has. */
import type {
  BlockContent,
  DefinitionContent,
  FootnoteDefinition,
  PhrasingContent,
  Root,
  RootContent,
  TableRow,
} from 'mdast';
import { type Article, type Block, gridOf, type Inline, type Picture, type Table, type TextRun } from '../model.ts';
import { metadataOf } from '../contents.ts';
import { dataUri } from './data-uri.ts';

export async function writeMarkdown(article: Article): Promise<Uint8Array> {
  const [{ unified }, { default: gfm }, { default: math }, { default: stringify }, yaml] = await Promise.all([
    import('unified'),
    import('remark-gfm'),
    import('remark-math'),
    import('remark-stringify'),
    import('yaml'),
  ]);
  const nodesOf = (blocks: readonly Block[]) => blocks.flatMap((block) => blockNodes(block, article.pictures));
  const notes = (article.notes ?? []).map((blocks, index): FootnoteDefinition => ({
    type: 'footnoteDefinition',
    identifier: String(index + 1),
    label: String(index + 1),
    children: nodesOf(blocks),
  }));
  const root: Root = { type: 'root', children: [...nodesOf(article.blocks), ...notes] };
  const processor = unified()
    .use(gfm, { tablePipeAlign: false })
    .use(math)
    .use(stringify, { bullet: '-', rule: '-', fences: true });
  const { title, author } = article;
  const metadata = Object.fromEntries(metadataOf(article).map((name) => [name, { title, author }[name]]));
  const front = Object.keys(metadata).length === 0 ? '' : `---\n${yaml.stringify(metadata, { lineWidth: 0 })}---\n\n`;
  return Buffer.from(`${front}${processor.stringify(root)}`, 'utf8');
}

type Pictures = ReadonlyMap<string, Picture>;
type Flow = BlockContent | DefinitionContent;

function blockNodes(block: Block, pictures: Pictures): readonly (Flow & RootContent)[] {
  switch (block.kind) {
    case 'heading': {
      const depth = Math.min(6, Math.max(1, block.level)) as 1 | 2 | 3 | 4 | 5 | 6;
      return [{ type: 'heading', depth, children: phrasing(withoutBreaks(block.content), pictures) }];
    }
    case 'paragraph': {
      const [only, ...others] = block.content;
      if (only?.kind === 'formula' && only.display && others.length === 0) return [{ type: 'math', value: only.tex }];
      return [{ type: 'paragraph', children: phrasing(block.content, pictures) }];
    }
    case 'list': {
      const children = block.items.map((item) => {
        const { checked, blocks } = taskOf(item);
        return {
          type: 'listItem' as const,
          spread: false,
          checked,
          children: blocks.flatMap((inner) => blockNodes(inner, pictures)),
        };
      });
      return [
        { type: 'list', ordered: block.ordered, start: block.ordered ? block.start : null, spread: false, children },
      ];
    }
    case 'table':
      return [tableNode(block, pictures)];
    case 'code':
      return [{ type: 'code', value: block.text, lang: block.language ?? null }];
    case 'quote':
      return [{ type: 'blockquote', children: block.blocks.flatMap((inner) => blockNodes(inner, pictures)) }];
    case 'rule':
    case 'page-break':
      break;
  }
  return [{ type: 'thematicBreak' }];
}

/** An item that begins with a box is a task. */
function taskOf(item: readonly Block[]): { readonly checked: boolean | null; readonly blocks: readonly Block[] } {
  const [first, ...rest] = item;
  const [start, ...others] = first?.kind === 'paragraph' ? first.content : [];
  const [box, sign] = start?.kind === 'text' ? (/^([☑☐]) /.exec(start.text) ?? []) : [];
  if (first?.kind !== 'paragraph' || start?.kind !== 'text' || box === undefined)
    return { checked: null, blocks: item };
  const text = start.text.slice(box.length);
  const content = text === '' ? others : [{ ...start, text }, ...others];
  return { checked: sign === '☑', blocks: [{ ...first, content }, ...rest] };
}

const withoutBreaks = (content: readonly Inline[]): readonly Inline[] =>
  content.map((run) => (run.kind === 'break' ? { kind: 'text', text: ' ' } : run));

/** A position that a larger cell covers becomes an empty cell; <br> separates the paragraphs of a cell. */
function tableNode(table: Table, pictures: Pictures): Flow & RootContent {
  const rows = gridOf(table).map((row): TableRow => ({
    type: 'tableRow',
    children: row.map((cell) => ({ type: 'tableCell', children: cellPhrasing(cell?.blocks ?? [], pictures) })),
  }));
  const align = gridOf(table)[0]?.map((cell) => (cell?.align === 'left' ? null : (cell?.align ?? null)));
  return { type: 'table', align: align ?? [], children: rows };
}

function cellPhrasing(blocks: readonly Block[], pictures: Pictures): PhrasingContent[] {
  const lines: PhrasingContent[][] = blocks.flatMap((block): PhrasingContent[][] => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return [phrasing(block.content, pictures, true)];
      case 'list':
        return block.items.map((item) => [{ type: 'text', value: '• ' }, ...cellPhrasing(item, pictures)]);
      case 'table':
        return block.rows.map((row) =>
          row.flatMap((cell, index): PhrasingContent[] => [
            ...(index > 0 ? [{ type: 'text' as const, value: ' · ' }] : []),
            ...cellPhrasing(cell.blocks, pictures),
          ]),
        );
      case 'code':
        return [[{ type: 'inlineCode', value: block.text.replaceAll('\n', ' ') }]];
      case 'quote':
        return [cellPhrasing(block.blocks, pictures)];
      case 'rule':
      case 'page-break':
        break;
    }
    return [];
  });
  return lines.flatMap((line, index): PhrasingContent[] => [...(index > 0 ? [lineBreakInCell] : []), ...line]);
}

const lineBreakInCell: PhrasingContent = { type: 'html', value: '<br>' };

function phrasing(content: readonly Inline[], pictures: Pictures, inCell = false): PhrasingContent[] {
  return content.flatMap((run): PhrasingContent[] => {
    switch (run.kind) {
      case 'break':
        return [inCell ? lineBreakInCell : { type: 'break' }];
      case 'picture': {
        const picture = pictures.get(run.picture);
        return picture ? [{ type: 'image', url: dataUri(picture), alt: run.alt }] : [{ type: 'text', value: run.alt }];
      }
      case 'note':
        return [{ type: 'footnoteReference', identifier: String(run.number), label: String(run.number) }];
      case 'page-number':
        return [{ type: 'text', value: run.shown }];
      case 'formula':
        return [{ type: 'inlineMath', value: run.tex }];
      case 'text':
        break;
    }
    return markedText(run);
  });
}

/** Emphasis may neither begin nor end with a blank: blanks move out of it. */
function markedText({ text, marks = {} }: TextRun): PhrasingContent[] {
  if (text.trim() === '') return [{ type: 'text', value: ' ' }];
  const [, before = '', inner = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? [];
  let node: PhrasingContent = marks.code ? { type: 'inlineCode', value: inner } : { type: 'text', value: inner };
  if (marks.bold) node = { type: 'strong', children: [node] };
  if (marks.italic) node = { type: 'emphasis', children: [node] };
  if (marks.strike) node = { type: 'delete', children: [node] };
  if (marks.link !== undefined) node = { type: 'link', url: marks.link, children: [node] as never };
  const around = (blank: string): PhrasingContent[] => (blank === '' ? [] : [{ type: 'text', value: ' ' }]);
  return [...around(before), node, ...around(after)];
}
