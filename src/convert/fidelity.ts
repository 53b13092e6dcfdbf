/**
 * Measures how much of a document the result contains.
 *
 * Accuracy is the share of the source's words, formulas, pictures, links, notes, tables and metadata that are in the result.
 * Fidelity is the share of words in their order and of each kind of content, where both documents state it, multiplied by
 * what the weakest engine of the route can keep at best. A value that cannot be measured is left out. Shares are rounded
 * down: 100 means that nothing is missing.
 */
import { type ContentKind, contentKinds, type Contents, type Counted } from './article/contents.ts';
import type { FidelityClass } from './engine.ts';
import { type Message, message } from '../texts/message.ts';

export interface Quality {
  /** 0 to 100. */
  readonly fidelity?: number;
  readonly accuracy?: number;
  /** The kinds of content that the source has and that can be counted in the result. */
  readonly content?: readonly KindKept[];
}

export interface KindKept {
  readonly what: ContentKind;
  /** How many there are in the source and in the result. */
  readonly source: number;
  readonly result: number;
  /** How many are missing, if any. */
  readonly lost?: number;
  /** At most five of them: the TeX of formulas, the addresses of links, the first rows of tables, and so on. */
  readonly which?: readonly string[];
}

export interface Looked {
  readonly text: string;
  readonly contents: Contents;
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
  return (source.length - missingFrom(result, source).length) / source.length;
}

/** What occurs more often among `wanted` than among `found`, in its order. */
function missingFrom(found: readonly string[], wanted: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const one of found) left.set(one, (left.get(one) ?? 0) + 1);
  return wanted.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count <= 0;
  });
}

/** 0 to 1: the share of pairs of consecutive words that both texts have. */
const orderKept = (source: readonly string[], result: readonly string[]): number =>
  recall(pairsOf(source), pairsOf(result));

const pairsOf = (words: readonly string[]): readonly string[] =>
  words.slice(1).map((word, index) => `${words[index]} ${word}`);

/** `unwanted`: kinds that the options leave out, whose absence is no loss. */
export function measured(
  source: Looked,
  result: Looked,
  weakest: FidelityClass,
  unwanted: readonly ContentKind[] = [],
): Quality {
  const [before, after] = [wordsIn(source.text), wordsIn(result.text)];
  const content = contentKept(source.contents, result.contents, unwanted);
  const noted = content.length === 0 ? {} : { content };
  if (before.length === 0) return noted;
  const things = content.reduce((sum, kind) => sum + kind.source, 0);
  const lost = content.reduce((sum, kind) => sum + (kind.lost ?? 0), 0);
  const accuracy = (recall(before, after) * before.length + things - lost) / (before.length + things);
  const parts = [orderKept(before, after), ...sharesKept(source.contents, result.contents, unwanted)];
  const fidelity = (parts.reduce((sum, part) => sum + part, 0) / parts.length) * atBest[weakest];
  return { fidelity: percent(fidelity), accuracy: percent(accuracy), ...noted };
}

/** Rounded down to a tenth; the small addition takes back what binary fractions lose. */
const percent = (share: number): number => Math.floor(share * 1000 + 1e-6) / 10;

function sharesKept(source: Contents, result: Contents, unwanted: readonly string[]): readonly number[] {
  return (Object.keys(source) as (keyof Contents)[]).flatMap((kind) => {
    const [before, after] = [source[kind]?.count ?? 0, result[kind]];
    return before === 0 || !after || unwanted.includes(kind) ? [] : [Math.min(1, after.count / before)];
  });
}

const isReported = (kind: string): kind is ContentKind => Object.hasOwn(contentKinds, kind);

function contentKept(source: Contents, result: Contents, unwanted: readonly ContentKind[]): readonly KindKept[] {
  return Object.keys(contentKinds).flatMap((what): KindKept[] => {
    if (!isReported(what) || unwanted.includes(what)) return [];
    const [before, after] = [source[what], result[what]];
    if (!before || !after || before.count === 0) return [];
    const kept = { what, source: before.count, result: after.count };
    const lost = before.count - after.count;
    if (lost <= 0) return [kept];
    const which = whichLost(before, after, lost);
    return [{ ...kept, lost, ...(which.length > 0 ? { which } : {}) }];
  });
}

const maxExamples = 5;

/** Names differ between formats, so that all those of the source may be missing though few are lost: then none is given. */
function whichLost(before: Counted, after: Counted, lost: number): readonly string[] {
  const missing = missingFrom(after.names, before.names);
  if (missing.length > lost || after.count > after.names.length) return [];
  return [...new Set(missing)].filter((name) => name !== '').slice(0, maxExamples);
}

/** A sentence for the user if anything is missing. */
export function lossWarnings({ content = [] }: Quality): readonly Message[] {
  const losses = content.flatMap(({ what, lost = 0, which = [] }) => {
    if (lost === 0) return [];
    const counted = message(contentKinds[what], { lost });
    if (which.length === 0) return [counted];
    const examples = `${which.join('; ')}${which.length < lost ? '; …' : ''}`;
    return [message('loss.examples', { lost: counted, which: examples })];
  });
  return losses.length === 0 ? [] : [message('loss.notKept', { losses })];
}
