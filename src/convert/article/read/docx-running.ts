/**
 * Headers and footers of a Word document (ECMA-376, part 1, 17.10): from the first section that has any, for all pages,
 * the first page and even pages. Those of later sections become a warning.
 */
import type { XmlNode } from '../../../documents/xml.ts';
import { isOn } from '../../../office/nodes.ts';
import { partOfType } from '../../../office/package.ts';
import { type PageKind, readSections, type Section } from '../../../office/word/sections.ts';
import { type Article, type Block, plainBlocks, type Running } from '../model.ts';
import type { DocxReading } from './docx-reading.ts';
import { message } from '../../../texts/message.ts';

/** Reads the blocks of a part like those of the body. */
type BlocksOf = (story: XmlNode, reading: DocxReading) => Promise<readonly Block[]>;

export async function runningOf(reading: DocxReading, blocksOf: BlocksOf): Promise<Article['running']> {
  const sections = readSections(reading.word.body).filter(({ headers, footers }) => headers.size + footers.size > 0);
  const [section, ...others] = sections;
  if (!section) return undefined;
  const running = async ({ headers, footers }: Section, kind: PageKind): Promise<Running> => ({
    header: await partBlocks(headers.get(kind), reading, blocksOf),
    footer: await partBlocks(footers.get(kind), reading, blocksOf),
  });
  const pages = await running(section, 'default');
  const first = section.hasTitlePage ? await running(section, 'first') : undefined;
  const even = (await hasEvenPages(reading)) ? await running(section, 'even') : undefined;
  for (const other of others)
    if (differs(pages, await running(other, 'default'))) reading.warnings.add(message('loss.laterSections', {}));
  if ([pages, first, even].every(isEmpty)) return undefined;
  return { pages, ...(first ? { first } : {}), ...(even ? { even } : {}) };
}

const isEmpty = (running: Running | undefined): boolean =>
  running === undefined || running.header.length + running.footer.length === 0;

const differs = (pages: Running, later: Running): boolean =>
  (['header', 'footer'] as const).some(
    (which) => later[which].length > 0 && plainBlocks(later[which]) !== plainBlocks(pages[which]),
  );

async function hasEvenPages({ office, word }: DocxReading): Promise<boolean> {
  const part = partOfType(word.references, 'settings');
  const settings = part === undefined ? undefined : await office.xml(part);
  return isOn(settings, 'evenAndOddHeaders') === true;
}

async function partBlocks(id: string | undefined, reading: DocxReading, blocksOf: BlocksOf): Promise<readonly Block[]> {
  const target = reading.word.references.get(id ?? '')?.target;
  const root = target === undefined ? undefined : await reading.office.xml(target);
  if (target === undefined || !root) return [];
  return blocksOf(root, { ...reading, references: await reading.office.references(target) });
}
