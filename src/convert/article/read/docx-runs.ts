/** Inside a Word paragraph: runs, links, fields, pictures, notes, equations. */
import { child, descendants, type XmlNode } from '../../../documents/xml.ts';
import { attribute } from '../../office-package.ts';
import { type Inline, type Marks, safeLink, text } from '../model.ts';
import type { DocxReading } from './docx.ts';
import { marksOf } from './docx-marks.ts';
import { partPicture } from './office-pictures.ts';

export async function inlinesOf(paragraph: XmlNode, reading: DocxReading): Promise<readonly Inline[]> {
  const content: Inline[] = [];
  const field: FieldState = { depth: 0, inCode: [], code: '', link: undefined };
  await walk(paragraph, {}, content, reading, field);
  return merged(content);
}

interface FieldState {
  depth: number;
  /** By nesting: whether the code rather than the result is being read. */
  readonly inCode: boolean[];
  code: string;
  link: string | undefined;
}

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
      case 'fldSimple':
      case 'dir':
      case 'bdo':
        await walk(node, marks, content, reading, field);
        break;
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
  if (node.name === 'fldChar') return fieldCharacter(node, field);
  if (node.name === 'instrText') {
    field.code += node.text;
    return;
  }
  if (field.inCode.includes(true)) return;
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

function fieldCharacter(node: XmlNode, field: FieldState): void {
  const type = attribute(node, 'fldCharType');
  if (type === 'begin') {
    field.inCode.push(true);
    field.code = '';
  } else if (type === 'separate') {
    field.inCode.pop();
    field.inCode.push(false);
    field.link = safeLink(/^\s*HYPERLINK\s+"([^"]+)"/i.exec(field.code)?.[1]);
  } else if (type === 'end') {
    field.inCode.pop();
    field.link = undefined;
  }
}

/** Symbol fonts sit in the private area; their letters are those of the font's own encoding and mean bullets mostly. */
function symbol(node: XmlNode): string {
  const code = Number.parseInt(attribute(node, 'char') ?? '', 16);
  if (!Number.isInteger(code)) return '';
  return code >= 0xf000 && code <= 0xf0ff ? '•' : String.fromCodePoint(code);
}

async function drawing(node: XmlNode, content: Inline[], reading: DocxReading): Promise<void> {
  const boxes = descendants(node, 'txbxContent');
  // A drawing names its alternatives too: of a text box, the first stands for all.
  if (boxes[0]) reading.beside.push(boxes[0]);
  const blips = [...descendants(node, 'blip'), ...descendants(node, 'imagedata')];
  const properties = descendants(node, 'docPr')[0];
  const alt = attribute(properties, 'descr') ?? '';
  const extent = descendants(node, 'extent')[0];
  for (const blip of blips) {
    const id = attribute(blip, 'embed') ?? attribute(blip, 'id') ?? attribute(blip, 'link');
    const reference = id === undefined ? undefined : reading.references.get(id);
    if (reference) content.push(...(await partPicture(reference, alt, extent, reading)));
  }
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
