/**
 * Gradient boosted trees for few classes: histograms over at most 255 bins a feature, trees grown leaf by leaf at the
 * largest gain, a share of the features for each tree. Source: Friedman, "Greedy function approximation" (2001), with
 * the second-order leaves of Chen and Guestrin, "XGBoost" (2016).
 */
import type { Forest } from '../../../src/extract/western/parties/trees.ts';
import type { Draw } from '../../generate/draw.ts';

export interface TrainingRows {
  readonly features: readonly Float32Array[];
  readonly classes: readonly number[];
  readonly weights: readonly number[];
}

export interface BoostOptions {
  readonly classCount: number;
  readonly rounds: number;
  readonly rate: number;
  readonly leaves: number;
  readonly leastWeight: number;
  readonly ridge: number;
  /** Of the features, for each tree; of the rows, for each round. */
  readonly featureShare: number;
  readonly rowShare: number;
}

export const usualBoost: BoostOptions = {
  classCount: 3,
  rounds: 80,
  rate: 0.14,
  leaves: 32,
  leastWeight: 15,
  ridge: 2,
  featureShare: 0.25,
  rowShare: 0.6,
};

const binCount = 256;

interface Binned {
  /** Column by column. */
  readonly bins: readonly Uint8Array[];
  /** Upper edges of the bins of each feature. */
  readonly edges: readonly Float32Array[];
}

/** Rows that the edges are taken from. */
const sampleSize = 20_000;

function edgesOf(column: Float32Array): Float32Array {
  const step = Math.max(1, Math.floor(column.length / sampleSize));
  const sample = column.filter((_, index) => index % step === 0).sort();
  const distinct = [...new Set(sample)];
  if (distinct.length <= binCount - 1) return Float32Array.from(distinct);
  const cuts = Array.from(
    { length: binCount - 1 },
    (_, at) => sample[Math.floor(((at + 1) * sample.length) / binCount)] ?? 0,
  );
  return Float32Array.from(new Set(cuts));
}

/** Index of the first edge that is not below `value`. */
function binOf(edges: Float32Array, value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function binned(features: readonly Float32Array[]): Binned {
  const width = features[0]?.length ?? 0;
  const bins: Uint8Array[] = [];
  const edges: Float32Array[] = [];
  for (let feature = 0; feature < width; feature++) {
    const column = Float32Array.from(features, (row) => row[feature]!);
    const own = edgesOf(column);
    edges.push(own);
    bins.push(Uint8Array.from(column, (value) => binOf(own, value)));
  }
  return { bins, edges };
}

interface Split {
  readonly feature: number;
  readonly bin: number;
  readonly gain: number;
}

interface Leaf {
  readonly rows: Uint32Array;
  /** Gradient, hessian and weight sums by feature and bin, in this order. */
  readonly histogram: Float64Array;
  readonly gradient: number;
  readonly hessian: number;
  readonly split: Split | undefined;
  readonly node: number;
}

interface Grower {
  readonly data: Binned;
  readonly columns: readonly number[];
  readonly gradients: Float64Array;
  readonly hessians: Float64Array;
  readonly options: BoostOptions;
}

function histogramOf({ data, columns, gradients, hessians }: Grower, rows: Uint32Array): Float64Array {
  const histogram = new Float64Array(columns.length * binCount * 2);
  for (let at = 0; at < columns.length; at++) {
    const column = data.bins[columns[at]!]!;
    const base = at * binCount;
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index]!;
      const to = (base + column[row]!) * 2;
      histogram[to] = histogram[to]! + gradients[row]!;
      histogram[to + 1] = histogram[to + 1]! + hessians[row]!;
    }
  }
  return histogram;
}

const quality = (gradient: number, hessian: number, ridge: number): number => (gradient * gradient) / (hessian + ridge);

function bestSplit(
  { data, columns, options }: Grower,
  histogram: Float64Array,
  gradient: number,
  hessian: number,
): Split | undefined {
  const { ridge, leastWeight } = options;
  const whole = quality(gradient, hessian, ridge);
  // Hessians of a row are at most a quarter of its weight.
  const least = leastWeight * 0.05;
  let best: Split | undefined;
  for (let at = 0; at < columns.length; at++) {
    const feature = columns[at]!;
    const count = data.edges[feature]!.length;
    let [g, h] = [0, 0];
    for (let bin = 0; bin < count - 1; bin++) {
      const from = (at * binCount + bin) * 2;
      g += histogram[from]!;
      h += histogram[from + 1]!;
      if (h < least) continue;
      if (hessian - h < least) break;
      const gain = quality(g, h, ridge) + quality(gradient - g, hessian - h, ridge) - whole;
      if (gain > (best?.gain ?? 1e-6)) best = { feature, bin, gain };
    }
  }
  return best;
}

function sumOf(values: Float64Array, rows: Uint32Array): number {
  let sum = 0;
  for (let index = 0; index < rows.length; index++) sum += values[rows[index]!]!;
  return sum;
}

/** Of all trees; `child` is an index. */
interface Nodes {
  readonly feature: number[];
  readonly value: number[];
  readonly child: number[];
}

function leafOf(grower: Grower, rows: Uint32Array, histogram: Float64Array, node: number): Leaf {
  const [gradient, hessian] = [sumOf(grower.gradients, rows), sumOf(grower.hessians, rows)];
  return { rows, histogram, gradient, hessian, node, split: bestSplit(grower, histogram, gradient, hessian) };
}

