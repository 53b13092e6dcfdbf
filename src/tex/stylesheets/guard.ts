/**
 * Refuses stylesheets and confs that are not well-formed, have a DTD, or use functions that read, fetch, write or reflect.
 *
 * This is the first defence; the process that runs them, without files and network, is the second. Names are searched for after
 * character references are resolved, so that no spelling hides them.
 */
import { Failure } from '../../domain/failure.ts';
import { parseXml, type XmlNode } from '../../documents/xml.ts';
import { decodeXml } from '../../documents/xml-encoding.ts';
import { type Message, message } from '../../texts/message.ts';

export const xslNamespace = 'http://www.w3.org/1999/XSL/Transform';
export const confNamespace = 'http://transpect.io/xml2tex';

export interface GuardedXml {
  readonly text: string;
  readonly root: XmlNode;
}

const maxBytes = 4 * 1024 * 1024;

/** Functions of XPath and XSLT that access files or addresses, or that could call such a function at run time. */
const functions =
  'doc|doc-available|document|unparsed-text|unparsed-text-lines|unparsed-text-available|collection|uri-collection|transform|json-doc|load-xquery-module|environment-variable|available-environment-variables|function-lookup|stream-available|system-property|apply';
/** Followed by an opening parenthesis (comments begin with one, too) or by the arity of a function item. */
const refusedFunctions = new RegExp(String.raw`(?<![\w.$-])(${functions})\s*(\(|#\s*\d)`, 'u');

const refusedElements = new Set([
  'result-document',
  'evaluate',
  'source-document',
  'stream',
  'merge-source',
  'use-package',
  'import-schema',
  'script',
  'package',
]);

/** Throws bad_request, naming the line. */
export function guardXml(bytes: Uint8Array, what: Message): GuardedXml {
  if (bytes.length > maxBytes) throw new Failure('too_large', message('tex.large', { what, most: maxBytes }));
  const text = decodeXml(bytes).replace(/^\uFEFF/, '');
  let root: XmlNode;
  try {
    root = parseXml(text, { maxBytes });
  } catch (cause) {
    const failure = Failure.from(cause);
    throw new Failure(
      failure.kind === 'too_large' ? 'too_large' : 'bad_request',
      message('tex.unread', { what, why: failure.messageText ?? failure.message }),
      {
        cause,
        detail: message('advice.xmlEditor', {}),
      },
    );
  }
  refuse(text, root, what);
  return { text, root };
}

function refuse(text: string, root: XmlNode, what: Message): void {
  // An encoding declaration would be applied twice, and other processing instructions could refer to stylesheets.
  for (const [index, line] of resolved(text)
    .split(/\r\n?|\n/)
    .entries()) {
    const foreign = /saxonica\.com|saxon\.sf\.net|xml\.apache\.org|exslt\.org/i.exec(line);
    if (foreign) throw refusal(what, message('tex.extensions', { name: foreign[0] }), index + 1);
  }
  for (const expression of expressions(root)) {
    const found = refusedFunctions.exec(expression);
    if (found)
      throw refusal(what, message('tex.calls', { name: found[1] ?? '' }), lineOf(text, expression, found[1] ?? ''));
  }
  visit(root, (node) => {
    if (node.namespace === xslNamespace && refusedElements.has(node.name)) {
      throw refusal(what, message('tex.has', { name: node.name }), lineOf(text, `:${node.name}`, node.name));
    }
    if (node.namespace === xslNamespace && (node.name === 'import' || node.name === 'include')) {
      const href = node.attributes['href'] ?? '';
      if (!isBuiltIn(href)) throw refusal(what, message('tex.imports', { name: href }), lineOf(text, href, node.name));
    }
    if (node.namespace === confNamespace && node.name === 'import' && !isBuiltIn(node.attributes['href'] ?? '')) {
      throw refusal(
        what,
        message('tex.imports', { name: node.attributes['href'] ?? '' }),
        lineOf(text, node.attributes['href'] ?? '', 'import'),
      );
    }
  });
}

/** `conf.xml` in any folder, and addresses of transpect: they mean the built-in files, and nothing is fetched. */
export const isBuiltIn = (href: string): boolean =>
  /^https?:\/\/transpect\.io\//.test(href) || /^(?:\.{0,2}\/)*(?:[\w-]+\/)*conf(?:\.charmap)?\.xml$/.test(href);

const refusal = (what: Message, why: Message, line: number | undefined): Failure =>
  new Failure(
    'bad_request',
    line === undefined ? message('tex.refused', { what, why }) : message('tex.refusedLine', { what, why, line }),
    {
      detail: message('advice.stylesheets', {}),
    },
  );

/** Attributes, and text that can contain expressions. Plain text of a preamble is TeX and is not searched. */
function expressions(root: XmlNode): readonly string[] {
  const found: string[] = [];
  let expands = false;
  visit(root, (node) => {
    for (const [name, value] of Object.entries(node.attributes)) {
      if (name.endsWith('expand-text')) expands = true;
      found.push(value);
    }
  });
  if (expands) visit(root, (node) => void found.push(node.text));
  return found;
}

function visit(node: XmlNode, see: (node: XmlNode) => void): void {
  see(node);
  for (const inner of node.children) visit(inner, see);
}

const resolved = (text: string): string =>
  text.replaceAll(
    /&#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}));/g,
    (whole, hex: string | undefined, decimal: string | undefined) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );

/** The line of an expression in the source, or else of its name, when references hide the whole expression. */
export function lineOf(text: string, expression: string, name: string): number | undefined {
  const plain = resolved(text)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
  const squeeze = (value: string): string => value.replaceAll(/\s/g, ' ');
  let at = expression === '' ? -1 : squeeze(plain).indexOf(squeeze(expression));
  if (at >= 0 && name !== '') at += Math.max(0, expression.indexOf(name));
  if (at < 0 && name !== '') at = plain.indexOf(name);
  return at < 0 ? undefined : plain.slice(0, at).split(/\r\n?|\n/).length;
}
