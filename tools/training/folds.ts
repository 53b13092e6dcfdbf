/**
 * Folds that keep what belongs together together: all documents of one seller, and of one source where no seller is
 * known, so that what is measured on a fold was never seen in any of its neighbours.
 */
import { squeezed } from '../../src/extract/western/labels/squeeze.ts';
import type { Labelled } from './labelled.ts';

/** Spellings of one seller differ behind their beginning ("… Sdn Bhd", "… S/B", a branch). */
const telling = 8;

export function groupOf({ set, truth }: Pick<Labelled, 'set' | 'truth'>): string {
  const seller = truth['vendor_name'] ?? truth['sellerName'];
  const name = typeof seller === 'string' ? squeezed(seller) : '';
  return name === '' ? `set ${set}` : name.slice(0, telling);
}

/** Fold of each group: the largest first into what is emptiest, equals by name, so that the same groups fall alike. */
export function foldsOf(groups: readonly string[], count: number): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const filled = Array.from({ length: count }, () => 0);
  const folds = new Map<string, number>();
  const ordered = [...sizes].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  for (const [group, size] of ordered) {
    const fold = filled.indexOf(Math.min(...filled));
    filled[fold] = (filled[fold] ?? 0) + size;
    folds.set(group, fold);
  }
  return folds;
}

export interface Split<Item> {
  readonly fold: number;
  readonly seen: readonly Item[];
  readonly unseen: readonly Item[];
}

/** Each fold once as what was not seen. Folds without items are left out. */
export function splitsOf<Item extends { readonly group: string }>(
  items: readonly Item[],
  folds: ReadonlyMap<string, number>,
): Split<Item>[] {
  return [...new Set(folds.values())]
    .sort((a, b) => a - b)
    .map((fold) => ({
      fold,
      seen: items.filter(({ group }) => folds.get(group) !== fold),
      unseen: items.filter(({ group }) => folds.get(group) === fold),
    }))
    .filter(({ unseen }) => unseen.length > 0);
}
