/** The trained models of the parties' reader, as they stand in `src/assets/party-model.bin`. Loaded when the first page is read. */
import { assetBytes } from '../../../assets/files.ts';
import { Failure } from '../../../domain/failure.ts';
import type { SpanKind } from './spans.ts';
import { type TextModel, type TextWeights, classCount, textModelOf } from './text-model.ts';
import type { Forest } from './trees.ts';

export interface PartyModel {
  readonly text: TextModel;
  readonly trees: Readonly<Record<SpanKind, Forest>>;
}

export interface ForestShape {
  readonly classes: number;
  readonly features: number;
  readonly trees: number;
  readonly nodes: number;
}

/** What the file says of itself, as JSON between its head and the arrays. */
export interface ModelHeader {
  readonly text: { readonly buckets: number; readonly scale: number };
  readonly trees: Readonly<Record<SpanKind, ForestShape>>;
  /** What it was fitted to. */
  readonly provenance: unknown;
}

/**
 * The file: four numbers of 32 bits (what it is, version of the format, length of the file, length of the header), the
 * header, and the arrays in the order in which they are read below. All is little-endian, and every part begins at a
 * multiple of four bytes.
 */
export const modelFormat = { mark: 0x59545250, version: 3, headBytes: 16 } as const;

/** How many bytes a part of `length` bytes takes in the file, filled up to a multiple of four. */
export const filledUp = (length: number): number => Math.ceil(length / 4) * 4;

interface ArrayKind<Numbers> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, offset: number, length: number): Numbers;
}

type Take = <Numbers>(kind: ArrayKind<Numbers>, length: number) => Numbers;

const forestOf = (take: Take, { classes, features, trees, nodes }: ForestShape): Forest => ({
  classes,
  features,
  base: take(Float32Array, classes),
  roots: take(Uint32Array, trees),
  value: take(Float32Array, nodes),
  feature: take(Int16Array, nodes),
  child: take(Uint16Array, nodes),
});

const textOf = (take: Take, { buckets, scale }: ModelHeader['text']): TextWeights => ({
  buckets,
  scale,
  weights: take(Int8Array, buckets * classCount),
  bias: take(Float32Array, classCount),
});

/** Throws a Failure of kind `internal` where the bytes are no whole file of this version. */
export function modelFrom(bytes: Uint8Array): PartyModel {
  const { buffer, byteOffset, byteLength } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const { mark, version, headBytes } = modelFormat;
  const head = byteLength < headBytes ? [] : [...new Uint32Array(buffer, byteOffset, 4)];
  const [ownMark, ownVersion, length, headerBytes = 0] = head;
  if (ownMark !== mark || ownVersion !== version || length !== byteLength)
    throw new Failure('internal', 'The model of the parties’ reader is damaged or of another version', {
      detail: 'Install the program again',
    });
  const text = new TextDecoder().decode(new Uint8Array(buffer, byteOffset + headBytes, headerBytes));
  const header = JSON.parse(text) as ModelHeader;
  let at = headBytes + filledUp(headerBytes);
  const take: Take = (kind, count) => {
    const numbers = new kind(buffer, byteOffset + at, count);
    at += filledUp(count * kind.BYTES_PER_ELEMENT);
    return numbers;
  };
  return {
    text: textModelOf(textOf(take, header.text)),
    trees: { name: forestOf(take, header.trees.name), address: forestOf(take, header.trees.address) },
  };
}

let loaded: PartyModel | undefined;

export function partyModel(): PartyModel {
  loaded ??= modelFrom(assetBytes('party-model.bin'));
  return loaded;
}
