/**
 * Hub XML as plain data: DocBook 5, flat, with css:* attributes. This is the model between OOXML and TeX.
 *
 * Names carry the prefixes bound on the root (`css:`, `xlink:`, `mml:`, `docx2tex:`); no prefix is DocBook.
 */
import { escapeXml } from '../../domain/xml-text.ts';
export interface HubElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly HubNode[];
}
export type HubNode = HubElement | string;

type Given = Readonly<Record<string, string | number | undefined>>;

/** An element; attributes that are undefined are left out. */
export function element(name: string, attributes: Given = {}, children: readonly HubNode[] = []): HubElement {
  const kept: Record<string, string> = {};
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) kept[key] = String(value);
  return { name, attributes: kept, children };
}

export const isElement = (node: HubNode, name?: string): node is HubElement =>
  typeof node !== 'string' && (name === undefined || node.name === name);

export const withAttributes = (node: HubElement, attributes: Given): HubElement =>
  element(node.name, { ...node.attributes, ...attributes }, node.children);

export const withChildren = (node: HubElement, children: readonly HubNode[]): HubElement => ({ ...node, children });

export function textOf(node: HubNode): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}

/** Every element with the name at any depth, `node` included, in document order. */
export function* allElements(node: HubNode, name?: string): Generator<HubElement> {
  if (typeof node === 'string') return;
  if (name === undefined || node.name === name) yield node;
  for (const inner of node.children) yield* allElements(inner, name);
}

export const namespaces: Readonly<Record<string, string>> = {
  xmlns: 'http://docbook.org/ns/docbook',
  'xmlns:css': 'http://www.w3.org/1996/css',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  'xmlns:mml': 'http://www.w3.org/1998/Math/MathML',
  'xmlns:docx2tex': 'http://transpect.io/docx2tex',
};

/** Line breaks and tabs as character references: XML readers replace them by blanks in attributes (XML 1.0, section 3.3.3). */
const escapeAttribute = (text: string): string =>
  escapeXml(text).replaceAll(/[\n\t\r]/g, (character) => `&#${character.charCodeAt(0)};`);

/** The document as text, with the namespaces on its root. */
export function serialise(root: HubElement): string {
  const pieces = ['<?xml version="1.0" encoding="UTF-8"?>\n'];
  write(withAttributes(root, { ...namespaces, ...root.attributes }), pieces);
  pieces.push('\n');
  return pieces.join('');
}

function write(node: HubNode, pieces: string[]): void {
  if (typeof node === 'string') {
    pieces.push(escapeXml(node));
    return;
  }
  pieces.push('<', node.name);
  for (const [name, value] of Object.entries(node.attributes))
    pieces.push(' ', name, '="', escapeAttribute(value), '"');
  if (node.children.length === 0) {
    pieces.push('/>');
    return;
  }
  pieces.push('>');
  for (const inner of node.children) write(inner, pieces);
  pieces.push('</', node.name, '>');
}
