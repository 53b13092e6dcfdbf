/**
 * Markdown (GitHub's) and HTML, both through the HTML tree.
 *
 * Scripts, styles and everything that an address points to are left out: only pictures in data: URIs are read. Nothing is
 * fetched from the network or the disk.
 */
import type { Element, ElementContent, Nodes, Root } from 'hast';
import { definedOnly } from '../../../domain/defined-only.ts';
import type { Parents } from 'mdast';
import type { defListHastHandlers } from 'remark-definition-list';
import { Failure } from '../../../domain/failure.ts';
import { message, messageSet } from '../../../texts/message.ts';
import {
  type Alignment,
  type Article,
  type Block,
  type Cell,
  type Definitions,
  type Inline,
  type Marks,
  text,
} from '../model.ts';
import { checkLength, decodeText } from '../text-file.ts';
import { recogniseFormulas } from './markdown-math.ts';
import { elements, inlineNames, isMath, leftOut, silent, textOf } from './markup-elements.ts';
import { anchoredBlocks, anchorOf, inlines, marksOf, mathOf, type Reading } from './markup-inlines.ts';
import { isOnlyNotes, noteItemsIn } from './markup-notes.ts';
import { tidy } from './tidy-inlines.ts';

export async function readHtml(bytes: Uint8Array): Promise<Article> {
  const [{ unified }, { default: rehypeParse }] = await Promise.all([import('unified'), import('rehype-parse')]);
  const source = checkLength(await decodeHtml(bytes));
  checkDepth(source);
  return articleOf(unified().use(rehypeParse).parse(source));
}

export async function readMarkdown(bytes: Uint8Array): Promise<Article> {
  const [
    { unified },
    { default: parse },
    { default: gfm },
    { default: math },
    { default: toHtml },
    { default: raw },
    { default: definitions, defListHastHandlers: handlers },
    { frontMatterOf },
    { withHeadingAnchors },
  ] = await Promise.all([
    import('unified'),
    import('remark-parse'),
    import('remark-gfm'),
    import('remark-math'),
    import('remark-rehype'),
    import('rehype-raw'),
    import('remark-definition-list'),
    import('./front-matter.ts'),
    import('../anchors.ts'),
  ]);
  const { text: source, ...metadata } = frontMatterOf(checkLength(await decodeText(bytes)));
  checkDepth(source);
  const processor = unified()
    .use(parse)
    .use(gfm)
    .use(math)
    .use(definitions)
    .use(toHtml, { allowDangerousHtml: true, handlers: { ...handlers, defListDescription: details } })
    .use(raw);
  const tree = processor.parse(source);
  recogniseFormulas(tree, source);
  const article = articleOf(await processor.run(tree));
  return { ...article, blocks: withHeadingAnchors(article.blocks), ...metadata };
}

/** The package joins the paragraphs of an explanation. */
const details: (typeof defListHastHandlers)['defList'] = (state, node: Parents) => ({
  type: 'element',
  tagName: 'dd',
  properties: {},
  children: state.all(node),
});

/** The encoding comes from a byte order mark, from a meta element, or else from the bytes. */
async function decodeHtml(bytes: Uint8Array): Promise<string> {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decodeText(bytes);
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  const charset = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
  if (charset === undefined || charset === 'utf-8' || charset === 'utf8') return decodeText(bytes);
  const { default: iconv } = await import('iconv-lite');
  return iconv.encodingExists(charset) ? iconv.decode(Buffer.from(bytes), charset) : decodeText(bytes);
}

const maxDepth = 400;

/** Walking a tree needs a stack as deep as the tree, and a page of a hundred thousand nested elements is an attack. */
function checkDepth(source: string): void {
  let depth = 0;
  for (const [, close, name = '', empty] of source.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*?(\/?)>/gi)) {
    if (empty === '/' || /^(?:br|img|hr|meta|link|input|col|p|li|td|tr|th)$/i.test(name)) continue;
    depth += close === '/' ? -1 : 1;
    if (depth > maxDepth) throw new Failure('too_large', message('convert.deepElements', { most: maxDepth }));
  }
  if (/^(?:[ \t]*>){400}/m.test(source))
    throw new Failure('too_large', message('convert.deepQuotes', { most: maxDepth }));
}

