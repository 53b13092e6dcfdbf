/**
 * The container of an OFD (GB/T 33190-2016): a ZIP whose parts name each other by path.
 *
 * Producers differ in the case and the leading slashes of paths. So a path is never used as it is: it selects the
 * existing entry whose name is the same when both are normalised.
 */
import { posix } from 'node:path';
import { type XmlNode, parseXml } from '../../xml.ts';
import { openZip, type ZipEntry } from '../../zip.ts';
import { zipLimits } from '../../zip-limits.ts';

const mebibyte = 1024 * 1024;
const limits = { ...zipLimits, maxEntries: 5000, maxEntryBytes: 64 * mebibyte, maxTotalBytes: 256 * mebibyte };

export interface OfdPackage {
  /** Names of the parts as the ZIP has them. */
  readonly parts: readonly string[];
  /**
   * The part that `location` means in a part of the folder `base`: relative to it, or from the root with a leading
   * slash.
   */
  resolve(base: string, location: string): string | undefined;
  /** Resolves with undefined if there is no such part. Rejects with `corrupt_document` or `too_large`. */
  read(part: string | undefined): Promise<Uint8Array | undefined>;
  /** Like `read`, but parsed leniently: two of eight real files contained XML that was not well-formed. */
  xml(part: string | undefined): Promise<XmlNode | undefined>;
  close(): void;
}

const fold = (path: string): string => posix.normalize(path.replaceAll('\\', '/')).replace(/^\/+/, '').toLowerCase();

export const folderOf = (part: string): string => posix.dirname(part);

export async function openOfdPackage(bytes: Uint8Array): Promise<OfdPackage> {
  const archive = await openZip(bytes, limits);
  const byName = new Map<string, ZipEntry>(archive.entries.map((entry) => [fold(entry.name), entry]));
  const known = new Map<string, Promise<Uint8Array>>();
  const read = async (part: string | undefined): Promise<Uint8Array | undefined> => {
    const entry = part === undefined ? undefined : byName.get(fold(part));
    if (!entry) return undefined;
    // Pages share resources and templates, so each part is unpacked only once.
    const content = known.get(entry.name) ?? archive.read(entry);
    known.set(entry.name, content);
    return content;
  };
  return {
    parts: archive.entries.map((entry) => entry.name),
    resolve: (base, location) => {
      const trimmed = location.trim();
      // Some producers write a path from the root without its slash.
      const candidates = trimmed.startsWith('/') ? [trimmed] : [posix.join(base, trimmed), trimmed];
      return candidates.map((path) => byName.get(fold(path))?.name).find((name) => name !== undefined);
    },
    read,
    xml: async (part) => {
      const content = await read(part);
      return content && parseXml(content, { lenient: true });
    },
    close: () => archive.close(),
  };
}
