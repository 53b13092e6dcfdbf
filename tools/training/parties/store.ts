/** Models as they are kept in `party-model.json`. */
import type { StoredForest, StoredModel, StoredText } from '../../../src/extract/western/parties/model.ts';
import type { PartyTrees } from '../../../src/extract/western/parties/read.ts';
import type { TextWeights } from '../../../src/extract/western/parties/text-model.ts';
import type { Forest } from '../../../src/extract/western/parties/trees.ts';

const base64Of = ({
  buffer,
  byteOffset,
  byteLength,
}: Uint8Array | Int8Array | Int16Array | Uint32Array | Float32Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64');

const storedForest = ({ classes, features, base, roots, feature, value, child }: Forest): StoredForest => ({
  classes,
  features,
  base: base64Of(base),
  roots: base64Of(roots),
  feature: base64Of(feature),
  value: base64Of(value),
  child: base64Of(child),
});

const storedText = ({ buckets, scale, weights, bias }: TextWeights): StoredText => ({
  buckets,
  scale,
  weights: base64Of(weights),
  bias: base64Of(bias),
});

export const storedModel = (
  text: TextWeights,
  { first, second }: PartyTrees,
  curves: StoredModel['curves'],
  provenance: unknown,
): StoredModel => ({
  text: storedText(text),
  first: { name: storedForest(first.name), address: storedForest(first.address) },
  ...(second ? { second: { name: storedForest(second.name), address: storedForest(second.address) } } : {}),
  curves,
  provenance,
});
