/** What a Word paragraph contains: runs, links, fields, pictures, notes, equations. */
import type { XmlNode } from '../../../documents/xml.ts';
import { parseInstruction } from '../../../office/word/fields.ts';
import type { RunPiece, WordInline } from '../../../office/word/inlines.ts';
import type { RunProperties } from '../../../office/word/properties.ts';
import { readMath } from '../../../tex/math/omml.ts';
import { type Inline, type Marks, type PageNumber, safeLink, text } from '../model.ts';
import type { DocxReading } from './docx-reading.ts';
import { drawnInlines } from './docx-drawings.ts';
import { formulaOfMath } from './docx-equations.ts';
import { marksOf } from './docx-marks.ts';
import { isCodeRun } from './docx-styled.ts';

/** A run that is only `\f` is a page break. */
export async function inlinesOf(inlines: readonly WordInline[], reading: DocxReading): Promise<readonly Inline[]> {
  const writing: Writing = { reading, found: [], fields: [] };
  for (const inline of inlines) addInline(inline, {}, writing);
  const content: Inline[] = [];
  for (const found of writing.found) {
    if (typeof found === 'function') content.push(...(await found()));
    else content.push(found);
  }
  return merged(content);
}

interface OpenField {
  code: string;
  /** Whether the code is being read, not the result. */
  inCode: boolean;
  link?: string;
  /** For a page number: the text of its result. */
  number?: { readonly total: boolean; shown: string };
}

interface Writing {
  readonly reading: DocxReading;
  /** Pictures are read after the whole paragraph. */
  readonly found: (Inline | (() => Promise<readonly Inline[]>))[];
  /** Outermost first. */
  readonly fields: OpenField[];
}

const pageFields: readonly string[] = ['PAGE', 'NUMPAGES', 'SECTIONPAGES'];

function pageNumber(code: string, shown: string): PageNumber | undefined {
  const { name } = parseInstruction(code);
  return pageFields.includes(name) ? { kind: 'page-number', total: name !== 'PAGE', shown } : undefined;
}

function linkOf(code: string): string | undefined {
  const { name, operands } = parseInstruction(code);
  return name === 'HYPERLINK' ? safeLink(operands[0]) : undefined;
}

function addInline(inline: WordInline, marks: Marks, writing: Writing): void {
  switch (inline.kind) {
    case 'run':
      return addRun(inline.properties, inline.pieces, marks, writing);
    case 'link': {
      const anchor = inline.bookmark === undefined ? undefined : `#${inline.bookmark}`;
      const link = safeLink(inline.id === undefined ? anchor : writing.reading.references.get(inline.id)?.target);
      return addAll(inline.content, link === undefined ? marks : { ...marks, link }, writing);
    }
    case 'field': {
      const number = pageNumber(inline.instruction, shownIn(inline.content));
      if (number) return void writing.found.push(number);
      const link = linkOf(inline.instruction);
      return addAll(inline.content, link === undefined ? marks : { ...marks, link }, writing);
    }
    case 'formula':
      return void writing.found.push(formulaOf(inline.node, inline.display));
    case 'bookmark':
      if (writing.reading.linked.has(inline.name)) writing.found.push(text('', { anchor: inline.name }));
  }
}

function addAll(inlines: readonly WordInline[], marks: Marks, writing: Writing): void {
  for (const inline of inlines) addInline(inline, marks, writing);
}

const shownIn = (inlines: readonly WordInline[]): string =>
  inlines
    .flatMap((inline) => (inline.kind === 'run' ? inline.pieces : []))
    .map((piece) => (piece.kind === 'text' ? piece.text : ''))
    .join('');

/** An equation as TeX. */
export const formulaOf = (node: XmlNode, display: boolean): Inline => formulaOfMath(readMath(node), display);

function addRun(own: RunProperties, pieces: readonly RunPiece[], outer: Marks, writing: Writing): void {
  const style = writing.reading.word.styles.get(own.style);
  const properties = { ...style?.run, ...own };
  const marks: Marks = isCodeRun(style) ? { ...outer, code: true } : outer;
  const isHidden = properties.hidden === true;
  for (const piece of pieces) {
    if (piece.kind === 'field-mark') addFieldMark(piece.mark, writing);
    else if (piece.kind === 'field-code') addFieldCode(piece.text, writing);
    else if (!isHidden) addVisible(piece, properties, marks, writing);
  }
}

function addVisible(piece: RunPiece, properties: RunProperties, outer: Marks, writing: Writing): void {
  if (writing.fields.some(({ inCode }) => inCode)) return;
  const number = writing.fields.find((field) => field.number)?.number;
  if (!number) return addPiece(piece, marksInside(properties, outer, writing.fields), outer, writing);
  if (piece.kind === 'text') number.shown += piece.text;
}

/** Links are underlined anyway. */
function marksInside(properties: RunProperties, outer: Marks, fields: readonly OpenField[]): Marks {
  const link = fields.findLast((field) => field.link !== undefined)?.link;
  const marks: Marks = { ...outer, ...(link === undefined ? {} : { link }), ...marksOf(properties) };
  if (marks.link === undefined) return marks;
  const { underline: _, ...others } = marks;
  return others;
}

function addPiece(piece: RunPiece, marks: Marks, outer: Marks, writing: Writing): void {
  const { found, reading } = writing;
  switch (piece.kind) {
    case 'text':
      return void found.push(text(piece.text, marks));
    // Characters of symbol fonts are mostly bullets.
    case 'unknown-sign':
      return void found.push(text('•', marks));
    case 'tab':
      return void found.push(text('\t', marks));
    case 'break':
      return void found.push(piece.of === 'page' ? text('\f') : { kind: 'break' });
    case 'note':
      reading.notes.push({ of: piece.of, id: piece.id });
      return void found.push({ kind: 'note', number: reading.notes.length });
    case 'drawing':
      return void found.push(() => drawnInlines(piece.drawing, reading));
    case 'ruby':
      return addAll(piece.content, outer, writing);
    // Soft hyphens would hide words from a search; addRun() handles field marks.
    case 'soft-hyphen':
    case 'comment':
    case 'field-mark':
    case 'field-code':
  }
}

function addFieldCode(code: string, { fields }: Writing): void {
  const field = fields.at(-1);
  if (field?.inCode) field.code += code;
}

function addFieldMark(mark: 'begin' | 'separate' | 'end', { fields, found }: Writing): void {
  if (mark === 'begin') return void fields.push({ code: '', inCode: true });
  const field = fields.at(-1);
  if (!field) return;
  if (mark === 'separate') {
    field.inCode = false;
    const number = pageNumber(field.code, '');
    const link = linkOf(field.code);
    if (number) field.number = { total: number.total, shown: '' };
    if (link !== undefined) field.link = link;
    return;
  }
  fields.pop();
  // A field without a result was never computed.
  const number = field.inCode ? pageNumber(field.code, '') : field.number;
  if (number) found.push({ kind: 'page-number', total: number.total, shown: number.shown });
}

/** Joins neighbouring runs with the same marks: Word splits words at arbitrary positions. */
function merged(content: readonly Inline[]): readonly Inline[] {
  const result: Inline[] = [];
  for (const run of content) {
    const before = result.at(-1);
    if (run.kind === 'text' && run.text === '' && run.marks?.anchor === undefined) continue;
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
