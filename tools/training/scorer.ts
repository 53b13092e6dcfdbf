/** What is right: the scorer of the labelled documents says so. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Same } from './subjects.ts';

interface Items {
  readonly correct: number;
  readonly expected: number;
  readonly actual: number;
}

/** The module `eval/score.mjs` of a corpus. */
export interface Scorer {
  readonly file: string;
  readonly same: Same;
  /** By set; `records` are in the public schemas, and `directory` holds the sets. */
  score(
    directory: string,
    records: readonly unknown[],
  ): { readonly sets: Readonly<Record<string, { readonly items: Items }>> };
}

/** The `eval/score.mjs` nearest above a folder. */
function nearestScorer(from: string): string | undefined {
  for (let folder = resolve(from); folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'eval', 'score.mjs');
    if (existsSync(file)) return file;
  }
  return undefined;
}

/** `named`, or else the one nearest above the folder of the documents. Rejects where there is none. */
export async function scorerFor(folder: string, named?: string): Promise<Scorer> {
  const file = named ?? nearestScorer(folder);
  if (file === undefined || !existsSync(file)) throw new Error('No scorer found: name one with --scorer FILE');
  return { file, ...((await import(resolve(file))) as Omit<Scorer, 'file'>) };
}
