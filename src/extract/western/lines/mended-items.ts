/**
 * Lines of a table that do not add up, mended in one of a few ways that make them add up to the cent: sums and rows of the
 * foot that were taken for lines are left out, and an amount that quantity and price contradict is what these make.
 *
 * A line that its own arithmetic proves is never left out.
 */
import { fromMinorUnits, minorUnits } from '../../../domain/money.ts';
import { type Item, centsOf, isProven, makesAmount } from './item-sums.ts';

/** Rows of a foot that stand in the columns of the table. */
const mostOfFoot = 6;

/** Without amounts alone that add up the two or more lines since the last such one. */
function withoutSums(items: readonly Item[]): readonly Item[] {
  const kept: Item[] = [];
  let [sum, lines] = [0, 0];
  for (const item of items) {
    const { quantity, unitPrice } = item.value;
    if (lines > 1 && quantity === null && unitPrice === null && centsOf(item) === sum) [sum, lines] = [0, 0];
    else {
      kept.push(item);
      [sum, lines] = [sum + centsOf(item), lines + 1];
    }
  }
  return kept;
}

/** The items without their last ones, as long as those are not proven. */
function withoutFoot(items: readonly Item[]): (readonly Item[])[] {
  const lastProven = items.findLastIndex(({ value }) => isProven(value));
  const most = Math.min(mostOfFoot, items.length - 1 - lastProven, items.length - 1);
  return Array.from({ length: Math.max(0, most) }, (_, index) => items.slice(0, items.length - 1 - index));
}

const withoutOne = (items: readonly Item[]): (readonly Item[])[] =>
  items.flatMap((item) => (isProven(item.value) ? [] : [items.filter((other) => other !== item)]));

/** With the amounts that quantity and price make: recognition loses the sign before cents ("7200" for "72,00"). */
const multiplied = (items: readonly Item[]): readonly Item[] =>
  items.map((item) => {
    const { quantity, unitPrice } = item.value;
    if (quantity === null || unitPrice === null || isProven(item.value)) return item;
    const netAmount = fromMinorUnits(minorUnits(quantity * unitPrice));
    return { ...item, value: { ...item.value, netAmount } };
  });

/** The items, mended so that they make one of the amounts (in cents); undefined where no mending does. */
export function mendedItems(items: readonly Item[], known: readonly number[]): readonly Item[] | undefined {
  if (items.length < 2) return undefined;
  const makes = (some: readonly Item[]): boolean => known.some((cents) => cents !== 0 && makesAmount(some, cents));
  const plain = withoutSums(items);
  const ways = [plain, ...withoutFoot(items), ...withoutFoot(plain), ...withoutOne(plain), multiplied(items)];
  return ways.find(makes);
}
