/**
 * Splits page content into operators with their operands (ISO 32000-1, 7.8.2).
 *
 * Nothing is interpreted, and all bytes belong to an operation, so that joining the operations gives the same content.
 */

export interface Operation {
  /** `Tj`, `Do`, …; `BI` for a whole inline picture; empty for the bytes after the last operator. */
  readonly operator: string;
  /** The bytes of each operand; an array or dictionary is one operand. */
  readonly operands: readonly string[];
  /** The range of the operands and the operator, including the space between them. */
  readonly start: number;
  readonly end: number;
}

const whiteSpace = /[\0\t\n\f\r ]/;
const delimiter = /[()<>[\]{}/%]/;
/** The format has no limit (ISO 32000-1, 8.4.2), but no program nests deeper. */
const maximumNesting = 100;

/** `content` is Latin-1, with one character per byte. */
export function* operationsOf(content: string): Generator<Operation> {
  let at = 0;
  let start = 0;
  let operands: string[] = [];
  while (at < content.length) {
    const from = at;
    const character = content.charAt(at);
    if (whiteSpace.test(character)) {
      at++;
      continue;
    }
    if (character === '%') {
      at = endOfComment(content, at);
      continue;
    }
    at = endOfObject(content, at, 0);
    const text = content.slice(from, at);
    if (!isOperator(text)) {
      operands.push(text);
      continue;
    }
    if (text === 'BI') at = endOfInlinePicture(content, at);
    yield { operator: text, operands, start, end: at };
    start = at;
    operands = [];
  }
  if (start < content.length) yield { operator: '', operands, start, end: content.length };
}

/** Numbers, names, strings, arrays, dictionaries and the three words are operands; everything else is an operator. */
const isOperator = (text: string): boolean => /^[A-Za-z'"]/.test(text) && !/^(?:true|false|null)$/.test(text);

function endOfComment(content: string, at: number): number {
  let end = at;
  while (end < content.length && content[end] !== '\n' && content[end] !== '\r') end++;
  return end;
}

/** Where the object that begins at `at` ends; always after `at`. */
function endOfObject(content: string, at: number, depth: number): number {
  const character = content.charAt(at);
  if (character === '(') return endOfString(content, at);
  if (content.startsWith('<<', at)) return endOfGroup(content, at + 2, '>>', depth);
  if (character === '[') return endOfGroup(content, at + 1, ']', depth);
  if (character === '<') {
    const end = content.indexOf('>', at);
    return end < 0 ? content.length : end + 1;
  }
  let end = at + 1;
  while (end < content.length && !whiteSpace.test(content.charAt(end)) && !delimiter.test(content.charAt(end))) end++;
  return end;
}

function endOfString(content: string, at: number): number {
  let open = 0;
  for (let end = at; end < content.length; end++) {
    const character = content[end];
    if (character === '\\') end++;
    else if (character === '(') open++;
    else if (character === ')' && --open === 0) return end + 1;
  }
  return content.length;
}

function endOfGroup(content: string, at: number, closing: string, depth: number): number {
  let end = at;
  while (end < content.length) {
    if (content.startsWith(closing, end)) return end + closing.length;
    if (whiteSpace.test(content.charAt(end))) end++;
    else if (content[end] === '%') end = endOfComment(content, end);
    else if (depth >= maximumNesting) return content.length;
    else end = endOfObject(content, end, depth + 1);
  }
  return content.length;
}

/**
 * The data of an inline picture may contain any bytes. It ends at an EI between blanks that is followed by readable
 * content.
 */
function endOfInlinePicture(content: string, at: number): number {
  const data = /[\s>\]]ID[\0\t\n\f\r ]/g;
  data.lastIndex = at;
  const found = data.exec(content);
  const ends = /[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)/g;
  ends.lastIndex = found ? found.index + found[0].length - 1 : at;
  for (let end = ends.exec(content); end; end = ends.exec(content)) {
    const after = end.index + end[0].length;
    // eslint-disable-next-line no-control-regex -- what is not text is picture data
    if (/^[\t\n\f\r -~]*$/.test(content.slice(after, after + 16))) return after;
  }
  return content.length;
}