function newNode({ feature, value, child }: Nodes): number {
  feature.push(-1);
  value.push(0);
  child.push(0);
  return feature.length - 1;
}

/** Splits one leaf in two; the smaller half is counted, the larger is what remains. */
function divide(grower: Grower, leaf: Leaf, split: Split, nodes: Nodes): readonly [Leaf, Leaf] {
  const column = grower.data.bins[split.feature]!;
  const left = leaf.rows.filter((row) => column[row]! <= split.bin);
  const right = leaf.rows.filter((row) => column[row]! > split.bin);
  const smaller = histogramOf(grower, left.length < right.length ? left : right);
  const larger = leaf.histogram.map((value, index) => value - smaller[index]!);
  const [leftHistogram, rightHistogram] = left.length < right.length ? [smaller, larger] : [larger, smaller];
  nodes.feature[leaf.node] = split.feature;
  nodes.value[leaf.node] = grower.data.edges[split.feature]![split.bin]!;
  const [first, second] = [newNode(nodes), newNode(nodes)];
  nodes.child[leaf.node] = first;
  return [leafOf(grower, left, leftHistogram, first), leafOf(grower, right, rightHistogram, second)];
}

/** Grows one tree and adds what its leaves say to `scores`. */
function grow(grower: Grower, rows: Uint32Array, nodes: Nodes): number {
  const { options } = grower;
  const root = newNode(nodes);
  const leaves: Leaf[] = [leafOf(grower, rows, histogramOf(grower, rows), root)];
  while (leaves.length < options.leaves) {
    let best = -1;
    leaves.forEach(({ split }, index) => {
      if (split && (best < 0 || split.gain > (leaves[best]?.split?.gain ?? 0))) best = index;
    });
    const leaf = leaves[best];
    if (!leaf?.split) break;
    leaves.splice(best, 1, ...divide(grower, leaf, leaf.split, nodes));
  }
  for (const { node, gradient, hessian } of leaves)
    nodes.value[node] = (-options.rate * gradient) / (hessian + options.ridge);
  return root;
}

/** What a tree says of a row, by its bins' values. */
function leafValue({ feature, value, child }: Nodes, root: number, row: Float32Array): number {
  let node = root;
  while (feature[node]! >= 0) node = child[node]! + (row[feature[node]!]! <= value[node]! ? 0 : 1);
  return value[node]!;
}

function priors({ classes, weights }: TrainingRows, count: number): Float32Array {
  const sums = new Float64Array(count).fill(1);
  classes.forEach((own, index) => (sums[own] = sums[own]! + weights[index]!));
  const all = sums.reduce((a, b) => a + b, 0);
  return Float32Array.from(sums, (sum) => Math.log(sum / all));
}

/** Softmax of the scores of one row into `odds`. */
function softmax(scores: Float64Array, row: number, odds: Float64Array): void {
  const count = odds.length;
  let top = -Infinity;
  for (let at = 0; at < count; at++) top = Math.max(top, scores[row * count + at]!);
  let all = 0;
  for (let at = 0; at < count; at++) all += odds[at] = Math.exp(scores[row * count + at]! - top);
  for (let at = 0; at < count; at++) odds[at] = odds[at]! / all;
}

export function boost(rows: TrainingRows, draw: Draw, options: BoostOptions = usualBoost): Forest {
  const { features, classes, weights } = rows;
  const { classCount: count, rounds } = options;
  const width = features[0]?.length ?? 0;
  const data = binned(features);
  const base = priors(rows, count);
  const nodes: Nodes = { feature: [], value: [], child: [] };
  const roots: number[] = [];
  const scores = new Float64Array(features.length * count);
  for (let index = 0; index < scores.length; index++) scores[index] = base[index % count]!;
  const gradients = Array.from({ length: count }, () => new Float64Array(features.length));
  const hessians = Array.from({ length: count }, () => new Float64Array(features.length));
  const odds = new Float64Array(count);
  for (let round = 0; round < rounds; round++) {
    for (let row = 0; row < features.length; row++) {
      softmax(scores, row, odds);
      for (let at = 0; at < count; at++) {
        gradients[at]![row] = weights[row]! * (odds[at]! - (classes[row] === at ? 1 : 0));
        hessians[at]![row] = weights[row]! * Math.max(1e-6, odds[at]! * (1 - odds[at]!));
      }
    }
    const chosen = Uint32Array.from(features.keys()).filter(() => draw.chance(options.rowShare));
    for (let at = 0; at < count; at++) {
      const columns = draw.some([...Array(width).keys()], Math.ceil(width * options.featureShare));
      const grower: Grower = { data, columns, gradients: gradients[at]!, hessians: hessians[at]!, options };
      const root = grow(grower, chosen, nodes);
      roots.push(root);
      for (let row = 0; row < features.length; row++)
        scores[row * count + at] = scores[row * count + at]! + leafValue(nodes, root, features[row]!);
    }
  }
  return {
    classes: count,
    features: width,
    base,
    roots: Uint32Array.from(roots),
    feature: Int16Array.from(nodes.feature),
    value: Float32Array.from(nodes.value),
    child: Uint16Array.from(nodes.child, (child, node) => Math.max(0, child - node)),
  };
}
