import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { modelFrom } from '../../../../src/extract/western/parties/model.ts';
import { classCount } from '../../../../src/extract/western/parties/text-model.ts';
import { drawFrom } from '../../../../tools/generate/draw.ts';
import { boost, usualBoost } from '../../../../tools/training/parties/boost.ts';
import { storedModel } from '../../../../tools/training/parties/store.ts';

const file = new URL('../../../../src/assets/party-model.bin', import.meta.url);
const shipped = (): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(file));

const damaged = expect.objectContaining({ name: 'Failure', kind: 'internal' }) as Error;

it('reads a model as it was written, wherever its bytes begin in memory', () => {
  const draw = drawFrom('model');
  const rows = Array.from({ length: 60 }, () => Float32Array.from({ length: 3 }, () => draw.next()));
  const lessons = { features: rows, classes: rows.map((_, index) => index % 3), weights: rows.map(() => 1) };
  const forest = boost(lessons, draw, { ...usualBoost, rounds: 2, leastWeight: 1 });
  const text = {
    buckets: 2,
    scale: 0.5,
    weights: new Int8Array(2 * classCount).fill(-3),
    bias: new Float32Array(classCount).fill(0.25),
  };
  const written = storedModel(text, { name: forest, address: forest }, { pages: 2 });
  for (const offset of [0, 1, 2, 3]) {
    const memory = new Uint8Array(written.length + offset);
    memory.set(written, offset);
    const model = modelFrom(memory.subarray(offset));
    expect(model.trees).toEqual({ name: forest, address: forest });
    expect(model.text.of('any text')).toHaveLength(classCount);
  }
});

it('says that a file is damaged or of another version before anything is read with it', () => {
  const whole = shipped();
  expect(() => modelFrom(whole)).not.toThrow();
  for (const length of [0, 15, 16, whole.length - 4]) expect(() => modelFrom(whole.slice(0, length))).toThrow(damaged);
  for (const at of [0, 4, 8]) {
    const changed = shipped();
    changed[at] = (changed[at] ?? 0) + 1;
    expect(() => modelFrom(changed)).toThrow(damaged);
  }
});
