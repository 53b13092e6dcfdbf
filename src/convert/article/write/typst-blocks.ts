/** Blocks and runs of text as Typst expressions. */
import {
  type Alignment,
  type Block,
  type Formula,
  gridOf,
  type Inline,
  type Marks,
  type Table,
  type TextRun,
} from '../model.ts';
import type { SizedPicture } from './pictures.ts';
import { withTaskBoxes } from './task-boxes.ts';

export interface Content {
  readonly pictures: ReadonlyMap<string, SizedPicture>;
  readonly widthPoints: number;
  /** Formulas in the notation of Typst, by their TeX. */
  readonly formulas: ReadonlyMap<string, string>;
  /** How often each anchor occurs. */
  readonly anchors: ReadonlyMap<string, number>;
  readonly notes: readonly (readonly Block[])[];
  /** The numbers of notes that were referred to already. */
  readonly referred: Set<number>;
  /** In a cell, long words have to break so that they do not reach into the next one. */
  readonly inCell?: boolean;
}

const longWord = 16;

/** Long words may break anywhere. An empty box allows a break and, unlike U+200B, is not in the text of the PDF. */
const breakable = (text: string): string => {
  // Splitting at a group puts the long words at the odd indexes.
  const pieces = text
    .split(new RegExp(`([!-\\u{24f}]{${longWord},})`, 'u'))
    .flatMap((part, index) => (index % 2 === 0 ? [quoted(part)] : anywhere(part)));
  return pieces.length === 1 ? (pieces[0] ?? '[]') : `{ ${pieces.join('; ')} }`;
};

const anywhere = (word: string): readonly string[] =>
  (word.match(/.{1,3}/gsu) ?? []).flatMap((piece, index) => [...(index > 0 ? ['box()'] : []), quoted(piece)]);

/** A Typst string literal. Control characters are left out. */
export const quoted = (text: string): string =>
  `"${text.toWellFormed().replaceAll(/["\\\p{Cc}\u2028\u2029]/gu, (character) => escapes[character] ?? '')}"`;

const escapes: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\t': '    ', '\n': '\\n' };

export function blockCode(block: Block, content: Content): string {
  switch (block.kind) {
    case 'heading':
      return labelled(`heading(level: ${block.level}, ${inlineCode(block.content, content)})`, block.anchor);
    case 'paragraph': {
      const code = inlineCode(block.content, content);
      if (hasDisplay(block.content)) return code;
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
    case 'definitions': {
      const items = block.entries.map(
        ({ term, details }) => `terms.item(${inlineCode(term, content)}, ${blocksCode(details.flat(), content)})`,
      );
      return `terms(${items.join(', ')})`;
    }
    case 'contents':
      return 'outline(title: none, depth: 3)';
    case 'rule':
      return 'line(length: 100%, stroke: 0.5pt + luma(60%))';
    case 'page-break':
      break;
  }
  return 'pagebreak(weak: true)';
}

/** An expression with a label, which links lead to. */
const labelled = (code: string, anchor: string | undefined): string =>
  anchor === undefined ? code : `[#${code}#label(${quoted(anchor)})]`;

/** Typst leaves out of a paragraph what has a line of its own. */
const hasDisplay = (content: readonly Inline[]): boolean =>
  content.some((run) => run.kind === 'formula' && run.display);

/** A paragraph alone is only its text: `par` in a cell or an item would add space after it. */
function blocksCode(blocks: readonly Block[], content: Content): string {
  const [only] = blocks.length === 1 ? blocks : [];
  if (only?.kind === 'paragraph') return inlineCode(only.content, content);
  const parts = blocks.map((block) =>
    block.kind === 'paragraph' && !hasDisplay(block.content)
      ? `par(${inlineCode(block.content, content)})`
      : blockCode(block, content),
  );
  return parts.length === 1 ? (parts[0] ?? '[]') : `{ ${parts.length === 0 ? '[]' : parts.join('; ')} }`;
}

/** The text of wide tables is smaller. */
function tableTextPoints(columns: number): number {
  if (columns > 14) return 6;
  return columns > 7 ? 8 : 10;
}

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
  return `{ set text(size: ${tableTextPoints(columns)}pt); table(columns: ${columns}, ${cells.join(',\n')}) }`;
}

