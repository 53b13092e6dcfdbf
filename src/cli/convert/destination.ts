/** Decides where the results of `convert` go and what they are called, and checks which of them exist already. */
import { stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { TargetFormat } from '../../convert/formats.ts';
import type { ConvertSource } from '../../convert/intake.ts';
import type { Input } from '../../documents/inputs.ts';
import { Failure } from '../../domain/failure.ts';
import { shownName } from '../../domain/raw-names.ts';
import type { ConvertPlan } from './plan.ts';
import { taken as outputTaken } from '../terminal/output.ts';
import { expectedOf } from '../reading.ts';
import { type Message, message } from '../../texts/message.ts';
import { statIfThere } from '../../documents/stat-if-there.ts';

/** Where results go: a folder, in which each is named after its document, the one file, or standard output. */
export type Destination = { readonly folder: string } | { readonly file: string } | 'stdout';

export async function destinationOf(plan: ConvertPlan, inputs: readonly Input[]): Promise<Destination> {
  const { out } = plan.flags;
  if (out === '-') {
    if (expectedOf(inputs) > 1) throw oneOnly(message('convert.oneToStdout', {}));
    return 'stdout';
  }
  if (out === undefined) return { folder: '.' };
  const existing = await statIfThere(out);
  if (existing?.isDirectory() || out.endsWith('/')) return { folder: out };
  // A name with an extension is a file, unless there are several results: then it can only be a folder.
  if (!hasSeveral(plan, inputs) && (extname(out) !== '' || existing)) {
    await requireFolderOf(out);
    return { file: out };
  }
  if (existing)
    throw new Failure('conflict', message('convert.severalIntoFile', { path: out }), {
      detail: message('advice.folderFor', { format: plan.to }),
    });
  return { folder: out };
}

/** Several documents, or one that was found in a folder: the next run may find more there. */
function hasSeveral({ paths }: ConvertPlan, inputs: readonly Input[]): boolean {
  if (expectedOf(inputs) > 1) return true;
  const [path, input] = [paths[0], inputs[0]];
  if (paths.length !== 1 || path === '-' || input === undefined) return false;
  return !('failure' in input) && input.path !== path;
}

/** Fails before any work begins. */
async function requireFolderOf(file: string): Promise<void> {
  const folder = await statIfThere(dirname(file));
  if (!folder?.isDirectory())
    throw new Failure('write_failed', message('output.failed', { path: file }), {
      detail: message('disk.noFolder', {}),
    });
}

export const titleOf = ({ path, member }: ConvertSource): string => {
  const name = basename(shownName(member ?? path));
  const extension = extname(name);
  return (name.slice(0, name.length - extension.length) || name).replace(/^-$/, 'document');
};

/**
 * Undefined for standard output. Documents of the same name get results of their own: the second with its format in the
 * name, later ones with a number too.
 */
export function resultPath(
  source: ConvertSource,
  { destination, to, taken }: { readonly destination: Destination; readonly to: string; readonly taken: Set<string> },
): string | undefined {
  if (destination === 'stdout' || 'file' in destination) {
    const file = destination === 'stdout' ? 'Standard output' : destination.file;
    // A ZIP in a ZIP has more documents than were expected.
    if (taken.has(file)) throw oneOnly(message('convert.oneToFile', { path: file }));
    taken.add(file);
    return destination === 'stdout' ? undefined : file;
  }
  const title = titleOf(source);
  for (let count = 0; ; count++) {
    const path = join(destination.folder, `${title}${suffixOf(source.format, count)}.${to}`);
    if (taken.has(path)) continue;
    taken.add(path);
    return path;
  }
}

function suffixOf(format: string, count: number): string {
  if (count === 0) return '';
  return count === 1 ? `-${format}` : `-${format}-${count}`;
}

const oneOnly = (said: Message): Failure =>
  new Failure('bad_request', said, { detail: message('advice.nameFolder', {}) });

/** Whether a document found in a folder has the name of its own result, which means that it is one of an earlier run. */
export const isOwnResult = (source: ConvertSource, to: TargetFormat, destination: Destination): boolean =>
  typeof destination === 'object' &&
  'folder' in destination &&
  source.member === undefined &&
  resolve(destination.folder, `${titleOf(source)}.${to}`) === resolve(source.path);

/** Formats of which a document may become several files, which is known only afterwards. */
export const mayBeSeveral = (to: TargetFormat): boolean => to === 'jpg' || to === 'png' || to === 'csv';

/** Whether a result is there: as the file, as the first of several, or as a ZIP (TeX, and what earlier versions wrote). */
export async function isThere(path: string): Promise<boolean> {
  const firsts = [1, 2, 3].map((digits) => numberedPath(path, 1, digits));
  const found = await Promise.all([path, zipName(path), ...firsts].map(exists));
  return found.includes(true);
}

export const zipName = (path: string): string => path.replace(/\.[^.]+$/, '.zip');

/** `r-01.jpg` for `r.jpg`, the number 1 and two digits. */
export function numberedPath(path: string, number: number, digits: number): string {
  const extension = extname(path);
  return `${path.slice(0, path.length - extension.length)}-${String(number).padStart(digits, '0')}${extension}`;
}

export const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Rejects with `conflict` if a file with the name of the result exists, before any work is done. */
export async function refuseTaken(result: string, to: TargetFormat, destination: Destination): Promise<void> {
  const named = typeof destination === 'object' && 'file' in destination;
  if (!named && mayBeSeveral(to)) return;
  const path = !named && to === 'tex' ? zipName(result) : result;
  const found = await statIfThere(path);
  if (found?.isFile()) throw outputTaken(path);
}
