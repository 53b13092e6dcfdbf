import { expect, it } from 'vitest';
import { engineNames, ocrEngine } from '../../src/ocr/index.ts';

it.each(engineNames)('creates the engine %s by its name', (name) => {
  const engine = ocrEngine(name);
  expect(engine.name).toBe(name);
  expect(engine.version).toMatch(/\d+\.\d+\.\d+/);
});

it.each(['', 'constructor', 'Paddle'])('refuses the unknown engine %j', (name) => {
  expect(() => ocrEngine(name)).toThrow(expect.objectContaining({ kind: 'bad_request' }));
});
