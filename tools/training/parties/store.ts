/** Models as they are kept in `model.json`. */
import type { StoredForest, StoredModel, StoredText } from '../../../src/extract/western/parties/model.ts';
import type { TextWeights } from '../../../src/extract/western/parties/text-model.ts';
import type { Forest } from '../../../src/extract/western/parties/trees.ts';
import type { PartyModels } from './models.ts';

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

export const storedModel = (models: PartyModels, curves: StoredModel['curves'], provenance: unknown): StoredModel => ({
  text: storedText(models.text),
  name: storedForest(models.name),
  address: storedForest(models.address),
  curves,
  provenance,
});
