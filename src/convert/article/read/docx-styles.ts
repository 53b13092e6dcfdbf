/** What styles and numbering of a Word document mean: levels of headings, kinds of lists, bold by style. */
import { child, children, type XmlNode } from '../../../documents/xml.ts';
import { attribute } from '../../../office/nodes.ts';
import type { OfficePackage } from '../../../office/package.ts';
import type { Marks } from '../model.ts';
import { marksOf } from './docx-marks.ts';

export interface DocxStyles {
  /** 1 to 9; undefined for a style that is no heading. */
  headingLevel(style: string | undefined): number | undefined;
  /** w:numPr of the style or of one it is based on. */
  numbering(style: string | undefined): XmlNode | undefined;
  listKind(id: string, depth: number): { readonly ordered: boolean; readonly start: number };
  /** Marks of a character style. */
  marks(style: string | undefined): Marks;
}

interface Style {
  readonly name: string;
  readonly basedOn: string | undefined;
  readonly node: XmlNode;
}

export async function readStyles(office: OfficePackage): Promise<DocxStyles> {
  const [stylesPart, numberingPart] = await Promise.all([
    office.xml('word/styles.xml'),
    office.xml('word/numbering.xml'),
  ]);
  const styles = new Map<string, Style>();
  for (const node of stylesPart ? children(stylesPart, 'style') : []) {
    const id = attribute(node, 'styleId');
    if (id !== undefined)
      styles.set(id, {
        name: attribute(child(node, 'name'), 'val') ?? '',
        basedOn: attribute(child(node, 'basedOn'), 'val'),
        node,
      });
  }
  const kinds = listKinds(numberingPart);

  /** The style and what it is based on; a chain that bites its tail ends. */
  function* chain(id: string | undefined): Generator<Style> {
    const seen = new Set<string>();
    for (let at = id; at !== undefined && !seen.has(at);) {
      seen.add(at);
      const style = styles.get(at);
      if (!style) return;
      yield style;
      at = style.basedOn;
    }
  }

  return {
    headingLevel(id) {
      for (const { name, node } of chain(id)) {
        const named = /^(?:heading|überschrift|titre|标题)\s*([1-9])$/i.exec(name)?.[1];
        if (named !== undefined) return Number(named);
        if (/^title$/i.test(name)) return 1;
        const properties = child(node, 'pPr');
        const level = attribute(properties && child(properties, 'outlineLvl'), 'val');
        if (level !== undefined) return Number(level) + 1;
      }
      return undefined;
    },
    numbering(id) {
      for (const { node } of chain(id)) {
        const properties = child(node, 'pPr');
        const found = properties && child(properties, 'numPr');
        if (found) return found;
      }
      return undefined;
    },
    listKind: (id, depth) => kinds.get(`${id}:${depth}`) ?? { ordered: false, start: 1 },
    marks(id) {
      const [style] = [...chain(id)];
      const properties = style && child(style.node, 'rPr');
      return properties ? marksOf(properties) : {};
    },
  };
}

function listKinds(
  numbering: XmlNode | undefined,
): ReadonlyMap<string, { readonly ordered: boolean; readonly start: number }> {
  const kinds = new Map<string, { ordered: boolean; start: number }>();
  if (!numbering) return kinds;
  const abstracts = new Map(children(numbering, 'abstractNum').map((node) => [attribute(node, 'abstractNumId'), node]));
  for (const instance of children(numbering, 'num')) {
    const id = attribute(instance, 'numId');
    const levels = abstracts.get(attribute(child(instance, 'abstractNumId'), 'val'));
    for (const level of levels ? children(levels, 'lvl') : []) {
      const format = attribute(child(level, 'numFmt'), 'val') ?? 'bullet';
      const override = children(instance, 'lvlOverride').find(
        (node) => attribute(node, 'ilvl') === attribute(level, 'ilvl'),
      );
      const start = Number(
        attribute(override && child(override, 'startOverride'), 'val') ?? attribute(child(level, 'start'), 'val') ?? 1,
      );
      kinds.set(`${id}:${attribute(level, 'ilvl')}`, {
        ordered: format !== 'bullet' && format !== 'none',
        start: Number.isInteger(start) ? start : 1,
      });
    }
  }
  return kinds;
}
