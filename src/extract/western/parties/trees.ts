/** Boosted decision trees: sums of leaves for each class, made to probabilities by softmax. */

export interface Forest {
  readonly classes: number;
  readonly features: number;
  /** What every class starts from. */
  readonly base: Float32Array;
  /** First node of each tree; tree t belongs to class t modulo `classes`. */
  readonly roots: Uint32Array;
  /** Feature that a node looks at, or -1 for a leaf. */
  readonly feature: Int16Array;
  /** Values not above it go left; in a leaf, what the leaf adds. */
  readonly value: Float32Array;
  /** How many nodes further on its left child is; the right one follows it. */
  readonly child: Uint16Array;
}

/** What the tree that begins at `root` adds for a row. */
function leafOf({ feature, value, child }: Forest, root: number, row: Float32Array): number {
  let node = root;
  let looksAt = feature[node] ?? -1;
  while (looksAt >= 0) {
    node += (child[node] ?? 0) + ((row[looksAt] ?? 0) <= (value[node] ?? 0) ? 0 : 1);
    looksAt = feature[node] ?? -1;
  }
  return value[node] ?? 0;
}

/**
 * Probabilities of the classes, row by row. Each tree is walked by all rows in turn, while it is in the processor's cache.
 * Throws a RangeError if the rows are not of the features that the forest was fitted to.
 */
export function probabilitiesOf(forest: Forest, rows: readonly Float32Array[]): Float32Array[] {
  const { classes, features, base, roots } = forest;
  const width = rows[0]?.length ?? features;
  if (roots.length > 0 && width !== features)
    throw new RangeError(`the trees were fitted to ${features} features, not ${width}: train anew`);
  const sums = rows.map(() => base.slice());
  for (let tree = 0; tree < roots.length; tree++) {
    const root = roots[tree] ?? 0;
    const to = tree % classes;
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at];
      const sum = sums[at];
      if (row && sum) sum[to] = (sum[to] ?? 0) + leafOf(forest, root, row);
    }
  }
  for (const sum of sums) makeProbabilities(sum);
  return sums;
}

/** Sums of evidence for each class become probabilities (softmax), in place. */
export function makeProbabilities(sums: Float32Array): void {
  let top = -Infinity;
  for (let at = 0; at < sums.length; at++) top = Math.max(top, sums[at] ?? 0);
  let all = 0;
  for (let at = 0; at < sums.length; at++) {
    sums[at] = Math.exp((sums[at] ?? 0) - top);
    all += sums[at] ?? 0;
  }
  for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) / all;
}
