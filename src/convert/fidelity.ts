/**
 * How much of a document arrived, measured: its words in the result, and the things it is made of.
 *
 * Accuracy is the share of the source's words that the result has. Fidelity is that of words in their order, and of
 * headings, tables, list items and pictures, where the source had such and the result can be looked at - weighed by what
 * the weakest engine of the route can keep at best. What cannot be measured is left out, never made up.
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
  /** Absent where the form (a page) does not say what is a heading. */
  readonly counts?: Counts;
}

/** What is lost for sure: a semantic engine does not know where on the page a line stood. */
const atBest: Readonly<Record<FidelityClass, number>> = {
  content: 1,
  layout: 1,
  structure: 0.95,
  tables: 0.9,
  words: 0.8,
};

/** Words of letters and digits; Han characters are words of their own. Presentation forms are made plain. */
export const wordsIn = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\u2e80-\u9fff\uf900-\ufaff]|[\p{L}\p{N}]+/gu) ?? [];

/** 0..1, by how often each word occurs; 1 where there are none. */
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

/** 0..1: pairs of words that follow one another in both. */
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
