/**
 * Blanks put back between words.
 *
 * The recogniser drops most blanks between Latin words, so they are taken from the picture: a run of columns without
 * ink between two characters, clearly wider than the usual gap of that line, is a blank.
 */
import type { Crop } from './crop.ts';

/** A character and the middle of the columns it was recognised in. */
export interface PlacedCharacter {
  readonly text: string;
  readonly x: number;
}

const han = /[\u2e80-\u9fff\uf900-\uffef\u3000-\u303f]/;

/** Contrast below this is paper grain. */
const leastContrast = 25;
/** Columns of a 48 pixel high crop; a gap this narrow is never a blank. */
const narrowestBlank = 7.5;
/** Han characters fill a square, and forms spread them ("合 计"): only a gap wider than a character separates. */
const hanBlank = 44;

/** For each column of the crop whether any ink lies in it. Undefined where there is no contrast. */
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
  // Most of a crop is paper: text is light on dark where the median is nearer the dark end.
  const lightOnDark = middle - dark < bright - middle;
  const paper = level(lightOnDark ? 0.4 : 0.6);
  const limit = lightOnDark ? paper + (bright - paper) * 0.4 : paper - (paper - dark) * 0.4;
  return Uint8Array.from(darkest, (grey, x) => ((lightOnDark ? (brightest[x] ?? 0) >= limit : grey <= limit) ? 1 : 0));
}

/** Longest run of columns without ink between two x. */
function widestGap(inked: Uint8Array, from: number, to: number): number {
  let [widest, run] = [0, 0];
  for (let x = Math.max(0, from | 0); x < Math.min(inked.length, to); x++) {
    run = inked[x] ? 0 : run + 1;
    if (run > widest) widest = run;
  }
  return widest;
}

/** The characters with blanks among them, each in the middle of its gap. */
export function withBlanks(characters: readonly PlacedCharacter[], crop: Crop): readonly PlacedCharacter[] {
  const inked = characters.length > 2 ? inkedColumns(crop) : undefined;
  if (!inked) return characters;
  const gaps = characters.slice(1).map(({ x }, index) => widestGap(inked, characters[index]?.x ?? 0, x));
  const usual = [...gaps].sort((a, b) => a - b)[(gaps.length * 0.4) | 0] ?? 0;
  const blank = Math.max(narrowestBlank, usual * 1.9 + 3);
  const result: PlacedCharacter[] = [];
  characters.forEach((character, index) => {
    const before = characters[index - 1];
    if (before && before.text !== ' ' && character.text !== ' ') {
      const least = han.test(before.text) && han.test(character.text) ? Math.max(hanBlank, blank) : blank;
      if ((gaps[index - 1] ?? 0) > least) result.push({ text: ' ', x: (before.x + character.x) / 2 });
    }
    result.push(character);
  });
  return result;
}
