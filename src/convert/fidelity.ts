/**
 * Measures how much of a document the result contains.
 *
 * Accuracy is the share of the source's words that are in the result. Fidelity is the share of words in their order and of
 * headings, tables, list items and pictures, where both documents state them, multiplied by what the weakest engine of the
 * route can keep at best. A value that cannot be measured is left out.
 */
import type { Counts } from './article/model.ts';
import type { FidelityClass } from './engine.ts';

export interface Quality {
  /** 0 to 100. */
  readonly fidelity?: number;
  readonly accuracy?: number;
}

export interface Looked {
  readonly text: string;
  /** Absent for formats that do not state what is a heading, such as pages. */
  readonly counts?: Counts;
}

/** The best value of each class: an engine that keeps only the structure always loses the layout. */
const atBest: Readonly<Record<FidelityClass, number>> = {
  content: 1,
  layout: 1,
  structure: 0.95,
  tables: 0.9,
  words: 0.8,
};

/** Words of letters and digits, in NFKC; each Han character is a word. */
export const wordsIn = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\u2e80-\u9fff\uf900-\ufaff]|[\p{L}\p{N}]+/gu) ?? [];

/** 0 to 1, counting how often each word occurs; 1 when there are no words. */
export function recall(source: readonly string[], result: readonly string[]): number {
  if (source.length === 0) return 1;
  const left = new Map<string, number>();
  for (const word of result) left.set(word, (left.get(word) ?? 0) + 1);
  let found = 0;
  for (const word of source) {
    const count = left.get(word) ?? 0;
    if (count > 0) {
      found++;
      left.set(word, count - 1);
    }
  }
  return found / source.length;
}

/** 0 to 1: the share of pairs of consecutive words that both texts have. */
const orderKept = (source: readonly string[], result: readonly string[]): number =>
  recall(pairsOf(source), pairsOf(result));

const pairsOf = (words: readonly string[]): readonly string[] =>
  words.slice(1).map((word, index) => `${words[index]} ${word}`);

export function measured(source: Looked, result: Looked, weakest: FidelityClass): Quality {
  const [before, after] = [wordsIn(source.text), wordsIn(result.text)];
  if (before.length === 0) return {};
  const accuracy = recall(before, after);
  const parts = [orderKept(before, after), ...structureKept(source.counts, result.counts)];
  const fidelity = (parts.reduce((sum, part) => sum + part, 0) / parts.length) * atBest[weakest];
  const percent = (share: number): number => Math.round(share * 1000) / 10;
  return { fidelity: percent(fidelity), accuracy: percent(accuracy) };
}

function structureKept(source: Counts | undefined, result: Counts | undefined): readonly number[] {
  if (!source || !result) return [];
  return (Object.keys(source) as (keyof Counts)[])
    .filter((key) => source[key] > 0)
    .map((key) => Math.min(1, result[key] / source[key]));
}
