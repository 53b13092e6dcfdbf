/**
 * PDF through Typst: fonts and pictures inside, headings as bookmarks.
 *
 * The source is generated as code in which every text is a quoted string, so no document can write Typst of its own -
 * which could read files.
 */
import { createRequire } from 'node:module';
import { Failure } from '../../../domain/failure.ts';
import {
  type Alignment,
  type Article,
  type Block,
  gridOf,
  type Inline,
  plain,
  plainBlocks,
  type Running,
  type Table,
} from '../model.ts';
import { shownWidth } from '../shown-width.ts';
import type { PageOptions } from './docx.ts';
import { missingCharacters } from './font-coverage.ts';
import { sizedPictures, type SizedPicture } from './pictures.ts';

export interface TypstOptions {
  readonly page: PageOptions;
  readonly pdfA: boolean;
}

const fontFile = (name: string): string =>
  createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans-sc/${name}`);
const regularFont = '400Regular/NotoSansSC_400Regular.ttf';
const boldFont = '700Bold/NotoSansSC_700Bold.ttf';

/** `warnings` gets a line for pictures that were left out and for characters without a glyph. */
export async function writeTypst(article: Article, options: TypstOptions, warnings: string[]): Promise<Uint8Array> {
  const [{ NodeCompiler }, { readFile }] = await Promise.all([
    import('@myriaddreamin/typst-ts-node-compiler'),
    import('node:fs/promises'),
  ]);
  const pictures = await sizedPictures(article, warnings);
  const fonts = await Promise.all([regularFont, boldFont].map((name) => readFile(fontFile(name))));
  const missing = fonts[0] ? missingCharacters(fonts[0], textOf(article)) : [];
  if (missing.length > 0)
    warnings.push(`The fonts here lack ${missing.length} of the characters: ${missing.slice(0, 10).join(' ')}`);
  // Nothing is looked up in the workspace: pictures are mapped into it, in memory.
  const workspace = '/article';
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fonts }] });
  for (const [key, picture] of pictures)
    compiler.mapShadow(`${workspace}/${pathOf(key, picture)}`, Buffer.from(picture.bytes));
  const source = typstSource(article, options.page, pictures);
  const compiled = compiler.compile({ mainFileContent: source });
  const { result } = compiled;
  if (!result) throw notTypeset(compiler.fetchDiagnostics(compiled.takeDiagnostics() ?? ({} as never)));
  try {
    return compiler.pdf(result, options.pdfA ? { pdfStandard: 'a-2b' } : {});
  } catch (cause) {
    throw notTypeset(cause);
  }
}

const textOf = ({ blocks, running }: Article): string =>
  [
    blocks,
    ...[running?.pages, running?.first, running?.even].flatMap((part) => [part?.header ?? [], part?.footer ?? []]),
  ]
    .map(plainBlocks)
    .join('\n');

const notTypeset = (cause: unknown): Failure =>
  new Failure('internal', 'The PDF could not be typeset', {
    cause: typeof cause === 'object' ? JSON.stringify(cause) : cause,
  });

const pathOf = (key: string, { type }: SizedPicture): string =>
  `${Buffer.from(key).toString('hex').slice(-80)}.${type}`;

/** Exported for its tests: what is between quotes is all that documents have a say in. */
export function typstSource(article: Article, page: PageOptions, pictures: ReadonlyMap<string, SizedPicture>): string {
  const [, right, , left] = page.marginsMm;
  const content: Content = { pictures, widthPoints: ((page.widthMm - left - right) * 72) / 25.4 };
  const running = article.running ? runningCode(article.running, content) : undefined;
  const top = Math.max(page.marginsMm[0], running?.topMm ?? 0);
  const bottom = Math.max(page.marginsMm[2], running?.bottomMm ?? 0);
  return `#set page(width: ${page.widthMm}mm, height: ${page.heightMm}mm, margin: (top: ${top}mm, right: ${right}mm, bottom: ${bottom}mm, left: ${left}mm)${running?.code ?? ''})
