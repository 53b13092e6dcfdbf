/** Carries out, or only plans, the moves that filing.ts decided on, and reports them. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../../domain/failure.ts';
import { numbered } from '../../../invoices/naming.ts';
import type { Log } from '../../terminal/log.ts';
import { type Destination, plannedPath } from './filing.ts';
import { isThere, moveFile } from './move-file.ts';

/** Resolves with whether every file could be moved. A failure is reported, and the others are moved all the same. */
export async function fileAway(destinations: readonly Destination[], log: Log): Promise<boolean> {
  let moved = 0;
  let stuck = 0;
  for (const destination of destinations) {
    if ('stays' in destination) continue;
    const { path, folder, name } = destination;
    if (isThere(path, folder, name)) continue;
    try {
      log.detail(`${path} → ${await moveFile(path, folder, name)}`);
      moved++;
    } catch (error) {
      stuck++;
      log.error(Failure.from(error));
    }
  }
  log.note(filedLine(moved, stuck, destinations));
  return stuck === 0;
}

function filedLine(moved: number, stuck: number, destinations: readonly Destination[]): string {
  const stay = (why: 'review' | 'failed'): number =>
    destinations.filter((destination) => 'stays' in destination && destination.stays === why).length;
  const left = [
    stay('review') > 0 ? `${stay('review')} to review` : '',
    stay('failed') > 0 ? `${stay('failed')} failed` : '',
    stuck > 0 ? `${stuck} could not be moved` : '',
  ].filter((part) => part !== '');
  const files = `${moved} file${moved === 1 ? '' : 's'} moved`;
  return left.length > 0 ? `${files}; left where they are: ${left.join(', ')}` : files;
}

export type PlannedMove =
  | { readonly path: string; readonly to: string }
  | { readonly path: string; readonly stays: 'review' | 'failed' | 'named so already' };

/** Where each file would go, with the numbers that it would get because of names taken by then. */
export async function plannedMoves(destinations: readonly Destination[]): Promise<readonly PlannedMove[]> {
  const taken = new Set<string>();
  const planned: PlannedMove[] = [];
  for (const destination of destinations) {
    if ('stays' in destination) planned.push(destination);
    else if (isThere(destination.path, destination.folder, destination.name))
      planned.push({ path: destination.path, stays: 'named so already' });
    else planned.push({ path: destination.path, to: await freePath(destination, taken) });
  }
  return planned;
}

/** Where `moveFile` would put it now. Paths in `taken` (lower case) count as existing, and the result is added to them. */
export async function freePath(
  { folder, name }: { readonly folder: string; readonly name: string },
  taken = new Set<string>(),
): Promise<string> {
  for (let count = 1; ; count++) {
    const path = count === 1 ? plannedPath({ folder, name }) : join(folder, numbered(name, count));
    const key = path.normalize('NFC').toLowerCase();
    if (taken.has(key) || (await exists(path))) continue;
    taken.add(key);
    return path;
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
