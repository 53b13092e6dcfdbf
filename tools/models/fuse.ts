/**
 * The same arithmetic in fewer steps: as published, half of a model's time goes into passes that only scale or shift.
 *
 * Training left every scale and shift as a node of its own and hard swish as four. Each is a pass over the whole picture,
 * and most make onnxruntime leave the layout of memory that its convolutions are fast in. Scales and shifts are linear, so
 * they go into the weights of the convolution beside them; hard swish is written as onnxruntime knows it. Results differ by
 * rounding only.
 */
import {
  altered,
  constantNode,
  floatAttribute,
  type Graph,
  type GraphNode,
  integerAttribute,
  integersAttribute,
  nodeOf,
  outputOf,
} from './graph.ts';
import { chainAt, constantOperand, type Linear, unchanged } from './linear.ts';

/** The replacement for each node; nodes without an entry are kept. */
type Changes = Map<GraphNode, readonly GraphNode[]>;

function applied({ nodes }: Graph, changes: Changes): readonly GraphNode[] {
  const made = nodes.flatMap((node) => changes.get(node) ?? [node]);
  const used = new Set(made.flatMap(({ inputs }) => inputs));
  return made.filter((node) => node.operator !== 'Constant' || used.has(outputOf(node)));
}

const single = (name: string, value: number): GraphNode =>
  constantNode(name, { dimensions: [1], values: Float32Array.of(value) });

/** Of Clip: attributes, or inputs in later versions of the format. */
const limitOf = ({ constants }: Graph, node: GraphNode, attribute: 'min' | 'max'): number | undefined =>
  floatAttribute(node, attribute) ?? constants.get(node.inputs[attribute === 'min' ? 1 : 2] ?? '')?.values[0];

/** x · clip(x + 3, 0, 6) becomes 6 · x · hardSigmoid(x), a form that onnxruntime runs with the convolution before it. */
function hardSwish(graph: Graph): readonly GraphNode[] {
  const changes: Changes = new Map();
  for (const plus of graph.nodes) {
    const operand = plus.operator === 'Add' ? constantOperand(graph, plus) : undefined;
    if (!operand?.single || operand.constant(0) !== 3) continue;
    const [clip, ...besideClip] = graph.takersOf(outputOf(plus));
    if (clip?.operator !== 'Clip' || besideClip.length > 0) continue;
    if (limitOf(graph, clip, 'min') !== 0 || limitOf(graph, clip, 'max') !== 6) continue;
    const [product, ...besideProduct] = graph.takersOf(outputOf(clip));
    if (product?.operator !== 'Mul' || besideProduct.length > 0 || !product.inputs.includes(operand.value)) continue;
    const to = outputOf(product);
    const [gate, swish, six] = [`${to}.gate`, `${to}.swish`, `${to}.six`];
    const slope = { name: 'alpha', kind: 'float', value: 1 / 6 } as const;
    const middle = { name: 'beta', kind: 'float', value: 0.5 } as const;
    changes.set(plus, []).set(clip, []);
    changes.set(product, [
      nodeOf('HardSigmoid', [operand.value], gate, [slope, middle]),
      nodeOf('Mul', [operand.value, gate], swish),
      single(six, 6),
      nodeOf('Mul', [swish, six], to),
    ]);
  }
  return applied(graph, changes);
}

/** x + x · gate becomes x · (gate + 1): the gate is one number a channel, x is a picture. */
function gatedSums(graph: Graph): readonly GraphNode[] {
  const changes: Changes = new Map();
  for (const product of graph.nodes) {
    const [value = '', gate = ''] = product.inputs;
    const [sum, ...others] = graph.takersOf(outputOf(product));
    const gated =
      product.operator === 'Mul' &&
      graph.nodes.some((node) => node.operator === 'HardSigmoid' && outputOf(node) === gate);
    if (!gated || others.length > 0 || sum?.operator !== 'Add' || !sum.inputs.includes(value)) continue;
    const to = outputOf(sum);
    changes.set(product, []);
    changes.set(sum, [
      single(`${to}.one`, 1),
      nodeOf('Add', [gate, `${to}.one`], `${to}.gate`),
      nodeOf('Mul', [value, `${to}.gate`], to),
    ]);
  }
  return applied(graph, changes);
}

const byChannel = (channels: number, value: (channel: number) => number): Float32Array =>
  Float32Array.from({ length: channels }, (_, channel) => value(channel));

