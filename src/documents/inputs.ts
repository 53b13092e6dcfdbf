/**
 * Resolves the user's arguments to inputs without reading a document: for counts, progress totals and --dry-run.
 *
 * Arguments keep their order; the files of a folder or a glob come in natural order. An argument that matches nothing is a
 * failed input: it becomes a failed record, and the other inputs are still read.
 */
import type { Stats } from 'node:fs';
import { glob, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { Failure } from '../domain/failure.ts';
import { extensionOf, isHidden, looksLikeDocument, naturalOrder } from './document-names.ts';
import { fileFailure } from './file-failure.ts';
import { nameOfBytes, shownName, systemPath } from '../domain/raw-names.ts';
import { readStream } from './read-stream.ts';
import { type Message, message } from '../texts/message.ts';

export interface FoundInput {
  readonly path: string;
  readonly from: 'file' | 'stdin';
  /** Null if it is unknown before reading (standard input, pipes). */
  readonly bytes: number | null;
  /** How many documents it probably contains: the members of a ZIP that look like documents, otherwise 1. */
  readonly expected: number;
}

export interface FailedInput {
  readonly path: string;
  readonly failure: Failure;
}
export type Input = FoundInput | FailedInput;

export interface ListingOptions {
  /** Whether subfolders are searched too. */
  readonly recursive?: boolean;
  /**
   * A file with further paths, one per line or NUL-separated; `-` is standard input. Its paths are not treated as
   * globs.
   */
  readonly filesFrom?: string;
  /** The name of standard input in records; `-` by default. */
  readonly stdinName?: string;
  readonly stdin?: Readable;
  /** Which names are taken from folders and globs; by default those of supported documents. */
  readonly accepts?: (name: string) => boolean;
  /** Called with what was left out, for --verbose. */
  readonly note?: (said: Message) => void;
}

/** The largest list of paths, in bytes. A larger file is hardly a list of paths. */
const maxListBytes = 64 * 1024 * 1024;

/** Lists every input once. Rejects with a Failure only if `filesFrom` itself cannot be read. */
export async function listInputs(
  arguments_: readonly string[],
  options: ListingOptions = {},
): Promise<readonly Input[]> {
  const { filesFrom } = options;
  if (filesFrom === '-' && arguments_.includes('-')) {
    throw new Failure('bad_request', message('usage.bothStdin', {}));
  }
  const listed = filesFrom === undefined ? [] : await readList(filesFrom, options);
  const search: Search = { options, folders: new Set(), files: new Set() };
  const found: Input[] = [];
  for (const argument of arguments_) found.push(...(await expand(argument, search, true)));
  for (const path of listed) found.push(...(await expand(path, search, false)));
  return found;
}

interface Search {
  readonly options: ListingOptions;
  /** The real paths of folders already searched. Otherwise a link to a parent folder would be followed for ever. */
  readonly folders: Set<string>;
  /** The absolute paths already listed, so that nothing is listed twice. */
  readonly files: Set<string>;
}

async function readList(path: string, { stdin = process.stdin }: ListingOptions): Promise<readonly string[]> {
  let bytes: Buffer;
  try {
    bytes = path === '-' ? await readStream(stdin, maxListBytes) : await readFile(path);
  } catch (error) {
    throw fileFailure(error, path, 'named.list');
  }
  // Paths may have different encodings, so each is decoded separately.
  const text = bytes.toString('latin1').replace(/^\xef\xbb\xbf/, '');
  return text
    .split(text.includes('\0') ? '\0' : /\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => nameOfBytes(Buffer.from(line, 'latin1')));
}

async function expand(argument: string, search: Search, mayBeSpecial: boolean): Promise<readonly Input[]> {
  if (argument === '-' && mayBeSpecial) {
    if (seen(search, '-')) return [];
    return [{ path: search.options.stdinName ?? '-', from: 'stdin', bytes: null, expected: 1 }];
  }
  let found: Stats;
  try {
    found = await stat(systemPath(argument));
  } catch (error) {
    // A file may well be called invoice[1].pdf, so an argument is only treated as a glob if no such file exists.
    if (mayBeSpecial && /[*?[{]/.test(argument)) return expandGlob(argument, search);
    return [{ path: argument, failure: fileFailure(error, argument) }];
  }
  if (found.isDirectory()) return walk(argument, search);
  return once(argument, found, search);
}

function seen({ files }: Search, key: string): boolean {
  if (files.has(key)) return true;
  files.add(key);
  return false;
}

async function once(path: string, found: Stats, search: Search): Promise<readonly Input[]> {
  if (seen(search, resolve(path))) return [];
  const bytes = found.isFile() ? found.size : null;
  return [
    {
      path,
      from: 'file',
      bytes,
      expected: extensionOf(path) === 'zip' && found.isFile() ? await countMembers(path, search) : 1,
    },
  ];
}

const accepts = ({ options }: Search, name: string): boolean => (options.accepts ?? looksLikeDocument)(name);

async function countMembers(path: string, search: Search): Promise<number> {
  try {
    const { openZip } = await import('./zip.ts');
    const archive = await openZip(path);
    archive.close();
    return Math.max(archive.entries.filter(({ name }) => accepts(search, name)).length, 1);
  } catch {
    // Reading the file reports what is wrong with it, in one failed record.
    return 1;
  }
}

async function expandGlob(pattern: string, search: Search): Promise<readonly Input[]> {
  const paths: string[] = [];
  try {
    for await (const path of glob(pattern)) paths.push(path);
  } catch (error) {
    return [{ path: pattern, failure: fileFailure(error, pattern) }];
  }
  if (paths.length === 0) {
    return [{ path: pattern, failure: new Failure('not_found', message('file.noMatch', { pattern })) }];
  }
  const found: Input[] = [];
  for (const path of paths.toSorted(naturalOrder)) found.push(...(await expandFound(path, search)));
  return found;
}

/** A path that the user did not give explicitly, which is listed only if it looks like a document or is a folder. */
async function expandFound(path: string, search: Search, enter = true): Promise<readonly Input[]> {
  const name = path.split(/[/\\]/).at(-1) ?? path;
  const leaveOut = (why: Message): readonly Input[] => {
    search.options.note?.(message('leftOut.file', { file: shownName(path), why }));
    return [];
  };
  if (isHidden(name)) return leaveOut(message('leftOut.hidden', {}));
  let found: Stats;
  try {
    found = await stat(systemPath(path));
  } catch (error) {
    return accepts(search, name)
      ? [{ path, failure: fileFailure(error, path) }]
      : leaveOut(message('leftOut.unreadable', {}));
  }
  if (found.isDirectory()) return enter ? walk(path, search) : leaveOut(message('leftOut.folder', {}));
  if (!found.isFile()) return leaveOut(message('leftOut.noFile', {}));
  return accepts(search, name) ? once(path, found, search) : leaveOut(message('leftOut.name', {}));
}

async function walk(folder: string, search: Search): Promise<readonly Input[]> {
  let names: readonly string[];
  try {
    const real = nameOfBytes(await realpath(systemPath(folder), { encoding: 'buffer' }));
    if (search.folders.has(real)) return [];
    search.folders.add(real);
    names = (await readdir(systemPath(folder), { encoding: 'buffer' })).map(nameOfBytes);
  } catch (error) {
    return [{ path: folder, failure: fileFailure(error, folder, 'named.folder') }];
  }
  const found: Input[] = [];
  for (const name of names.toSorted(naturalOrder)) {
    found.push(...(await expandFound(join(folder, name), search, search.options.recursive === true)));
  }
  return found;
}