function articleOf(root: Root | Nodes): Article {
  const { numbers, items } = noteItemsIn(root);
  const reading: Reading = { pictures: new Map(), warnings: messageSet(), notes: numbers };
  const blocks = blocksOf('children' in root ? (root.children as ElementContent[]) : [], {}, reading);
  return {
    ...definedOnly({ title: reading.title, author: reading.author }),
    blocks,
    ...(items.length > 0 ? { notes: items.map((item) => blocksOf(item.children, {}, reading)) } : {}),
    pictures: reading.pictures,
    warnings: reading.warnings.all(),
  };
}

/** Text beside blocks becomes a paragraph. */
function blocksOf(nodes: readonly Nodes[], marks: Marks, reading: Reading): Block[] {
  const blocks: Block[] = [];
  let loose: Inline[] = [];
  const flush = (): void => {
    const content = tidy(loose);
    if (content.length > 0) blocks.push({ kind: 'paragraph', content });
    loose = [];
  };
  for (const node of nodes) {
    if (node.type === 'text') loose.push(text(node.value.replaceAll(/\s+/g, ' '), marks));
    else if (node.type === 'element' && isInline(node)) loose.push(...inlines([node], marks, reading));
    else if (node.type === 'element') {
      flush();
      blocks.push(...blockOf(node, marks, reading));
    }
  }
  flush();
  return blocks;
}

const isInline = (node: Element): boolean =>
  node.tagName === 'math' ? node.properties['display'] !== 'block' : inlineNames.has(node.tagName) && !hasBlocks(node);

const hasBlocks = (node: Element): boolean =>
  node.children.some((inner) => inner.type === 'element' && !isInline(inner));

function blockOf(node: Element, marks: Marks, reading: Reading): readonly Block[] {
  const { tagName: name } = node;
  if (name === 'meta' && node.properties['name'] === 'author')
    reading.author = String(node.properties['content'] ?? '').slice(0, 1000);
  if (isOnlyNotes(node, reading.notes)) return [];
  if (silent.has(name)) {
    if (leftOut.has(name)) reading.warnings.add(message('loss.element', { name }));
    return [];
  }
  const reader = Object.hasOwn(blockReaders, name) ? blockReaders[name] : undefined;
  return reader ? reader(node, marks, reading) : containerOf(node, marks, reading);
}

type BlockReader = (node: Element, marks: Marks, reading: Reading) => readonly Block[];

const listReader: BlockReader = (node, marks, reading) => [listOf(node, marks, reading)];
const headingReader =
  (level: number): BlockReader =>
  (node, marks, reading) => {
    const anchor = anchorOf(node);
    const content = tidy(inlines(node.children, marks, reading));
    return [{ kind: 'heading', level, content, ...(anchor === undefined ? {} : { anchor }) }];
  };

/** Elements that become blocks of their own; any other gives the blocks that it contains. */
const blockReaders: Readonly<Record<string, BlockReader>> = {
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, headingReader(level)])),
  title: (node, _marks, reading) => {
    reading.title = textOf(node).trim();
    return [];
  },
  p: (node, marks, reading) => (hasBlocks(node) ? containerOf : paragraphOf)(node, marks, reading),
  ul: listReader,
  ol: listReader,
  menu: listReader,
  table: (node, marks, reading) => [{ kind: 'table', rows: rowsOf(node, marks, reading) }],
  pre: (node) => [displayOf(node) ?? codeOf(node)],
  math: (node) => [{ kind: 'paragraph', content: [mathOf(node)] }],
  blockquote: (node, marks, reading) => [{ kind: 'quote', blocks: blocksOf(node.children, marks, reading) }],
  hr: () => [{ kind: 'rule' }],
  dl: (node, marks, reading) => [{ kind: 'definitions', entries: entriesOf(node, marks, reading) }],
};

function containerOf(node: Element, marks: Marks, reading: Reading): readonly Block[] {
  const inner = blocksOf(node.children, inlineNames.has(node.tagName) ? marksOf(node, marks) : marks, reading);
  return /page-break-after:\s*always|break-after:\s*page/i.test(String(node.properties['style'] ?? ''))
    ? [...inner, { kind: 'page-break' }]
    : inner;
}

