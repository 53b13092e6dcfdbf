/**
 * What a paragraph contains, as Hub nodes.
 *
 * The stack of fields continues over paragraphs: a table of contents begins in one and ends many later. Notes and formulas
 * are never inside character formatting, so that formatting commands contain no ends of paragraphs.
 */
import type { XmlNode } from '../../documents/xml.ts';
import type { Drawing } from '../../office/word/drawings.ts';
import { type Instruction, parseInstruction } from '../../office/word/fields.ts';
import type { RunPiece, WordInline } from '../../office/word/inlines.ts';
import type { RunProperties } from '../../office/word/properties.ts';
import { element, type HubElement, type HubNode, isElement, textOf } from '../hub/node.ts';
import { toLatex } from '../math/latex.ts';
import { toMathMl } from '../math/mathml.ts';
import { readMath } from '../math/omml.ts';
import { drawnPictures } from './drawings.ts';
import { fieldNodes, generatedList, link } from './fields.ts';
import { type Css, cssAttributes, runCss } from './properties.ts';
import { type Reading, useStyle } from './reading.ts';
import { message } from '../../texts/message.ts';

interface OpenField {
  code: string;
  phase: 'code' | 'result';
  instruction?: Instruction;
  /** The result so far; at the end of a paragraph it is returned without the field around it. */
  nodes: HubNode[];
  spilled: boolean;
}

/** The state of one story (the body, a note): no field continues in another one. */
export interface InlineState {
  readonly fields: OpenField[];
  /** Lists in this paragraph that TeX generates itself: `hub:toc`. */
  readonly lists: string[];
  /** Anchors of bookmarks between paragraphs. */
  readonly waiting: HubElement[];
}
export const inlineState = (): InlineState => ({ fields: [], lists: [], waiting: [] });

export interface Inline {
  readonly nodes: readonly HubNode[];
  /** The contents of text boxes that are anchored here. */
  readonly textBoxes: readonly XmlNode[];
}

export interface InlineReaders {
  /** Reads the blocks of a note or text box. */
  readonly blocks: (node: XmlNode, reading: Reading) => readonly HubElement[];
}

/** A paragraph that becomes Hub. */
interface Writing {
  readonly reading: Reading;
  readonly state: InlineState;
  readonly readers: InlineReaders;
  readonly out: HubNode[];
  readonly textBoxes: XmlNode[];
}

export function readInline(
  content: readonly WordInline[],
  reading: Reading,
  state: InlineState,
  readers: InlineReaders,
): Inline {
  const writing: Writing = { reading, state, readers, out: state.waiting.splice(0), textBoxes: [] };
  addAll(content, writing);
  for (const field of state.fields) {
    writing.out.push(...field.nodes.splice(0));
    field.spilled = true;
  }
  return { nodes: joined(writing.out), textBoxes: writing.textBoxes };
}

/** The result of a list that TeX generates itself is not kept. */
const isSuppressed = ({ state }: Writing): boolean =>
  state.fields.some(({ instruction }) => instruction !== undefined && generatedList(instruction) !== undefined);

function emit(writing: Writing, ...nodes: readonly HubNode[]): void {
  if (isSuppressed(writing)) return;
  const field = writing.state.fields.at(-1);
  if (!field) writing.out.push(...nodes);
  else if (field.phase === 'result') field.nodes.push(...nodes);
}

function addAll(inlines: readonly WordInline[], writing: Writing): void {
  for (const inline of inlines) addInline(inline, writing);
}

function addInline(inline: WordInline, writing: Writing): void {
  const { reading, state } = writing;
  switch (inline.kind) {
    case 'run':
      return addRun(inline.properties, inline.pieces, writing);
    case 'link':
      return addWrapped(inline.content, writing, (content) => {
        const reference = reading.references.get(inline.id ?? '');
        const address = reference?.external === true ? reference.target : undefined;
        return link(
          {
            ...(address === undefined ? {} : { address }),
            ...(inline.bookmark === undefined ? {} : { place: inline.bookmark }),
          },
          content,
          reading,
        );
      });
    case 'field': {
      const instruction = parseInstruction(inline.instruction);
      const list = generatedList(instruction);
      if (list !== undefined) return void state.lists.push(list);
      return addWrapped(inline.content, writing, (content) => fieldNodes(instruction, content, reading));
    }
    case 'bookmark':
      return emit(writing, ...anchor(inline.name, reading));
    case 'formula':
      return emit(writing, ...equation(inline.node, inline.display, reading));
  }
}

function addWrapped(
  inlines: readonly WordInline[],
  writing: Writing,
  wrap: (content: readonly HubNode[]) => readonly HubNode[],
): void {
  const { fields } = writing.state;
  if (fields.some(({ phase }) => phase === 'code')) return;
  const field: OpenField = { code: '', phase: 'result', nodes: [], spilled: false };
  fields.push(field);
  addAll(inlines, writing);
  fields.splice(fields.indexOf(field), 1);
  emit(writing, ...wrap(joined(field.nodes)));
}

function addRun(properties: RunProperties, pieces: readonly RunPiece[], writing: Writing): void {
  const format = formatOf(properties, writing.reading);
  for (const piece of pieces) addPiece(piece, format, writing);
}

