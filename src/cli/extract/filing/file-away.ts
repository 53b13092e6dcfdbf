/** Carries out, or only plans, the moves that filing.ts decided on, and reports them. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../../domain/failure.ts';
import { numbered } from '../../../invoices/naming.ts';
import type { Log } from '../../terminal/log.ts';
import { type Destination, plannedPath } from './filing.ts';
import { isThere, moveFile } from './move-file.ts';
import { type Message, message } from '../../../texts/message.ts';

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

function filedLine(moved: number, stuck: number, destinations: readonly Destination[]): Message {
  const stay = (why: 'review' | 'failed'): number =>
    destinations.filter((destination) => 'stays' in destination && destination.stays === why).length;
  const left = (
    [
      ['filing.toReview', stay('review')],
      ['filing.failed', stay('failed')],
      ['filing.stuck', stuck],
    ] as const
  ).flatMap(([id, count]) => (count > 0 ? [message(id, { count })] : []));
  const [first, ...others] = left;
  if (!first) return message('filing.moved', { moved });
  return message('filing.movedSome', {
    moved,
    left: others.reduce((before, next) => message('list.two', { first: before, next }), first),
  });
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
