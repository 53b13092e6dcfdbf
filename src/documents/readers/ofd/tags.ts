/**
 * Custom tags: an XML file that gives text objects of the pages a meaning, such as `Buyer/BuyerName -> ObjectRef 65`.
 *
 * Producers write undeclared or empty prefixes (`<:eInvoice xmlns:="">`), and nest the elements or not, so only element
 * names count. Several references in one element are one text ("¥" and "12.00"), joined in order.
 */
import { boxAround } from '../../../geometry/rows.ts';
import type { NamedText } from '../../reader.ts';
import { type XmlNode, children, parseXml, textAt } from '../../xml.ts';
import type { OfdDocument } from './document.ts';
import { folderOf, type OfdPackage } from './package.ts';
import type { TextRun } from './text.ts';

export interface PageRuns {
  readonly pageId: string;
  /** The number within the file, from 1. */
  readonly number: number;
  readonly runs: readonly TextRun[];
}

/** Repairs names and declarations with an empty prefix: `<:eInvoice xmlns:="">` becomes `<eInvoice>`. */
function mended(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('utf8')
    .replaceAll(/(<\/?):/g, '$1')
    .replaceAll(/\sxmlns:=("[^"]*"|'[^']*')/g, '');
}

function textsBelow(node: XmlNode, path: readonly string[], pages: readonly PageRuns[]): NamedText[] {
  const references = children(node, 'ObjectRef');
  const runs = references.flatMap((reference) => {
    const pageId = reference.attributes['PageRef'];
    const page = pages.find((candidate) => pageId === undefined || candidate.pageId === pageId);
    const run = page?.runs.find(({ objectId }) => objectId === reference.text.trim());
    return page && run ? [{ page, run }] : [];
  });
  const own: NamedText[] = [];
  const [first] = runs;
  const words = runs.flatMap(({ run }) => run.words);
  if (first && words.length > 0) {
    own.push({
      path,
      text: runs.map(({ run }) => run.text).join(''),
      page: first.page.number,
      box: boxAround(words.map(({ box }) => box)),
    });
  }
  const nested = node.children.filter(({ name }) => name !== 'ObjectRef');
  return [...own, ...nested.flatMap((inner) => textsBelow(inner, [...path, inner.name], pages))];
}

/**
 * The texts that the tag files refer to. A tag file that cannot be read is left out, since the pages can still be read.
 */
export async function readTags(
  pack: OfdPackage,
  document: OfdDocument,
  pages: readonly PageRuns[],
): Promise<NamedText[]> {
  const listPart = pack.resolve(document.folder, textAt(document.node, 'CustomTags') ?? '');
  const list = await pack.xml(listPart);
  if (!list || listPart === undefined) return [];
  const found: NamedText[] = [];
  for (const tag of children(list, 'CustomTag')) {
    const part = pack.resolve(folderOf(listPart), textAt(tag, 'FileLoc') ?? '');
    const bytes = await pack.read(part);
    if (bytes) found.push(...textsBelow(parseXml(mended(bytes), { lenient: true }), [], pages));
  }
  return found;
}
