/**
 * What a line says: crops in batches of like width through the recogniser, and its output decoded.
 *
 * A batch costs its widest line times its count, and the output holds 6625 classes for every eight columns: batches
 * are bounded by total width, which bounds memory, too.
 */
import { throwIfAborted } from '../abort.ts';
import { type PlacedCharacter, withBlanks } from './blanks.ts';
import type { Crop } from './crop.ts';
import type { ModelOutput, Models } from './sessions.ts';

/** The height that the recogniser was trained on. */
export const lineHeight = 48;

const widthStep = 16;
const narrowest = 48;
const mostLines = 8;
const mostColumns = 4800;
/** How much wider than its narrowest line a batch may grow. */
const widthSpread = 1.15;

export interface Reading {
  readonly text: string;
  /** 0..1: mean over the characters. */
  readonly confidence: number;
  /** Middle of each character of `text`, columns of the crop. */
  readonly centres: readonly number[];
}

const columnsOf = ({ width }: Crop): number => Math.max(narrowest, Math.ceil(width / widthStep) * widthStep);

/** Groups of indices into `crops`, of like width, within the bounds. */
export function batchesOf(crops: readonly Crop[]): number[][] {
  const batches: number[][] = [];
  let [current, narrowestColumns]: [number[], number] = [[], 0];
  const ordered = crops
    .map((crop, index) => ({ index, columns: columnsOf(crop) }))
    .sort((a, b) => a.columns - b.columns);
  for (const { index, columns } of ordered) {
    const fits =
      current.length > 0 &&
      current.length < mostLines &&
      columns * (current.length + 1) <= mostColumns &&
      columns <= narrowestColumns * widthSpread + widthStep;
    if (fits) current.push(index);
    else {
      [current, narrowestColumns] = [[index], columns];
      batches.push(current);
    }
  }
  return batches;
}

/** Planes blue, green, red in -1..1; a line narrower than the batch is followed by zeros, as in training. */
function tensorOf(crops: readonly Crop[], columns: number): Float32Array {
  const plane = lineHeight * columns;
  const values = new Float32Array(crops.length * 3 * plane);
  crops.forEach(({ width, pixels }, index) => {
    let from = 0;
    for (let y = 0; y < lineHeight; y++) {
      let to = index * 3 * plane + y * columns;
      for (let x = 0; x < width; x++, to++, from += 3) {
        values[to] = (pixels[from + 2] ?? 0) / 127.5 - 1;
        values[to + plane] = (pixels[from + 1] ?? 0) / 127.5 - 1;
        values[to + 2 * plane] = (pixels[from] ?? 0) / 127.5 - 1;
      }
    }
  });
  return values;
}

interface Decoded {
  readonly characters: readonly PlacedCharacter[];
  readonly confidence: number;
}

/**
 * Greedy CTC: the best class of every step, repeats joined, blanks (class 0) dropped.
 * A character's place is the middle of the steps it was seen in.
 */
export function decode(
  { values, shape }: ModelOutput,
  line: number,
  alphabet: readonly string[],
  columnsPerStep: number,
): Decoded {
  const [, steps = 0, classes = 0] = shape;
  const characters: { text: string; x: number }[] = [];
  let [previous, since, sum] = [0, 0, 0];
  for (let step = 0; step < steps; step++) {
    const from = (line * steps + step) * classes;
    let [best, probability] = [0, -1];
    for (let index = 0; index < classes; index++) {
      const value = values[from + index] ?? 0;
      if (value > probability) [best, probability] = [index, value];
    }
    const last = characters.at(-1);
    if (best !== 0 && best === previous && last) last.x = ((since + step + 1) / 2) * columnsPerStep;
    else if (best !== 0) {
      characters.push({ text: alphabet[best] ?? '', x: (step + 0.5) * columnsPerStep });
      since = step;
      sum += probability;
    }
    previous = best;
  }
  return { characters, confidence: characters.length > 0 ? sum / characters.length : 0 };
}

/** One reading a crop, in their order. Throws what the models throw, and when aborted. */
export async function recognise(
  crops: readonly Crop[],
  { recogniser, characters: alphabet }: Pick<Models, 'recogniser' | 'characters'>,
  signal: AbortSignal | undefined,
): Promise<Reading[]> {
  const readings: Reading[] = crops.map(() => ({ text: '', confidence: 0, centres: [] }));
  for (const batch of batchesOf(crops)) {
    throwIfAborted(signal);
    const lines = batch.flatMap((index) => crops[index] ?? []);
    const columns = Math.max(...lines.map(columnsOf));
    const output = await recogniser(tensorOf(lines, columns), [lines.length, 3, lineHeight, columns]);
    const columnsPerStep = columns / (output.shape[1] ?? 1);
    batch.forEach((index, line) => {
      const crop = crops[index];
      if (!crop) return;
      const { characters, confidence } = decode(output, line, alphabet, columnsPerStep);
      const placed = withBlanks(characters, crop);
      readings[index] = {
        text: placed.map(({ text }) => text).join(''),
        confidence,
        centres: placed.map(({ x }) => x),
      };
    });
  }
  return readings;
}