#set document(title: ${quoted(article.title ?? '')})
#set text(font: "Noto Sans SC", size: 10.5pt, lang: "en", cjk-latin-spacing: none)
#set par(leading: 0.65em, spacing: 1em)
#set table(stroke: 0.5pt + luma(60%), inset: 5pt)
#show heading: set block(above: 1.4em, below: 0.8em)
#show raw: set text(font: ("DejaVu Sans Mono", "Noto Sans SC"), size: 9pt)
#show raw.where(block: true): it => block(fill: luma(245), inset: 6pt, width: 100%, it)
#show emph: set text(font: ("Libertinus Serif", "Noto Sans SC"))
#show quote.where(block: true): it => block(stroke: (left: 2pt + luma(75%)), inset: (left: 10pt, y: 2pt), it.body)
#show link: set text(fill: rgb("#0645ad"))
${article.blocks.map((block) => `#${blockCode(block, content)}`).join('\n')}
`;
}

/** Room between the edge of the paper and what runs at it, and between that and the text. */
const runningRoomMm = 14;
const mmPerPoint = 25.4 / 72;

/** Headers and footers as arguments of `page`, and the margins that they need. */
function runningCode({ pages, first, even }: NonNullable<Article['running']>, content: Content) {
  const heightMm = (which: keyof Running): number =>
    Math.max(...[pages, first, even].map((part) => heightPoints(part?.[which] ?? [], content))) * mmPerPoint;
  const part = (which: keyof Running): string => {
    const own = (blocks: readonly Block[]): string => (blocks.length === 0 ? '[]' : runningBlocks(blocks, content));
    const rest = even
      ? `if calc.even(number) ${braced(own(even[which]))} else ${braced(own(pages[which]))}`
      : braced(own(pages[which]));
    const all = first ? `if number == 1 ${braced(own(first[which]))} else ${rest}` : rest;
    return `, ${which}: context { set text(size: 9pt); let number = counter(page).get().first(); ${all} }`;
  };
  const margin = (which: keyof Running): number => (heightMm(which) === 0 ? 0 : heightMm(which) + runningRoomMm);
  return { code: `${part('header')}${part('footer')}`, topMm: margin('header'), bottomMm: margin('footer') };
}

const braced = (code: string): string => `{ ${code} }`;

/** About how high they are: so that the text leaves them room. */
function heightPoints(blocks: readonly Block[], content: Content): number {
  return blocks.reduce((sum, block) => {
    if (block.kind === 'table')
      return (
        sum +
        block.rows.reduce(
          (rows, row) => rows + Math.max(0, ...row.map((cell) => heightPoints(cell.blocks, content))),
          0,
        )
      );
    if (block.kind !== 'paragraph' && block.kind !== 'heading') return sum + 12;
    const pictures = block.content.map((run) => {
      const picture = run.kind === 'picture' ? content.pictures.get(run.picture) : undefined;
      if (!picture || run.kind !== 'picture') return 0;
      const width = Math.min(run.widthPoints ?? picture.widthPoints, content.widthPoints);
      return (width * picture.heightPoints) / picture.widthPoints;
    });
    const lines = Math.max(1, Math.ceil((shownWidth(plain(block.content)) * 5) / content.widthPoints));
    return sum + Math.max(13 * lines, ...pictures);
  }, 0);
}

/** Tabs part a line into left, middle and right; a table is there for its places alone. */
function runningBlocks(blocks: readonly Block[], content: Content): string {
  const lines = blocks.flatMap((block): readonly string[] => {
    if (block.kind === 'paragraph') return [placedLine(splitAtTabs(block.content), block.align, content)];
    if (block.kind === 'table')
      return block.rows.map((row) => {
        const cells = row.map((cell) => `{ ${runningBlocks(cell.blocks, content)} }`);
        return cells.length === 0 ? '[]' : `grid(columns: ${cells.length}, column-gutter: 1fr, ${cells.join(', ')})`;
      });
    return [blockCode(block, content)];
  });
  return lines.length === 0 ? '[]' : `stack(spacing: 4pt, ${lines.join(', ')})`;
}

function placedLine(parts: readonly (readonly Inline[])[], align: Alignment | undefined, content: Content): string {
  const [first = [], second] = parts;
  if (!second) return `align(${align ?? 'left'}, ${inlineCode(first, content)})`;
  const places =
    parts.length === 2 ? (first.length === 0 ? ['center'] : ['left', 'right']) : ['left', 'center', 'right'];
  const shown = parts.length === 2 && first.length === 0 ? [second] : parts.slice(0, 2);
  const rest = parts.slice(2).flat();
  const cells = [...shown, ...(parts.length > 2 ? [rest] : [])].map(
    (part, index) => `align(${places[index] ?? 'right'}, ${inlineCode(part, content)})`,
  );
  return `grid(columns: (${cells.map(() => '1fr').join(', ')},), ${cells.join(', ')})`;
}

function splitAtTabs(content: readonly Inline[]): readonly (readonly Inline[])[] {
  const parts: Inline[][] = [[]];
  for (const run of content) {
    if (run.kind !== 'text') parts.at(-1)?.push(run);
    else
      run.text.split('\t').forEach((piece, index) => {
        if (index > 0) parts.push([]);
        if (piece !== '') parts.at(-1)?.push({ ...run, text: piece });
      });
  }
  return parts;
}

interface Content {
  readonly pictures: ReadonlyMap<string, SizedPicture>;
  readonly widthPoints: number;
  /** Long words have to break in a cell: beside them there is another. */
  readonly inCell?: boolean;
}

const longWord = 16;

/** Long words may break anywhere. An empty box allows it and, other than U+200B, is not in the text of the PDF. */
const breakable = (text: string): string => {
  // What is split at stands between what is not: every second part is a long word.
  const pieces = text
    .split(new RegExp(`([!-\\u{24f}]{${longWord},})`, 'u'))
    .flatMap((part, index) => (index % 2 === 0 ? [quoted(part)] : anywhere(part)));
  return pieces.length === 1 ? (pieces[0] ?? '[]') : `{ ${pieces.join('; ')} }`;
};

const anywhere = (word: string): readonly string[] =>
  (word.match(/.{1,3}/gsu) ?? []).flatMap((piece, index) => [...(index > 0 ? ['box()'] : []), quoted(piece)]);

/** A Typst string literal. */
export const quoted = (text: string): string =>
  `"${text.toWellFormed().replaceAll(/["\\\p{Cc}\u2028\u2029]/gu, (character) => {
    if (character === '"' || character === '\\') return `\\${character}`;
    return character === '\t' ? '    ' : character === '\n' ? '\\n' : '';
  })}"`;