/** A convolution as if its input had been changed by `before` and its output by `after`. Undefined where its weights are not constant. */
function convolution(
  { constants }: Graph,
  node: GraphNode,
  before: Linear,
  after: Linear,
  output: string,
): readonly GraphNode[] | undefined {
  const [input = '', weightName = '', biasName] = node.inputs;
  const weights = constants.get(weightName);
  const bias = biasName === undefined ? undefined : constants.get(biasName)?.values;
  if (!weights || (biasName !== undefined && !bias)) return undefined;
  const transposed = node.operator === 'ConvTranspose';
  const [rows = 1, columns = 1] = weights.dimensions;
  // In a convolution by groups the second dimension counts within the group: only groups of one channel are known here.
  const depthwise = (integerAttribute(node, 'group') ?? 1) > 1;
  if (depthwise && (transposed || columns !== 1)) return undefined;
  const each = weights.values.length / rows / columns;
  const [channelsIn, channelsOut] = transposed ? [rows, columns] : [depthwise ? rows : columns, rows];
  const scaleIn = byChannel(channelsIn, before.scale);
  const shiftIn = byChannel(channelsIn, before.shift);
  const scaleOut = byChannel(channelsOut, after.scale);
  const sums = new Float64Array(channelsOut);
  const values = new Float32Array(weights.values.length);
  for (let block = 0; block < rows * columns; block++) {
    const [row, column] = [Math.floor(block / columns), block % columns];
    const [from, to] = transposed ? [row, column] : [depthwise ? row : column, row];
    const scale = (scaleIn[from] ?? 1) * (scaleOut[to] ?? 1);
    let sum = 0;
    for (let index = block * each; index < (block + 1) * each; index++) {
      const value = weights.values[index] ?? 0;
      values[index] = value * scale;
      sum += value;
    }
    sums[to] = (sums[to] ?? 0) + sum * (shiftIn[from] ?? 0);
  }
  const shifts = Float32Array.from(
    sums,
    (sum, channel) => ((bias?.[channel] ?? 0) + sum) * (scaleOut[channel] ?? 1) + after.shift(channel),
  );
  const names = [`${output}/${weightName}`, `${output}/${weightName}.bias`] as const;
  return [
    constantNode(names[0], { dimensions: weights.dimensions, values }),
    constantNode(names[1], { dimensions: [shifts.length], values: shifts }),
    { ...node, inputs: [input, ...names], outputs: [output] },
  ];
}

/** Scales and shifts after a convolution go into its weights. */
function changesAfter(graph: Graph): readonly GraphNode[] {
  const changes: Changes = new Map();
  for (const node of graph.nodes) {
    if (node.operator !== 'Conv' && node.operator !== 'ConvTranspose') continue;
    const [taker, ...others] = graph.takersOf(outputOf(node));
    const chain = taker && others.length === 0 ? chainAt(graph, taker) : undefined;
    const made = chain && convolution(graph, node, unchanged, chain.linear, chain.output);
    if (!made) continue;
    changes.set(node, made);
    for (const each of chain.nodes) changes.set(each, []);
  }
  return applied(graph, changes);
}

const isPadded = (node: GraphNode): boolean => (integersAttribute(node, 'pads') ?? []).some((pad) => pad !== 0);

/** How many channels a value has, where a convolution made it. */
function channelsOf(graph: Graph, value: string): number | undefined {
  const maker = graph.makerOf(value);
  if (maker?.operator === 'Conv') return graph.constants.get(maker.inputs[1] ?? '')?.dimensions[0];
  // The other factor of hard swish is its own gate.
  return maker?.operator === 'Mul' ? channelsOf(graph, maker.inputs[0] ?? '') : undefined;
}

/** Scaling and shifting as a convolution of one pixel, which onnxruntime runs without leaving its layout. */
function pointwise(from: string, to: string, channels: number, { scale, shift }: Linear): readonly GraphNode[] {
  return [
    constantNode(`${to}.scale`, {
      dimensions: [channels, 1, 1, 1],
      values: byChannel(channels, scale),
    }),
    constantNode(`${to}.shift`, {
      dimensions: [channels],
      values: byChannel(channels, shift),
    }),
    nodeOf('Conv', [from, `${to}.scale`, `${to}.shift`], to, [
      { name: 'group', kind: 'integer', value: channels },
      { name: 'kernel_shape', kind: 'integers', value: [1, 1] },
    ]),
  ];
}

/**
 * Scales and shifts before convolutions go into their weights. Not before a padded one, because what it pads with was
 * not shifted: there, and before anything else, they become one step.
 */
function changesBefore(graph: Graph): readonly GraphNode[] {
  const changes: Changes = new Map();
  const renamed = new Map<string, string>();
  for (const first of graph.nodes) {
    const chain = changes.has(first) ? undefined : chainAt(graph, first);
    if (!chain) continue;
    const { nodes, linear, input, output } = chain;
    const takers = graph.takersOf(output);
    const inward = takers.map((taker) =>
      taker.operator === 'Conv' && taker.inputs[0] === output && !isPadded(taker)
        ? convolution(graph, taker, linear, unchanged, outputOf(taker))
        : undefined,
    );
    const channels = channelsOf(graph, input);
    if (takers.length > 0 && inward.every((made) => made !== undefined)) {
      takers.forEach((taker, index) => changes.set(taker, inward[index] ?? [taker]));
      renamed.set(output, input);
      for (const node of nodes) changes.set(node, []);
    } else if (channels !== undefined) {
      for (const node of nodes) changes.set(node, []);
      changes.set(first, pointwise(input, output, channels, linear));
    }
  }
  return applied(graph, changes).map((node) => ({
    ...node,
    inputs: node.inputs.map((name) => renamed.get(name) ?? name),
  }));
}

/** The model with its scales, shifts and hard swishes fused. */
export const fused = (model: Uint8Array): Uint8Array<ArrayBuffer> =>
  altered(model, [hardSwish, changesAfter, changesBefore, gatedSums]);
