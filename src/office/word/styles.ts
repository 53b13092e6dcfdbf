/**
 * Styles by id, with what they inherit (ECMA-376, part 1, 17.7).
 *
 * Every writer chooses its ids ("berschrift1", "1", "Heading1"); Word writes the names of built-in styles in English. A
 * heading is recognised by its outline level, or else by its name in the usual languages.
 */
import { child, children, type XmlNode } from '../../documents/xml.ts';
import { attribute, valueOf } from '../nodes.ts';
import { type ParagraphProperties, paragraphProperties, type RunProperties, runProperties } from './properties.ts';
import { type Borders, bordersOf } from './table-borders.ts';

export interface Style {
  readonly id: string;
  /** As written in the document: `heading 1`. */
  readonly name: string;
  /** paragraph, character, table or numbering. */
  readonly kind: string;
  readonly parent: Style | undefined;
  /** 1–9 for headings. */
  readonly headingLevel: number | undefined;
  /** The title of the document, or a style based on it. */
  readonly isTitle: boolean;
  readonly numbering: { readonly id: string | undefined; readonly level: number } | undefined;
  /** What the style itself states. */
  readonly own: { readonly run: RunProperties; readonly paragraph: ParagraphProperties };
  /** What the style states or inherits. */
  readonly run: RunProperties;
  readonly paragraph: ParagraphProperties;
  /** Borders of a table style, with those that it inherits. */
  readonly tableBorders: Borders;
}

export interface Styles {
  get(id: string | undefined): Style | undefined;
  /** The style of paragraphs that name none. */
  readonly defaultParagraph: Style | undefined;
}

const headingName =
  /^(?:heading|überschrift|titre|título|titolo|rubrik|kop|标题|標題|見出し|заголовок|nagłówek)\s*([1-9])$/iu;
/** The longest chain of styles; a longer or circular one is cut. */
const deepest = 20;

export const headingLevelOfName = (name: string): number | undefined => {
  const found = headingName.exec(name.trim());
  return found ? Number(found[1]) : undefined;
};

/** `root` is the root of the part `styles`. A style is resolved when it is first needed. */
export function readStyles(root: XmlNode | undefined): Styles {
  const nodes = new Map<string, XmlNode>();
  let defaultId: string | undefined;
  for (const node of root ? children(root, 'style') : []) {
    const id = attribute(node, 'styleId');
    if (id === undefined) continue;
    nodes.set(id, node);
    if (attribute(node, 'type') === 'paragraph' && ['1', 'true', 'on'].includes(attribute(node, 'default') ?? ''))
      defaultId = id;
  }
  const known = new Map<string, Style>();
  const resolve = (id: string, depth: number): Style | undefined => {
    const ready = known.get(id);
    const node = nodes.get(id);
    if (ready || !node || depth > deepest) return ready;
    const parentId = valueOf(node, 'basedOn');
    const parent = parentId === undefined || parentId === id ? undefined : resolve(parentId, depth + 1);
    const style = styleOf(id, node, parent);
    known.set(id, style);
    return style;
  };
  const get = (id: string | undefined): Style | undefined => (id === undefined ? undefined : resolve(id, 0));
  return { get, defaultParagraph: get(defaultId) };
}

function styleOf(id: string, node: XmlNode, parent: Style | undefined): Style {
  const name = valueOf(node, 'name') ?? id;
  const own = { run: runProperties(child(node, 'rPr')), paragraph: paragraphProperties(child(node, 'pPr')) };
  const table = child(node, 'tblPr');
  return {
    id,
    name,
    kind: attribute(node, 'type') ?? 'paragraph',
    parent,
    ...levelOf(name, own.paragraph, parent),
    numbering: numberingOf(own.paragraph, parent),
    own,
    run: { ...parent?.run, ...own.run },
    paragraph: { ...parent?.paragraph, ...own.paragraph },
    tableBorders: bordersOf(table && child(table, 'tblBorders'), parent?.tableBorders ?? {}),
  };
}

function levelOf(
  name: string,
  paragraph: ParagraphProperties,
  parent: Style | undefined,
): Pick<Style, 'headingLevel' | 'isTitle'> {
  const stated = paragraph.headingLevel ?? headingLevelOfName(name);
  const level = stated ?? parent?.headingLevel;
  return {
    headingLevel: level === 'none' ? undefined : level,
    isTitle: /^title$/i.test(name) || (stated === undefined && parent?.isTitle === true),
  };
}

function numberingOf({ numbering }: ParagraphProperties, parent: Style | undefined): Style['numbering'] {
  const inherited = parent?.numbering;
  if (!numbering) return inherited;
  return { id: numbering.id ?? inherited?.id, level: numbering.level ?? inherited?.level ?? 0 };
}
