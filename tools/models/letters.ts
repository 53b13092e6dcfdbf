/**
 * A second output for the recogniser: letters with marks and the euro sign, which its own alphabet lacks.
 *
 * It stands on what the recogniser sees anyway: the rows of an early layer, where marks still have a place above or below
 * their letter, beside the features that the first output is made of. The published weights stay as they are;
 * tools/training/letters trains those of the second output.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Graph, type GraphNode, constantNode, nodeOf, withOutput } from './graph.ts';

/** Values of the fused recogniser, channels by rows by columns: 240 by 6 by a quarter of the width of the line. */
export const earlyRows = 'p2o.Add.167';
/** 480 and 120 channels by 1 by an eighth of the width. */
export const features = ['p2o.AveragePool.1', 'swish_17.tmp_0'] as const;

const folder = join(import.meta.dirname, 'letters');

interface Description {
  /** Output channels, input channels, rows and columns of each convolution. */
  readonly layers: readonly (readonly [number, number, number, number])[];
  /** The character of each class but the first, which is CTC's blank. */
  readonly characters: string;
}

async function description(): Promise<Description> {
  return JSON.parse(await readFile(join(folder, 'weights.json'), 'utf8')) as Description;
}

/** One a line, as in the file of the published characters. */
export async function letterList(): Promise<Uint8Array> {
  const { characters } = await description();
  return new TextEncoder().encode(Array.from(characters).join('\n'));
}

/** IEEE 754 half precision. */
function halfToNumber(half: number): number {
  const [sign, exponent, fraction] = [half >> 15 ? -1 : 1, (half >> 10) & 31, half & 1023];
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** Reads the convolutions one after the other: weights, then biases. */
async function convolutions(): Promise<
  ((input: string, output: string, pads: readonly number[], strides: readonly number[]) => GraphNode[])[]
> {
  const { layers } = await description();
  const bytes = await readFile(join(folder, 'weights.bin'));
  let at = 0;
  const take = (dimensions: readonly number[]) => {
    const values = Float32Array.from({ length: dimensions.reduce((product, size) => product * size, 1) }, () => {
      at += 2;
      return halfToNumber(bytes.readUInt16LE(at - 2));
    });
    return { dimensions, values };
  };
  return layers.map((shape) => {
    const [weights, biases] = [take(shape), take([shape[0]])];
    return (input, output, pads, strides) => [
      constantNode(`${output}.weights`, weights),
      constantNode(`${output}.biases`, biases),
      nodeOf('Conv', [input, `${output}.weights`, `${output}.biases`], output, [
        { name: 'kernel_shape', kind: 'integers', value: [shape[2], shape[3]] },
        { name: 'pads', kind: 'integers', value: pads },
        { name: 'strides', kind: 'integers', value: strides },
      ]),
    ];
  });
}

const single = [1, 1];
/** Top, left, bottom, right. */
const beside = [0, 1, 0, 1];

/** The fused recogniser with the second output: a probability per step and character. */
export async function withLetters(recogniser: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const [early, first, second, last] = await convolutions();
  if (!early || !first || !second || !last) throw new Error('tools/models/letters/weights.json lacks layers');
  const added = ({ nodes }: Graph): readonly GraphNode[] => [
    ...nodes,
    ...early(earlyRows, 'letters.early', beside, [6, 2]),
    nodeOf('Relu', ['letters.early'], 'letters.rows'),
    nodeOf('Concat', [...features, 'letters.rows'], 'letters.seen', [{ name: 'axis', kind: 'integer', value: 1 }]),
    ...first('letters.seen', 'letters.first', beside, single),
    nodeOf('Relu', ['letters.first'], 'letters.first.positive'),
    ...second('letters.first.positive', 'letters.second', beside, single),
    nodeOf('Relu', ['letters.second'], 'letters.second.positive'),
    ...last('letters.second.positive', 'letters.classes', [0, 0, 0, 0], single),
    nodeOf('Transpose', ['letters.classes'], 'letters.steps', [
      { name: 'perm', kind: 'integers', value: [0, 3, 1, 2] },
    ]),
    nodeOf('Softmax', ['letters.steps'], 'letters', [{ name: 'axis', kind: 'integer', value: 2 }]),
  ];
  return withOutput(recogniser, 'letters', added);
}
