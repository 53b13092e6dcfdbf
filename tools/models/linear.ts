/** Scales and shifts in a graph: nodes that do the same to every pixel of a channel. */
import { floatAttribute, type Graph, type GraphNode, outputOf } from './graph.ts';

/** x ↦ scale · x + shift, by channel. */
export interface Linear {
  readonly scale: (channel: number) => number;
  readonly shift: (channel: number) => number;
}

export const unchanged: Linear = { scale: () => 1, shift: () => 0 };

const afterwards = (first: Linear, then: Linear): Linear => ({
  scale: (channel) => first.scale(channel) * then.scale(channel),
  shift: (channel) => first.shift(channel) * then.scale(channel) + then.shift(channel),
});

/** The constant operand of a node with two, and the name of the other one. */
export function constantOperand(
  { constants }: Graph,
  { inputs: [left = '', right = ''] }: GraphNode,
):
  | {
      readonly value: string;
      readonly constant: (channel: number) => number;
      readonly single: boolean;
    }
  | undefined {
  const [a, b] = [constants.get(left), constants.get(right)];
  const constant = b ?? a;
  if (!constant || (a && b)) return undefined;
  const { dimensions, values } = constant;
  const single = values.length === 1;
  const perChannel = dimensions.length === 4 && dimensions[1] === values.length;
  if (!single && !perChannel) return undefined;
  return {
    value: b ? left : right,
    constant: (channel) => values[single ? 0 : channel] ?? 0,
    single,
  };
}

function normalisation({ constants }: Graph, node: GraphNode): Linear | undefined {
  const [factor, offset, mean, variance] = node.inputs.slice(1).map((name) => constants.get(name)?.values);
  const epsilon = floatAttribute(node, 'epsilon') ?? 1e-5;
  if (!factor || !offset || !mean || !variance) return undefined;
  const scale = (channel: number): number => (factor[channel] ?? 0) / Math.sqrt((variance[channel] ?? 0) + epsilon);
  return {
    scale,
    shift: (channel) => (offset[channel] ?? 0) - (mean[channel] ?? 0) * scale(channel),
  };
}

/** What a node does where it only scales and shifts. */
function linearOf(graph: Graph, node: GraphNode): Linear | undefined {
  if (node.operator === 'BatchNormalization') return normalisation(graph, node);
  if (!['Mul', 'Add', 'Div'].includes(node.operator)) return undefined;
  const operand = constantOperand(graph, node);
  if (!operand || (node.operator === 'Div' && operand.value !== node.inputs[0])) return undefined;
  const { constant } = operand;
  if (node.operator === 'Add') return { ...unchanged, shift: constant };
  return {
    ...unchanged,
    scale: node.operator === 'Mul' ? constant : (channel) => 1 / constant(channel),
  };
}

/** Scales and shifts one after the other, as long as no other node uses the values between them. */
export interface Chain {
  readonly linear: Linear;
  readonly nodes: readonly GraphNode[];
  readonly input: string;
  readonly output: string;
}

/** The chain that begins with `first`; undefined where that does something else. */
export function chainAt(graph: Graph, first: GraphNode): Chain | undefined {
  const linear = linearOf(graph, first);
  if (!linear) return undefined;
  const input = constantOperand(graph, first)?.value ?? first.inputs[0] ?? '';
  let chain: Chain = { linear, nodes: [first], input, output: outputOf(first) };
  for (;;) {
    const [next, ...others] = graph.takersOf(chain.output);
    const step = next && others.length === 0 ? linearOf(graph, next) : undefined;
    if (!next || !step) return chain;
    chain = {
      ...chain,
      linear: afterwards(chain.linear, step),
      nodes: [...chain.nodes, next],
      output: outputOf(next),
    };
  }
}
