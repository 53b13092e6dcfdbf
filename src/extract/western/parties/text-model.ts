/**
 * What a string is by its looks: an address, a company, a person, a heading, prose… A logistic model over hashed
 * character n-grams (one to four characters inside blanks), fitted on generated strings by `npm run train`.
 */
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

const longest = 90;

export const normalised = (text: string): string => text.toLowerCase().replace(/\d/g, '0').slice(0, longest);

const longestGram = 4;

/** Calls `seen` with the hash (32 bits) of each n-gram of each word. Normalised text is expected. */
export function eachGram(text: string, seen: (hash: number) => void): void {
  for (const word of text.split(/\s+/)) {
    if (word === '') continue;
    const padded = ` ${word} `;
    for (let from = 0; from < padded.length; from++) {
      let hash = 0x811c9dc5;
      for (let at = from; at < Math.min(padded.length, from + longestGram); at++) {
        hash = Math.imul(hash ^ padded.charCodeAt(at), 0x01000193);
        seen((hash ^ (hash >>> 15)) >>> 0);
      }
    }
  }
}

/** Probabilities of the classes; they sum to 1. */
export type Likeness = Float32Array;

export interface TextModel {
  readonly of: (text: string) => Likeness;
}

/** Strings of a document repeat; more than this are not kept. */
const mostKept = 20_000;

export function textModelOf({ buckets, weights, scale, bias }: TextWeights): TextModel {
  const known = new Map<string, Likeness>();
  const counts = new Uint8Array(buckets);
  const touched: number[] = [];
  const sums = new Int32Array(classCount);
  const compute = (text: string): Likeness => {
    touched.length = 0;
    eachGram(text, (hash) => {
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
    let all = 0;
    for (let at = 0; at < classCount; at++) {
      const odds = 1 / (1 + Math.exp(-((sums[at] ?? 0) * factor + (bias[at] ?? 0))));
      likeness[at] = odds;
      all += odds;
    }
    for (let at = 0; at < classCount; at++) likeness[at] = (likeness[at] ?? 0) / Math.max(1e-9, all);
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
