/**
 * What a paragraph contains: runs, links, fields, formulas, bookmarks (ECMA-376, part 1, 17.3.2, 17.16).
 *
 * Tracked changes are accepted: what was deleted or moved away is not there. Content controls, smart tags and other
 * wrappers are transparent.
 */
import { child, type XmlNode } from '../../documents/xml.ts';
import { attribute } from '../nodes.ts';
import { branchOf } from './branches.ts';
import { type Drawing, readDrawing } from './drawings.ts';
import type { NoteKind } from './notes.ts';
import { type RunProperties, runProperties } from './properties.ts';
import { symbolOf } from './symbol-fonts.ts';

export type WordInline =
  | { readonly kind: 'run'; readonly properties: RunProperties; readonly pieces: readonly RunPiece[] }
  /** To what the reference with this id names, to a bookmark, or to a bookmark of another document. */
  | {
      readonly kind: 'link';
      readonly id: string | undefined;
      readonly bookmark: string | undefined;
      readonly content: readonly WordInline[];
    }
  /** A field whose instruction and result stand in one element. */
  | { readonly kind: 'field'; readonly instruction: string; readonly content: readonly WordInline[] }
  | { readonly kind: 'bookmark'; readonly name: string }
  | { readonly kind: 'formula'; readonly node: XmlNode; readonly display: boolean };

export type RunPiece =
  | { readonly kind: 'text'; readonly text: string }
  /** A sign of a symbol font that has no known counterpart in Unicode. */
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

/** `nodes` are what stands inside w:p. */
export function readInlines(nodes: readonly XmlNode[]): readonly WordInline[] {
  const found: WordInline[] = [];
  for (const node of nodes) addInline(node, found);
  return found;
}

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
      for (const inner of node.children)
        if (inner.name === 'oMath') found.push({ kind: 'formula', node: inner, display: true });
      return;
    case 'AlternateContent':
      for (const inner of branchOf(node)?.children ?? []) addInline(inner, found);
      return;
    case 'pPr':
    case 'rPr':
    case 'sdtPr':
    case 'del':
    case 'moveFrom':
      return;
    default:
      for (const inner of node.children) addInline(inner, found);
  }
}

function readRun(run: XmlNode): WordInline {
  const properties = runProperties(child(run, 'rPr'));
  const pieces: RunPiece[] = [];
  for (const node of run.children) addPiece(node, properties.font, pieces);
  return { kind: 'run', properties, pieces };
}

function addPiece(node: XmlNode, font: string | undefined, pieces: RunPiece[]): void {
  const simple = simplePieces.get(node.name);
  if (simple) return void pieces.push(simple);
  switch (node.name) {
    case 't':
      return void pieces.push({ kind: 'text', text: withSymbols(node.text, font) });
    case 'sym':
      return void pieces.push(signOf(attribute(node, 'font'), attribute(node, 'char')));
    case 'br':
      return void pieces.push({ kind: 'break', of: breakOf(attribute(node, 'type')) });
    case 'footnoteReference':
    case 'endnoteReference': {
      const of = node.name === 'footnoteReference' ? 'footnote' : 'endnote';
      return void pieces.push({ kind: 'note', of, id: attribute(node, 'id') ?? '' });
    }
    case 'fldChar': {
      const mark = attribute(node, 'fldCharType');
      if (mark === 'begin' || mark === 'separate' || mark === 'end') pieces.push({ kind: 'field-mark', mark });
      return;
    }
    case 'instrText':
      return void pieces.push({ kind: 'field-code', text: node.text });
    case 'drawing':
    case 'pict':
    case 'object':
      return void pieces.push({ kind: 'drawing', drawing: readDrawing(node) });
    case 'AlternateContent':
      for (const inner of branchOf(node)?.children ?? []) addPiece(inner, font, pieces);
      return;
    case 'ruby':
      return void pieces.push({ kind: 'ruby', content: readInlines(child(node, 'rubyBase')?.children ?? []) });
    default:
  }
}

const simplePieces = new Map<string, RunPiece>([
  ['tab', { kind: 'tab' }],
  ['ptab', { kind: 'tab' }],
  ['cr', { kind: 'break', of: 'line' }],
  ['noBreakHyphen', { kind: 'text', text: '\u2011' }],
  ['softHyphen', { kind: 'soft-hyphen' }],
  ['commentReference', { kind: 'comment' }],
]);

const breakOf = (type: string | undefined): 'line' | 'column' | 'page' =>
  type === 'page' || type === 'column' ? type : 'line';

function signOf(font: string | undefined, number: string | undefined): RunPiece {
  const sign = symbolOf(font, number);
  return sign === undefined ? { kind: 'unknown-sign' } : { kind: 'text', text: sign };
}

/** Old programs put signs of Symbol and Wingdings into the text, by their numbers in the private area. */
function withSymbols(text: string, font: string | undefined): string {
  if (!/[\uf000-\uf0ff]/.test(text)) return text;
  return text.replaceAll(/[\uf000-\uf0ff]/g, (sign) => symbolOf(font, sign.charCodeAt(0).toString(16)) ?? '');
}
