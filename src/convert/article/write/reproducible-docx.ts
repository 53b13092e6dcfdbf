/** Takes the time and chance out of what the package docx writes. */
import { unpackOwnZip } from '../../../documents/own-zip.ts';
import { zipInMemory } from '../../../documents/zip-writer.ts';

/**
 * The same document for the same article. Two things differ each time that docx writes one: the time, as the date of
 * every part and in the core properties (where both dates are optional: ECMA-376, part 2, annex C), and the identifiers
 * of links, which are random.
 */
export async function reproducible(bytes: Uint8Array): Promise<Uint8Array> {
  const parts = await unpackOwnZip(bytes);
  const ids = new Map<string, string>();
  for (const { name, bytes: content } of parts) {
    if (!name.endsWith('.rels')) continue;
    for (const [, id = ''] of Buffer.from(content)
      .toString('utf8')
      .matchAll(/ Id="(rId[\w-]{21})"/g))
      ids.set(id, `link${ids.size + 1}`);
  }
  return zipInMemory(parts.map(({ name, bytes: content }) => ({ name, bytes: reproduciblePart(name, content, ids) })));
}

function reproduciblePart(name: string, content: Uint8Array, ids: ReadonlyMap<string, string>): Uint8Array {
  const isCore = name === 'docProps/core.xml';
  if (!isCore && (ids.size === 0 || !/\.(?:xml|rels)$/.test(name))) return content;
  const text = Buffer.from(content).toString('utf8');
  const changed = isCore
    ? text.replaceAll(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, '')
    : text.replaceAll(/"(rId[\w-]{21})"/g, (quoted, id: string) => (ids.has(id) ? `"${ids.get(id)}"` : quoted));
  return Buffer.from(changed);
}