function blockCode(block: Block, content: Content): string {
  switch (block.kind) {
    case 'heading':
      return `heading(level: ${block.level}, ${inlineCode(block.content, content)})`;
    case 'paragraph': {
      const code = inlineCode(block.content, content);
      return block.align === undefined || block.align === 'left' ? `par(${code})` : `align(${block.align}, ${code})`;
    }
    case 'list': {
      const items = block.items.map((item) => blocksCode(item, content));
      return block.ordered
        ? `enum(start: ${Math.max(0, block.start)}, ${items.join(', ')})`
        : `list(${items.join(', ')})`;
    }
    case 'table':
      return tableCode(block, content);
    case 'code':
      return `raw(block: true, ${quoted(block.text)})`;
    case 'quote':
      return `quote(block: true, ${blocksCode(block.blocks, content)})`;
    case 'rule':
      return 'line(length: 100%, stroke: 0.5pt + luma(60%))';
    case 'page-break':
      break;
  }
  return 'pagebreak(weak: true)';
}

/** A lone paragraph is its text: `par` in a cell or an item would part it from what follows. */
function blocksCode(blocks: readonly Block[], content: Content): string {
  const parts = blocks.map((block) =>
    block.kind === 'paragraph'
      ? blocks.length === 1
        ? inlineCode(block.content, content)
        : `par(${inlineCode(block.content, content)})`
      : blockCode(block, content),
  );
  return parts.length === 1 ? (parts[0] ?? '[]') : `{ ${parts.length === 0 ? '[]' : parts.join('; ')} }`;
}

const maxSmallColumns = 7;

function tableCode(table: Table, content: Content): string {
  const grid = gridOf(table);
  const columns = Math.max(1, grid[0]?.length ?? 0);
  const cells = grid.flatMap((row, y) =>
    row.flatMap((cell, x) => {
      if (!cell) return [];
      const spans = `${(cell.columns ?? 1) > 1 ? `, colspan: ${cell.columns}` : ''}${(cell.rows ?? 1) > 1 ? `, rowspan: ${Math.min(cell.rows ?? 1, grid.length - y)}` : ''}`;
      const inCell = { ...content, widthPoints: content.widthPoints / columns, inCell: true };
      const body = blocksCode(cell.blocks, inCell);
      return [
        `table.cell(x: ${x}, y: ${y}${spans}${alignCode(cell.align)}, ${cell.header ? `strong(${body})` : body})`,
      ];
    }),
  );
  const size = columns > 2 * maxSmallColumns ? 6 : columns > maxSmallColumns ? 8 : 10;
  return `{ set text(size: ${size}pt); table(columns: ${columns}, ${cells.join(',\n')}) }`;
}

const alignCode = (align: Alignment | undefined): string => (align === undefined ? '' : `, align: ${align}`);

function inlineCode(content: readonly Inline[], { pictures, widthPoints, inCell }: Content): string {
  const parts = content.map((run): string => {
    if (run.kind === 'break') return 'linebreak()';
    if (run.kind === 'picture') {
      const picture = pictures.get(run.picture);
      if (!picture) return quoted(run.alt);
      const width = Math.min(run.widthPoints ?? picture.widthPoints, widthPoints);
      return `image(${quoted(`/${pathOf(run.picture, picture)}`)}, width: ${width.toFixed(1)}pt, alt: ${quoted(run.alt)})`;
    }
    if (run.kind === 'page-number') return `context str(counter(page).${run.total ? 'final' : 'get'}().first())`;
    const { marks = {} } = run;
    let code = marks.code ? `raw(${quoted(run.text)})` : inCell ? breakable(run.text) : quoted(run.text);
    if (marks.bold) code = `strong(${code})`;
    if (marks.italic) code = `emph(${code})`;
    if (marks.underline) code = `underline(${code})`;
    if (marks.strike) code = `strike(${code})`;
    if (marks.raised) code = `super(${code})`;
    if (marks.lowered) code = `sub(${code})`;
    // An anchor that leads nowhere would be an error: inside the document, text is enough.
    return marks.link === undefined || marks.link.startsWith('#') ? code : `link(${quoted(marks.link)}, ${code})`;
  });
  if (parts.length === 0) return '[]';
  return parts.length === 1 ? (parts[0] ?? '[]') : `{ ${parts.join('; ')} }`;
}
