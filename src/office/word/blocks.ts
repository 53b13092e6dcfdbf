/** The blocks of a story (the body, a cell, a note, a text box): paragraphs, tables and bookmarks between them. */
import { child, children, type XmlNode } from '../../documents/xml.ts';
import { attribute, valueOf } from '../nodes.ts';
import { branchOf } from './branches.ts';
import { readInlines, type WordInline } from './inlines.ts';
import { type ParagraphProperties, paragraphProperties } from './properties.ts';

export type WordBlock =
  | {
      readonly kind: 'paragraph';
      readonly properties: ParagraphProperties;
      readonly content: readonly WordInline[];
    }
  /** The element for readTable(). */
  | { readonly kind: 'table'; readonly node: XmlNode }
  /** A table of contents that Word made: `node` contains its blocks. */
  | { readonly kind: 'contents'; readonly node: XmlNode }
  | { readonly kind: 'bookmark'; readonly name: string }
  | { readonly kind: 'formula'; readonly node: XmlNode }
  /** Another document that is embedded. */
  | { readonly kind: 'embedded-document' };

/** Yields one block at a time, so that a long document is never in memory as a whole. */
export function* readBlocks(story: XmlNode): Generator<WordBlock, void> {
  const open: OpenParagraph = { nodes: [] };
  yield* blocksIn(story, open);
  if (open.nodes.length > 0) yield { kind: 'paragraph', properties: {}, content: readInlines(open.nodes) };
}

/** The content of paragraphs whose ends a tracked change deleted: it begins the next paragraph. */
interface OpenParagraph {
  nodes: readonly XmlNode[];
}

function* blocksIn(parent: XmlNode, open: OpenParagraph): Generator<WordBlock, void> {
  for (const node of parent.children) {
    switch (node.name) {
      case 'p':
        yield* paragraph(node, open);
        break;
      case 'tbl':
        yield { kind: 'table', node };
        break;
      case 'bookmarkStart':
        yield { kind: 'bookmark', name: attribute(node, 'name') ?? '' };
        break;
      case 'oMathPara':
        for (const inner of children(node, 'oMath')) yield { kind: 'formula', node: inner };
        break;
      case 'altChunk':
        yield { kind: 'embedded-document' };
        break;
      default: {
        const inside = insideOf(node);
        if (inside && isContents(node)) yield { kind: 'contents', node: inside };
        else if (inside) yield* blocksIn(inside, open);
      }
    }
  }
}

const wrappers = new Set(['customXml', 'smartTag', 'ins', 'moveTo', 'txbxContent']);

/** The element that contains the blocks of a wrapper; undefined for an element without blocks. */
function insideOf(node: XmlNode): XmlNode | undefined {
  if (node.name === 'sdt') return child(node, 'sdtContent') ?? node;
  if (node.name === 'AlternateContent') return branchOf(node);
  return wrappers.has(node.name) ? node : undefined;
}

function* paragraph(node: XmlNode, open: OpenParagraph): Generator<WordBlock, void> {
  const properties = paragraphProperties(child(node, 'pPr'));
  const nodes = open.nodes.length === 0 ? node.children : [...open.nodes, ...node.children];
  open.nodes = properties.endDeleted === true ? nodes.filter(({ name }) => name !== 'pPr') : [];
  if (properties.endDeleted !== true) yield { kind: 'paragraph', properties, content: readInlines(nodes) };
}

function isContents(control: XmlNode): boolean {
  const properties = child(control, 'sdtPr');
  return valueOf(properties && child(properties, 'docPartObj'), 'docPartGallery') === 'Table of Contents';
}
