/** Finds the files that an earlier run wrote for a document and that its new result has not replaced. */
import { extname, resolve } from 'node:path';
import type { TargetFormat } from '../../convert/formats.ts';
import { exists, mayBeSeveral, numberedPath } from './destination.ts';
import { type Message, message } from '../../texts/message.ts';

/** No result has more pages or tables than fit in so many digits. */
const maxDigits = 4;

export interface ResultFiles {
  /** The path that the result was given: `r.jpg`, also where it became `r-1.jpg` and `r-2.jpg`. */
  readonly path: string;
  readonly to: TargetFormat;
  readonly written: readonly string[];
  /** Further paths that are no leftovers: what is read, and what other documents of this run wrote. */
  readonly others: readonly string[];
}

/**
 * Paths of the numbers after the last one written, of numbers with fewer or more digits, and the path without a number.
 * Numbers are followed only as far as they have no gap. A result of several files has at least two, so that a single
 * `r-1.jpg` is none.
 */
export async function leftovers({ path, to, written, others }: ResultFiles): Promise<readonly string[]> {
  if (!mayBeSeveral(to) || extname(path).toLowerCase() === '.zip') return [];
  const known = new Set([...written, ...others].map((each) => resolve(each)));
  const isLeft = async (each: string): Promise<boolean> => !known.has(resolve(each)) && exists(each);
  const found = (await isLeft(path)) ? [path] : [];
  for (let digits = 1; digits <= maxDigits; digits++) {
    const before = written.length > 1 && digits === String(written.length).length ? written.length : 0;
    const following: string[] = [];
    for (let number = before + 1; String(number).length <= digits; number++) {
      const next = numberedPath(path, number, digits);
      if (!(await isLeft(next))) break;
      following.push(next);
    }
    if (before + following.length > 1) found.push(...following);
  }
  return found;
}

const mostNamed = 5;

/** Empty if there are none. */
export async function leftoverWarnings(files: ResultFiles): Promise<readonly Message[]> {
  const found = await leftovers(files);
  if (found.length === 0) return [];
  const named = found.slice(0, mostNamed).join(', ');
  const more = found.length - mostNamed;
  return [
    more > 0
      ? message('convert.leftoversMore', { files: named, more })
      : message('convert.leftovers', { files: named }),
  ];
}
