/**
 * A DOCX as parts: opened under caps, its parts found by relationship and never by guessed name.
 *
 * What is linked rather than embedded (TargetMode External) is only ever an address here: nothing is fetched.
 */
import { Failure } from '../../domain/failure.ts';
import { parseXml, type XmlNode } from '../../documents/xml.ts';
import { openZip, type ZipArchive, type ZipEntry, type ZipLimits } from '../../documents/zip.ts';
import { attribute } from './nodes.ts';

export interface Relationship {
  readonly type: string;
  /** Name of a part for what is inside, an address for what is outside. */
  readonly target: string;
  readonly external: boolean;
}
export type Relationships = ReadonlyMap<string, Relationship>;

export interface DocxPackage {
  readonly names: readonly string[];
  /** Name of the main part, usually `word/document.xml`. */
  readonly mainPart: string;
  xml(name: string): Promise<XmlNode | undefined>;
  bytes(name: string): Promise<Buffer | undefined>;
  relationships(partName: string): Promise<Relationships>;
  close(): void;
}

const mebibyte = 1024 * 1024;
/** What Word itself writes stays far below; a bomb does not. */
const limits: ZipLimits = {
  maxEntries: 20_000,
  maxEntryBytes: 256 * mebibyte,
  maxTotalBytes: 1024 * mebibyte,
  maxRatio: 250,
};
const xmlLimits = { maxBytes: 128 * mebibyte, maxNodes: 6_000_000, maxDepth: 256 };

/** Opens a DOCX. Rejects with encrypted_document, unsupported_format, corrupt_document or too_large. */
export async function openDocx(bytes: Uint8Array): Promise<DocxPackage> {
  refuseOtherContainers(bytes);
  const archive = await openZip(bytes, limits, { bytes: limits.maxTotalBytes });
  try {
    return await describe(archive);
  } catch (error) {
    archive.close();
    throw error;
  }
}

function refuseOtherContainers(bytes: Uint8Array): void {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  if (head.startsWith('504b')) return;
  if (head !== 'd0cf11e0a1b11ae1') {
    throw new Failure('unsupported_format', 'The file is not a DOCX: it is no ZIP', {
      detail: 'Save it as .docx in Word.',
    });
  }
  // The stream names of a compound file are UTF-16: these are what Office wraps an encrypted package in.
  const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
  if (encrypted) {
    throw new Failure('encrypted_document', 'The DOCX is protected by a password', {
      detail: 'Remove the password in Word (File, Info, Protect Document) and give the file again.',
    });
  }
  throw new Failure('unsupported_format', 'The file is an old Office document (.doc), not a DOCX', {
    detail: 'Save it as .docx first.',
  });
}

async function describe(archive: ZipArchive): Promise<DocxPackage> {
  const entries = new Map<string, ZipEntry>(archive.entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const bytes = async (name: string): Promise<Buffer | undefined> => {
    const entry = entries.get(name.toLowerCase());
    return entry && archive.read(entry);
  };
  const xml = async (name: string): Promise<XmlNode | undefined> => {
    const content = await bytes(name);
    return content && parseNamed(content, name);
  };
  const relationships = async (partName: string): Promise<Relationships> => readRelationships(xml, partName);
  const root = await relationships('');
  const main = [...root.values()].find(({ type }) => type.endsWith('/officeDocument'));
  if (!main || main.external || !entries.has(main.target.toLowerCase())) {
    throw new Failure('unsupported_format', 'The ZIP is not a Word document', {
      detail: 'A DOCX holds word/document.xml.',
    });
  }
  return {
    names: archive.entries.map(({ name }) => name),
    mainPart: main.target,
    xml,
    bytes,
    relationships,
    close: () => archive.close(),
  };
}

function parseNamed(content: Buffer, name: string): XmlNode {
  try {
    return parseXml(content, xmlLimits);
  } catch (cause) {
    const failure = Failure.from(cause, 'corrupt_document', 'The XML could not be read');
    throw new Failure(failure.kind, `"${name}" in the DOCX: ${failure.message}`, {
      cause,
      ...(failure.detail === undefined ? {} : { detail: failure.detail }),
    });
  }
}

async function readRelationships(
  xml: (name: string) => Promise<XmlNode | undefined>,
  partName: string,
): Promise<Relationships> {
  const slash = partName.lastIndexOf('/');
  const folder = partName.slice(0, slash + 1);
  const root = await xml(`${folder}_rels/${partName.slice(slash + 1)}.rels`);
  const found = new Map<string, Relationship>();
  for (const node of root?.children ?? []) {
    const id = attribute(node, 'Id');
    const target = attribute(node, 'Target');
    if (id === undefined || target === undefined) continue;
    const external = attribute(node, 'TargetMode') === 'External';
    const type = attribute(node, 'Type') ?? '';
    found.set(id, { type, external, target: external ? target : resolve(folder, target) });
  }
  return found;
}

/** `../media/a.png` seen from `word/`. Whatever climbs out of the package stays inside it. */
function resolve(folder: string, target: string): string {
  const path: string[] = target.startsWith('/') ? [] : folder.split('/').filter((part) => part !== '');
  for (const part of target.split('/')) {
    if (part === '..') path.pop();
    else if (part !== '.' && part !== '') path.push(part);
  }
  return path.join('/');
}
