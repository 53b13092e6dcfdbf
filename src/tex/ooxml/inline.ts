/**
 * What stands inside a paragraph, as Hub nodes.
 *
 * Fields are a stack that outlives the paragraph: a table of contents begins in one and ends many later. Notes and formulas
 * are never wrapped in character formatting, so that formatting commands hold no paragraph ends.
 */
import { child, type XmlNode } from '../../documents/xml.ts';
import { element, type HubElement, type HubNode, isElement, textOf } from '../hub/node.ts';
import { toLatex } from '../math/latex.ts';
import { toMathMl } from '../math/mathml.ts';
import { readMath } from '../math/omml.ts';
import { isAlternative, readDrawing } from './drawings.ts';
import { fieldNodes, generatedList, type Instruction, link, parseInstruction } from './fields.ts';
import { attribute, isOn, valueOf } from '../../office/nodes.ts';
import { type Css, cssAttributes, runCss } from './properties.ts';
import { type Reading, useStyle } from './reading.ts';
import { symbolOf } from './symbol-fonts.ts';

interface OpenField {
  code: string;
  phase: 'code' | 'result';
  instruction?: Instruction;
  /** Where the result is gathered; at the end of a paragraph it is handed over unwrapped. */
  nodes: HubNode[];
  spilled: boolean;
}

/** Lasts for one story (the body, a note): fields do not cross it. */
export interface InlineState {
  readonly fields: OpenField[];
  /** Lists that TeX makes anew, met in this paragraph: `hub:toc`. */
  readonly lists: string[];
  /** Anchors of bookmarks that stand between paragraphs. */
  readonly waiting: HubElement[];
}
export const inlineState = (): InlineState => ({ fields: [], lists: [], waiting: [] });

export interface Inline {
  readonly nodes: readonly HubNode[];
  /** Contents of text boxes anchored here. */
  readonly textBoxes: readonly XmlNode[];
}

export interface InlineReaders {
  /** The blocks of a note or text box, read by whoever reads blocks. */
  readonly blocks: (node: XmlNode, reading: Reading) => readonly HubElement[];
}

export function readInline(paragraph: XmlNode, reading: Reading, state: InlineState, readers: InlineReaders): Inline {
  const textBoxes: XmlNode[] = [];
  const out: HubNode[] = [];
  const sink = (): HubNode[] => {
    const field = state.fields.at(-1);
    return field ? (field.phase === 'result' ? field.nodes : []) : out;
  };
  const suppressed = (): boolean =>
    state.fields.some(({ instruction }) => instruction !== undefined && generatedList(instruction) !== undefined);
  const emit = (...nodes: readonly HubNode[]): void => {
    if (!suppressed()) sink().push(...nodes);
  };

  const walk = (node: XmlNode): void => {
    switch (node.name) {
      case 'r':
        return readRun(node);
      case 'hyperlink':
        return within(node, (content) => {
          const reference = reading.references.get(attribute(node, 'id') ?? '');
          const place = attribute(node, 'anchor');
          const address = reference?.external === true ? reference.target : undefined;
          return link(
            { ...(address === undefined ? {} : { address }), ...(place === undefined ? {} : { place }) },
            content,
            reading,
          );
        });
      case 'fldSimple': {
        const instruction = parseInstruction(attribute(node, 'instr') ?? '');
        const list = generatedList(instruction);
        if (list !== undefined) return void state.lists.push(list);
        return within(node, (content) => fieldNodes(instruction, content, reading));
      }
      case 'bookmarkStart':
        return emit(...anchor(node, reading));
      case 'oMathPara':
        for (const inner of node.children) if (inner.name === 'oMath') emit(...equation(inner, true, reading));
        return;
      case 'oMath':
        return emit(...equation(node, false, reading));
      case 'pPr':
      case 'del':
      case 'moveFrom':
      case 'commentRangeStart':
      case 'commentRangeEnd':
        return;
      default:
        for (const inner of node.children) if (!isAlternative(node, inner)) walk(inner);
    }
  };

  const within = (node: XmlNode, wrap: (content: readonly HubNode[]) => readonly HubNode[]): void => {
    if (state.fields.some(({ phase }) => phase === 'code')) return;
    const field: OpenField = { code: '', phase: 'result', nodes: [], spilled: false };
    state.fields.push(field);
    for (const inner of node.children) walk(inner);
    state.fields.splice(state.fields.indexOf(field), 1);
    emit(...wrap(joined(field.nodes)));
  };

  const readRun = (run: XmlNode): void => {
    const properties = child(run, 'rPr');
    const format = formatOf(properties, reading);
    const text = (content: HubNode): void => emit(...formatted(content, format));
    for (const node of run.children) {
      switch (node.name) {
        case 't':
        case 'delText':
          if (node.name === 't') text(withSymbols(node.text, properties));
          break;
        case 'tab':
        case 'ptab':
          emit(element('tab'));
          break;
        case 'br': {
          const type = attribute(node, 'type');
          emit(element('br', type === 'page' || type === 'column' ? { role: 'page' } : {}));
          break;
        }
        case 'cr':
          emit(element('br'));
          break;
        case 'noBreakHyphen':
          text('\u2011');
          break;
        case 'softHyphen':
          text('\u00ad');
          break;
        case 'sym':
          text(symbolOf(attribute(node, 'font'), attribute(node, 'char')));
          break;
        case 'footnoteReference':
        case 'endnoteReference':
          emit(...note(node, reading, readers));
          break;
        case 'commentReference':
          reading.warn('Comments are not kept');
          break;
        case 'fldChar':
          fieldCharacter(attribute(node, 'fldCharType'));
          break;
        case 'instrText':
          addCode(node.text);
          break;
        case 'drawing':
        case 'pict':
        case 'object':
          drawn(node);
          break;
        case 'AlternateContent':
          for (const branch of node.children)
            if (!isAlternative(node, branch)) for (const inner of branch.children) drawn(inner);
          break;
        case 'ruby': {
          const base = child(node, 'rubyBase');
          for (const inner of base?.children ?? []) walk(inner);
          break;
        }
        default:
      }
    }
  };

  const drawn = (node: XmlNode): void => {
    if (suppressed()) return;
    const { pictures, textBoxes: boxes } = readDrawing(node, reading);
    emit(...pictures);
    textBoxes.push(...boxes);
  };

  const addCode = (text: string): void => {
    const field = state.fields.at(-1);
    if (field?.phase === 'code') field.code += text;
  };

  const fieldCharacter = (type: string | undefined): void => {
    const field = state.fields.at(-1);
    if (type === 'begin') state.fields.push({ code: '', phase: 'code', nodes: [], spilled: false });
    else if (type === 'separate' && field) {
      field.phase = 'result';
      field.instruction = parseInstruction(field.code);
      const list = generatedList(field.instruction);
      if (list !== undefined) state.lists.push(list);
    } else if (type === 'end' && field) {
      state.fields.pop();
      const instruction = field.instruction ?? parseInstruction(field.code);
      if (generatedList(instruction) === undefined)
        emit(...(field.spilled ? field.nodes : fieldNodes(instruction, joined(field.nodes), reading)));
    }
  };

  out.push(...state.waiting.splice(0));
  for (const node of paragraph.children) walk(node);
  for (const field of state.fields) {
    out.push(...field.nodes.splice(0));
    field.spilled = true;
  }
  return { nodes: joined(out), textBoxes };
}

