/**
 * Removes from an Office package what would make LibreOffice open other files or addresses.
 *
 * LibreOffice would fetch pictures, templates and OLE objects from wherever a reference points. Hyperlinks stay, because
 * only people follow them. Macros get a warning; they never run.
 */
import { openZip } from '../../documents/zip.ts';
import { Failure } from '../../domain/failure.ts';
import { officeZipLimits } from '../../office/package.ts';
import { macroWarnings } from '../../office/macros.ts';
import { zipInMemory } from '../../documents/zip-writer.ts';
import { type Message, message } from '../../texts/message.ts';

export interface SafeInput {
  readonly bytes: Uint8Array;
  readonly warnings: readonly Message[];
}

/** A package without such references stays as it is. Rejects with corrupt_document, and with too_large for bombs. */
export async function safeInput(bytes: Uint8Array): Promise<SafeInput> {
  const archive = await openZip(bytes, officeZipLimits);
  try {
    const problem = archive.entries.find((entry) => entry.problem)?.problem;
    if (problem) throw problem;
    if (archive.entries.reduce((sum, entry) => sum + entry.bytes, 0) > officeZipLimits.maxTotalBytes)
      throw new Failure('too_large', message('office.large', {}));
    const cleaned = new Map<string, Buffer>();
    let dropped = 0;
    for (const entry of archive.entries) {
      if (!entry.name.endsWith('.rels')) continue;
      const text = (await archive.read(entry)).toString('utf8');
      const safe = text.replaceAll(
        /<(?:\w+:)?Relationship\b[^>]*?(?:\/>|>\s*<\/(?:\w+:)?Relationship>)/g,
        (element) => {
          const outside =
            /TargetMode\s*=\s*["']External["']/i.test(element) &&
            !/Type\s*=\s*["'][^"']*\/hyperlink["']/i.test(element);
          const elsewhere = /Target\s*=\s*["'](?:file:|\\\\|[a-z]:\\)/i.test(element);
          if (!outside && !elsewhere) return element;
          dropped++;
          return '';
        },
      );
      if (safe !== text) cleaned.set(entry.name, Buffer.from(safe, 'utf8'));
    }
    const macros = macroWarnings(archive.entries.map(({ name }) => name));
    if (dropped === 0) return { bytes, warnings: macros };
    const files = [];
    for (const entry of archive.entries)
      files.push({ name: entry.name, bytes: cleaned.get(entry.name) ?? (await archive.read(entry)) });
    return {
      bytes: await zipInMemory(files),
      warnings: [message('loss.outsideReferences', { count: dropped }), ...macros],
    };
  } finally {
    archive.close();
  }
}
