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
import {
  type Article,
  type Block,
  type Definitions,
  gridOf,
  type Heading,
  type Inline,
  type List,
  type Paragraph,
  type Picture,
  type Table,
  type TextRun,
} from '../model.ts';
import { headingNames, linkedAnchors } from '../anchors.ts';
import { metadataOf } from '../contents.ts';
import { escapeXml } from '../../../domain/xml-text.ts';
import { dataUri } from './data-uri.ts';

export async function writeMarkdown(article: Article): Promise<Uint8Array> {
  const [{ unified }, { default: gfm }, { default: math }, { default: stringify }, { default: definitions }, yaml] =
    await Promise.all([
      import('unified'),
      import('remark-gfm'),
      import('remark-math'),
      import('remark-stringify'),
      import('remark-definition-list'),
      import('yaml'),
    ]);
  const writing: Writing = { pictures: article.pictures, linked: linkedAnchors(article), nameOf: headingNames() };
  const nodesOf = (blocks: readonly Block[]) => blocks.flatMap((block) => blockNodes(block, writing));
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
    .use(definitions)
    .use(stringify, { bullet: '-', rule: '-', fences: true });
  const { title, author } = article;
  const metadata = Object.fromEntries(metadataOf(article).map((name) => [name, { title, author }[name]]));
  const front = Object.keys(metadata).length === 0 ? '' : `---\n${yaml.stringify(metadata, { lineWidth: 0 })}---\n\n`;
  return Buffer.from(`${front}${processor.stringify(root)}`, 'utf8');
}

interface Writing {
  readonly pictures: ReadonlyMap<string, Picture>;
  /** Names that links of the document lead to: others are not written. */
  readonly linked: ReadonlySet<string>;
  /** The name that readers of Markdown give to a heading. */
  readonly nameOf: (heading: Heading) => string;
}
type Flow = BlockContent | DefinitionContent;

function blockNodes(block: Block, writing: Writing): readonly (Flow & RootContent)[] {
  switch (block.kind) {
    case 'heading':
      return [headingNode(block, writing)];
    case 'paragraph':
      return [paragraphNode(block, writing)];
    case 'list':
      return [listNode(block, writing)];
    case 'table':
      return [tableNode(block, writing)];
    case 'code':
      return [{ type: 'code', value: block.text, lang: block.language ?? null }];
    case 'quote':
      return [{ type: 'blockquote', children: block.blocks.flatMap((inner) => blockNodes(inner, writing)) }];
    case 'definitions':
      return [definitionsNode(block, writing)];
    case 'contents':
      return blockNodes(block.list, writing);
    case 'rule':
    case 'page-break':
      break;
  }
  return [{ type: 'thematicBreak' }];
}

function headingNode(heading: Heading, writing: Writing): Flow & RootContent {
  const depth = Math.min(6, Math.max(1, heading.level)) as 1 | 2 | 3 | 4 | 5 | 6;
  const isNamed = writing.nameOf(heading) === heading.anchor;
  const children = phrasing(withoutBreaks(heading.content), writing);
  return { type: 'heading', depth, children: [...(isNamed ? [] : anchorNodes(heading.anchor, writing)), ...children] };
}

function paragraphNode({ content }: Paragraph, writing: Writing): Flow & RootContent {
  const [only, ...others] = content;
  if (only?.kind === 'formula' && only.display && others.length === 0) return { type: 'math', value: only.tex };
  const isBlank = (run: Inline): boolean => run.kind === 'text' && run.text.trim() === '' && !run.marks?.anchor;
  const end = content.findLastIndex((run) => !isBlank(run));
  return { type: 'paragraph', children: phrasing(content.slice(0, end + 1), writing) };
}

function listNode({ ordered, start, items }: List, writing: Writing): Flow & RootContent {
  const children = items.map((item) => {
    const { checked, blocks } = taskOf(item);
    return {
      type: 'listItem' as const,
      spread: false,
      checked,
      children: blocks.flatMap((inner) => blockNodes(inner, writing)),
    };
  });
  return { type: 'list', ordered, start: ordered ? start : null, spread: false, children };
}

