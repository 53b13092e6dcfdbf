/**
 * An ONNX model as a graph that can be altered: nodes with named inputs and outputs, and constants.
 *
 * Field numbers are those of onnx.proto3: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3
 */
import { type Field, fieldsOf, messageOf } from './protobuf.ts';

/** Single precision. */
export interface Tensor {
  readonly dimensions: readonly number[];
  readonly values: Float32Array;
}

export type Attribute =
  | { readonly name: string; readonly kind: 'float'; readonly value: number }
  | { readonly name: string; readonly kind: 'integer'; readonly value: number }
  | {
      readonly name: string;
      readonly kind: 'integers';
      readonly value: readonly number[];
    };

export interface GraphNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Everything else (name, attributes), unchanged from the file. */
  readonly rest: readonly Field[];
  /** Of a constant in single precision. */
  readonly constant?: Tensor;
}

export interface Graph {
  /** In an order in which each node comes after those it needs. */
  readonly nodes: readonly GraphNode[];
  /** Single precision constants by name; they are also among the nodes. */
  readonly constants: ReadonlyMap<string, Tensor>;
  /** The node that makes a value. */
  readonly makerOf: (name: string) => GraphNode | undefined;
  /** The nodes that take a value. */
  readonly takersOf: (name: string) => readonly GraphNode[];
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

const bytesIn = (fields: readonly Field[], number: number): Uint8Array[] =>
  fields.flatMap((field) => (field.number === number && field.wire === 'bytes' ? [field.value] : []));
const textIn = (fields: readonly Field[], number: number): string[] =>
  bytesIn(fields, number).map((bytes) => decoder.decode(bytes));
const bytesField = (number: number, value: Uint8Array): Field => ({
  number,
  wire: 'bytes',
  value,
});
const textField = (number: number, text: string): Field => bytesField(number, encoder.encode(text));
const varintField = (number: number, value: number): Field => ({
  number,
  wire: 'varint',
  value: BigInt(value),
});

/** Repeated whole numbers, packed or not. */
function integersIn(fields: readonly Field[], number: number): number[] {
  return fields.flatMap((field) => {
    if (field.number !== number) return [];
    if (field.wire === 'varint') return [Number(BigInt.asIntN(64, field.value))];
    if (field.wire !== 'bytes') return [];
    const packed: number[] = [];
    let [value, shift] = [0n, 0n];
    for (const byte of field.value) {
      value |= BigInt(byte & 127) << shift;
      shift += 7n;
      if (byte > 127) continue;
      packed.push(Number(BigInt.asIntN(64, value)));
      [value, shift] = [0n, 0n];
    }
    return packed;
  });
}

const floatBytes = (value: number): Uint8Array => new Uint8Array(new Float32Array([value]).buffer);

/** Single precision only; undefined for other types. */
function tensorOf(message: Uint8Array): Tensor | undefined {
  const fields = fieldsOf(message);
  const [bytes] = bytesIn(fields, 9);
  if (integersIn(fields, 2)[0] !== 1 || !bytes) return undefined;
  // A copy, because the bytes may not be aligned to a multiple of four.
  return {
    dimensions: integersIn(fields, 1),
    values: new Float32Array(Uint8Array.from(bytes).buffer),
  };
}

function attributeMessage(attribute: Attribute): Uint8Array {
  const name = textField(1, attribute.name);
  if (attribute.kind === 'float') {
    return messageOf([name, { number: 2, wire: 'fixed32', value: floatBytes(attribute.value) }, varintField(20, 1)]);
  }
  if (attribute.kind === 'integer') return messageOf([name, varintField(3, attribute.value), varintField(20, 2)]);
  return messageOf([name, ...attribute.value.map((value) => varintField(8, value)), varintField(20, 7)]);
}

export function nodeOf(
  operator: string,
  inputs: readonly string[],
  output: string,
  attributes: readonly Attribute[] = [],
): GraphNode {
  const rest = attributes.map((attribute) => bytesField(5, attributeMessage(attribute)));
  return { operator, inputs, outputs: [output], rest };
}

export function constantNode(name: string, { dimensions, values }: Tensor): GraphNode {
  const tensor = messageOf([
    ...dimensions.map((dimension) => varintField(1, dimension)),
    varintField(2, 1),
    bytesField(9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
  ]);
  const value = messageOf([textField(1, 'value'), bytesField(5, tensor), varintField(20, 4)]);
  return {
    operator: 'Constant',
    inputs: [],
    outputs: [name],
    rest: [bytesField(5, value)],
    constant: { dimensions, values },
  };
}

const attributesOf = (node: GraphNode): Field[][] => bytesIn(node.rest, 5).map(fieldsOf);
const attributeNamed = (node: GraphNode, name: string): Field[] | undefined =>
  attributesOf(node).find((fields) => textIn(fields, 1)[0] === name);

export function floatAttribute(node: GraphNode, name: string): number | undefined {
  const field = attributeNamed(node, name)?.find(({ number }) => number === 2);
  return field?.wire === 'fixed32'
    ? new DataView(field.value.buffer, field.value.byteOffset, 4).getFloat32(0, true)
    : undefined;
}

export function integerAttribute(node: GraphNode, name: string): number | undefined {
  const fields = attributeNamed(node, name);
  return fields && integersIn(fields, 3)[0];
}

export const integersAttribute = (node: GraphNode, name: string): readonly number[] | undefined => {
  const fields = attributeNamed(node, name);
  return fields && integersIn(fields, 8);
};

function readNode(message: Uint8Array): GraphNode {
  const fields = fieldsOf(message);
  const node: GraphNode = {
    operator: textIn(fields, 4)[0] ?? '',
    inputs: textIn(fields, 1),
    outputs: textIn(fields, 2),
    rest: fields.filter(({ number }) => number !== 1 && number !== 2 && number !== 4),
  };
  const [bytes] = node.operator === 'Constant' ? bytesIn(attributeNamed(node, 'value') ?? [], 5) : [];
  const constant = bytes && tensorOf(bytes);
  return constant ? { ...node, constant } : node;
}

const writeNode = ({ operator, inputs, outputs, rest }: GraphNode): Field =>
  bytesField(
    1,
    messageOf([
      ...inputs.map((name) => textField(1, name)),
      ...outputs.map((name) => textField(2, name)),
      textField(4, operator),
      ...rest,
    ]),
  );

export const outputOf = (node: GraphNode): string => node.outputs[0] ?? '';

export function graphOf(nodes: readonly GraphNode[]): Graph {
  const constants = new Map<string, Tensor>();
  const makers = new Map<string, GraphNode>();
  const takers = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    for (const output of node.outputs) makers.set(output, node);
    if (node.constant) constants.set(outputOf(node), node.constant);
    for (const input of new Set(node.inputs)) takers.set(input, [...(takers.get(input) ?? []), node]);
  }
  return {
    nodes,
    constants,
    makerOf: (name) => makers.get(name),
    takersOf: (name) => takers.get(name) ?? [],
  };
}

type Pass = (graph: Graph) => readonly GraphNode[];

/** Applies `passes` one after the other, and `change` to the fields of the graph that are no nodes. */
function rewritten(
  model: Uint8Array,
  passes: readonly Pass[],
  change: (others: readonly Field[]) => readonly Field[],
): Uint8Array<ArrayBuffer> {
  return messageOf(
    fieldsOf(model).map((field) => {
      if (field.number !== 7 || field.wire !== 'bytes') return field;
      const graph = fieldsOf(field.value);
      const read: readonly GraphNode[] = bytesIn(graph, 1).map(readNode);
      const nodes = passes.reduce((before, pass) => pass(graphOf(before)), read);
      const others = change(graph.filter(({ number }) => number !== 1));
      return bytesField(7, messageOf([...nodes.map(writeNode), ...others]));
    }),
  );
}

/** The model with each of `passes` applied to the nodes of its graph, one after the other. What the graph gives out keeps its name. */
export const altered = (model: Uint8Array, passes: readonly Pass[]): Uint8Array<ArrayBuffer> =>
  rewritten(model, passes, (others) => others);

/** The model with the nodes that `pass` makes, and with the value of this name as one more output, after the others. */
export const withOutput = (model: Uint8Array, name: string, pass: Pass): Uint8Array<ArrayBuffer> =>
  rewritten(model, [pass], (others) => [...others, bytesField(12, messageOf([textField(1, name)]))]);
