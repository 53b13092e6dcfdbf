/** Artefacts of every engine: parts of the DOCX, and the log. */
import type { ArtefactFile } from './artefacts.ts';
import type { HubDocument } from './ooxml/document.ts';
import type { OfficePackage } from '../office/package.ts';
import { englishOf } from '../texts/message.ts';

/** Parts for the debug package, without macros and embedded documents (.vsdx, OLE). */
export async function sourceParts(docx: OfficePackage): Promise<readonly ArtefactFile[]> {
  const kept = docx.names.filter(
    (name) => /\.(?:xml|rels|png|jpe?g|gif|emf|wmf|svg|tiff?|bmp)$/i.test(name) && !/embeddings\//i.test(name),
  );
  const found: ArtefactFile[] = [];
  for (const name of kept) {
    const bytes = await docx.bytes(name);
    if (bytes) found.push({ path: name, bytes });
  }
  return found;
}

export function logOf(engine: string, { counts, warnings }: HubDocument): string {
  const counted = Object.entries(counts).map(([name, count]) => `${name}: ${count}`);
  return `${[`engine: ${engine}`, ...counted, ...warnings.map((warning) => `warning: ${englishOf(warning)}`)].join('\n')}\n`;
}
