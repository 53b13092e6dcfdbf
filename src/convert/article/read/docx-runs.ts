/** Inside a Word paragraph: runs, links, fields, pictures, notes, equations. */
import { child, descendants, type XmlNode } from '../../../documents/xml.ts';
import { attribute } from '../../../office/nodes.ts';
import { type Inline, type Marks, type PageNumber, safeLink, text } from '../model.ts';
import type { DocxReading } from './docx-reading.ts';
import { marksOf } from './docx-marks.ts';
import { drawing } from './docx-drawings.ts';

export async function inlinesOf(paragraph: XmlNode, reading: DocxReading): Promise<readonly Inline[]> {
  const content: Inline[] = [];
  const field: FieldState = { depth: 0, inCode: [], code: '', link: undefined, number: undefined };
  await walk(paragraph, {}, content, reading, field);
  return merged(content);
}

interface FieldState {
  depth: number;
  /** By nesting: whether the code rather than the result is being read. */
  readonly inCode: boolean[];
  code: string;
  link: string | undefined;
  /** While the result of a page number is being read. */
  number: { readonly total: boolean; shown: string } | undefined;
}

const pageField = /^\s*(PAGE|NUMPAGES|SECTIONPAGES)\b/i;

const pageNumber = (code: string, shown: string): PageNumber | undefined => {
  const name = pageField.exec(code)?.[1];
  return name === undefined ? undefined : { kind: 'page-number', total: name.toUpperCase() !== 'PAGE', shown };
};

async function walk(
  parent: XmlNode,
  marks: Marks,
  content: Inline[],
  reading: DocxReading,
  field: FieldState,
): Promise<void> {
  for (const node of parent.children) {
    switch (node.name) {
      case 'r':
        await run(node, marks, content, reading, field);
        break;
      case 'hyperlink': {
        const id = attribute(node, 'id');
        const anchor = attribute(node, 'anchor');
        const link = safeLink(
          id === undefined ? (anchor === undefined ? undefined : `#${anchor}`) : reading.references.get(id)?.target,
        );
        await walk(node, link === undefined ? marks : { ...marks, link }, content, reading, field);
        break;
      }
      case 'ins':
      case 'moveTo':
      case 'smartTag':
      case 'customXml':
      case 'sdtContent':
      case 'dir':
      case 'bdo':
        await walk(node, marks, content, reading, field);
        break;
      case 'fldSimple': {
        const shown = descendants(node, 't').map((piece) => piece.text);
        const number = pageNumber(attribute(node, 'instr') ?? '', shown.join(''));
        if (number) content.push(number);
        else await walk(node, marks, content, reading, field);
        break;
      }
      case 'sdt':
        await walk(child(node, 'sdtContent') ?? node, marks, content, reading, field);
        break;
      case 'AlternateContent':
        await walk(child(node, 'Choice') ?? node, marks, content, reading, field);
        break;
      case 'oMath':
      case 'oMathPara':
        reading.warnings.add('Equations were taken over as plain text');
        content.push(
          text(
            descendants(node, 't')
              .map((piece) => piece.text)
              .join(''),
            { ...marks, italic: true },
          ),
        );
        break;
    }
  }
}

async function run(
  node: XmlNode,
  outer: Marks,
  content: Inline[],
  reading: DocxReading,
  field: FieldState,
): Promise<void> {
  const properties = child(node, 'rPr');
  if (properties && child(properties, 'vanish')) return;
  const style = attribute(properties && child(properties, 'rStyle'), 'val');
  const link = field.link === undefined ? {} : { link: field.link };
  const marks: Marks = {
    ...outer,
    ...link,
    ...reading.styles.marks(style),
    ...(properties ? marksOf(properties) : {}),
  };
  // Underlines of links are the link's own.
  const { underline, ...plainMarks } = marks;
  const shown = marks.link === undefined && underline ? marks : plainMarks;
  for (const piece of node.children) await runPiece(piece, shown, content, reading, field);
}

async function runPiece(
  node: XmlNode,
  marks: Marks,
  content: Inline[],
  reading: DocxReading,
  field: FieldState,
): Promise<void> {
  if (node.name === 'fldChar') return fieldCharacter(node, field, content);
  if (node.name === 'instrText') {
    field.code += node.text;
    return;
  }
  if (field.inCode.includes(true)) return;
  if (field.number) {
    if (node.name === 't') field.number.shown += node.text;
    return;
  }
  switch (node.name) {
    case 't':
      content.push(text(node.text, marks));
      break;
    case 'tab':
      content.push(text('\t', marks));
      break;
    case 'br':
      content.push(attribute(node, 'type') === 'page' ? text('\f') : { kind: 'break' });
      break;
    case 'cr':
      content.push({ kind: 'break' });
      break;
    case 'noBreakHyphen':
      content.push(text('\u2011', marks));
      break;
    case 'sym':
      content.push(text(symbol(node), marks));
      break;
    case 'footnoteReference':
    case 'endnoteReference': {
      reading.notes.push({
        kind: node.name === 'footnoteReference' ? 'footnote' : 'endnote',
        id: attribute(node, 'id') ?? '',
      });
      content.push(text(`[${reading.notes.length}]`, { raised: true }));
      break;
    }
    case 'drawing':
    case 'pict':
    case 'object':
      await drawing(node, content, reading);
      break;
    case 'AlternateContent':
      for (const inner of (child(node, 'Choice') ?? node).children)
        await runPiece(inner, marks, content, reading, field);
      break;
  }
}

function fieldCharacter(node: XmlNode, field: FieldState, content: Inline[]): void {
  const type = attribute(node, 'fldCharType');
  if (type === 'begin') {
    field.inCode.push(true);
    field.code = '';
  } else if (type === 'separate') {
    field.inCode.pop();
    field.inCode.push(false);
    const number = pageNumber(field.code, '');
    if (number) field.number = { total: number.total, shown: '' };
    field.link = safeLink(/^\s*HYPERLINK\s+"([^"]+)"/i.exec(field.code)?.[1]);
  } else if (type === 'end') {
    // A field that was never computed ends in its code.
    const number = field.inCode.pop() === true ? pageNumber(field.code, '') : field.number;
    if (number) content.push({ kind: 'page-number', total: number.total, shown: number.shown });
    field.number = undefined;
    field.link = undefined;
  }
}

/** Symbol fonts sit in the private area; their letters are those of the font's own encoding and mean bullets mostly. */
function symbol(node: XmlNode): string {
  const code = Number.parseInt(attribute(node, 'char') ?? '', 16);
  if (!Number.isInteger(code)) return '';
  return code >= 0xf000 && code <= 0xf0ff ? '•' : String.fromCodePoint(code);
}

/** Runs of the same marks are one: Word splits words wherever it likes. */
function merged(content: readonly Inline[]): readonly Inline[] {
  const result: Inline[] = [];
  for (const run of content) {
    const before = result.at(-1);
    if (run.kind === 'text' && run.text === '') continue;
    if (
      run.kind === 'text' &&
      before?.kind === 'text' &&
      run.text !== '\f' &&
      before.text !== '\f' &&
      JSON.stringify(run.marks) === JSON.stringify(before.marks)
    )
      result[result.length - 1] = { ...before, text: before.text + run.text };
    else result.push(run);
  }
  return result;
}