const alignCode = (align: Alignment | undefined): string => (align === undefined ? '' : `, align: ${align}`);

export function inlineCode(content: readonly Inline[], container: Content): string {
  const parts = content.map((run): string => {
    switch (run.kind) {
      case 'break':
        return 'linebreak()';
      case 'picture':
        return pictureCode(run, container);
      case 'note':
        return noteCode(run.number, container);
      case 'page-number':
        return `context str(counter(page).${run.total ? 'final' : 'get'}().first())`;
      case 'formula':
        return formulaCode(run, container);
      case 'text':
        break;
    }
    return textCode(run, container);
  });
  if (parts.length === 0) return '[]';
  return parts.length === 1 ? (parts[0] ?? '[]') : `{ ${parts.join('; ')} }`;
}

/** The first reference to a note contains it, and further ones refer to its label. */
function noteCode(number: number, content: Content): string {
  const label = `label(${quoted(`note ${number}`)})`;
  if (content.referred.has(number)) return `footnote(${label})`;
  content.referred.add(number);
  const { inCell: _, ...outside } = content;
  return `[#footnote(${blocksCode(content.notes[number - 1] ?? [], outside)})#${label}]`;
}

/** Evaluated from a string, so that it can reach no file. */
function formulaCode({ tex, display }: Formula, { formulas }: Content): string {
  const math = formulas.get(tex);
  if (math === undefined) return `raw(${quoted(tex)})`;
  return `math.equation(block: ${display}, eval(${quoted(math)}, mode: "math"))`;
}

function pictureCode(run: Extract<Inline, { kind: 'picture' }>, { pictures, widthPoints }: Content): string {
  const picture = pictures.get(run.picture);
  if (!picture) return quoted(run.alt);
  const width = Math.min(run.widthPoints ?? picture.widthPoints, widthPoints);
  // Without the box it would have a line of its own, and Typst leaves such out of paragraphs.
  return `box(image(${quoted(`/${pathOf(run.picture, picture)}`)}, width: ${width.toFixed(1)}pt, alt: ${quoted(run.alt)}))`;
}

/** Functions of Typst, innermost first. */
const markFunctions = {
  bold: 'strong',
  italic: 'emph',
  underline: 'underline',
  strike: 'strike',
  raised: 'super',
  lowered: 'sub',
} as const satisfies Partial<Record<keyof Marks, string>>;

/** Typst rejects a link to an anchor that does not exist, or that exists twice: such a link becomes text. */
function linkCode(link: string, code: string, anchors: ReadonlyMap<string, number>): string {
  if (!link.startsWith('#')) return `link(${quoted(link)}, ${code})`;
  const name = link.slice(1);
  return anchors.get(name) === 1 ? `link(label(${quoted(name)}), ${code})` : code;
}

function textCode({ text, marks = {} }: TextRun, { inCell, anchors }: Content): string {
  let code = withTaskBoxes(text, inCell ? breakable : quoted);
  if (marks.code) code = `raw(${quoted(text)})`;
  for (const [mark, name] of Object.entries(markFunctions))
    if (marks[mark as keyof typeof markFunctions]) code = `${name}(${code})`;
  if (marks.link !== undefined) code = linkCode(marks.link, code, anchors);
  return marks.anchor === undefined ? code : `{ [#metadata(none)#label(${quoted(marks.anchor)})]; ${code} }`;
}

/** The path of a picture in the workspace of the compiler. */
export const pathOf = (key: string, { type }: SizedPicture): string =>
  `${Buffer.from(key).toString('hex').slice(-80)}.${type}`;
