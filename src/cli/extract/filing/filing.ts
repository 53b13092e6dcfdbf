/**
 * --rename and --move-to: decides where each file goes once its records are written.
 *
 * A file is moved if all of its records are ok. Files that need review or failed stay where a person will look for them;
 * --include-review moves the former as well. A ZIP is moved as a whole, under its own name.
 */
import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Failure } from '../../../domain/failure.ts';
import type { Invoice } from '../../../domain/invoice.ts';
import type { ExtractionRecord } from '../../../domain/record.ts';
import { fileNameFor } from '../../../invoices/naming.ts';
import { isMissingFile } from '../../../domain/missing-file.ts';
import { message } from '../../../texts/message.ts';

export interface FilingRules {
  readonly rename: string | undefined;
  readonly moveTo: string | undefined;
  readonly includeReview: boolean;
}

/** Undefined if neither flag is given. */
export function filingRules(flags: {
  readonly rename?: string;
  readonly moveTo?: string;
  readonly includeReview?: boolean;
}): FilingRules | undefined {
  const { rename, moveTo, includeReview = false } = flags;
  return rename === undefined && moveTo === undefined ? undefined : { rename, moveTo, includeReview };
}

/** Rejects with `conflict` if the path to move to is not a folder. */
export async function checkFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch((error: unknown) => {
    if (isMissingFile(error)) return undefined;
    throw new Failure('conflict', message('file.cannotRead', { path: folder }), { cause: error });
  });
  if (found && !found.isDirectory()) {
    throw new Failure('conflict', message('filing.notFolder', { path: folder }), {
      detail: message('advice.moveToFolder', {}),
    });
  }
}

export type Destination =
  | { readonly path: string; readonly folder: string; readonly name: string }
  | { readonly path: string; readonly stays: 'review' | 'failed' };

/** Undefined if there is nothing to do: a ZIP with --rename alone. */
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

/**
 * Collects the records of each file, which arrive in order, and calls `onComplete` with its destination when it has
 * them all.
 */
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
    /** An archive that was `interrupted` stays, because not all of its records are known. */
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