/** The node has no type of its own in mdast. */
const definitionsNode = ({ entries }: Definitions, writing: Writing): Flow & RootContent =>
  ({
    type: 'defList',
    children: entries.flatMap(({ term, details }) => [
      { type: 'defListTerm', children: phrasing(withoutBreaks(term), writing) },
      ...details.map((detail) => ({
        type: 'defListDescription',
        spread: false,
        children: detail.flatMap((inner) => blockNodes(inner, writing)),
      })),
    ]),
  }) as never;

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
function tableNode(table: Table, writing: Writing): Flow & RootContent {
  const rows = gridOf(table).map((row): TableRow => ({
    type: 'tableRow',
    children: row.map((cell) => ({ type: 'tableCell', children: cellPhrasing(cell?.blocks ?? [], writing) })),
  }));
  const align = gridOf(table)[0]?.map((cell) => (cell?.align === 'left' ? null : (cell?.align ?? null)));
  return { type: 'table', align: align ?? [], children: rows };
}

function cellPhrasing(blocks: readonly Block[], writing: Writing): PhrasingContent[] {
  const lines: PhrasingContent[][] = blocks.flatMap((block): PhrasingContent[][] => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return [phrasing(block.content, writing, true)];
      case 'list':
        return block.items.map((item) => [{ type: 'text', value: '• ' }, ...cellPhrasing(item, writing)]);
      case 'table':
        return block.rows.map((row) =>
          row.flatMap((cell, index): PhrasingContent[] => [
            ...(index > 0 ? [{ type: 'text' as const, value: ' · ' }] : []),
            ...cellPhrasing(cell.blocks, writing),
          ]),
        );
      case 'code':
        return [[{ type: 'inlineCode', value: block.text.replaceAll('\n', ' ') }]];
      case 'quote':
        return [cellPhrasing(block.blocks, writing)];
      case 'definitions':
        return block.entries.flatMap(({ term, details }) => [
          phrasing(term, writing, true),
          ...details.map((detail) => cellPhrasing(detail, writing)),
        ]);
      case 'contents':
      case 'rule':
      case 'page-break':
        break;
    }
    return [];
  });
  return lines.flatMap((line, index): PhrasingContent[] => [...(index > 0 ? [lineBreakInCell] : []), ...line]);
}

const lineBreakInCell: PhrasingContent = { type: 'html', value: '<br>' };

function phrasing(content: readonly Inline[], writing: Writing, inCell = false): PhrasingContent[] {
  return content.flatMap((run): PhrasingContent[] => {
    switch (run.kind) {
      case 'break':
        return [inCell ? lineBreakInCell : { type: 'break' }];
      case 'picture': {
        const picture = writing.pictures.get(run.picture);
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
    return [...anchorNodes(run.marks?.anchor, writing), ...markedText(run)];
  });
}

/** Markdown has no targets of links except headings, but HTML has. */
const anchorNodes = (anchor: string | undefined, { linked }: Writing): PhrasingContent[] =>
  anchor === undefined || !linked.has(anchor)
    ? []
    : [
        { type: 'html', value: `<a id="${escapeXml(anchor)}">` },
        { type: 'html', value: '</a>' },
      ];

/** Emphasis may neither begin nor end with a blank: blanks move out of it. */
function markedText({ text, marks = {} }: TextRun): PhrasingContent[] {
  if (text.trim() === '') return text === '' ? [] : [{ type: 'text', value: ' ' }];
  const [, before = '', inner = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? [];
  let node: PhrasingContent = marks.code ? { type: 'inlineCode', value: inner } : { type: 'text', value: inner };
  if (marks.bold) node = { type: 'strong', children: [node] };
  if (marks.italic) node = { type: 'emphasis', children: [node] };
  if (marks.strike) node = { type: 'delete', children: [node] };
  if (marks.link !== undefined) node = { type: 'link', url: marks.link, children: [node] as never };
  const around = (blank: string): PhrasingContent[] => (blank === '' ? [] : [{ type: 'text', value: ' ' }]);
  return [...around(before), node, ...around(after)];
}
