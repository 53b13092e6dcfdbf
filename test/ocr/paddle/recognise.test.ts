import { expect, it } from 'vitest';
import { withBlanks } from '../../../src/ocr/paddle/blanks.ts';
import { recognise } from '../../../src/ocr/paddle/recognise.ts';

/** A crop in which `#` is a column with ink. */
function cropOf(columns: string) {
  const [width, height] = [columns.length, 48];
  const pixels = new Uint8Array(width * height * 3).fill(240);
  for (let x = 0; x < width; x++) {
    if (columns[x] !== '#') continue;
    for (let y = 10; y < 38; y += 3) pixels.fill(20, (y * width + x) * 3, (y * width + x) * 3 + 3);
  }
  return { width, height, pixels };
}

/** Text drawn with cells of `#`, given the ink and the white of each letter; recognised in the middle of its ink. */
function drawn(letters: readonly (readonly [text: string, before: number, ink: number])[]) {
  let columns = '';
  const characters = letters.map(([text, before, ink]) => {
    columns += '.'.repeat(before) + '#'.repeat(ink);
    return { text, x: columns.length - ink / 2 };
  });
  return withBlanks(characters, cropOf(`${columns}....`))
    .map(({ text }) => text)
    .join('');
}

it('inserts a blank where the line shows a gap', () => {
  expect(
    drawn([
      ['A', 4, 20],
      ['B', 4, 20],
      ['C', 4, 20],
      ['D', 20, 20],
      ['E', 4, 20],
    ]),
  ).toBe('ABC DE');
});

it('does not split a number at a narrow 1 or a point, but at a real blank', () => {
  expect(
    drawn([
      ['2', 4, 20],
      ['0', 4, 20],
      ['1', 12, 6],
      ['1', 18, 6],
      ['.', 12, 6],
      ['8', 12, 20],
      ['0', 4, 20],
    ]),
  ).toBe('2011.80');
  expect(
    drawn([
      ['6', 4, 20],
      ['0', 4, 20],
      ['2', 16, 20],
      ['5', 4, 20],
    ]),
  ).toBe('60 25');
});

it('does not insert blanks between spread Han characters', () => {
  expect(
    drawn([
      ['合', 4, 36],
      ['计', 30, 36],
      ['金', 60, 36],
      ['额', 4, 36],
    ]),
  ).toBe('合计 金额');
});

/** A recogniser that reads the given text at each look, with the given confidence. */
function readerOf(looks: readonly (readonly [text: string, sure: number])[], alphabet: readonly string[]) {
  const widths: number[] = [];
  const recogniser = (_: Float32Array, shape: readonly number[]) => {
    const [text, sure] = looks[widths.length] ?? ['', 0];
    widths.push(shape[3] ?? 0);
    const steps = Math.floor((shape[3] ?? 0) / 8);
    const values = new Float32Array(steps * alphabet.length);
    for (let step = 0; step < steps; step++) values[step * alphabet.length] = 0.1;
    Array.from(text).forEach((character, at) => {
      const step = Math.floor((steps * (at + 1)) / (text.length + 1));
      values[step * alphabet.length + alphabet.indexOf(character)] = sure;
    });
    const letters = { values: new Float32Array(steps), shape: [1, steps, 1] };
    return Promise.resolve([{ values, shape: [1, steps, alphabet.length] }, letters] as const);
  };
  return { models: { recogniser, characters: alphabet, letters: [''] }, widths };
}

it('recognises a doubtful number a second time, and takes that result if it is clearly surer', async () => {
  const { models, widths } = readerOf(
    [
      ['8', 0.6],
      ['3', 0.5],
      ['6', 0.62],
      ['0', 0.9],
    ],
    ['', '0', '3', '6', '8'],
  );
  const [reading] = await recognise([cropOf('.'.repeat(160))], models, undefined);
  expect(reading).toMatchObject({ text: '0' });
  // Its place is in the crop as it was, not in the narrowed one.
  expect(reading?.centres[0]).toBeGreaterThan(76);
  expect(reading?.centres[0]).toBeLessThan(92);
  expect(widths).toEqual([160, 240, 160, 136]);
});

it('keeps the first result if the others are hardly surer or if the first is sure, and does not blur letters', async () => {
  const alphabet = ['', '8', '6', 'a', 'b'];
  const looksAt = async (...looks: (readonly [string, number])[]): Promise<[string | undefined, number]> => {
    const { models, widths } = readerOf(looks, alphabet);
    const [reading] = await recognise([cropOf('.'.repeat(160))], models, undefined);
    return [reading?.text, widths.length];
  };
  expect(await looksAt(['8', 0.87], ['6', 0.89], ['6', 0.9])).toEqual(['8', 3]);
  expect(await looksAt(['8', 0.97], ['6', 1])).toEqual(['8', 1]);
  expect(await looksAt(['a', 0.6], ['ab', 0.62], ['b', 1])).toEqual(['a', 2]);
  // Only letters that were left out make a widened line better than the line as it is.
  expect(await looksAt(['a', 0.6], ['b', 1])).toEqual(['a', 2]);
  expect(await looksAt(['a', 0.6], ['ab', 1])).toEqual(['ab', 2]);
});
