/** Where results of `convert` go: which file or folder, under which names, and what is there already. */
import { stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { TargetFormat } from '../../convert/formats.ts';
import type { ConvertSource } from '../../convert/intake.ts';
import type { Input } from '../../documents/inputs.ts';
import { Failure } from '../../domain/failure.ts';
import type { ConvertPlan } from './plan.ts';
import { taken as outputTaken } from '../terminal/output.ts';
import { expectedOf } from '../reading.ts';

/** Where a result goes, given the name of its document without extension and its own extension. */
export type Place = { readonly folder: string } | { readonly file: string } | 'stdout';

export async function placeOf({ flags: { out }, to, paths }: ConvertPlan, inputs: readonly Input[]): Promise<Place> {
  if (out === '-') {
    if (expectedOf(inputs) > 1) throw oneOnly('Standard output');
    return 'stdout';
  }
  if (out === undefined) return { folder: '.' };
  const existing = await stat(out).catch(() => undefined);
  if (existing?.isDirectory() || out.endsWith('/')) return { folder: out };
  const many =
    expectedOf(inputs) > 1 ||
    (paths.length === 1 &&
      inputs[0] !== undefined &&
      !('failure' in inputs[0]) &&
      inputs[0].path !== paths[0] &&
      paths[0] !== '-');
  // A name with an extension is a file, unless there are several results: then it can only be a folder.
  if (!many && (extname(out) !== '' || existing)) {
    // Known before any work begins.
    const folder = await stat(dirname(out)).catch(() => undefined);
    if (!folder?.isDirectory())
      throw new Failure('write_failed', `${out} could not be written`, { detail: 'Its folder does not exist' });
    return { file: out };
  }
  if (existing)
    throw new Failure('conflict', `${out} is a file, and there are several results`, {
      detail: `Name a folder for the ${to} files`,
    });
  return { folder: out };
}

export const titleOf = ({ path, member }: ConvertSource): string => {
  const name = basename(member ?? path);
  const extension = extname(name);
  return (name.slice(0, name.length - extension.length) || name).replace(/^-$/, 'document');
};

/** Undefined for standard output. Two documents of one name get two results: the second has its format in its name, the third a number. */
export function resultPath(
  source: ConvertSource,
  { place, to, taken }: { readonly place: Place; readonly to: string; readonly taken: Set<string> },
): string | undefined {
  if (place === 'stdout' || 'file' in place) {
    const file = place === 'stdout' ? 'Standard output' : place.file;
    // More than was expected: a ZIP in a ZIP.
    if (taken.has(file)) throw oneOnly(file);
    taken.add(file);
    return place === 'stdout' ? undefined : file;
  }
  const title = titleOf(source);
  for (let count = 0; ; count++) {
    const suffix = count === 0 ? '' : count === 1 ? `-${source.format}` : `-${source.format}-${count}`;
    const path = join(place.folder, `${title}${suffix}.${to}`);
    if (taken.has(path)) continue;
    taken.add(path);
    return path;
  }
}

const oneOnly = (place: string): Failure =>
  new Failure('bad_request', `${place} takes one result only`, { detail: 'Name a folder with --out' });

/** Whether a document that a folder was found to hold is what its own conversion would be called: a result of earlier. */
export const isOwnResult = (source: ConvertSource, to: TargetFormat, place: Place): boolean =>
  typeof place === 'object' &&
  'folder' in place &&
  source.member === undefined &&
  resolve(place.folder, `${titleOf(source)}.${to}`) === resolve(source.path);

/** Several pages may have become a ZIP in place of the file. */
export const isThere = async (path: string): Promise<boolean> => (await exists(path)) || exists(zipName(path));

export const zipName = (path: string): string => path.replace(/\.[^.]+$/, '.zip');

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Of these it shows only afterwards whether the result is one file, or a ZIP of several. */
const maybeZip: readonly TargetFormat[] = ['jpg', 'png', 'csv'];

/** Rejects with `conflict` where the result is sure to have no place: before the work for it, not after. */
export async function refuseTaken(result: string, to: TargetFormat, place: Place): Promise<void> {
  const named = typeof place === 'object' && 'file' in place;
  if (!named && maybeZip.includes(to)) return;
  const path = !named && to === 'tex' ? zipName(result) : result;
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) throw outputTaken(path);
}
