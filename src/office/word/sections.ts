/** Sections (ECMA-376, part 1, 17.6): pages with their headers and footers. */
import { child, children, descendants, type XmlNode } from '../../documents/xml.ts';
import { attribute, integerOf, isOn } from '../nodes.ts';

export type PageKind = 'default' | 'first' | 'even';

export interface Section {
  /** Ids of the references to headers and footers. A section without any continues those before it. */
  readonly headers: ReadonlyMap<PageKind, string>;
  readonly footers: ReadonlyMap<PageKind, string>;
  /** Whether its first page has a separate header and footer. */
  readonly hasTitlePage: boolean;
  /** The width of the page without its margins, in points, at least 100. The default is A4 with margins of 2.5 cm. */
  readonly textWidthPoints: number;
}

const twipsPerPoint = 20;
const a4 = { page: 11_906, margin: 1417 };

/** All sections, including those that end inside the text, in the order of the document. */
export const readSections = (body: XmlNode): readonly Section[] => descendants(body, 'sectPr').map(sectionOf);

/** The last section. */
export const lastSection = (body: XmlNode): Section => sectionOf(child(body, 'sectPr'));

function sectionOf(node: XmlNode | undefined): Section {
  const page = integerOf(attribute(node && child(node, 'pgSz'), 'w')) ?? a4.page;
  const margins = node && child(node, 'pgMar');
  const left = integerOf(attribute(margins, 'left')) ?? a4.margin;
  const right = integerOf(attribute(margins, 'right')) ?? a4.margin;
  return {
    headers: referencesIn(node, 'headerReference'),
    footers: referencesIn(node, 'footerReference'),
    hasTitlePage: isOn(node, 'titlePg') === true,
    textWidthPoints: Math.max(100, (page - left - right) / twipsPerPoint),
  };
}

function referencesIn(node: XmlNode | undefined, name: string): ReadonlyMap<PageKind, string> {
  const found = new Map<PageKind, string>();
  for (const reference of node ? children(node, name) : []) {
    const kind = attribute(reference, 'type') ?? 'default';
    const id = attribute(reference, 'id');
    if (id !== undefined && isPageKind(kind) && !found.has(kind)) found.set(kind, id);
  }
  return found;
}

const isPageKind = (kind: string): kind is PageKind => kind === 'default' || kind === 'first' || kind === 'even';
