/**
 * Styles by id, with what they inherit, and the names Hub gives them.
 *
 * Ids are the writer's ("berschrift1", "1", "Heading1"); names of built-in styles are English in what Word writes. A heading is
 * known by its outline level first, then by its name in the usual languages.
 */
import { child, children, type XmlNode } from '../../documents/xml.ts';
import { element, type HubElement } from '../hub/node.ts';
import { attribute, integerOf, valueOf } from '../../office/nodes.ts';
import { type Css, cssAttributes, paragraphCss, runCss } from './properties.ts';
import { type Borders, bordersOf } from './table-borders.ts';

export interface Style {
  readonly id: string;
  /** As the document says: `heading 1`. */
  readonly name: string;
  /** `@role` in Hub: `Heading1`. */
  readonly role: string;
  readonly kind: string;
  /** 1–9 for headings. */
  readonly level: number | undefined;
  readonly runCss: Css;
  readonly paragraphCss: Css;
  readonly numbering: { readonly id: string | undefined; readonly level: number } | undefined;
  /** `superscript` or `subscript`. */
  readonly verticalAlign: string | undefined;
}

export interface Styles {
  get(id: string | undefined): Style | undefined;
  readonly defaultParagraph: Style | undefined;
  /** Rules of a table style, with what it inherits. */
  tableBorders(id: string): Borders | undefined;
  /** One css:rule for every style given, as Hub wants them in css:rules. */
  rules(used: ReadonlySet<string>): readonly HubElement[];
}

const headingName =
  /^(?:heading|überschrift|titre|título|titolo|rubrik|kop|标题|標題|見出し|заголовок|nagłówek)\s*([1-9])$/iu;
const deepest = 20;

/** `Heading 1` → `Heading1`, `heading 1` → `Heading1`, `Überschrift 1` → `Überschrift1`, `My Style` → `MyStyle`. */
export function roleOf(name: string): string {
  const builtIn = /^heading ([1-9])$/i.exec(name);
  if (builtIn) return `Heading${builtIn[1]}`;
  const joined = name.replaceAll(
    /[^\p{L}\p{N}._-]+(\p{L})?/gu,
    (_whole, next: string | undefined) => next?.toUpperCase() ?? '',
  );
  return joined === '' ? 'style' : joined.replace(/^(?=[\p{N}.-])/u, '_');
}

export const headingLevelOfName = (name: string): number | undefined => {
  const found = headingName.exec(name.trim());
  return found ? Number(found[1]) : undefined;
};

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
    const style = styleOf(
      id,
      node,
      parentId === undefined || parentId === id ? undefined : resolve(parentId, depth + 1),
    );
    known.set(id, style);
    return style;
  };
  const get = (id: string | undefined): Style | undefined => (id === undefined ? undefined : resolve(id, 0));
  return {
    get,
    defaultParagraph: get(defaultId),
    tableBorders: (id) => tableBordersOf(id, nodes, 0),
    rules: (used) => [...used].flatMap((id) => ruleOf(get(id))),
  };
}

function styleOf(id: string, node: XmlNode, parent: Style | undefined): Style {
  const name = valueOf(node, 'name') ?? id;
  const paragraph = child(node, 'pPr');
  const run = child(node, 'rPr');
  const outline = integerOf(valueOf(paragraph, 'outlineLvl'));
  const numbered = paragraph && child(paragraph, 'numPr');
  return {
    id,
    name,
    role: roleOf(name),
    kind: attribute(node, 'type') ?? 'paragraph',
    level:
      outline === undefined
        ? (headingLevelOfName(name) ?? parent?.level)
        : outline >= 0 && outline < 9
          ? outline + 1
          : undefined,
    runCss: { ...parent?.runCss, ...runCss(run) },
    paragraphCss: { ...parent?.paragraphCss, ...paragraphCss(paragraph) },
    numbering: numbered
      ? {
          id: valueOf(numbered, 'numId') ?? parent?.numbering?.id,
          level: integerOf(valueOf(numbered, 'ilvl')) ?? parent?.numbering?.level ?? 0,
        }
      : parent?.numbering,
    verticalAlign: valueOf(run, 'vertAlign') ?? parent?.verticalAlign,
  };
}

const layoutTypes: Readonly<Record<string, string>> = {
  paragraph: 'para',
  character: 'inline',
  table: 'table',
  numbering: 'list',
};

function ruleOf(style: Style | undefined): readonly HubElement[] {
  if (!style) return [];
  return [
    element('css:rule', {
      name: style.role,
      'native-name': style.name,
      'layout-type': layoutTypes[style.kind] ?? 'para',
      remap:
        style.verticalAlign === 'superscript' || style.verticalAlign === 'subscript' ? style.verticalAlign : undefined,
      ...cssAttributes({ ...style.paragraphCss, ...style.runCss }),
    }),
  ];
}

function tableBordersOf(id: string, nodes: ReadonlyMap<string, XmlNode>, depth: number): Borders | undefined {
  const node = nodes.get(id);
  if (!node || depth > deepest) return undefined;
  const parent = valueOf(node, 'basedOn');
  const inherited = parent === undefined ? undefined : tableBordersOf(parent, nodes, depth + 1);
  const properties = child(node, 'tblPr');
  return bordersOf(properties && child(properties, 'tblBorders'), inherited ?? {});
}
