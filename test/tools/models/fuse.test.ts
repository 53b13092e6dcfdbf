import { InferenceSession, Tensor } from 'onnxruntime-node';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { fused } from '../../../tools/models/fuse.ts';
import { altered } from '../../../tools/models/graph.ts';
import { published } from '../../../tools/models/published.ts';
import { rasterOf } from '../../contract/ocr-engine.ts';

/** A picture of one line of text, planes in -1..1, as large as the model wants it. */
async function textOf([, , height = 0, width = 0]: readonly number[]): Promise<Float32Array> {
  const { pixels } = await rasterOf(
    sharp({ text: { text: 'Total 1,284.50 圆整', dpi: 200 } })
      .negate()
      .resize(width, height, { fit: 'contain', background: '#fff' }),
  );
  const values = new Float32Array(pixels.length);
  const area = width * height;
  pixels.forEach((value, index) => {
    values[(index % 3) * area + Math.floor(index / 3)] = value / 127.5 - 1;
  });
  return values;
}

const shapes = { detector: [1, 3, 96, 320], recogniser: [1, 3, 48, 216], classifier: [1, 3, 48, 192] } as const;

const highest = (values: Float32Array): number => values.reduce((most, value) => Math.max(most, value), 0);

async function outputOf(model: Uint8Array, shape: readonly number[]): Promise<Float32Array> {
  const session = await InferenceSession.create(model, { logSeverityLevel: 3 });
  const values = await textOf(shape);
  const result = await session.run({ [session.inputNames[0] ?? '']: new Tensor('float32', values, shape) });
  await session.release();
  return result[session.outputNames[0] ?? '']?.data as Float32Array;
}

function operators(model: Uint8Array): Record<string, number> {
  const counts: Record<string, number> = {};
  altered(model, [
    ({ nodes }) => {
      for (const { operator } of nodes) counts[operator] = (counts[operator] ?? 0) + 1;
      return nodes;
    },
  ]);
  return counts;
}

describe.each(['detector', 'recogniser', 'classifier'] as const)('the fused %s', (name) => {
  let model: Uint8Array;
  beforeAll(async () => {
    model = await published(name);
  });

  it('gives the same results as the published one', async () => {
    const [plain, quick] = [await outputOf(model, shapes[name]), await outputOf(fused(model), shapes[name])];
    expect(quick.length).toBe(plain.length);
    expect(highest(plain.map((value, index) => Math.abs(value - (quick[index] ?? NaN))))).toBeLessThan(1e-4);
    expect(highest(plain)).toBeGreaterThan(0.5);
  });

  it('has no hard swish in several operations, and fewer scales and shifts', () => {
    const [before, after] = [operators(model), operators(fused(model))];
    expect(before['Clip']).toBeGreaterThan(10);
    expect(after['Clip']).toBeUndefined();
    expect((after['Mul'] ?? 0) + (after['Add'] ?? 0) + (after['Div'] ?? 0)).toBeLessThan(
      0.7 * ((before['Mul'] ?? 0) + (before['Add'] ?? 0) + (before['Div'] ?? 0)),
    );
  });
});
