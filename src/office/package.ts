/**
 * An Office Open XML package (ECMA-376, part 2): parts, and the relationships between them.
 *
 * Parts are found by relationship and never by a guessed name. A target outside the package is only an address:
 * nothing is ever fetched.
 */
import { parseXml, type XmlNode } from '../documents/xml.ts';
import { openZip } from '../documents/zip.ts';
import type { ZipLimits } from '../documents/zip-limits.ts';
import { Failure } from '../domain/failure.ts';
import { definedOnly } from '../domain/defined-only.ts';
import { message } from '../texts/message.ts';
import { attribute } from './nodes.ts';

const mebibyte = 1024 * 1024;

/** Real documents stay far below these limits; bombs exceed them. */
export const officeZipLimits: ZipLimits = {
  maxEntries: 20_000,
  maxEntryBytes: 256 * mebibyte,
  maxTotalBytes: 1024 * mebibyte,
  maxRatio: 250,
};
const xmlLimits = { maxBytes: 128 * mebibyte, maxNodes: 6_000_000, maxDepth: 256 };

export interface PartReference {
  /** Last segment of the type's URI: image, hyperlink, slide, … */
  readonly type: string;
  /** The name of a part, or an address if `external`. */
  readonly target: string;
  readonly external: boolean;
}
/** By id. */
export type PartReferences = ReadonlyMap<string, PartReference>;

export interface OfficePackage {
  readonly names: readonly string[];
  /** Rejects with corrupt_document or too_large; undefined if there is no such part. */
  xml(name: string): Promise<XmlNode | undefined>;
  bytes(name: string): Promise<Buffer | undefined>;
  /** The relationships of a part; '' means the package itself. */
  references(part: string): Promise<PartReferences>;
  /** The main part, such as `word/document.xml`. */
  findMainPart(): Promise<string | undefined>;
  /** Like findMainPart(), but rejects with corrupt_document when there is none. */
  mainPart(): Promise<string>;
  close(): void;
}

/** Rejects with corrupt_document or too_large (bombs). Close it. */
export async function openOffice(content: Uint8Array): Promise<OfficePackage> {
  const archive = await openZip(content, officeZipLimits);
  const entries = new Map(archive.entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const declared = archive.entries.reduce((sum, entry) => sum + entry.bytes, 0);
  const bomb = archive.entries.find(({ problem }) => problem?.kind === 'too_large')?.problem;
  if (bomb || declared > officeZipLimits.maxTotalBytes) {
    archive.close();
    throw bomb ?? new Failure('too_large', message('office.large', {}));
  }
  const bytes = async (name: string): Promise<Buffer | undefined> => {
    const entry = entries.get(name.toLowerCase());
    return entry && archive.read(entry);
  };
  const xml = async (name: string): Promise<XmlNode | undefined> => {
    const found = await bytes(name);
    return found && parsePart(found, name);
  };
  const references = async (part: string): Promise<PartReferences> => {
    const slash = part.lastIndexOf('/');
    const folder = part.slice(0, slash + 1);
    return referencesOf(await xml(`${folder}_rels/${part.slice(slash + 1)}.rels`), folder);
  };
  const findMainPart = async (): Promise<string | undefined> => {
    const main = [...(await references('')).values()].find(({ type }) => type === 'officeDocument');
    return main && !main.external && entries.has(main.target.toLowerCase()) ? main.target : undefined;
  };
  return {
    names: archive.entries.map(({ name }) => name),
    xml,
    bytes,
    references,
    findMainPart,
    async mainPart() {
      const main = await findMainPart();
      if (main !== undefined) return main;
      throw new Failure('corrupt_document', message('office.noMainPart', {}), {
        detail: message('advice.officeSaveAgain', {}),
      });
    },
    close: () => archive.close(),
  };
}

/** The first part of a type (`styles`, `numbering`) among the relationships of a part. */
export const partOfType = (references: PartReferences, wanted: string): string | undefined =>
  [...references.values()].find(({ type, external }) => type === wanted && !external)?.target;

function parsePart(content: Buffer, name: string): XmlNode {
  try {
    return parseXml(content, xmlLimits);
  } catch (cause) {
    const failure = Failure.from(cause, 'corrupt_document', message('xml.unreadable', {}));
    throw new Failure(failure.kind, message('office.part', { name, why: failure.message }), {
      cause,
      ...definedOnly({ detail: failure.detail }),
    });
  }
}

function referencesOf(root: XmlNode | undefined, folder: string): PartReferences {
  const found = new Map<string, PartReference>();
  for (const node of root?.children ?? []) {
    const id = attribute(node, 'Id');
    const target = attribute(node, 'Target');
    if (id === undefined || target === undefined) continue;
    const external = attribute(node, 'TargetMode') === 'External';
    const type = attribute(node, 'Type')?.split('/').at(-1) ?? '';
    found.set(id, { type, external, target: external ? target : within(folder, target) });
  }
  return found;
}

/** Resolves `../media/a.png` from `word/`. A target never leaves the package. */
function within(folder: string, target: string): string {
  const path: string[] = target.startsWith('/') ? [] : folder.split('/').filter((part) => part !== '');
  for (const part of target.split('/')) {
    if (part === '..') path.pop();
    else if (part !== '.' && part !== '') path.push(part);
  }
  return path.join('/');
}
