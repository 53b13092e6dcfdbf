/** Builds the tree of an XML document from the events of saxes, in one pass. */
import { createRequire } from 'node:module';
import type { SaxesTagPlain } from 'saxes';
import { Failure } from '../domain/failure.ts';
import type { XmlLimits } from './xml-guard.ts';
import { message } from '../texts/message.ts';

export interface XmlNode {
  /** Local name: `ID` of `<cbc:ID>`. */
  readonly name: string;
  /** As written; '' if there is none. */
  readonly prefix: string;
  /** The URI bound to the prefix; '' if there is none. */
  readonly namespace: string;
  /** By name as written (`currencyID`, `xsi:type`), without the xmlns declarations. Has no prototype. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Elements directly inside, in order. */
  readonly children: readonly XmlNode[];
  /** The characters directly inside, including CDATA, not trimmed. */
  readonly text: string;
}

/** Loaded when the first XML is read, because most documents are not XML. */
let library: typeof import('saxes') | undefined;
const xmlLibrary = (): typeof import('saxes') =>
  (library ??= createRequire(import.meta.url)('saxes') as typeof import('saxes'));

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

/** An element that is being read. */
interface Growing {
  readonly node: XmlNode & { readonly children: XmlNode[]; text: string };
  readonly scope: Scope;
}

/** No invoice has these names, and as keys of an object they would reach into JavaScript itself. */
const harmful = new Set(['__proto__', 'constructor', 'prototype']);

function begun({ name: tag, attributes: given }: SaxesTagPlain, outer: Scope): Growing {
  const attributes: Record<string, string> = Object.create(null);
  const declared = new Map<string, string>();
  for (const name in given) {
    const value = given[name] ?? '';
    if (name === 'xmlns' || name.startsWith('xmlns:')) declared.set(name.slice(6), value);
    else attributes[name] = value;
    if (harmful.has(name)) throw new Failure('corrupt_document', message('xml.harmfulAttribute', { name }));
  }
  const colon = tag.indexOf(':');
  const [prefix, name] = colon === -1 ? ['', tag] : [tag.slice(0, colon), tag.slice(colon + 1)];
  if (harmful.has(name)) throw new Failure('corrupt_document', message('xml.harmfulElement', { name }));
  const scope: Scope = declared.size === 0 ? outer : { declared, outer };
  return { node: { name, prefix, namespace: namespaceOf(prefix, scope), attributes, children: [], text: '' }, scope };
}

/** Mistakes that are common in real files and unambiguous: a control character, `--` in a comment, `]]>` in text. */
const tolerated = new Set([
  'disallowed character.',
  'malformed character entity.',
  'malformed comment.',
  'the string "]]>" is disallowed in char data.',
]);

/** Each mistake costs time, and a file with more of them is not XML. */
const mostMistakes = 10_000;

/**
 * The root element of the text; undefined if it has no element. The text must have passed `guardXml`. Throws corrupt_document
 * if it is not well-formed, unless `lenient`, and too_large if elements nest too deep.
 */
export function xmlTree(text: string, { maxDepth }: XmlLimits, lenient: boolean): XmlNode | undefined {
  const open: Growing[] = [];
  let root: XmlNode | undefined;
  let mistakes = 0;
  const add = (more: string): void => {
    const growing = open.at(-1);
    if (growing) growing.node.text += more;
  };
  const parser = new (xmlLibrary().SaxesParser)({ xmlns: false, position: false });
  parser.on('error', ({ message: complaint }) => {
    const isTolerated = lenient || tolerated.has(complaint);
    if (isTolerated && ++mistakes <= mostMistakes) return;
    const { line, column } = parser;
    const mistake = complaint.replace(/\.$/, '');
    throw new Failure('corrupt_document', message('xml.malformed', { mistake, line, column }));
  });
  parser.on('opentag', (tag) => {
    const outer = open.at(-1);
    if (open.length >= maxDepth) throw new Failure('too_large', message('xml.deep', { most: maxDepth }));
    const growing = begun(tag, outer?.scope ?? rootScope);
    if (outer) outer.node.children.push(growing.node);
    else root ??= growing.node;
    open.push(growing);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(text).close();
  return root;
}
