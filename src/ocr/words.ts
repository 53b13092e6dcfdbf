/**
 * Turns an engine's lines into the words of a page.
 *
 * A line is split at its blanks, and each word gets its own box from the positions of its characters. That separates a
 * label from a value where the engine saw one line and the page has a gap. Chinese text has no blanks and stays whole.
 */
import { definedOnly } from '../domain/defined-only.ts';
import type { Lie, Page, Raster } from '../domain/document.ts';
import type { Box } from '../geometry/box.ts';
import type { Word } from '../geometry/word.ts';
import { inverse, type Size, uprightBox, rotatedSize } from '../geometry/rotation.ts';
import type { OcrLine, OcrResult } from './engine.ts';

interface Run {
  readonly text: string;
  /** Index of the run's first character in the line, in code points. */
  readonly start: number;
  readonly length: number;
}

function runsOf(characters: readonly string[]): Run[] {
  const runs: Run[] = [];
  let start = 0;
  for (let index = 0; index <= characters.length; index++) {
    const character = characters[index];
    if (character !== undefined && !/\s/.test(character)) continue;
    if (index > start) runs.push({ text: characters.slice(start, index).join(''), start, length: index - start });
    start = index + 1;
  }
  return runs;
}

/** Centres of the characters along x: the engine's own, else spread evenly over the box. */
function centresOf({ box, characterX }: OcrLine, count: number): readonly number[] {
  if (characterX?.length === count) return characterX;
  const advance = (box[2] - box[0]) / count;
  return Array.from({ length: count }, (_, index) => box[0] + (index + 0.5) * advance);
}

/** Words of a line that may be rotated, with boxes on the page. */
function wordsOnPage({ rotation, ...line }: OcrLine, page: Size): Word[] {
  if (rotation === undefined) return wordsOf(line);
  const back = rotatedSize(page, rotation);
  return wordsOf({ ...line, box: uprightBox(line.box, rotation, page) }).map((word) => ({
    ...word,
    box: uprightBox(word.box, inverse[rotation], back),
    rotation,
  }));
}

/**
 * The words of one line, in the unit of the line. A column of stacked text is one word, since its characters share one
 * x.
 */
export function wordsOf(line: OcrLine): Word[] {
  const { box, confidence } = line;
  const characters = Array.from(line.text);
  const runs = runsOf(characters);
  const column = !line.characterX && box[3] - box[1] > 1.5 * (box[2] - box[0]);
  if (runs.length < 2 || column) {
    const text = line.text.trim();
    return text ? [{ text, box, confidence }] : [];
  }
  const centres = centresOf(line, characters.length);
  const at = (index: number): number => centres[index] ?? box[0];
  return runs.map((run, index) => {
    const last = run.start + run.length - 1;
    const [before, after] = [runs[index - 1], runs[index + 1]];
    // Half of the mean advance. For a single character, a quarter of the line's height stands for it.
    const half =
      run.length > 1 ? (at(last) - at(run.start)) / (run.length - 1) / 2 : Math.min(0.25 * (box[3] - box[1]), 1e9);
    const leftLimit = before ? (at(before.start + before.length - 1) + at(run.start)) / 2 : box[0];
    const rightLimit = after ? (at(last) + at(after.start)) / 2 : box[2];
    const left = before ? Math.max(leftLimit, at(run.start) - half) : box[0];
    const right = after ? Math.min(rightLimit, at(last) + half) : box[2];
    return { text: run.text, box: [Math.min(left, right), box[1], Math.max(left, right), box[3]], confidence };
  });
}

const lieOf = ({ rotation, skewDegrees }: OcrResult): Lie | undefined =>
  rotation === 0 && skewDegrees === 0 ? undefined : { rotation, skewDegrees };

/** The page as the upright picture shows it, in points. `raster` is the picture from which `result` was read. */
export function pageFromOcr(result: OcrResult, raster: Raster, pageNumber: number): Page {
  const pointsPerPixel = 72 / raster.dpi;
  const inPoints = (box: Box): Box => [
    box[0] * pointsPerPixel,
    box[1] * pointsPerPixel,
    box[2] * pointsPerPixel,
    box[3] * pointsPerPixel,
  ];
  const words = result.lines
    .flatMap((line) => wordsOnPage(line, result))
    .map((word) => ({ ...word, box: inPoints(word.box) }));
  return {
    number: pageNumber,
    width: result.width * pointsPerPixel,
    height: result.height * pointsPerPixel,
    words,
    textSource: words.length > 0 ? 'ocr' : 'none',
    ...definedOnly({ lie: lieOf(result), warning: result.warning }),
  };
}
