/**
 * Reads the text of a line: runs each crop through the recogniser and decodes its output.
 *
 * Each run reads a single line. Batches do not pay on a CPU: a batch of four costs as much per column as one line does
 * (a sixth more above 320 columns, where it no longer fits the caches), and pads all its lines to the widest.
 */
import { throwIfAborted } from '../abort.ts';
import { withBlanks } from './blanks.ts';
import { type Crop, outOfFocus, withWidth } from './crop.ts';
import { type Run, middleOf, runsOf } from './ctc.ts';
import { markedLetters, marksThatCount, withMarks } from './marks.ts';
import type { Models } from './sessions.ts';

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
export function tensorOf({ width, pixels }: Crop, columns: number): Float32Array {
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

/** Columns of the tensor that a line takes. */
export const columnsOf = ({ width }: Crop): number => Math.max(narrowest, Math.ceil(width / widthStep) * widthStep);

const meanOf = (runs: readonly Run[]): number =>
  runs.length > 0 ? runs.reduce((sum, { probability }) => sum + probability, 0) / runs.length : 0;

/** A reading with all marks that were seen. */
interface Look extends Reading {
  /** The same with those marks alone that `isAllowed` lets pass. */
  readonly only: (isAllowed: (letter: string) => boolean) => Reading;
}

async function read(crop: Crop, { recogniser, characters, letters }: Recogniser): Promise<Look> {
  const columns = columnsOf(crop);
  const [output, marked] = await recogniser(tensorOf(crop, columns), [1, 3, lineHeight, columns]);
  const [runs, seen] = [runsOf(output, characters), runsOf(marked, letters)];
  const [confidence, columnsPerStep] = [meanOf(runs), columns / (output.shape[1] ?? 1)];
  const only: Look['only'] = (isAllowed) => {
    const found = withMarks(runs, seen, isAllowed);
    const placed = withBlanks(
      found.map((run) => ({ text: run.text, x: middleOf(run) * columnsPerStep })),
      crop,
    );
    return { text: placed.map(({ text }) => text).join(''), confidence, centres: placed.map(({ x }) => x) };
  };
  return { ...only(() => true), only };
}

type Recogniser = Pick<Models, 'recogniser' | 'characters' | 'letters'>;

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
async function readResized(crop: Crop, share: number, models: Recogniser): Promise<Look> {
  const resized = withWidth(crop, share);
  const onLine = (reading: Reading): Reading => ({
    ...reading,
    centres: reading.centres.map((x) => (x * crop.width) / resized.width),
  });
  const look = await read(resized, models);
  return { ...onLine(look), only: (isAllowed) => onLine(look.only(isAllowed)) };
}

const lettersOf = ({ text }: Reading): number => text.replaceAll(' ', '').length;

/** The surest of several readings. Blurring or narrowing a line closes the gaps in faded and dot-matrix print. */
async function otherLooks(crop: Crop, first: Look, models: Recogniser): Promise<Look> {
  const wide = await readResized(crop, widening, models);
  const looks = lettersOf(wide) > lettersOf(first) ? [wide] : [];
  if (worthBlurring.test(first.text)) {
    looks.push(await read(outOfFocus(crop), models));
    if (first.confidence < veryDoubtful) looks.push(await readResized(crop, narrowing, models));
  }
  const surest = looks.toSorted((a, b) => b.confidence - a.confidence)[0];
  return surest && surest.confidence >= first.confidence + surer ? surest : first;
}

/** One reading for each crop of a page, in order. Throws what the models throw, and when aborted. */
export async function recognise(
  crops: readonly Crop[],
  models: Recogniser,
  signal: AbortSignal | undefined,
): Promise<Reading[]> {
  const looks: Look[] = [];
  for (const crop of crops) {
    throwIfAborted(signal);
    const first = await read(crop, models);
    const unsure = first.confidence < doubtful && first.confidence > hopeless;
    looks.push(unsure ? await otherLooks(crop, first, models) : first);
  }
  const marks = looks.map(({ text }) => markedLetters(text));
  const counting = marksThatCount(marks);
  return looks.map(({ only, ...reading }, index) => {
    const counts = counting[index];
    return counts && !marks[index]?.every(counts) ? only(counts) : reading;
  });
}
