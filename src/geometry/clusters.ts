/** Boxes that lie near each other: blocks of text, by geometry alone. */
import type { Box } from './box.ts';

export interface Reach {
  /** How wide a gap within a row may be. */
  readonly beside: number;
  /** How wide a gap between rows may be. */
  readonly below: number;
}

/** Groups in which every box is within reach of another, in the order of their first members. */
export function clustersOf<Item extends { readonly box: Box }>(items: readonly Item[], reach: Reach): Item[][] {
  const sorted = items.toSorted((a, b) => a.box[1] - b.box[1]);
  const parents = sorted.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] ?? root;
    parents[index] = root;
    return root;
  };
  const near = (a: Box, b: Box): boolean => {
    const beside = Math.max(a[0], b[0]) - Math.min(a[2], b[2]);
    const below = Math.max(a[1], b[1]) - Math.min(a[3], b[3]);
    return (beside <= 0 && below <= reach.below) || (below <= 0 && beside <= reach.beside);
  };
  sorted.forEach((item, index) => {
    for (let other = index + 1; other < sorted.length; other++) {
      const next = sorted[other];
      if (!next) break;
      if (next.box[1] - item.box[3] > reach.below) {
        // All later boxes begin even lower.
        break;
      }
      if (near(item.box, next.box)) parents[rootOf(other)] = rootOf(index);
    }
  });
  const groups = new Map<number, Item[]>();
  sorted.forEach((item, index) => {
    const root = rootOf(index);
    groups.set(root, [...(groups.get(root) ?? []), item]);
  });
  return [...groups.values()];
}
