/** The trained models of the parties' reader, as they stand in `src/assets/party-model.json`. Loaded when the first page is read. */
import { assetText } from '../../../assets/files.ts';
import { type Curve } from '../candidates/calibration.ts';
import type { SpanKind } from './spans.ts';
import { type TextModel, type TextWeights, textModelOf } from './text-model.ts';
import type { Forest } from './trees.ts';

/** Arrays are little-endian bytes in base64. */
export interface StoredForest {
  readonly classes: number;
  readonly features: number;
  readonly base: string;
  readonly roots: string;
  readonly feature: string;
  readonly value: string;
  readonly child: string;
}

export interface StoredText {
  readonly buckets: number;
  readonly scale: number;
  readonly weights: string;
  readonly bias: string;
}

export interface StoredModel {
  readonly text: StoredText;
  /** Trees of the first pass, over every span, and of the second, over the strongest; it is left out where it does no good. */
  readonly first: Readonly<Record<SpanKind, StoredForest>>;
  readonly second?: Readonly<Record<SpanKind, StoredForest>>;
  /** By method, then by field: from the choice's probability to how often such values are right. */
  readonly curves: Readonly<Record<string, Readonly<Record<string, Curve>>>>;
  /** What it was fitted to. */
  readonly provenance: unknown;
}

export interface PartyModel {
  readonly text: TextModel;
  readonly first: Readonly<Record<SpanKind, Forest>>;
  readonly second: Readonly<Record<SpanKind, Forest>> | undefined;
  readonly curves: StoredModel['curves'];
}

/** The bytes in a buffer of their own: typed arrays need aligned memory. */
function bytesOf(base64: string): ArrayBuffer {
  const bytes = Buffer.from(base64, 'base64');
  const own = new ArrayBuffer(bytes.length);
  new Uint8Array(own).set(bytes);
  return own;
}

const forestOf = ({ classes, features, base, roots, feature, value, child }: StoredForest): Forest => ({
  classes,
  features,
  base: new Float32Array(bytesOf(base)),
  roots: new Uint32Array(bytesOf(roots)),
  feature: new Int16Array(bytesOf(feature)),
  value: new Float32Array(bytesOf(value)),
  child: new Uint32Array(bytesOf(child)),
});

const textOf = ({ buckets, scale, weights, bias }: StoredText): TextWeights => ({
  buckets,
  scale,
  weights: new Int8Array(bytesOf(weights)),
  bias: new Float32Array(bytesOf(bias)),
});

export function modelFrom(stored: StoredModel): PartyModel {
  return {
    text: textModelOf(textOf(stored.text)),
    first: { name: forestOf(stored.first.name), address: forestOf(stored.first.address) },
    second: stored.second && { name: forestOf(stored.second.name), address: forestOf(stored.second.address) },
    curves: stored.curves,
  };
}

let loaded: PartyModel | undefined;

export function partyModel(): PartyModel {
  loaded ??= modelFrom(JSON.parse(assetText('party-model.json')) as StoredModel);
  return loaded;
}
