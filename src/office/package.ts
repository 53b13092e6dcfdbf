/**
 * An Office Open XML package (ECMA-376, part 2): parts, and what they refer to.
 *
 * A target outside the package is an address and nothing else: nothing is ever fetched.
 */
import { parseXml, type XmlNode } from '../documents/xml.ts';
import { openZip, type ZipLimits } from '../documents/zip.ts';
import { Failure } from '../domain/failure.ts';

const mebibyte = 1024 * 1024;

/** What Office writes stays far below; a bomb does not. */
export const officeZipLimits: ZipLimits = {
  maxEntries: 20_000,
  maxEntryBytes: 256 * mebibyte,
  maxTotalBytes: 1024 * mebibyte,
  maxRatio: 250,
};
const xmlLimits = { maxBytes: 128 * mebibyte, maxNodes: 4_000_000, maxDepth: 256 };

export interface PartReference {
  /** Last segment of the type's URI: image, hyperlink, slide, … */
  readonly type: string;
  /** Name of a part, or an address where `external`. */
  readonly target: string;
  readonly external: boolean;
}

export interface OfficePackage {
  readonly names: readonly string[];
  xml(name: string): Promise<XmlNode | undefined>;
  bytes(name: string): Promise<Buffer | undefined>;
  /** By id, of the part named; '' for the package itself. */
  references(part: string): Promise<ReadonlyMap<string, PartReference>>;
  /** The part that everything hangs on. Rejects with corrupt_document where there is none. */
  mainPart(): Promise<string>;
  close(): void;
}

/** Rejects with corrupt_document, too_large (bombs). Close it. */
export async function openOffice(content: Uint8Array): Promise<OfficePackage> {
  const archive = await openZip(content, officeZipLimits);
  const entries = new Map(archive.entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const declared = archive.entries.reduce((sum, entry) => sum + entry.bytes, 0);
  const bomb = archive.entries.find(({ problem }) => problem?.kind === 'too_large')?.problem;
  if (bomb || declared > officeZipLimits.maxTotalBytes) {
    archive.close();
    throw bomb ?? new Failure('too_large', 'The Office document unpacks to more than 1024 MB');
  }
  const bytes = async (name: string): Promise<Buffer | undefined> => {
    const entry = entries.get(name.toLowerCase());
    return entry && archive.read(entry);
  };
  const xml = async (name: string): Promise<XmlNode | undefined> => {
    const found = await bytes(name);
    return found && parseXml(found, xmlLimits);
  };
  const references = async (part: string): Promise<ReadonlyMap<string, PartReference>> => {
    const slash = part.lastIndexOf('/');
    const folder = part.slice(0, slash + 1);
    const root = await xml(`${folder}_rels/${part.slice(slash + 1)}.rels`);
    return new Map((root?.children ?? []).map((node) => [node.attributes['Id'] ?? '', referenceOf(node, folder)]));
  };
  return {
    names: archive.entries.map(({ name }) => name),
    xml,
    bytes,
    references,
    async mainPart() {
      const main = [...(await references('')).values()].find(({ type }) => type === 'officeDocument');
      if (main && !main.external && entries.has(main.target.toLowerCase())) return main.target;
      throw new Failure('corrupt_document', 'The Office document lacks its main part', {
        detail: 'Save it again in Office, or download it again',
      });
    },
    close: () => archive.close(),
  };
}

function referenceOf({ attributes }: XmlNode, folder: string): PartReference {
  const external = attributes['TargetMode'] === 'External';
  const target = attributes['Target'] ?? '';
  const type = attributes['Type']?.split('/').at(-1) ?? '';
  return { type, external, target: external ? target : within(folder, target) };
}

/** `../media/a.png` seen from `word/`. What climbs out of the package stays in it. */
function within(folder: string, target: string): string {
  const path: string[] = target.startsWith('/') ? [] : folder.split('/').filter((part) => part !== '');
  for (const part of target.split('/')) {
    if (part === '..') path.pop();
    else if (part !== '.' && part !== '') path.push(part);
  }
  return path.join('/');
}

/** An attribute by its local name, whatever the prefix. */
export function attribute(node: XmlNode | undefined, name: string): string | undefined {
  if (!node) return undefined;
  const plain = node.attributes[name];
  if (plain !== undefined) return plain;
  const key = Object.keys(node.attributes).find((key) => key.endsWith(`:${name}`));
  return key === undefined ? undefined : node.attributes[key];
}