function paragraphOf(node: Element, marks: Marks, reading: Reading): readonly Block[] {
  const content = tidy(inlines(node.children, marks, reading));
  const align = alignOf(node);
  return content.length === 0 ? [] : [{ kind: 'paragraph', content, ...(align ? { align } : {}) }];
}

function alignOf(node: Element): Alignment | undefined {
  const value = String(
    node.properties['align'] ?? /text-align:\s*(\w+)/i.exec(String(node.properties['style'] ?? ''))?.[1] ?? '',
  ).toLowerCase();
  return value === 'left' || value === 'center' || value === 'right' ? value : undefined;
}

function listOf(node: Element, marks: Marks, reading: Reading): Block {
  const items = elements(node).map((item) => {
    const box = item.children.find((inner): inner is Element => inner.type === 'element' && inner.tagName === 'input');
    const blocks = anchoredBlocks(item, blocksOf(item.children, marks, reading));
    if (box?.properties['type'] !== 'checkbox') return blocks;
    const mark = text(box.properties['checked'] === true ? '☑ ' : '☐ ');
    const [first, ...rest] = blocks;
    return first?.kind === 'paragraph' ? [{ ...first, content: [mark, ...first.content] }, ...rest] : blocks;
  });
  const start = Number(node.properties['start'] ?? 1);
  return { kind: 'list', ordered: node.tagName === 'ol', start: Number.isInteger(start) ? start : 1, items };
}

/** Entries may be in a div each. */
function entriesOf(list: Element, marks: Marks, reading: Reading): Definitions['entries'] {
  const entries: { term: readonly Inline[]; details: (readonly Block[])[] }[] = [];
  for (const part of elements(list).flatMap((node) => (node.tagName === 'div' ? elements(node) : [node]))) {
    if (part.tagName === 'dt') entries.push({ term: tidy(inlines(part.children, marks, reading)), details: [] });
    if (part.tagName !== 'dd') continue;
    const entry = entries.at(-1) ?? { term: [], details: [] };
    if (entries.length === 0) entries.push(entry);
    entry.details.push(anchoredBlocks(part, blocksOf(part.children, marks, reading)));
  }
  return entries;
}

function rowsOf(table: Element, marks: Marks, reading: Reading): readonly (readonly Cell[])[] {
  const rows = elements(table).flatMap((part) => {
    if (part.tagName === 'tr') return [part];
    const isGroup = /^(?:thead|tbody|tfoot)$/.test(part.tagName);
    return isGroup ? elements(part).filter(({ tagName }) => tagName === 'tr') : [];
  });
  return rows.map((row) =>
    elements(row)
      .filter(({ tagName }) => tagName === 'td' || tagName === 'th')
      .map((cell): Cell => {
        const [columns, lines] = [span(cell, 'colSpan'), span(cell, 'rowSpan')];
        const align = alignOf(cell);
        return {
          blocks: blocksOf(cell.children, marks, reading),
          ...(cell.tagName === 'th' ? { header: true } : {}),
          ...(columns > 1 ? { columns } : {}),
          ...(lines > 1 ? { rows: lines } : {}),
          ...(align ? { align } : {}),
        };
      }),
  );
}

function span(cell: Element, property: string): number {
  const value = Number(cell.properties[property] ?? 1);
  return Number.isInteger(value) && value >= 1 ? Math.min(value, 1000) : 1;
}

function codeOf(node: Element): Block {
  const inner = elements(node).find(({ tagName }) => tagName === 'code');
  const classes = inner?.properties['className'];
  const language = Array.isArray(classes)
    ? classes
        .map(String)
        .find((name) => name.startsWith('language-'))
        ?.slice(9)
    : undefined;
  return { kind: 'code', text: textOf(node).replace(/\n$/, ''), ...(language === undefined ? {} : { language }) };
}

/** A formula that Markdown sets between lines of dollars; undefined for code. */
function displayOf(node: Element): Block | undefined {
  const inner = elements(node).find((child) => isMath(child));
  return inner && { kind: 'paragraph', content: [{ kind: 'formula', tex: textOf(inner).trim(), display: true }] };
}
