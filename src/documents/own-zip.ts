/** Unpacks a ZIP that this program has just made, which may be packed as well as it likes. */
import { openZip } from './zip.ts';
import { zipLimits } from './zip-limits.ts';
import type { ZipContent } from './zip-writer.ts';

const limits = { ...zipLimits, maxEntryBytes: zipLimits.maxTotalBytes, maxRatio: Number.POSITIVE_INFINITY };

/** In the order of the archive. */
export async function unpackOwnZip(zip: Uint8Array): Promise<readonly ZipContent[]> {
  const archive = await openZip(zip, limits);
  try {
    const files: ZipContent[] = [];
    for (const entry of archive.entries) files.push({ name: entry.name, bytes: await archive.read(entry) });
    return files;
  } finally {
    archive.close();
  }
}
