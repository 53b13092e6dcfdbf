/** Fits the text model: one logistic regression a class, by stochastic gradients with a step of its own for each weight. */
import {
  type TextWeights,
  classCount,
  eachGram,
  normalised,
  textClasses,
} from '../../../src/extract/western/parties/text-model.ts';
import type { Draw } from '../../generate/draw.ts';
import type { KnownString } from './strings.ts';

const buckets = 1 << 15;
const epochs = 4;
const rate = 0.35;
const decay = 2e-6;

interface Example {
  readonly at: Uint16Array;
  /** Counts, scaled to length 1. */
  readonly times: Float32Array;
  readonly kind: number;
}

function exampleOf({ text, kind }: KnownString): Example {
  const counts = new Map<number, number>();
  eachGram(normalised(text), (hash) => {
    const bucket = hash & (buckets - 1);
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  });
  const norm = Math.sqrt([...counts.values()].reduce((sum, count) => sum + count * count, 0)) || 1;
  return {
    at: Uint16Array.from(counts.keys()),
    times: Float32Array.from(counts.values(), (count) => count / norm),
    kind: textClasses.indexOf(kind),
  };
}

function step(example: Example, weights: Float32Array, squares: Float32Array, bias: Float32Array): void {
  const { at, times, kind } = example;
  for (let own = 0; own < classCount; own++) {
    let sum = bias[own]!;
    for (let index = 0; index < at.length; index++) sum += weights[at[index]! * classCount + own]! * times[index]!;
    const slope = 1 / (1 + Math.exp(-sum)) - (own === kind ? 1 : 0);
    bias[own] = bias[own]! - 0.02 * slope;
    if (Math.abs(slope) < 0.003) continue;
    for (let index = 0; index < at.length; index++) {
      const weight = at[index]! * classCount + own;
      const part = slope * times[index]! + decay * weights[weight]!;
      const square = squares[weight]! + part * part;
      squares[weight] = square;
      weights[weight] = weights[weight]! - (rate * part) / Math.sqrt(square + 1e-4);
    }
  }
}

export function fitText(strings: readonly KnownString[], draw: Draw): TextWeights {
  const examples = strings.map(exampleOf);
  const weights = new Float32Array(buckets * classCount);
  const squares = new Float32Array(buckets * classCount);
  const bias = new Float32Array(classCount);
  for (let epoch = 0; epoch < epochs; epoch++)
    for (let count = 0; count < examples.length; count++) step(draw.pick(examples), weights, squares, bias);
  const sizes = weights.map(Math.abs).sort();
  const scale = (sizes[Math.floor(0.9995 * sizes.length)] ?? 1) / 127;
  return {
    buckets,
    weights: Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale)))),
    scale,
    bias,
  };
}
