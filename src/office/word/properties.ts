/** What the properties of runs (w:rPr) and paragraphs (w:pPr) state (ECMA-376, part 1, 17.3). Lengths are in points. */
import { child, type XmlNode } from '../../documents/xml.ts';
import { attribute, integerOf, isOn, valueOf } from '../nodes.ts';

/** A property that is absent is not stated; false is an explicit "off", which overrides a style. */
export interface RunProperties {
  /** Id of a character style. */
  readonly style?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly caps?: boolean;
  readonly smallCaps?: boolean;
  readonly hidden?: boolean;
  /** Hidden when the document is shown as a web page. */
  readonly webHidden?: boolean;
  readonly strike?: boolean;
  readonly underline?: boolean;
  /** `#RRGGBB`. */
  readonly color?: string;
  /** Highlight or shading, `#RRGGBB`. */
  readonly background?: string;
  readonly sizePoints?: number;
  readonly font?: string;
  /** Above the baseline; negative below it. Never 0. */
  readonly raisedPoints?: number;
  readonly vertical?: 'superscript' | 'subscript' | 'baseline';
}

export interface ParagraphProperties {
  /** Id of a paragraph style. */
  readonly style?: string;
  /** The side on the paper: in right-to-left text, left and right are already exchanged. */
  readonly align?: 'left' | 'center' | 'right' | 'justify';
  readonly rightToLeft?: boolean;
  readonly leftPoints?: number;
  /** The indent of the first line relative to the others; negative for a hanging indent. */
  readonly firstLinePoints?: number;
  readonly pageBreakBefore?: boolean;
  /** 1 to 9; `none` for a paragraph that is explicitly body text. */
  readonly headingLevel?: number | 'none';
  readonly numbering?: { readonly id?: string; readonly level?: number };
  /** A tracked change deleted the end of the paragraph: the next one continues it. */
  readonly endDeleted?: boolean;
}

type Writable<Properties> = { -readonly [name in keyof Properties]: Properties[name] };

const highlightColors: Readonly<Record<string, string>> = {
  black: '#000000',
  blue: '#0000FF',
  cyan: '#00FFFF',
  darkBlue: '#000080',
  darkCyan: '#008080',
  darkGray: '#808080',
  darkGreen: '#008000',
  darkMagenta: '#800080',
  darkRed: '#800000',
  darkYellow: '#808000',
  green: '#00FF00',
  lightGray: '#C0C0C0',
  magenta: '#FF00FF',
  red: '#FF0000',
  white: '#FFFFFF',
  yellow: '#FFFF00',
};

/** `#RRGGBB` of six hexadecimal digits; undefined for `auto` and the like. */
export const hexColor = (value: string | undefined): string | undefined =>
  value !== undefined && /^[0-9a-fA-F]{6}$/.test(value) ? `#${value.toUpperCase()}` : undefined;

const toggles = {
  b: 'bold',
  i: 'italic',
  caps: 'caps',
  smallCaps: 'smallCaps',
  vanish: 'hidden',
  webHidden: 'webHidden',
  strike: 'strike',
} as const satisfies Readonly<Record<string, keyof RunProperties>>;
const isToggle = (name: string): name is keyof typeof toggles => Object.hasOwn(toggles, name);

const nothingStated: RunProperties = {};

export function runProperties(node: XmlNode | undefined): RunProperties {
  if (!node || node.children.length === 0) return nothingStated;
  const found: Writable<RunProperties> = {};
  for (const { name } of node.children) {
    if (!isToggle(name)) continue;
    const state = isOn(node, name);
    if (state !== undefined) found[toggles[name]] = state;
  }
  if (isOn(node, 'dstrike') === true) found.strike = true;
  const style = valueOf(node, 'rStyle');
  if (style !== undefined) found.style = style;
  const underline = valueOf(node, 'u');
  if (underline !== undefined) found.underline = underline !== 'none';
  const vertical = valueOf(node, 'vertAlign');
  if (vertical !== undefined)
    found.vertical = vertical === 'superscript' || vertical === 'subscript' ? vertical : 'baseline';
  addColors(node, found);
  addFont(node, found);
  return found;
}

