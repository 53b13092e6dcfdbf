/**
 * Reads XML into a plain tree, safely: every XML here comes from a stranger.
 *
 * Elements go by their local name, because e-invoices choose prefixes as they like; the namespace is kept beside it.
 * No DTD, no entity but XML's own five, nothing is ever fetched (see xml-guard.ts).
 */
import { createRequire } from 'node:module';
import { Failure } from '../domain/failure.ts';
import { decodeXml } from './xml-encoding.ts';
import { guardXml, type XmlLimits } from './xml-guard.ts';
import { withRunsAsCdata } from './xml-long-text.ts';

export interface XmlNode {
  /** Local name: `ID` of `<cbc:ID>`. */
  readonly name: string;
  /** As written; '' where there is none. */
  readonly prefix: string;
  /** URI bound to the prefix; '' where there is none. */
  readonly namespace: string;
  /** By name as written (`currencyID`, `xsi:type`), without the xmlns declarations. Has no prototype. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Elements directly inside, in order. */
  readonly children: readonly XmlNode[];
  /** Characters directly inside, CDATA included, as written: textAt() trims. */
  readonly text: string;
}

export interface XmlOptions extends Partial<XmlLimits> {
  /** Reads XML that is not well-formed as well as possible instead of refusing it. Limits and the ban on DTDs still apply. */
  readonly lenient?: boolean;
}

/** Loaded with the first XML: most documents have none, and its forty modules take as long as reading a page. */
let library: typeof import('fast-xml-parser') | undefined;
const xmlLibrary = (): typeof import('fast-xml-parser') =>
  (library ??= createRequire(import.meta.url)('fast-xml-parser') as typeof import('fast-xml-parser'));

const defaultLimits: XmlLimits = { maxBytes: 64 * 1024 * 1024, maxNodes: 1_000_000, maxDepth: 128 };

const textKey = '#text';
const cdataKey = '#cdata';
const attributesKey = ':@';

const namedCharacters: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' };

function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(lt|gt|amp|apos|quot));/g,
    (_whole, hex, decimal, name) => {
      if (typeof name === 'string') return namedCharacters[name] ?? '';
      const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
    },
  );
}

/** Prefixes declared on one element. A chain, not copies: copying would be quadratic in a document made for it. */
interface Scope {
  readonly declared: ReadonlyMap<string, string>;
  readonly outer?: Scope;
}
const rootScope: Scope = { declared: new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]) };

function namespaceOf(prefix: string, scope: Scope): string {
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    const uri = at.declared.get(prefix);
    if (uri !== undefined) return uri;
  }
  return '';
}

/** An element as fast-xml-parser gives it with `preserveOrder`: `{ 'cbc:ID': [children…], ':@': attributes }`. */
function toNode(tag: string, content: unknown, rawAttributes: unknown, outer: Scope): XmlNode {
  const attributes: Record<string, string> = Object.create(null);
  const declared = new Map<string, string>();
  for (const [name, raw] of Object.entries(rawAttributes ?? {})) {
    const value = decodeReferences(String(raw));
    if (name === 'xmlns' || name.startsWith('xmlns:')) declared.set(name.slice(6), value);
    else attributes[name] = value;
  }
  const scope: Scope = declared.size === 0 ? outer : { declared, outer };
  const children: XmlNode[] = [];
  let text = '';
  for (const item of Array.isArray(content) ? content : []) {
    for (const [key, inner] of Object.entries(item as Record<string, unknown>)) {
      if (key === textKey) text += String(inner);
      else if (key === cdataKey) text += cdataText(inner);
      else if (key !== attributesKey)
        children.push(toNode(key, inner, (item as Record<string, unknown>)[attributesKey], scope));
    }
  }
  const colon = tag.indexOf(':');
  const prefix = colon === -1 ? '' : tag.slice(0, colon);
  return { name: tag.slice(colon + 1), prefix, namespace: namespaceOf(prefix, scope), attributes, children, text };
}

function cdataText(content: unknown): string {
  const pieces = (Array.isArray(content) ? content : []) as readonly Record<string, unknown>[];
  return pieces.map((piece) => (typeof piece[textKey] === 'string' ? piece[textKey] : '')).join('');
}

function build(text: string, maxDepth: number): readonly unknown[] {
  const { XMLParser } = xmlLibrary();
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    attributesGroupName: false,
    textNodeName: textKey,
    cdataPropName: cdataKey,
    trimValues: false,
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: false,
    // Here rather than in toNode(): reading a gathered text lets go of the pieces it was gathered from.
    tagValueProcessor: (_tag, value) => decodeReferences(value),
    ignoreDeclaration: true,
    ignorePiTags: true,
    maxNestedTags: maxDepth,
    jPath: false,
  });
  try {
    return parser.parse(text) as readonly unknown[];
  } catch (cause) {
    throw new Failure('corrupt_document', 'The XML could not be read', { cause });
  }
}

/**
 * The root element of an XML document, given as bytes in any usual encoding or as text.
 * Throws corrupt_document (with line and column), unsupported_format for an unknown encoding, too_large beyond a cap.
 */
export function parseXml(source: Uint8Array | string, options: XmlOptions = {}): XmlNode {
  const { lenient = false, ...given } = options;
  const limits: XmlLimits = { ...defaultLimits, ...given };
  if (source.length > limits.maxBytes) {
    throw new Failure('too_large', `The XML is larger than ${limits.maxBytes} bytes`);
  }
  const text = (typeof source === 'string' ? source : decodeXml(source)).replace(/^\uFEFF?\s*/, '');
  if (text === '') throw new Failure('corrupt_document', 'The XML is empty');
  const longTexts = guardXml(text, limits, lenient);
  if (!lenient) {
    const verdict = xmlLibrary().XMLValidator.validate(text);
    if (verdict !== true) {
      const { msg, line, col } = verdict.err;
      throw new Failure('corrupt_document', `The XML is not well-formed: ${msg} (line ${line}, column ${col})`);
    }
  }
  const roots = build(withRunsAsCdata(text, longTexts), limits.maxDepth).flatMap((item) => {
    const record = item as Record<string, unknown>;
    const tag = Object.keys(record).find((key) => key !== textKey && key !== cdataKey && key !== attributesKey);
    return tag === undefined ? [] : [{ tag, content: record[tag], attributes: record[attributesKey] }];
  });
  const [root] = roots;
  if (root === undefined) throw new Failure('corrupt_document', 'The XML has no root element');
  if (roots.length > 1 && !lenient) throw new Failure('corrupt_document', 'The XML has more than one root element');
  return toNode(root.tag, root.content, root.attributes, rootScope);
}

/** Elements directly inside `node`, all or those with the local name. */
export const children = (node: XmlNode, name?: string): readonly XmlNode[] =>
  name === undefined ? node.children : node.children.filter((inner) => inner.name === name);

/** The first element directly inside `node` with the local name. */
export const child = (node: XmlNode, name: string): XmlNode | undefined =>
  node.children.find((inner) => inner.name === name);

/** Every element at a path of local names, `TaxTotal/TaxSubtotal`, through all branches, in document order. */
export function allAt(node: XmlNode, path: string): readonly XmlNode[] {
  let found: readonly XmlNode[] = [node];
  for (const name of path.split('/')) if (name !== '') found = found.flatMap((inner) => children(inner, name));
  return found;
}

/** The first element at a path of local names. */
export const at = (node: XmlNode, path: string): XmlNode | undefined => allAt(node, path)[0];

/**
 * The first text at a path that is not blank, trimmed. A last segment `@currencyID` takes an attribute instead:
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
