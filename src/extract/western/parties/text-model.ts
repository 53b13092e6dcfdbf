/**
 * What a string is by its looks: an address, a company, a person, a heading, prose… A logistic model of all classes
 * together over hashed parts of the string, fitted to generated strings by `npm run train`.
 */
import { makeProbabilities } from './trees.ts';

export const textClasses = [
  'address',
  'company',
  'person',
  'sellerHeading',
  'buyerHeading',
  'deliveryHeading',
  'contactHeading',
  'fact',
  'contact',
  'register',
  'title',
  'aside',
  'other',
] as const;
export type TextClass = (typeof textClasses)[number];

export const classCount = textClasses.length;

/** Index of a class in a `Likeness`. */
export const classAt = (name: TextClass): number => textClasses.indexOf(name);

export interface TextWeights {
  /** Buckets of n-grams: a power of two. */
  readonly buckets: number;
  /** Bucket by bucket, one weight a class. */
  readonly weights: Int8Array;
  /** What a weight of 1 stands for. */
  readonly scale: number;
  readonly bias: Float32Array;
}

/** Characters of a text that are looked at. */
const longest = 90;

/** A text as the model reads it: digits are alike. */
export const normalised = (text: string): string => text.slice(0, longest).replace(/\d/g, '0');

const longestGram = 5;

/** Hashes of 32 bits start from these, so that a word, its place and its shape are different things. */
const starts = { gram: 0x811c9dc5, word: 0x01234567, first: 0x02468ace, last: 0x03579bdf, shape: 0x33333333 } as const;

const mixed = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);
const ended = (hash: number): number => (hash ^ (hash >>> 15)) >>> 0;

/** Hashes of all stretches of one to `longestGram` characters. */
function eachStretch(text: string, start: number, seen: (hash: number) => void): void {
  for (let from = 0; from < text.length; from++) {
    let hash = start;
    const end = Math.min(text.length, from + longestGram);
    for (let at = from; at < end; at++) {
      hash = mixed(hash, text.charCodeAt(at));
      seen(ended(hash));
    }
  }
}

function hashOf(text: string, start: number): number {
  let hash = start;
  for (let at = 0; at < text.length; at++) hash = mixed(hash, text.charCodeAt(at));
  return ended(hash);
}

const isUpper = /\p{Lu}/u;
const isLetter = /\p{L}/u;

/** What the shape of a text shows of one character: a capital, another letter, or itself. */
function shapeAt(text: string, at: number): string {
  const code = text.charCodeAt(at);
  if (code >= 97 && code <= 122) return 'a';
  if (code >= 65 && code <= 90) return 'A';
  const own = text.charAt(at);
  if (code < 128 || !isLetter.test(own)) return own;
  return isUpper.test(own) ? 'A' : 'a';
}

/** No more than this many characters of one shape are told apart: "Mill Lane 7" has the shape "Aaa Aaa 0". */
const longestRun = 2;

function shapeOf(text: string): string {
  let shape = ' ';
  let run = 0;
  for (let at = 0; at < text.length; at++) {
    const own = shapeAt(text, at);
    run = shape.endsWith(own) ? run + 1 : 1;
    if (run <= longestRun) shape += own;
  }
  return `${shape} `;
}

/**
 * Calls `seen` with hashes (32 bits) of what a normalised text is made of: stretches of the characters of each word, whole
 * words, the first and the last of them, and stretches of its shape.
 */
export function eachGram(text: string, seen: (hash: number) => void): void {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  for (const word of words) {
    eachStretch(` ${word} `, starts.gram, seen);
    if (word.length + 2 > longestGram) seen(hashOf(word, starts.word));
  }
  seen(hashOf(words[0] ?? '', starts.first));
  seen(hashOf(words.at(-1) ?? '', starts.last));
  eachStretch(shapeOf(text), starts.shape, seen);
}

/** Probabilities of the classes; they sum to 1. */
export type Likeness = Float32Array;

export interface TextModel {
  readonly of: (text: string) => Likeness;
}

/** Strings of a document repeat; more than this are not kept. */
const mostKept = 20_000;

/** The model of these weights. Parts of texts for which `isHidden` says so are not seen: for training alone. */
export function textModelOf(
  { buckets, weights, scale, bias }: TextWeights,
  isHidden: () => boolean = () => false,
): TextModel {
  const known = new Map<string, Likeness>();
  const counts = new Uint8Array(buckets);
  const touched: number[] = [];
  const sums = new Int32Array(classCount);
  const compute = (text: string): Likeness => {
    touched.length = 0;
    eachGram(text, (hash) => {
      if (isHidden()) return;
      const bucket = hash & (buckets - 1);
      if (counts[bucket] === 0) touched.push(bucket);
      counts[bucket] = Math.min(255, (counts[bucket] ?? 0) + 1);
    });
    sums.fill(0);
    let square = 0;
    for (const bucket of touched) {
      const count = counts[bucket] ?? 0;
      counts[bucket] = 0;
      square += count * count;
      const from = bucket * classCount;
      for (let at = 0; at < classCount; at++) sums[at] = (sums[at] ?? 0) + count * (weights[from + at] ?? 0);
    }
    const factor = scale / Math.sqrt(Math.max(1, square));
    const likeness = new Float32Array(classCount);
    for (let at = 0; at < classCount; at++) likeness[at] = (sums[at] ?? 0) * factor + (bias[at] ?? 0);
    makeProbabilities(likeness);
    return likeness;
  };
  return {
    of: (text) => {
      const key = normalised(text);
      const found = known.get(key);
      if (found) return found;
      if (known.size > mostKept) known.clear();
      const likeness = compute(key);
      known.set(key, likeness);
      return likeness;
    },
  };
}