function addPiece(piece: RunPiece, format: Format, writing: Writing): void {
  const { reading } = writing;
  switch (piece.kind) {
    case 'text':
      return emit(writing, ...formatted(piece.text, format));
    case 'soft-hyphen':
      return emit(writing, ...formatted('\u00ad', format));
    case 'tab':
      return emit(writing, element('tab'));
    case 'break':
      return emit(writing, element('br', piece.of === 'line' ? {} : { role: 'page' }));
    case 'note':
      return emit(writing, ...note(piece, writing));
    case 'comment':
      return reading.warn(message('tex.comments', {}));
    case 'field-mark':
      return addFieldMark(piece.mark, writing);
    case 'field-code':
      return addFieldCode(piece.text, writing);
    case 'drawing':
      return addDrawing(piece.drawing, writing);
    case 'ruby':
      return addAll(piece.content, writing);
    case 'unknown-sign':
  }
}

function addDrawing(drawing: Drawing, writing: Writing): void {
  if (isSuppressed(writing)) return;
  emit(writing, ...drawnPictures(drawing, writing.reading));
  writing.textBoxes.push(...drawing.textBoxes);
}

function addFieldCode(code: string, { state }: Writing): void {
  const field = state.fields.at(-1);
  if (field?.phase === 'code') field.code += code;
}

function addFieldMark(mark: 'begin' | 'separate' | 'end', writing: Writing): void {
  const { fields, lists } = writing.state;
  if (mark === 'begin') return void fields.push({ code: '', phase: 'code', nodes: [], spilled: false });
  const field = fields.at(-1);
  if (!field) return;
  if (mark === 'separate') {
    field.phase = 'result';
    field.instruction = parseInstruction(field.code);
    const list = generatedList(field.instruction);
    if (list !== undefined) lists.push(list);
    return;
  }
  fields.pop();
  const instruction = field.instruction ?? parseInstruction(field.code);
  if (generatedList(instruction) !== undefined) return;
  emit(writing, ...(field.spilled ? field.nodes : fieldNodes(instruction, joined(field.nodes), writing.reading)));
}

/** The anchor of a bookmark; nothing for one that cannot be referred to. */
export function anchor(name: string, reading: Reading): readonly HubElement[] {
  const target = reading.bookmarks.get(name);
  return target ? [element('anchor', { 'xml:id': target.id })] : [];
}

/** Nothing for a control that nobody filled in. */
export function equation(node: XmlNode, display: boolean, reading: Reading): readonly HubElement[] {
  const math = readMath(node);
  const latex = toLatex(math);
  if (latex.body.trim() === '') return [];
  reading.counts.equations += 1;
  const name = display ? 'equation' : 'inlineequation';
  return [element(name, { role: latex.aligned ? 'align' : undefined }, [toMathMl(math, latex.body, display)])];
}

interface Format {
  readonly role: string | undefined;
  readonly css: Css;
  readonly vertical: 'superscript' | 'subscript' | undefined;
}

function formatOf(properties: RunProperties, reading: Reading): Format {
  const style = useStyle(reading, properties.style);
  const vertical = properties.vertical ?? style?.run.vertical;
  const hidden = properties.webHidden === true ? { display: 'none' } : {};
  return {
    role: style?.role,
    css: { ...style?.runCss, ...runCss(properties), ...hidden },
    vertical: vertical === 'baseline' ? undefined : vertical,
  };
}

/** Fonts are not taken over into TeX, and black is the default colour. */
const unremarkable = (name: string, value: string): boolean =>
  name === 'font-size' ||
  (name === 'color' && value === '#000000') ||
  (name === 'background-color' && value === '#FFFFFF') ||
  (name === 'font-family' && !/courier|consolas|mono|menlo/i.test(value));

function formatted(content: HubNode, { role, css, vertical }: Format): readonly HubNode[] {
  if (textOf(content) === '') return [];
  const kept = Object.fromEntries(Object.entries(css).filter(([name, value]) => !unremarkable(name, value)));
  const inside = vertical ? element(vertical, {}, [content]) : content;
  if (role === undefined && Object.keys(kept).length === 0) return [inside];
  return [element('phrase', { role, ...cssAttributes(kept) }, [inside])];
}

function note({ of, id }: Extract<RunPiece, { kind: 'note' }>, { reading, readers }: Writing): readonly HubElement[] {
  const notes = of === 'endnote' ? reading.endnotes : reading.footnotes;
  const content = notes.get(id);
  if (!content || reading.inNote) return [];
  if (of === 'endnote') reading.counts.endnotes += 1;
  else reading.counts.footnotes += 1;
  const blocks = readers.blocks(content, { ...reading, references: notes.references, inNote: true });
  return [element('footnote', { role: of === 'endnote' ? 'endnote' : undefined }, blocks)];
}

/** Word splits text into runs wherever it was edited. Neighbours with the same format are joined. */
export function joined(nodes: readonly HubNode[]): readonly HubNode[] {
  const result: HubNode[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (typeof node === 'string' && typeof last === 'string') result[result.length - 1] = last + node;
    else if (last !== undefined && typeof node !== 'string' && typeof last !== 'string' && alike(last, node)) {
      result[result.length - 1] = { ...last, children: joined([...last.children, ...node.children]) };
    } else result.push(node);
  }
  return result;
}

const mergeable = new Set(['phrase', 'superscript', 'subscript']);
function alike(a: HubElement, b: HubElement): boolean {
  if (a.name !== b.name || !mergeable.has(a.name) || a.attributes['role'] === 'docx2tex:seq') return false;
  const keys = Object.keys(a.attributes);
  return (
    keys.length === Object.keys(b.attributes).length && keys.every((key) => a.attributes[key] === b.attributes[key])
  );
}

export const holds = (nodes: readonly HubNode[], name: string): boolean =>
  nodes.some((node) => isElement(node) && (node.name === name || holds(node.children, name)));
