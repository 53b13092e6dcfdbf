/**
 * What a paragraph contains: runs, links, fields, formulas, bookmarks (ECMA-376, part 1, 17.3.2, 17.16).
 *
 * Tracked changes are accepted: deleted and moved text is skipped. Content controls, smart tags and other wrappers are
 * transparent.
 */
import { child, children, type XmlNode } from '../../documents/xml.ts';
import { attribute } from '../nodes.ts';
import { branchOf } from './branches.ts';
import { type Drawing, readDrawing } from './drawings.ts';
import type { NoteKind } from './notes.ts';
import { type RunProperties, runProperties } from './properties.ts';
import { symbolOf } from './symbol-fonts.ts';

export type WordInline =
  | { readonly kind: 'run'; readonly properties: RunProperties; readonly pieces: readonly RunPiece[] }
  /** The id of a relationship, a bookmark of this document, or both for a bookmark of another document. */
  | {
      readonly kind: 'link';
      readonly id: string | undefined;
      readonly bookmark: string | undefined;
      readonly content: readonly WordInline[];
    }
  /** A field whose instruction and result are in one element. */
  | { readonly kind: 'field'; readonly instruction: string; readonly content: readonly WordInline[] }
  | { readonly kind: 'bookmark'; readonly name: string }
  | { readonly kind: 'formula'; readonly node: XmlNode; readonly display: boolean };

export type RunPiece =
  | { readonly kind: 'text'; readonly text: string }
  /** A character of a symbol font without a known counterpart in Unicode. */
  | { readonly kind: 'unknown-sign' }
  | { readonly kind: 'tab' }
  | { readonly kind: 'break'; readonly of: 'line' | 'column' | 'page' }
  | { readonly kind: 'soft-hyphen' }
  | { readonly kind: 'note'; readonly of: NoteKind; readonly id: string }
  | { readonly kind: 'comment' }
  /** A field from `begin` over its code and `separate` to `end`; it may span paragraphs and contain other fields. */
  | { readonly kind: 'field-mark'; readonly mark: 'begin' | 'separate' | 'end' }
  | { readonly kind: 'field-code'; readonly text: string }
  | { readonly kind: 'drawing'; readonly drawing: Drawing }
  /** The text that ruby annotates. */
  | { readonly kind: 'ruby'; readonly content: readonly WordInline[] };

/** `nodes` are the children of w:p. */
export function readInlines(nodes: readonly XmlNode[]): readonly WordInline[] {
  const found: WordInline[] = [];
  for (const node of nodes) addInline(node, found);
  return found;
}

/** Properties of paragraphs and wrappers, and deleted text. */
const passedOver = new Set(['pPr', 'rPr', 'sdtPr', 'del', 'moveFrom']);

function addInline(node: XmlNode, found: WordInline[]): void {
  switch (node.name) {
    case 'r':
      return void found.push(readRun(node));
    case 'hyperlink':
      return void found.push({
        kind: 'link',
        id: attribute(node, 'id'),
        bookmark: attribute(node, 'anchor'),
        content: readInlines(node.children),
      });
    case 'fldSimple':
      return void found.push({
        kind: 'field',
        instruction: attribute(node, 'instr') ?? '',
        content: readInlines(node.children),
      });
    case 'bookmarkStart':
      return void found.push({ kind: 'bookmark', name: attribute(node, 'name') ?? '' });
    case 'oMath':
      return void found.push({ kind: 'formula', node, display: false });
    case 'oMathPara':
      for (const inner of children(node, 'oMath')) found.push({ kind: 'formula', node: inner, display: true });
      return;
    default: {
      if (passedOver.has(node.name)) return;
      const inside = node.name === 'AlternateContent' ? branchOf(node) : node;
      if (inside) found.push(...readInlines(inside.children));
    }
  }
}

function readRun(run: XmlNode): WordInline {
  const properties = runProperties(child(run, 'rPr'));
  const pieces: RunPiece[] = [];
  for (const node of run.children) addPiece(node, properties.font, pieces);
  return { kind: 'run', properties, pieces };
}

function addPiece(node: XmlNode, font: string | undefined, pieces: RunPiece[]): void {
  if (node.name === 'AlternateContent') {
    for (const inner of branchOf(node)?.children ?? []) addPiece(inner, font, pieces);
    return;
  }
  const piece = pieceReaders.get(node.name)?.(node, font);
  if (piece) pieces.push(piece);
}

type PieceReader = (node: XmlNode, font: string | undefined) => RunPiece | undefined;

const tab: PieceReader = () => ({ kind: 'tab' });
const drawing: PieceReader = (node) => ({ kind: 'drawing', drawing: readDrawing(node) });
const noteOf =
  (of: NoteKind): PieceReader =>
  (node) => ({ kind: 'note', of, id: attribute(node, 'id') ?? '' });

/** By the name of the element inside w:r. Other elements have no content. */
const pieceReaders: ReadonlyMap<string, PieceReader> = new Map<string, PieceReader>([
  ['t', ({ text }, font) => ({ kind: 'text', text: withSymbols(text, font) })],
  ['sym', (node) => signOf(attribute(node, 'font'), attribute(node, 'char'))],
  ['noBreakHyphen', () => ({ kind: 'text', text: '\u2011' })],
  ['softHyphen', () => ({ kind: 'soft-hyphen' })],
  ['tab', tab],
  ['ptab', tab],
  ['br', (node) => ({ kind: 'break', of: breakOf(attribute(node, 'type')) })],
  ['cr', () => ({ kind: 'break', of: 'line' })],
  ['footnoteReference', noteOf('footnote')],
  ['endnoteReference', noteOf('endnote')],
  ['commentReference', () => ({ kind: 'comment' })],
  ['fldChar', (node) => fieldMark(attribute(node, 'fldCharType'))],
  ['instrText', ({ text }) => ({ kind: 'field-code', text })],
  ['drawing', drawing],
  ['pict', drawing],
  ['object', drawing],
  ['ruby', (node) => ({ kind: 'ruby', content: readInlines(child(node, 'rubyBase')?.children ?? []) })],
]);

const fieldMark = (mark: string | undefined): RunPiece | undefined =>
  mark === 'begin' || mark === 'separate' || mark === 'end' ? { kind: 'field-mark', mark } : undefined;

const breakOf = (type: string | undefined): 'line' | 'column' | 'page' =>
  type === 'page' || type === 'column' ? type : 'line';

function signOf(font: string | undefined, number: string | undefined): RunPiece {
  const sign = symbolOf(font, number);
  return sign === undefined ? { kind: 'unknown-sign' } : { kind: 'text', text: sign };
}

/** Old programs write characters of Symbol and Wingdings into the text, with their codes in the private use area. */
function withSymbols(text: string, font: string | undefined): string {
  if (!/[\uf000-\uf0ff]/.test(text)) return text;
  return text.replaceAll(/[\uf000-\uf0ff]/g, (sign) => symbolOf(font, sign.charCodeAt(0).toString(16)) ?? '');
}
