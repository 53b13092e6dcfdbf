/**
 * Which words name an article whose figures stand on a line of their own: those above them, or those below.
 *
 * A till prints all its articles alike. A line with an amount ends what belongs to the article above it or begins what
 * belongs to the one below, so the words between two such lines are of one article.
 */
import type { TillRow } from './till-rows.ts';

/** `figures` have an amount and no words, `product` is a quantity with a price and nothing else. */
type Kind = 'article' | 'figures' | 'product' | 'words' | 'other';

export interface Part extends TillRow {
  readonly kind: Kind;
}

export function kindOf({ words, amount, times, otherReadings }: TillRow): Kind {
  if (amount !== undefined) return words === '' ? 'figures' : 'article';
  if (words === '' && times) return 'product';
  if (otherReadings.length > 0) return words === '' ? 'figures' : 'article';
  return words === '' ? 'other' : 'words';
}

/** Words without an amount: figures among them may look like one. */
const isName = ({ words, amount }: Part): boolean => words !== '' && amount === undefined;

const isPriced = ({ amount }: Part): boolean => amount !== undefined;

interface Till {
  readonly parts: readonly Part[];
  /** Whether titles of columns stand above. */
  readonly isHeaded: boolean;
  /** Whether a line has a label of what stands in the head of a receipt or among its sums. */
  readonly isLabelled: (part: Part) => boolean;
}

/** The words between the line at `index` and the next priced line, upwards or downwards, nearest first. */
interface Beside {
  readonly words: readonly Part[];
  /** Whether another priced line bounds them, and not the head of the receipt or its sums. */
  readonly isBounded: boolean;
}

/** Words further away name nothing. */
const farthest = 12;

function beside({ parts, isLabelled }: Till, index: number, isBelow: boolean): Beside {
  const near = isBelow
    ? parts.slice(index + 1, index + 1 + farthest)
    : parts.slice(Math.max(0, index - farthest), index).toReversed();
  const priced = near.findIndex(isPriced);
  const end = priced < 0 ? near.findIndex(isLabelled) : priced;
  const between = end < 0 ? near : near.slice(0, end);
  return { words: between.filter(isName), isBounded: priced >= 0 };
}

/** "BALL PEN 1.80" above "4 x 1.80 = 7.20" bears the price of one, and is a name. */
const isPriceOf = ({ kind, amount, times }: Part, next: Part | undefined): boolean =>
  kind === 'article' && !times && next?.kind === 'figures' && next.times?.unitPrice === amount;

/** "CTN" in "1 CTN 31.50 31.50": a word alone, as short as units are. */
const isUnit = ({ kind, words, times }: Part): boolean =>
  kind === 'article' && times !== undefined && /^\p{L}{1,4}\.?$/u.test(words);

const fewestUnits = 2;

/** `parts` without articles that are none beside the lines around them: prices of one under a name, units below names. */
export function withNames(parts: readonly Part[]): readonly Part[] {
  const named = parts.map((part, index): Part =>
    isPriceOf(part, parts[index + 1]) ? { ...part, kind: 'words', amount: undefined } : part,
  );
  const units = new Set(named.filter(isUnit));
  const isBelowNames = named.every((part, index) => !units.has(part) || named[index - 1]?.kind === 'words');
  if (units.size < fewestUnits || !isBelowNames) return named;
  return named.map((part) => (units.has(part) ? { ...part, words: '', kind: 'figures' } : part));
}

const gapBetween = (upper: Part | undefined, lower: Part | undefined): number =>
  upper && lower ? lower.line.box[1] - upper.line.box[3] : 0;

/** Whether this till prints the figures of an article above its words. */
function hasFiguresFirst(till: Till, figures: readonly number[]): boolean {
  const { parts, isHeaded } = till;
  const [first, last] = [figures[0], figures.at(-1)];
  if (first === undefined || last === undefined || beside(till, last, true).words.length === 0) return false;
  if (beside(till, first, false).words.length === 0) return true;
  if (isHeaded) return parts.find(({ kind }) => kind !== 'other')?.kind === 'figures';
  const nearerBelow = figures.map((index) => {
    const [above, own, below] = [parts[index - 1], parts[index], parts[index + 1]];
    if (!above || !isName(above)) return 1;
    return below && isName(below) ? Math.sign(gapBetween(above, own) - gapBetween(own, below)) : -1;
  });
  return nearerBelow.reduce((sum, one) => sum + one, 0) > 0;
}

/** A name that wraps, or one with its second language below. */
const mostWords = 2;

/**
 * The words of each line of figures, by its index. Where other priced lines do not bound them, the head of the receipt or
 * its sums begin: then they are no more than the other articles have.
 */
export function namesOf(parts: readonly Part[], head: Omit<Till, 'parts'>): ReadonlyMap<number, readonly Part[]> {
  const till = { parts, ...head };
  const figures = parts.flatMap(({ kind }, index) => (kind === 'figures' ? [index] : []));
  const isBelow = hasFiguresFirst(till, figures);
  const found = figures.map((index) => ({ index, ...beside(till, index, isBelow) }));
  const counts = found.flatMap(({ words, isBounded }) => (isBounded && words.length > 0 ? [words.length] : []));
  const usual = counts.length > 0 ? Math.min(mostWords, ...counts) : 1;
  const names = new Map(
    found.map(({ index, words, isBounded }) => {
      const nearest = words.slice(0, isBounded && words.length <= mostWords ? mostWords : usual);
      return [index, isBelow ? nearest : nearest.toReversed()] as const;
    }),
  );
  const taken = new Set([...names.values()].flat());
  // Printed a little above or below its words, where the others stand beside theirs.
  for (const [index, own] of names) {
    const [other] = own.length > 0 ? [] : beside(till, index, !isBelow).words;
    if (other && !taken.has(other)) names.set(index, [other]);
  }
  return names;
}
