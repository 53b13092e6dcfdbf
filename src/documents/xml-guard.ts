/**
 * Finds hostile XML in one pass over its text, before anything is built from it.
 *
 * Document type declarations are refused, so nothing can define an entity, and nothing is ever fetched.
 */
import { Failure } from '../domain/failure.ts';
import { type Message, message } from '../texts/message.ts';

export interface XmlLimits {
  /** The size of the document in bytes, before decoding. */
  readonly maxBytes: number;
  /** Elements, attributes and references together. */
  readonly maxNodes: number;
  /** The depth of nested elements. */
  readonly maxDepth: number;
}

/** The five entities of XML itself, and numeric character references. */
const reference = /&(?:lt|gt|amp|apos|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});/y;

/** From 1. */
function positionIn(text: string, index: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, index);
  return { line: before.split('\n').length, column: index - before.lastIndexOf('\n') };
}

/**
 * The `>` that ends the tag at `open` and the number of its values. Undefined if the tag does not end. A quoted value
 * may contain `>`.
 */
function endOfTag(text: string, open: number): { readonly end: number; readonly values: number } | undefined {
  let values = 0;
  for (let index = open; index < text.length; index++) {
    const character = text[index];
    if (character === '>') return { end: index, values };
    if (character === '"' || character === "'") {
      index = text.indexOf(character, index + 1);
      if (index === -1) return undefined;
      values++;
    }
  }
  return undefined;
}

interface Walk {
  readonly text: string;
  readonly limits: XmlLimits;
  readonly lenient: boolean;
  nodes: number;
  depth: number;
  /**
   * The next `&`. It is remembered, because searching anew from every tag would take quadratic time in a text without
   * one.
   */
  ampersand: number;
  /** The positions of each `&` that does not begin a reference. */
  readonly stray: number[];
}

const corrupt = ({ text }: Walk, mistake: Message, index: number, detail?: Message): Failure =>
  new Failure('corrupt_document', message('xml.at', { mistake, ...positionIn(text, index) }), { detail });

function count(walk: Walk, more: number): void {
  walk.nodes += more;
  const { maxNodes } = walk.limits;
  if (walk.nodes > maxNodes) throw new Failure('too_large', message('xml.manyNodes', { most: maxNodes }));
}

function checkReferences(walk: Walk, from: number, to: number): void {
  const { text } = walk;
  if (walk.ampersand !== -1 && walk.ampersand < from) walk.ampersand = text.indexOf('&', from);
  for (; walk.ampersand !== -1 && walk.ampersand < to; walk.ampersand = text.indexOf('&', walk.ampersand + 1)) {
    count(walk, 1);
    reference.lastIndex = walk.ampersand;
    if (reference.test(text)) continue;
    if (!walk.lenient) throw badReference(walk);
    walk.stray.push(walk.ampersand);
  }
}

function badReference(walk: Walk): Failure {
  const { text, ampersand } = walk;
  const name = /^&[^\s;<&]{1,40};/.exec(text.slice(ampersand, ampersand + 50))?.[0];
  if (name === undefined)
    return corrupt(walk, message('xml.strayAmpersand', {}), ampersand, message('advice.ampersand', {}));
  return corrupt(walk, message('xml.unknownEntity', { name }), ampersand, message('advice.entities', {}));
}

/** Constructs that end with a fixed text, by how they begin; longer beginnings first. */
const constructs = [
  { begins: '<!--', ends: '-->', unended: 'xml.openComment' },
  { begins: '<![CDATA[', ends: ']]>', unended: 'xml.openCdata' },
  { begins: '<?', ends: '?>', unended: 'xml.openInstruction' },
  { begins: '</', ends: '>', unended: 'xml.openClosingTag' },
] as const;

/** The index after the construct or tag that begins at `open`. */
function afterMarkup(walk: Walk, open: number): number {
  const { text } = walk;
  const construct = constructs.find(({ begins }) => text.startsWith(begins, open));
  if (construct) {
    const { begins, ends, unended } = construct;
    const isClosingTag = begins === '</';
    const from = open + begins.length;
    const index = text.indexOf(ends, from);
    if (index === -1) throw corrupt(walk, message(unended, {}), isClosingTag ? open : from);
    if (isClosingTag) walk.depth = Math.max(0, walk.depth - 1);
    return index + ends.length;
  }
  if (text.startsWith('<!', open)) {
    throw corrupt(walk, message('xml.doctype', {}), open, message('advice.doctype', {}));
  }
  return afterOpeningTag(walk, open);
}

function afterOpeningTag(walk: Walk, open: number): number {
  const { text, limits } = walk;
  const tag = endOfTag(text, open);
  if (!tag) throw corrupt(walk, message('xml.openTag', {}), open);
  const { end, values } = tag;
  checkReferences(walk, open, end);
  count(walk, 1 + values);
  if (text[end - 1] !== '/' && ++walk.depth > limits.maxDepth) {
    throw new Failure(
      'too_large',
      message('xml.at', { mistake: message('xml.deep', { most: limits.maxDepth }), ...positionIn(text, open) }),
    );
  }
  return end + 1;
}

/**
 * Throws corrupt_document for a DTD, an entity that XML does not define or a construct that does not end, and too_large
 * for a document beyond `limits`. Returns the text; with `lenient`, each stray & in it is replaced by `&amp;`.
 */
export function guardXml(text: string, limits: XmlLimits, lenient: boolean): string {
  const walk: Walk = { text, limits, lenient, nodes: 0, depth: 0, ampersand: text.indexOf('&'), stray: [] };
  for (let at = 0; ;) {
    const open = text.indexOf('<', at);
    checkReferences(walk, at, open === -1 ? text.length : open);
    if (open === -1) return withStrayEscaped(walk);
    at = afterMarkup(walk, open);
  }
}

/** Otherwise a parser would take everything up to the next semicolon for the name of an entity. */
function withStrayEscaped({ text, stray }: Walk): string {
  if (stray.length === 0) return text;
  let escaped = '';
  let from = 0;
  for (const at of stray) {
    escaped += `${text.slice(from, at)}&amp;`;
    from = at + 1;
  }
  return escaped + text.slice(from);
}
