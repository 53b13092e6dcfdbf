/**
 * Restores the blanks between words.
 *
 * The recogniser drops most blanks between Latin words and invents some inside numbers, so blanks are taken from the
 * picture: a run of columns without ink between two characters that is clearly wider than the usual gap of the line.
 * That rule alone would split numbers, because a 1 or a point takes up as wide a cell as an 8. Among digits, and in
 * monospaced lines, the characters must therefore also be further apart than one cell.
 */
import type { Crop } from './crop.ts';
import { lowerMedian } from '../../geometry/median.ts';

/** A character, and the middle of the columns in which it was recognised. */
export interface PlacedCharacter {
  readonly text: string;
  readonly x: number;
}

const han = /[\u2e80-\u9fff\uf900-\uffef\u3000-\u303f]/;

/** Contrast below this is paper grain. */
const leastContrast = 25;
/** A gap narrower than this is never a blank. In columns of a crop that is 48 pixels high. */
const narrowestBlank = 7.5;
/** Two digits this many cells apart have a blank between them. A printed blank is half as wide as a digit. */
const digitsApart = 1.42;
/**
 * The same beside a point, a colon or a stroke in a number. Its cell is often narrower, so more distance is required.
 */
const pointApart = 1.5;
/** The same in a monospaced line, where the white beside a narrow letter is not a blank. */
const lettersApart = 1.25;
const narrow = /[1Iijl.,:;'!|()/-]/;
/** A line is monospaced if this share of its distances are whole cells, within the tolerance. */
const shareOfCells = 0.8;
const cellTolerance = 0.12;
/**
 * Chinese characters fill a square, and forms spread them ("合 计"). Only a gap wider than a character separates them.
 */
const hanBlank = 44;
/** Full-width punctuation has white on one side or both. */
const wide = /[\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff65]/;

/** For each column of the crop, whether there is ink in it. Undefined if the crop has no contrast. */
export function inkedColumns({ width, height, pixels }: Crop): Uint8Array | undefined {
  const [top, bottom] = [(height * 0.12) | 0, (height * 0.88) | 0];
  const darkest = new Uint8Array(width).fill(255);
  const brightest = new Uint8Array(width);
  const histogram = new Uint32Array(256);
  for (let x = 0; x < width; x++) {
    for (let y = top; y < bottom; y++) {
      const at = (y * width + x) * 3;
      const grey = ((pixels[at] ?? 0) * 77 + (pixels[at + 1] ?? 0) * 150 + (pixels[at + 2] ?? 0) * 29) >> 8;
      histogram[grey] = (histogram[grey] ?? 0) + 1;
      if (grey < (darkest[x] ?? 0)) darkest[x] = grey;
      if (grey > (brightest[x] ?? 0)) brightest[x] = grey;
    }
  }
  const total = width * (bottom - top);
  const level = (share: number): number => {
    let below = 0;
    for (let grey = 0; grey < 256; grey++) {
      below += histogram[grey] ?? 0;
      if (below >= total * share) return grey;
    }
    return 255;
  };
  const [dark, middle, bright] = [level(0.03), level(0.5), level(0.97)];
  if (bright - dark < leastContrast) return undefined;
  // Most of a crop is paper. If the median is nearer the dark end, the text is light on dark.
  const lightOnDark = middle - dark < bright - middle;
  const paper = level(lightOnDark ? 0.4 : 0.6);
  const limit = lightOnDark ? paper + (bright - paper) * 0.4 : paper - (paper - dark) * 0.4;
  return Uint8Array.from(darkest, (grey, x) => ((lightOnDark ? (brightest[x] ?? 0) >= limit : grey <= limit) ? 1 : 0));
}

interface Gap {
  /** Columns without ink between two characters; empty where they touch. */
  readonly from: number;
  readonly to: number;
}

/** The longest run of columns without ink between two x. */
function widestGap(inked: Uint8Array, start: number, end: number): Gap {
  let widest: Gap = { from: (start + end) / 2, to: (start + end) / 2 };
  let from = Math.max(0, start | 0);
  for (let x = from; x <= Math.min(inked.length, end); x++) {
    if (x < end && !inked[x]) continue;
    if (x - from > widest.to - widest.from) widest = { from, to: x };
    from = x + 1;
  }
  return widest;
}

/** Moves characters to the middle of their ink, because the recogniser locates them only to within eight columns. */
function centred(count: number, gaps: readonly Gap[], inked: Uint8Array): number[] {
  const [first, last] = [inked.indexOf(1), inked.lastIndexOf(1) + 1];
  return Array.from(
    { length: count },
    (_, index) => ((gaps[index - 1]?.to ?? first) + (gaps[index]?.from ?? last)) / 2,
  );
}

const digit = /^[0-9]$/;
const numeric = /^[0-9.,:/-]$/;

/**
 * The usual distances between neighbours of a line, in columns. Undefined if there are too few, or it is not
 * monospaced.
 */
interface Cells {
  readonly digits: number | undefined;
  readonly letters: number | undefined;
}

function cellsOf(characters: readonly PlacedCharacter[], centres: readonly number[]): Cells {
  const pairs = characters.slice(1).map(({ text: right }, index) => ({
    left: characters[index]?.text ?? '',
    right,
    distance: (centres[index + 1] ?? 0) - (centres[index] ?? 0),
  }));
  const digits = pairs.filter((pair) => bothAre(numeric, pair));
  const all = pairs.filter(({ left, right }) => !han.test(left) && !han.test(right)).map(({ distance }) => distance);
  return {
    digits: digits.length >= 2 ? lowerMedian(digits.map(({ distance }) => distance)) : undefined,
    letters: equalCell(all),
  };
}

/** The width of a cell, if most distances of the line are multiples of it. */
function equalCell(distances: readonly number[]): number | undefined {
  const cell = lowerMedian(distances);
  if (!cell || distances.length < 5) return undefined;
  const whole = distances.filter((distance) => {
    const cells = distance / cell;
    return Math.round(cells) >= 1 && Math.abs(cells - Math.round(cells)) <= cellTolerance;
  });
  return whole.length >= shareOfCells * distances.length ? cell : undefined;
}

/** Two neighbours of a line, and what is between them. */
interface Pair {
  readonly left: string;
  readonly right: string;
  /** Whether the recogniser put a blank between them. */
  readonly hinted: boolean;
  /** Width of the longest run of columns without ink. */
  readonly width: number;
  /** Distance between the middles of their ink. */
  readonly distance: number;
}

/** `least` is how wide a blank between Latin characters is at least in this line. */
function isBlankBetween(pair: Pair, least: number, cells: Cells): boolean {
  const { hinted, width, distance } = pair;
  if (bothAre(han, pair)) {
    const leastOfHan = eitherIs(wide, pair) ? 2 * hanBlank : hanBlank;
    return width > (hinted ? leastOfHan / 2 : leastOfHan);
  }
  if (cells.digits && bothAre(numeric, pair)) {
    const apart = bothAre(digit, pair) ? digitsApart : pointApart;
    return width > least && distance > apart * cells.digits;
  }
  if (cells.letters && eitherIs(narrow, pair) && distance < lettersApart * cells.letters) return false;
  return width > (hinted ? 0.6 * least : least);
}

const bothAre = (kind: RegExp, { left, right }: Pick<Pair, 'left' | 'right'>): boolean =>
  kind.test(left) && kind.test(right);

const eitherIs = (kind: RegExp, { left, right }: Pair): boolean => kind.test(left) || kind.test(right);

/**
 * The characters with blanks inserted, each in the middle of its gap. The recogniser's own blanks only count as hints.
 */
export function withBlanks(read: readonly PlacedCharacter[], crop: Crop): readonly PlacedCharacter[] {
  const characters = read.filter(({ text }) => text.trim());
  const inked = characters.length > 1 ? inkedColumns(crop) : undefined;
  if (!inked) return read;
  const hinted = new Set(characters.filter((character) => read[read.indexOf(character) - 1]?.text === ' '));
  const gaps = characters.slice(1).map(({ x }, index) => widestGap(inked, characters[index]?.x ?? 0, x));
  const widths = gaps.map(({ from, to }) => to - from);
  const usual = [...widths].sort((a, b) => a - b)[(widths.length * 0.4) | 0] ?? 0;
  const least = Math.max(narrowestBlank, usual * 1.9 + 3);
  const centres = centred(characters.length, gaps, inked);
  const cells = cellsOf(characters, centres);

  return characters.flatMap((character, index) => {
    const [left, gap] = [characters[index - 1], gaps[index - 1]];
    if (!left || !gap) return [character];
    const pair: Pair = {
      left: left.text,
      right: character.text,
      hinted: hinted.has(character),
      width: gap.to - gap.from,
      distance: (centres[index] ?? 0) - (centres[index - 1] ?? 0),
    };
    return isBlankBetween(pair, least, cells) ? [{ text: ' ', x: (gap.from + gap.to) / 2 }, character] : [character];
  });
}
