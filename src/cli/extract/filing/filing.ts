/**
 * --rename and --move-to: which file goes where once its records are written.
 *
 * A file is moved when every record of it is ok: what needs review or failed stays where a person will look for it.
 * --include-review moves what needs review too. A ZIP moves as a whole, under its own name.
 */
import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Failure } from '../../../domain/failure.ts';
import type { Invoice } from '../../../domain/invoice.ts';
import type { ExtractionRecord } from '../../../domain/record.ts';
import { fileNameFor } from '../../../invoices/naming.ts';
import { isMissing } from '../../../runtime/cache/own-mark.ts';

export interface FilingRules {
  readonly rename: string | undefined;
  readonly moveTo: string | undefined;
  readonly includeReview: boolean;
}

/** Undefined where neither is asked for. */
export function filingRules(flags: {
  readonly rename?: string;
  readonly moveTo?: string;
  readonly includeReview?: boolean;
}): FilingRules | undefined {
  const { rename, moveTo, includeReview = false } = flags;
  return rename === undefined && moveTo === undefined ? undefined : { rename, moveTo, includeReview };
}

/** Rejects with `conflict` where the folder to move to cannot be one. */
export async function checkFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw new Failure('conflict', `${folder} cannot be looked into`, { cause: error });
  });
  if (found && !found.isDirectory()) {
    throw new Failure('conflict', `${folder} is no folder`, { detail: 'Name a folder with --move-to' });
  }
}

export type Destination =
  | { readonly path: string; readonly folder: string; readonly name: string }
  | { readonly path: string; readonly stays: 'review' | 'failed' };

/** Undefined where nothing is to be done: a ZIP with --rename alone. */
export function destinationOf(
  path: string,
  records: readonly ExtractionRecord[],
  { rename, moveTo, includeReview }: FilingRules,
): Destination | undefined {
  const isArchive = records.some(({ source }) => source.member !== undefined);
  if (isArchive && moveTo === undefined) return undefined;
  if (records.some(({ status }) => status === 'failed')) return { path, stays: 'failed' };
  if (!includeReview && records.some(({ status }) => status === 'review')) return { path, stays: 'review' };
  const invoices = records.flatMap(({ invoice }): Invoice[] => (invoice ? [invoice] : []));
  const name = basename(path);
  return {
    path,
    folder: moveTo ?? dirname(path),
    name: rename === undefined || isArchive ? name : fileNameFor(rename, invoices, name),
  };
}

/** Collects the records of each file, which arrive in order, and calls `onComplete` with its destination when it has them all. */
export function fileGroups(rules: FilingRules, onComplete: (destination: Destination) => void) {
  let path: string | undefined;
  let records: ExtractionRecord[] = [];
  const finish = (): void => {
    const destination = path === undefined ? undefined : destinationOf(path, records, rules);
    path = undefined;
    records = [];
    if (destination) onComplete(destination);
  };
  return {
    add(found: readonly ExtractionRecord[]): void {
      const [first] = found;
      if (!first) return;
      if (first.source.path !== path) finish();
      path = first.source.path;
      records.push(...found);
    },
    /** `interrupted`: of an archive that was under way not all is known, and it stays. */
    end(interrupted: boolean): void {
      const isArchive = records.some(({ source }) => source.member !== undefined);
      if (interrupted && isArchive) path = undefined;
      finish();
    },
  };
}

/** For messages: `archive/a.pdf`. */
export const plannedPath = ({ folder, name }: { readonly folder: string; readonly name: string }): string =>
  join(folder, name);
