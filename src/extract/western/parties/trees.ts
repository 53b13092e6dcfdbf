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
  /** Left child; the right one follows it. */
  readonly child: Uint32Array;
}

/** Probabilities of the classes of one row of features. */
export function probabilities(forest: Forest, row: Float32Array): Float32Array {
  const { classes, base, roots, feature, value, child } = forest;
  const sums = base.slice();
  for (let tree = 0; tree < roots.length; tree++) {
    let node = roots[tree] ?? 0;
    let at = feature[node] ?? -1;
    while (at >= 0) {
      node = (child[node] ?? 0) + ((row[at] ?? 0) <= (value[node] ?? 0) ? 0 : 1);
      at = feature[node] ?? -1;
    }
    const to = tree % classes;
    sums[to] = (sums[to] ?? 0) + (value[node] ?? 0);
  }
  const top = Math.max(...sums);
  let all = 0;
  for (let at = 0; at < classes; at++) {
    sums[at] = Math.exp((sums[at] ?? 0) - top);
    all += sums[at] ?? 0;
  }
  return sums.map((part) => part / all);
}
