/** Draws that follow from a seed alone. */
import { seededRandom } from '../fixtures/random.ts';

export interface Draw {
  /** In [0, 1). */
  readonly next: () => number;
  readonly chance: (probability: number) => boolean;
  /** A number between two others. */
  readonly between: (from: number, to: number) => number;
  /** A whole number, both ends included. */
  readonly whole: (from: number, to: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** `count` of the items, in any order; all of them where there are fewer. */
  readonly some: <Item>(items: readonly Item[], count: number) => Item[];
  /** As many decimal digits, the first of them not 0. */
  readonly digits: (count: number) => string;
}

/** FNV-1a, 32 bits: a seed from any text. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

export function drawFrom(seed: string): Draw {
  const next = seededRandom(hashOf(seed));
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const some = <Item>(items: readonly Item[], count: number): Item[] => {
    const rest = [...items];
    return Array.from({ length: Math.min(count, rest.length) }, () => rest.splice(whole(0, rest.length - 1), 1)).flat();
  };
  return {
    next,
    whole,
    some,
    chance: (probability) => next() < probability,
    between: (from, to) => from + next() * (to - from),
    pick: (items) => items[whole(0, items.length - 1)]!,
    digits: (count) => Array.from({ length: count }, (_, at) => String(at === 0 ? whole(1, 9) : whole(0, 9))).join(''),
  };
}
