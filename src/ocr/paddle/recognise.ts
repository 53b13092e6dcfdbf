/**
 * Reads the text of a line: runs each crop through the recogniser and decodes its output.
 *
 * Each run reads a single line. Batches do not pay on a CPU: a batch of four costs as much per column as one line does
 * (a sixth more above 320 columns, where it no longer fits the caches), and pads all its lines to the widest.
 */
import { throwIfAborted } from '../abort.ts';
import { type PlacedCharacter, withBlanks } from './blanks.ts';
import { type Crop, outOfFocus, withWidth } from './crop.ts';
import type { ModelOutput, Models } from './sessions.ts';

/** The height that the recogniser was trained on. */
export const lineHeight = 48;

const widthStep = 8;
const narrowest = 48;

export interface Reading {
  readonly text: string;
  /** 0..1: mean over the characters. */
  readonly confidence: number;
  /** Middle of each character of `text`, columns of the crop. */
  readonly centres: readonly number[];
}

/** The planes blue, green and red, each in -1..1. Columns beyond the line are zeros, as in training. */
function tensorOf({ width, pixels }: Crop, columns: number): Float32Array {
  const plane = lineHeight * columns;
  const values = new Float32Array(3 * plane);
  let from = 0;
  for (let y = 0; y < lineHeight; y++) {
    let to = y * columns;
    for (let x = 0; x < width; x++, to++, from += 3) {
      values[to] = (pixels[from + 2] ?? 0) / 127.5 - 1;
      values[to + plane] = (pixels[from + 1] ?? 0) / 127.5 - 1;
      values[to + 2 * plane] = (pixels[from] ?? 0) / 127.5 - 1;
    }
  }
  return values;
}

interface Decoded {
  readonly characters: readonly PlacedCharacter[];
  readonly confidence: number;
}

/**
 * Greedy CTC decoding: takes the best class of every step, joins repeats and drops blanks (class 0).
 * The position of a character is the middle of the steps in which it was seen.
 */
export function decode({ values, shape }: ModelOutput, alphabet: readonly string[], columnsPerStep: number): Decoded {
  const [, steps = 0, classes = 0] = shape;
  const characters: { text: string; x: number }[] = [];
  let [previous, since, sum] = [0, 0, 0];
  for (let step = 0; step < steps; step++) {
    const from = step * classes;
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

async function read(crop: Crop, { recogniser, characters: alphabet }: Recogniser): Promise<Reading> {
  const columns = Math.max(narrowest, Math.ceil(crop.width / widthStep) * widthStep);
  const output = await recogniser(tensorOf(crop, columns), [1, 3, lineHeight, columns]);
  const { characters, confidence } = decode(output, alphabet, columns / (output.shape[1] ?? 1));
  const placed = withBlanks(characters, crop);
  return {
    text: placed.map(({ text }) => text).join(''),
    confidence,
    centres: placed.map(({ x }) => x),
  };
}

type Recogniser = Pick<Models, 'recogniser' | 'characters'>;

/** A line of less confidence than this is read again in other looks. */
const doubtful = 0.9;
/** A line of less confidence than this is narrowed, too. */
const veryDoubtful = 0.85;
/** A line of less confidence than this is not text. */
const hopeless = 0.4;
/** Another reading replaces the first only if its confidence is this much higher. */
const surer = 0.05;
/** Only lines with digits or Chinese characters are blurred or narrowed: there, one wrong character changes the meaning. */
const worthBlurring = /\d|\p{Script=Han}/u;
/**
 * The share of its width to which a line is widened. In condensed print the letters are closer than the columns that the
 * recogniser can tell apart, so it leaves out every other one. Other print is read worse when it is widened ("Zarag0za").
 */
const widening = 1.5;
/** The share of its width to which a line is narrowed. */
const narrowing = 0.85;

/** The line at `share` of its width, with the places of its characters on the line as it was. */
async function readResized(crop: Crop, share: number, models: Recogniser): Promise<Reading> {
  const resized = withWidth(crop, share);
  const { centres, ...reading } = await read(resized, models);
  return { ...reading, centres: centres.map((x) => (x * crop.width) / resized.width) };
}

const lettersOf = ({ text }: Reading): number => text.replaceAll(' ', '').length;

/** The surest of several readings. Blurring or narrowing a line closes the gaps in faded and dot-matrix print. */
async function otherLooks(crop: Crop, first: Reading, models: Recogniser): Promise<Reading> {
  const wide = await readResized(crop, widening, models);
  const looks = lettersOf(wide) > lettersOf(first) ? [wide] : [];
  if (worthBlurring.test(first.text)) {
    looks.push(await read(outOfFocus(crop), models));
    if (first.confidence < veryDoubtful) looks.push(await readResized(crop, narrowing, models));
  }
  const surest = looks.toSorted((a, b) => b.confidence - a.confidence)[0];
  return surest && surest.confidence >= first.confidence + surer ? surest : first;
}

/** One reading for each crop, in order. Throws what the models throw, and when aborted. */
export async function recognise(
  crops: readonly Crop[],
  models: Recogniser,
  signal: AbortSignal | undefined,
): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const crop of crops) {
    throwIfAborted(signal);
    const first = await read(crop, models);
    const unsure = first.confidence < doubtful && first.confidence > hopeless;
    readings.push(unsure ? await otherLooks(crop, first, models) : first);
  }
  return readings;
}
