/**
 * Puts the pictures that a Markdown or HTML file refers to into its text as data: URIs. Only for the command line, whose user may read
 * these files anyway; a server must not read files for the documents that it receives.
 *
 * Only files below the folder of the document are read, even through symbolic links, and nothing over the network.
 */
import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, sep } from 'node:path';
import type { Nodes as HtmlNodes } from 'hast';
import type { Nodes } from 'mdast';
import { sniff } from '../documents/sniff.ts';
import { Failure } from '../domain/failure.ts';
import type { Format } from './formats.ts';
import type { ConvertSource } from './intake.ts';
import { decodeText } from './article/text-file.ts';

const maxPictures = 200;
const maxPictureBytes = 20 * 1024 * 1024;
/** The limit for all pictures together. In the text they take a third more, and a text may have fifty million characters. */
const maxBytes = 30 * 1024 * 1024;

interface Reference {
  readonly url: string;
  /** The range in the text of what contains the address: a picture or definition, in HTML the attribute. */
  readonly start: number;
  readonly end: number;
}

interface Syntax {
  mayHavePictures(source: string): boolean;
  /** In the order of the text. */
  referencesIn(source: string): Promise<readonly Reference[]>;
  /** What is written in a range, with another address; undefined if the address is written with escapes. */
  withAddress(written: string, url: string, address: string): string | undefined;
}

const markdown: Syntax = {
  mayHavePictures: (source) => source.includes('![') || /^ {0,3}\[/m.test(source),
  referencesIn: referencesInMarkdown,
  withAddress(written, url, address) {
    const after = Math.max(written.lastIndexOf(']('), written.indexOf(']:'));
    const at = written.indexOf(url, after);
    if (after === -1 || at === -1) return undefined;
    return `${written.slice(0, at)}${address}${written.slice(at + url.length)}`;
  },
};

const html: Syntax = {
  mayHavePictures: (source) => /<img\b/i.test(source),
  referencesIn: referencesInHtml,
  withAddress: (_written, _url, address) => `src="${address}"`,
};

const syntaxes = { md: markdown, html } as const;
type PictureSource = keyof typeof syntaxes;
const refersToPictures = (format: string): format is PictureSource => Object.hasOwn(syntaxes, format);

/** A Markdown or HTML file with the pictures that lie below its folder; any other document as it is. */
export async function sourceWithPictures(source: ConvertSource, to: Format): Promise<ConvertSource> {
  const { path, member, format } = source;
  if (format === to || member !== undefined || path === '-' || !refersToPictures(format)) return source;
  const bytes = await withLocalPictures(source.bytes, path, format);
  return bytes === source.bytes
    ? source
    : { ...source, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** The bytes with their pictures; the same bytes if there are none. `path` is the path of the document. */
export async function withLocalPictures(
  bytes: Uint8Array,
  path: string,
  format: PictureSource = 'md',
): Promise<Uint8Array> {
  const syntax = syntaxes[format];
  const source = await decodeText(bytes);
  if (!syntax.mayHavePictures(source)) return bytes;
  const folder = await realpath(dirname(path));
  let left = maxBytes;
  let text = source;
  // From the end, so that earlier positions stay valid.
  for (const { url, start, end } of (await syntax.referencesIn(source)).slice(0, maxPictures).toReversed()) {
    const picture = await pictureAt(url, folder);
    if (!picture || picture.bytes.length > left) continue;
    left -= picture.bytes.length;
    const data = `data:${picture.mediaType};base64,${Buffer.from(picture.bytes).toString('base64')}`;
    const written = syntax.withAddress(text.slice(start, end), url, data);
    if (written !== undefined) text = text.slice(0, start) + written + text.slice(end);
  }
  return text === source ? bytes : Buffer.from(text, 'utf8');
}

/** Pictures, and definitions to which pictures may refer, in their order. */
export async function referencesInMarkdown(source: string): Promise<readonly Reference[]> {
  const [{ unified }, { default: parse }] = await Promise.all([import('unified'), import('remark-parse')]);
  const found: Reference[] = [];
  const named = new Set<string>();
  const definitions: (Reference & { readonly identifier: string })[] = [];
  const visit = (node: Nodes): void => {
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    if (node.type === 'image') found.push({ url: node.url, start, end });
    else if (node.type === 'imageReference') named.add(node.identifier);
    else if (node.type === 'definition') definitions.push({ url: node.url, start, end, identifier: node.identifier });
    if ('children' in node) node.children.forEach(visit);
  };
  visit(unified().use(parse).parse(source));
  const used = definitions.filter(({ identifier }) => named.has(identifier));
  return [...found, ...used].sort((one, other) => one.start - other.start);
}

async function referencesInHtml(source: string): Promise<readonly Reference[]> {
  const [{ unified }, { default: parse }] = await Promise.all([import('unified'), import('rehype-parse')]);
  const found: Reference[] = [];
  const visit = (node: HtmlNodes): void => {
    const url = node.type === 'element' && node.tagName === 'img' ? node.properties['src'] : undefined;
    // With the option `verbose`, the parser adds the positions of attributes.
    const range = (node.data as AttributePositions | undefined)?.position?.properties?.['src'];
    const [start, end] = [range?.start.offset, range?.end.offset];
    if (typeof url === 'string' && start !== undefined && end !== undefined) found.push({ url, start, end });
    if ('children' in node) node.children.forEach(visit);
  };
  visit(unified().use(parse, { verbose: true }).parse(source));
  return found.toSorted((one, other) => one.start - other.start);
}

interface Range {
  readonly start: { readonly offset?: number };
  readonly end: { readonly offset?: number };
}

interface AttributePositions {
  readonly position?: { readonly properties?: Readonly<Record<string, Range | undefined>> };
}

interface LocalPicture {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

const readable: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Undefined if the file is not a picture below the folder. Its description then replaces it, with a warning. */
async function pictureAt(url: string, folder: string): Promise<LocalPicture | undefined> {
  const name = decoded(url);
  if (name === undefined || /^[a-z][a-z0-9+.-]*:/i.test(name) || isAbsolute(name) || name.includes('\0'))
    return undefined;
  try {
    const path = await realpath(join(folder, name));
    if (!path.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return undefined;
    const found = await stat(path);
    if (!found.isFile() || found.size > maxPictureBytes) return undefined;
    const bytes = await readFile(path);
    const mediaType = sniff(bytes);
    return readable.has(mediaType) ? { bytes, mediaType } : undefined;
  } catch (error) {
    // The file does not exist, may not be read, or is not a picture.
    if (error instanceof Failure || (error instanceof Error && 'code' in error)) return undefined;
    throw error;
  }
}

function decoded(url: string): string | undefined {
  try {
    return decodeURIComponent(url);
  } catch {
    return undefined;
  }
}
