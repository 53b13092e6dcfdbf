/**
 * Reads XML into a plain tree. It must be safe, because all XML comes from outside.
 *
 * Elements are found by their local name, because e-invoices use any prefix; the namespace is kept as well.
 * DTDs and entities other than XML's own five are refused, and nothing is ever fetched (see xml-guard.ts).
 */
import { Failure } from '../domain/failure.ts';
import { decodeXml } from './xml-encoding.ts';
import { guardXml, type XmlLimits } from './xml-guard.ts';
import { type XmlNode, xmlTree } from './xml-tree.ts';
import { message } from '../texts/message.ts';

export type { XmlNode } from './xml-tree.ts';

export interface XmlOptions extends Partial<XmlLimits> {
  /** Reads XML that is not well-formed as well as possible instead of refusing it. Limits and the ban on DTDs still apply. */
  readonly lenient?: boolean;
}

const defaultLimits: XmlLimits = { maxBytes: 64 * 1024 * 1024, maxNodes: 1_000_000, maxDepth: 128 };

/**
 * The root element of an XML document, given as bytes in any usual encoding or as text.
 * Throws corrupt_document (with line and column), unsupported_format for an unknown encoding, too_large beyond a cap.
 */
export function parseXml(source: Uint8Array | string, options: XmlOptions = {}): XmlNode {
  const { lenient = false, ...given } = options;
  const limits: XmlLimits = { ...defaultLimits, ...given };
  if (source.length > limits.maxBytes) {
    throw new Failure('too_large', message('xml.large', { most: limits.maxBytes }));
  }
  const text = (typeof source === 'string' ? source : decodeXml(source)).replace(/^\uFEFF?\s*/, '');
  if (text === '') throw new Failure('corrupt_document', message('xml.empty', {}));
  const root = xmlTree(guardXml(text, limits, lenient), limits, lenient);
  if (root === undefined) throw new Failure('corrupt_document', message('xml.noRoot', {}));
  return root;
}

/** Elements directly inside `node`, all or those with the local name. */
export const children = (node: XmlNode, name?: string): readonly XmlNode[] =>
  name === undefined ? node.children : node.children.filter((inner) => inner.name === name);

/** The first element directly inside `node` with the local name. */
export const child = (node: XmlNode, name: string): XmlNode | undefined =>
  node.children.find((inner) => inner.name === name);

/** Every element at a path of local names such as `TaxTotal/TaxSubtotal`, in all branches, in document order. */
export function allAt(node: XmlNode, path: string): readonly XmlNode[] {
  let found: readonly XmlNode[] = [node];
  for (const name of path.split('/')) if (name !== '') found = found.flatMap((inner) => children(inner, name));
  return found;
}

/** The first element at a path of local names. */
export const at = (node: XmlNode, path: string): XmlNode | undefined => allAt(node, path)[0];

/**
 * The first text at a path that is not blank, trimmed. A last segment such as `@currencyID` selects an attribute instead:
 * `textAt(invoice, 'LegalMonetaryTotal/PayableAmount/@currencyID')`.
 */
export function textAt(node: XmlNode, path: string): string | undefined {
  const [, elements = '', attribute] = /^(.*?)(?:(?:^|\/)@(.+))?$/.exec(path) ?? [];
  for (const found of allAt(node, elements)) {
    const value = (attribute === undefined ? found.text : found.attributes[attribute])?.trim();
    if (value !== undefined && value !== '') return value;
  }
  return undefined;
}

/** Every element with the local name at any depth below `node`, in document order. */
export function descendants(node: XmlNode, name: string): readonly XmlNode[] {
  return node.children.flatMap((inner) => [...(inner.name === name ? [inner] : []), ...descendants(inner, name)]);
}
