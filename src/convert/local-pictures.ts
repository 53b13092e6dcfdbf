/**
 * The pictures that a Markdown file refers to, put into its text as data: addresses. For the command line alone: whoever runs it
 * may read these files anyway, which is not so for documents that a server is sent.
 *
 * Only files below the folder of the document are read, also where a link leads elsewhere, and nothing over the network.
 */
import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, sep } from 'node:path';
import type { Nodes } from 'mdast';
import { sniff } from '../documents/sniff.ts';
import { Failure } from '../domain/failure.ts';
import { decodeText } from './article/text-file.ts';

const maxPictures = 200;
const maxPictureBytes = 20 * 1024 * 1024;
/** Of all pictures together: in the text they take a third more, and a text has at most fifty million characters. */
const maxBytes = 30 * 1024 * 1024;

interface Reference {
  readonly url: string;
  /** Where the address stands in the text, with what is around it. */
  readonly start: number;
  readonly end: number;
}

/** The bytes with their pictures; the same bytes where there are none. `path` is that of the document. */
export async function withLocalPictures(bytes: Uint8Array, path: string): Promise<Uint8Array> {
  const source = await decodeText(bytes);
  if (!source.includes('![') && !/^ {0,3}\[/m.test(source)) return bytes;
  const folder = await realpath(dirname(path));
  let left = maxBytes;
  let text = source;
  // From the end, so that the places before stay where they are.
  for (const { url, start, end } of (await referencesIn(source)).slice(0, maxPictures).toReversed()) {
    const picture = await pictureAt(url, folder);
    if (!picture || picture.bytes.length > left) continue;
    left -= picture.bytes.length;
    const data = `data:${picture.mediaType};base64,${Buffer.from(picture.bytes).toString('base64')}`;
    const at = addressAt(text.slice(start, end), url);
    if (at !== undefined) text = `${text.slice(0, start + at)}${data}${text.slice(start + at + url.length)}`;
  }
  return text === source ? bytes : Buffer.from(text, 'utf8');
}

/** Where the address stands in `![text](address)` or `[name]: address`; undefined where it is written with escapes. */
function addressAt(written: string, url: string): number | undefined {
  const after = Math.max(written.lastIndexOf(']('), written.indexOf(']:'));
  const at = written.indexOf(url, after);
  return after === -1 || at === -1 ? undefined : at;
}

/** Pictures, and the definitions that pictures may name. */
async function referencesIn(source: string): Promise<readonly Reference[]> {
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

interface LocalPicture {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

const readable: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Undefined for what is no picture below the folder: its description stands in its place, and a warning says so. */
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
    // No such file, or none that may be read, or no picture.
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
