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
  const [only = new Float32Array(forest.classes)] = probabilitiesOf(forest, [row]);
  return only;
}

/** Of many rows: each tree is walked by all of them in turn, while it is in the processor's cache. */
export function probabilitiesOf(forest: Forest, rows: readonly Float32Array[]): Float32Array[] {
  const { classes, base, roots, feature, value, child } = forest;
  const sums = rows.map(() => base.slice());
  for (let tree = 0; tree < roots.length; tree++) {
    const root = roots[tree] ?? 0;
    const to = tree % classes;
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at];
      const sum = sums[at];
      if (!row || !sum) continue;
      let node = root;
      let looksAt = feature[node] ?? -1;
      while (looksAt >= 0) {
        node = (child[node] ?? 0) + ((row[looksAt] ?? 0) <= (value[node] ?? 0) ? 0 : 1);
        looksAt = feature[node] ?? -1;
      }
      sum[to] = (sum[to] ?? 0) + (value[node] ?? 0);
    }
  }
  return sums.map(asProbabilities);
}

function asProbabilities(sums: Float32Array): Float32Array {
  const top = Math.max(...sums);
  let all = 0;
  for (let at = 0; at < sums.length; at++) {
    sums[at] = Math.exp((sums[at] ?? 0) - top);
    all += sums[at] ?? 0;
  }
  return sums.map((part) => part / all);
}
