import { InferenceSession, Tensor } from 'onnxruntime-node';
import { beforeAll, expect, it } from 'vitest';
import { fused } from '../../../tools/models/fuse.ts';
import { letterList, withLetters } from '../../../tools/models/letters.ts';
import { published } from '../../../tools/models/published.ts';

const shape = [1, 3, 48, 160];
const noise = Float32Array.from({ length: 3 * 48 * 160 }, (_, index) => Math.sin(index * 0.37));

let plain: Uint8Array;
beforeAll(async () => {
  plain = fused(await published('recogniser'));
});

async function outputsOf(model: Uint8Array): Promise<readonly Tensor[]> {
  const session = await InferenceSession.create(model, { logSeverityLevel: 3 });
  const results = await session.run({ [session.inputNames[0] ?? '']: new Tensor('float32', noise, shape) });
  await session.release();
  return session.outputNames.flatMap((name) => results[name] ?? []);
}

it('adds an output to the recogniser and leaves the first one as it is', async () => {
  const [before] = await outputsOf(plain);
  const [after, letters, ...more] = await outputsOf(await withLetters(plain));
  expect(more).toEqual([]);
  expect(after?.data).toEqual(before?.data);
  expect(letters?.dims.slice(0, 2)).toEqual(before?.dims.slice(0, 2));
});

it('gives a probability for each letter of the list and for none of them, in every step', async () => {
  const [, letters] = await outputsOf(await withLetters(plain));
  const list = new TextDecoder().decode(await letterList()).split('\n');
  const [, steps = 0, classes = 0] = letters?.dims ?? [];
  expect(classes).toBe(list.length + 1);
  expect(new Set(list).size).toBe(list.length);
  expect(list.every((letter) => Array.from(letter).length === 1)).toBe(true);
  const values = letters?.data as Float32Array;
  for (let step = 0; step < steps; step++) {
    const sum = values.subarray(step * classes, (step + 1) * classes).reduce((total, value) => total + value, 0);
    expect(sum).toBeCloseTo(1, 4);
  }
});