export function anchor(node: XmlNode, reading: Reading): readonly HubElement[] {
  const target = reading.bookmarks.get(attribute(node, 'name') ?? '');
  return target ? [element('anchor', { 'xml:id': target.id })] : [];
}

/** Nothing for one that nobody filled in. */
export function equation(node: XmlNode, display: boolean, reading: Reading): readonly HubElement[] {
  const math = readMath(node);
  const latex = toLatex(math);
  if (latex.body.trim() === '') return [];
  reading.counts.equations += 1;
  const name = display ? 'equation' : 'inlineequation';
  return [element(name, { role: latex.aligned ? 'align' : undefined }, [toMathMl(math, latex.body, display)])];
}

/** Old writers put signs of Symbol and Wingdings into the text, by number in the private area. */
function withSymbols(text: string, properties: XmlNode | undefined): string {
  if (!/[\uf000-\uf0ff]/.test(text)) return text;
  const fonts = properties && child(properties, 'rFonts');
  const font = fonts && (attribute(fonts, 'ascii') ?? attribute(fonts, 'hAnsi'));
  return text.replaceAll(/[\uf000-\uf0ff]/g, (sign) => symbolOf(font, sign.charCodeAt(0).toString(16)));
}

interface Format {
  readonly role: string | undefined;
  readonly css: Css;
  readonly vertical: 'superscript' | 'subscript' | undefined;
}

function formatOf(properties: XmlNode | undefined, reading: Reading): Format {
  const style = useStyle(reading, valueOf(properties, 'rStyle'));
  const vertical = valueOf(properties, 'vertAlign') ?? style?.verticalAlign;
  const hidden = isOn(properties, 'webHidden') === true ? { display: 'none' } : {};
  return {
    role: style?.role,
    css: { ...style?.runCss, ...runCss(properties), ...hidden },
    vertical: vertical === 'superscript' || vertical === 'subscript' ? vertical : undefined,
  };
}

/** What the fonts of a document say is no business of TeX's, and black is no colour. */
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

function note(node: XmlNode, reading: Reading, readers: InlineReaders): readonly HubElement[] {
  const id = attribute(node, 'id') ?? '';
  const isEndnote = node.name === 'endnoteReference';
  const content = (isEndnote ? reading.endnotes : reading.footnotes).get(id);
  if (!content || reading.inNote) return [];
  if (isEndnote) reading.counts.endnotes += 1;
  else reading.counts.footnotes += 1;
  const references = isEndnote ? reading.noteReferences.endnotes : reading.noteReferences.footnotes;
  const blocks = readers.blocks(content, { ...reading, references, inNote: true });
  return [element('footnote', { role: isEndnote ? 'endnote' : undefined }, blocks)];
}

/** Word cuts text into runs wherever it was edited: neighbours that look the same become one. */
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
