/**
 * Headers and footers of a Word document: those of the first section that has any, for all pages, and its own for the
 * first page and for even ones (ECMA-376, part 1, 17.10). A header that only a later section has is told as left out.
 */
import { children, descendants, type XmlNode } from '../../../documents/xml.ts';
import { attribute, isOn } from '../../../office/nodes.ts';
import { partOfType } from '../../../office/package.ts';
import { type Article, type Block, plainBlocks, type Running } from '../model.ts';
import type { DocxReading } from './docx-reading.ts';

type Kind = 'default' | 'first' | 'even';
const nothing: Running = { header: [], footer: [] };

type BlocksOf = (parent: XmlNode, reading: DocxReading) => Promise<readonly Block[]>;

/** `blocksOf` reads what a part says as it reads the body. */
export async function runningOf(body: XmlNode, reading: DocxReading, blocksOf: BlocksOf): Promise<Article['running']> {
  const sections = descendants(body, 'sectPr').filter((section) =>
    section.children.some(({ name }) => name === 'headerReference' || name === 'footerReference'),
  );
  const [section, ...others] = sections;
  if (!section) return undefined;
  const part = async (node: XmlNode, kind: Kind): Promise<Running> => ({
    header: await partBlocks(node, 'headerReference', kind, reading, blocksOf),
    footer: await partBlocks(node, 'footerReference', kind, reading, blocksOf),
  });
  const pages = await part(section, 'default');
  const settingsPart = partOfType(reading.references, 'settings');
  const settings = settingsPart === undefined ? undefined : await reading.office.xml(settingsPart);
  const first = isOn(section, 'titlePg') === true ? await part(section, 'first') : undefined;
  const even = isOn(settings, 'evenAndOddHeaders') === true ? await part(section, 'even') : undefined;
  for (const other of others) {
    const later = await part(other, 'default');
    const differs = (which: 'header' | 'footer'): boolean =>
      later[which].length > 0 && plainBlocks(later[which]) !== plainBlocks(pages[which]);
    if (differs('header') || differs('footer'))
      reading.warnings.add('Later sections have headers or footers of their own, which were left out');
  }
  const isEmpty = ({ header, footer }: Running): boolean => header.length + footer.length === 0;
  if ([pages, first ?? nothing, even ?? nothing].every(isEmpty)) return undefined;
  return { pages, ...(first ? { first } : {}), ...(even ? { even } : {}) };
}

async function partBlocks(
  section: XmlNode,
  reference: 'headerReference' | 'footerReference',
  kind: Kind,
  reading: DocxReading,
  blocksOf: BlocksOf,
): Promise<readonly Block[]> {
  const node = children(section, reference).find((one) => (attribute(one, 'type') ?? 'default') === kind);
  const target = reading.references.get(attribute(node, 'id') ?? '')?.target;
  const root = target === undefined ? undefined : await reading.office.xml(target);
  if (target === undefined || !root) return [];
  return blocksOf(root, { ...reading, references: await reading.office.references(target) });
}
