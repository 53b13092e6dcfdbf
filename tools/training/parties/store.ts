/** Models as the bytes of `party-model.bin`. */
import {
  type ForestShape,
  type ModelHeader,
  filledUp,
  modelFormat,
} from '../../../src/extract/western/parties/model.ts';
import type { PartyTrees } from '../../../src/extract/western/parties/read.ts';
import type { TextWeights } from '../../../src/extract/western/parties/text-model.ts';
import type { Forest } from '../../../src/extract/western/parties/trees.ts';

const shapeOf = ({ classes, features, roots, feature }: Forest): ForestShape => ({
  classes,
  features,
  trees: roots.length,
  nodes: feature.length,
});

const arraysOf = ({ base, roots, value, feature, child }: Forest): ArrayBufferView[] => [
  base,
  roots,
  value,
  feature,
  child,
];

function filled({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer {
  const bytes = Buffer.alloc(filledUp(byteLength));
  Buffer.from(buffer, byteOffset, byteLength).copy(bytes);
  return bytes;
}

export function storedModel(
  { buckets, scale, weights, bias }: TextWeights,
  { name, address }: PartyTrees,
  provenance: unknown,
): Buffer {
  const header: ModelHeader = {
    text: { buckets, scale },
    trees: { name: shapeOf(name), address: shapeOf(address) },
    provenance,
  };
  const json = Buffer.from(JSON.stringify(header));
  const arrays = [weights, bias, ...arraysOf(name), ...arraysOf(address)];
  const parts = [json, ...arrays].map(filled);
  const length = parts.reduce<number>((sum, part) => sum + part.length, modelFormat.headBytes);
  const head = Uint32Array.of(modelFormat.mark, modelFormat.version, length, json.length);
  return Buffer.concat([filled(head), ...parts]);
}