function addColors(node: XmlNode, found: Writable<RunProperties>): void {
  const color = hexColor(valueOf(node, 'color'));
  if (color !== undefined) found.color = color;
  const background =
    highlightColors[valueOf(node, 'highlight') ?? ''] ?? hexColor(attribute(child(node, 'shd'), 'fill'));
  if (background !== undefined) found.background = background;
}

/** Word counts sizes and positions in half points. */
function addFont(node: XmlNode, found: Writable<RunProperties>): void {
  const size = integerOf(valueOf(node, 'sz'));
  if (size !== undefined) found.sizePoints = size / 2;
  const fonts = child(node, 'rFonts');
  const font = attribute(fonts, 'ascii') ?? attribute(fonts, 'hAnsi');
  if (font !== undefined) found.font = font;
  const raised = integerOf(valueOf(node, 'position'));
  if (raised !== undefined && raised !== 0) found.raisedPoints = raised / 2;
}

const alignments: Readonly<Record<string, ParagraphProperties['align']>> = {
  center: 'center',
  right: 'right',
  end: 'right',
  both: 'justify',
  distribute: 'justify',
  left: 'left',
  start: 'left',
};
const twipsPerPoint = 20;

export function paragraphProperties(node: XmlNode | undefined): ParagraphProperties {
  if (!node) return {};
  const found: Writable<ParagraphProperties> = {};
  const style = valueOf(node, 'pStyle');
  if (style !== undefined) found.style = style;
  const rightToLeft = isOn(node, 'bidi') === true;
  if (rightToLeft) found.rightToLeft = true;
  const align = alignOf(valueOf(node, 'jc'), rightToLeft);
  if (align !== undefined) found.align = align;
  addIndents(child(node, 'ind'), found);
  const pageBreak = isOn(node, 'pageBreakBefore');
  if (pageBreak !== undefined) found.pageBreakBefore = pageBreak;
  const headingLevel = headingLevelOf(valueOf(node, 'outlineLvl'));
  if (headingLevel !== undefined) found.headingLevel = headingLevel;
  const numbering = child(node, 'numPr');
  if (numbering) found.numbering = numberingOf(numbering);
  const mark = child(node, 'rPr');
  if (mark && (child(mark, 'del') || child(mark, 'moveFrom'))) found.endDeleted = true;
  return found;
}

/** In right-to-left text, left means where lines begin, and right where they end. */
function alignOf(given: string | undefined, rightToLeft: boolean): ParagraphProperties['align'] {
  const align = given !== undefined && Object.hasOwn(alignments, given) ? alignments[given] : undefined;
  if (!rightToLeft || (align !== 'left' && align !== 'right')) return align;
  return align === 'left' ? 'right' : 'left';
}

function addIndents(indent: XmlNode | undefined, found: Writable<ParagraphProperties>): void {
  if (!indent) return;
  const left = integerOf(attribute(indent, 'left') ?? attribute(indent, 'start'));
  if (left !== undefined && left !== 0) found.leftPoints = left / twipsPerPoint;
  const first = integerOf(attribute(indent, 'firstLine'));
  const hanging = integerOf(attribute(indent, 'hanging'));
  if (hanging !== undefined && hanging !== 0) found.firstLinePoints = -hanging / twipsPerPoint;
  else if (first !== undefined && first !== 0) found.firstLinePoints = first / twipsPerPoint;
}

/** w:outlineLvl counts from 0; 9 is body text. */
function headingLevelOf(given: string | undefined): number | 'none' | undefined {
  const outline = integerOf(given);
  if (outline === undefined) return undefined;
  return outline >= 0 && outline < 9 ? outline + 1 : 'none';
}

function numberingOf(node: XmlNode): { readonly id?: string; readonly level?: number } {
  const id = valueOf(node, 'numId');
  const level = integerOf(valueOf(node, 'ilvl'));
  return { ...(id === undefined ? {} : { id }), ...(level === undefined ? {} : { level }) };
}
