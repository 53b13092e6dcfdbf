/**
 * What a hostile XML document may not do, found by one walk over its text before anything is built from it.
 *
 * No document type declaration passes, so there is nothing that could define an entity, and nothing is ever fetched.
 */
import { Failure } from '../domain/failure.ts';
import { longRunsIn, type TextRun } from './xml-long-text.ts';

export interface XmlLimits {
  /** Bytes of the document as it came. */
  readonly maxBytes: number;
  /** Elements, attributes and references together. */
  readonly maxNodes: number;
  /** Elements inside one another. */
  readonly maxDepth: number;
}

/** The five entities of XML itself, and characters by number. */
const reference = /&(?:lt|gt|amp|apos|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});/y;

/** "line 3, column 14", from 1. */
export function positionIn(text: string, index: number): string {
  const before = text.slice(0, index);
  return `line ${before.split('\n').length}, column ${index - before.lastIndexOf('\n')}`;
}

/** The `>` that ends the tag at `open` (a quoted value may contain one) and the number of values; undefined if none does. */
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

/**
 * Throws corrupt_document for a DTD, an entity XML does not define or a construct that does not end, too_large for a
 * document beyond `limits`. `lenient` lets a stray & pass, which is then text. Gives back where long texts stand.
 */
export function guardXml(text: string, limits: XmlLimits, lenient: boolean): readonly TextRun[] {
  const refuse = (message: string, index: number, detail?: string): never => {
    throw new Failure(
      'corrupt_document',
      `${message} (${positionIn(text, index)})`,
      detail === undefined ? {} : { detail },
    );
  };
  const after = (end: string, from: number, what: string): number => {
    const index = text.indexOf(end, from);
    return index === -1 ? refuse(`A ${what} in the XML does not end`, from) : index + end.length;
  };
  let nodes = 0;
  const count = (more: number): void => {
    nodes += more;
    if (nodes > limits.maxNodes) {
      throw new Failure('too_large', `The XML has more than ${limits.maxNodes} elements, attributes and references`);
    }
  };
  // The next & is remembered: searching for it from every tag would be quadratic in a document that has none.
  let ampersand = text.indexOf('&');
  const checkReferences = (from: number, to: number): void => {
    if (ampersand !== -1 && ampersand < from) ampersand = text.indexOf('&', from);
    for (; ampersand !== -1 && ampersand < to; ampersand = text.indexOf('&', ampersand + 1)) {
      count(1);
      reference.lastIndex = ampersand;
      if (reference.test(text) || lenient) continue;
      const name = /^&[^\s;<&]{1,40};/.exec(text.slice(ampersand, ampersand + 50))?.[0];
      if (name === undefined) refuse('A & stands alone in the XML', ampersand, 'It has to be written as &amp;');
      else
        refuse(
          `The XML refers to ${name}, which XML itself does not define`,
          ampersand,
          'Only &lt; &gt; &amp; &apos; &quot; and characters by number are read.',
        );
    }
  };

  const runs: TextRun[] = [];
  let depth = 0;
  for (let at = 0; ;) {
    const open = text.indexOf('<', at);
    checkReferences(at, open === -1 ? text.length : open);
    if (open === -1) return runs;
    for (const run of longRunsIn(text, at, open)) runs.push(run);
    if (text.startsWith('<!--', open)) at = after('-->', open + 4, 'comment');
    else if (text.startsWith('<![CDATA[', open)) at = after(']]>', open + 9, 'CDATA section');
    else if (text.startsWith('<?', open)) at = after('?>', open + 2, 'processing instruction');
    else if (text.startsWith('<!', open)) {
      refuse(
        'The XML has a document type declaration (DTD), and those are not read',
        open,
        'Remove the <!DOCTYPE …> from the file; invoices do not need one.',
      );
    } else if (text.startsWith('</', open)) {
      at = after('>', open, 'closing tag');
      depth = Math.max(0, depth - 1);
    } else {
      const tag = endOfTag(text, open) ?? refuse('A tag in the XML does not end', open);
      const { end, values } = tag;
      checkReferences(open, end);
      count(1 + values);
      if (text[end - 1] !== '/' && ++depth > limits.maxDepth) {
        throw new Failure(
          'too_large',
          `The XML nests elements more than ${limits.maxDepth} deep (${positionIn(text, open)})`,
        );
      }
      at = end + 1;
    }
  }
}
