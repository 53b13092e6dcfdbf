/**
 * How pages come to be read: words nudged as renderers nudge them, and, for scans, what recognition makes of lines -
 * letters confused, accents lost, words glued, lines tilted, words spread evenly over their line.
 */
import type { DrawnWord, Tag } from './canvas.ts';
import type { Draw } from './draw.ts';

export function nudged(draw: Draw, words: readonly DrawnWord[]): DrawnWord[] {
  const much = draw.pick([0, 0, 0.2, 0.5]);
  const taller = draw.pick([1, 1, 0.92, 1.12]);
  return words.map((word) => {
    const [x0, y0, x1, y1] = word.box;
    const [dx, dy] = [draw.between(-much, much), draw.between(-much, much)];
    return { ...word, box: [x0 + dx, y0 + dy, x1 + dx, y0 + dy + (y1 - y0) * taller] };
  });
}

const confusions: readonly (readonly [string, string])[] = [
  ['O', '0'],
  ['0', 'O'],
  ['l', '1'],
  ['I', 'l'],
  ['S', '5'],
  ['B', '8'],
  ['rn', 'm'],
  [',', '.'],
  ['.', ','],
  ['-', ''],
  ['ss', 's'],
  ['G', 'C'],
  ['e', 'c'],
  ['o', 'O'],
  ['O', '0'],
  ['1', 'l'],
  ['1', 'I'],
  ['l', 'I'],
  ['5', 'S'],
  ['8', 'B'],
  ['w', 'vv'],
  ['&', '8'],
  ['li', 'h'],
  ["'", ''],
  ['.', ''],
  ['(', '（'],
  [')', '）'],
];

function misread(draw: Draw, text: string, share: number): string {
  if (!draw.chance(share)) return text;
  const [from, to] = draw.pick(confusions);
  return text.replace(from, to);
}

const withoutAccents = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'B').replaceAll('ø', 'o').replaceAll('€', 'E');

/** Neighbours on a line whose gap is that of a blank. */
function runsOf(words: readonly DrawnWord[]): DrawnWord[][] {
  const runs: DrawnWord[][] = [];
  for (const word of words) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const height = word.box[3] - word.box[1];
    const isNext =
      last !== undefined &&
      Math.abs(last.box[1] - word.box[1]) < 0.1 * height &&
      word.box[0] - last.box[2] > -1 &&
      word.box[0] - last.box[2] < 0.8 * height;
    if (run && isNext) run.push(word);
    else runs.push([word]);
  }
  return runs;
}

const isOnRow = (a: DrawnWord, b: DrawnWord): boolean =>
  Math.abs(a.box[1] - b.box[1]) < 0.25 * Math.min(a.box[3] - a.box[1], b.box[3] - b.box[1]);

/** Gaps of so many heights may pass for a blank. */
const widestJoint = 2.5;

/** Runs as recognition finds them: now and then two that stand near each other as one, and one as two. */
function foundRuns(draw: Draw, words: readonly DrawnWord[], share: number): DrawnWord[][] {
  const found: DrawnWord[][] = [];
  for (const run of runsOf(words)) {
    const [first, last] = [run[0], found.at(-1)?.at(-1)];
    const gap = first && last && isOnRow(first, last) ? first.box[0] - last.box[2] : -1;
    const isJoint = first !== undefined && gap > 0 && gap < widestJoint * (first.box[3] - first.box[1]);
    if (isJoint && draw.chance(share / 2)) found.at(-1)?.push(...run);
    else if (run.length > 2 && draw.chance(share / 3)) {
      const cut = draw.whole(1, run.length - 1);
      found.push(run.slice(0, cut), run.slice(cut));
    } else found.push(run);
  }
  return found;
}

/** Blanks behind signs are lost more often than those between words. */
const lossBehindSigns = 2;
const smallWord = 2;

/** A label and its value may be read as one word; what the truth tells of may not take others in. */
const isOnePart = (a: Tag, b: Tag): boolean => a === b || (isUntold(a) && isUntold(b));
const isUntold = (tag: Tag): boolean => tag === 'none' || tag === 'label';

/** The words of one run as they are read: letters confused, small words lost, blanks lost. */
function readWords(draw: Draw, run: readonly DrawnWord[], share: number): Pick<DrawnWord, 'text' | 'tag'>[] {
  const read: { text: string; tag: DrawnWord['tag'] }[] = [];
  for (const { text, tag } of run) {
    if (run.length > 1 && text.length <= smallWord && draw.chance(share / 4)) continue;
    const seen = misread(draw, text, share);
    const last = read.at(-1);
    const loss = last && /[,.:;]$/.test(last.text) ? lossBehindSigns * share : share;
    if (last && isOnePart(last.tag, tag) && draw.chance(loss)) last.text += seen;
    else read.push({ text: seen, tag });
  }
  return read.filter(({ text }) => text !== '');
}

/** One run as recognition gives it: words spread by their count of characters over a box of one height. */
function recognised(draw: Draw, run: readonly DrawnWord[], share: number): DrawnWord[] {
  const shown = readWords(draw, run, share);
  const [x0, x1] = [Math.min(...run.map(({ box }) => box[0])), Math.max(...run.map(({ box }) => box[2]))];
  const [y0, y1] = [Math.min(...run.map(({ box }) => box[1])), Math.max(...run.map(({ box }) => box[3]))];
  const characters = shown.reduce((sum, { text }) => sum + text.length + 1, -1);
  const swell = draw.between(-0.1, 0.2) * (y1 - y0);
  let at = x0;
  return shown.map(({ text, tag }) => {
    const width = ((x1 - x0) * text.length) / Math.max(1, characters);
    const box = [at, y0 - swell, at + width, y1 + swell] as const;
    at += width + (x1 - x0) / Math.max(1, characters);
    return { text, tag, box };
  });
}

/** The page as a scan that went through recognition. */
export function scanned(draw: Draw, words: readonly DrawnWord[]): DrawnWord[] {
  const share = draw.pick([0.01, 0.03, 0.06, 0.1]);
  // Of some pages all accents are lost, of some those of every other word.
  const accents = draw.pick([1, 1, 1, 0.5, 0]);
  const tilt = draw.between(-0.004, 0.004);
  return foundRuns(draw, words, share)
    .filter(() => !draw.chance(share / 4))
    .flatMap((run) => recognised(draw, run, share))
    .map((word) => {
      const [x0, y0, x1, y1] = word.box;
      const dy = tilt * x0;
      const text = draw.chance(accents) ? withoutAccents(word.text) : word.text;
      return { ...word, text, box: [x0, y0 + dy, x1, y1 + dy] };
    });
}
