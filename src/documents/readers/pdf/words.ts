/**
 * Joins characters into words by their positions.
 *
 * A word ends at a blank, at a gap of a quarter of its height, where the line or the direction changes, and where the
 * next character is further back. Three kinds of text are dropped: characters painted twice at the same position to
 * look bold, text outside the visible page, and slanted text, which is a watermark and would cut values in two.
 */
import type { Box } from '../../../geometry/box.ts';
import type { Word } from '../../../geometry/word.ts';
import type { Character } from './characters.ts';
import { type Frame, type QuarterTurns, quarterTurns, shownBox, shownSize } from './geometry.ts';
import { plainText } from './plain-text.ts';

/** Distances as multiples of the height of the characters. */
const gapInHeights = 0.25;
const guessedGapInHeights = 0.06;
const samePlaceInHeights = 0.12;
const askewDegrees = 12;
/** A sideways note of fewer characters does not make a page count as rotated. */
const fewestCharacters = 20;

interface Placed {
  readonly character: Character;
  readonly box: Box;
  /** Direction of reading: 0 left to right, 1 downwards, 2 upside down, 3 upwards. */
  readonly direction: QuarterTurns;
}

/** How far the text is rotated clockwise on the page as a viewer shows it: the rotation of most of its characters. */
export function rotationOfText(frame: Frame, characters: readonly Character[]): QuarterTurns {
  const votes: [number, number, number, number] = [0, 0, 0, 0];
  for (const { angle } of characters) votes[directionOf(frame, angle)]++;
  const most = Math.max(...votes);
  if (votes[0] === most || most < fewestCharacters || most < 0.8 * characters.length) return 0;
  return quarterTurns(votes.indexOf(most));
}

export function wordsOf(frame: Frame, characters: readonly Character[]): Word[] {
  const page = shownSize(frame);
  const alreadyThere = duplicateFinder();
  const words: Word[] = [];
  let open: Placed[] = [];
  const close = (): void => {
    const word = wordFrom(open);
    if (word) words.push(word);
    open = [];
  };
  for (const character of characters) {
    if (isAskew(character.angle)) continue;
    const { left, bottom, right, top, angle } = character;
    const placed = { character, box: shownBox(frame, left, bottom, right, top), direction: directionOf(frame, angle) };
    if (!isOnPage(page, placed.box) || alreadyThere(placed)) continue;
    const before = open.at(-1);
    if (before && !continues(before, placed)) close();
    open.push(placed);
  }
  close();
  return words;
}

/** Decided by the middle of the box. Content outside the crop box is meant for the printer, not for the viewer. */
function isOnPage({ width, height }: { readonly width: number; readonly height: number }, box: Box): boolean {
  const [x, y] = middleOf(box);
  return x >= 0 && y >= 0 && x <= width && y <= height;
}

const directionOf = ({ turns }: Frame, angle: number): QuarterTurns => quarterTurns(turns - angle / (Math.PI / 2));

function isAskew(angle: number): boolean {
  const quarter = Math.PI / 2;
  const off = Math.abs(angle - Math.round(angle / quarter) * quarter);
  return off > (askewDegrees / 180) * Math.PI;
}

/** The box along and across the direction of reading: start < end, and the two edges of the line. */
function alongReading({ box: [x0, y0, x1, y1], direction }: Placed): Box {
  if (direction === 0) return [x0, y0, x1, y1];
  if (direction === 1) return [y0, -x1, y1, -x0];
  if (direction === 2) return [-x1, -y1, -x0, -y0];
  return [-y1, x0, -y0, x1];
}

function continues(before: Placed, next: Placed): boolean {
  if (before.direction !== next.direction || next.character.afterBlank === 'written') return false;
  const [start, upper, end, lower] = alongReading(before);
  const [nextStart, nextUpper, nextEnd, nextLower] = alongReading(next);
  const height = Math.min(lower - upper, nextLower - nextUpper);
  const gap = nextStart - end;
  if (gap > height * (next.character.afterBlank === 'guessed' ? guessedGapInHeights : gapInHeights)) return false;
  // Kerning moves back a little. A new line moves back beyond the start of the last character.
  if (nextStart < start - 0.3 * height || nextEnd < start) return false;
  return Math.abs(upper + lower - nextUpper - nextLower) / 2 < 0.5 * height;
}

function wordFrom(placed: readonly Placed[]): Word | undefined {
  const text = plainText(placed.map(({ character }) => character.codePoint));
  if (text === '') return undefined;
  // Not Math.min(...): a word on a hostile page can have more characters than a call can take arguments.
  const box = placed.reduce<Box>(
    ([x0, y0, x1, y1], { box: one }) => [
      Math.min(x0, one[0]),
      Math.min(y0, one[1]),
      Math.max(x1, one[2]),
      Math.max(y1, one[3]),
    ],
    [Infinity, Infinity, -Infinity, -Infinity],
  );
  if (box[0] >= box[2] || box[1] >= box[3]) return undefined;
  const style = placed[0]?.character.style;
  return { text, box, confidence: 1, ...(style && { style }) };
}

/**
 * Remembers the position of every character by cells of the page, so that a look-up does not depend on their number.
 */
function duplicateFinder(): (placed: Placed) => boolean {
  const cellPoints = 8;
  // More of one character in one cell is not text, and comparing each with all others would take quadratic time.
  const maximumInCell = 100;
  const cells = new Map<number, Placed[]>();
  let last: Placed | undefined;
  const cellOf = (coordinate: number): number => Math.floor(coordinate / cellPoints) & 0x3ff;
  // On pages wider than 1024 cells some cells share a key. That only costs time, because distances are compared anyway.
  const keyOf = (codePoint: number, column: number, line: number): number =>
    codePoint * 0x100000 + column * 0x400 + line;
  return (placed) => {
    const { codePoint, textObject } = placed.character;
    const [x, y] = middleOf(placed.box);
    const [width, height] = [placed.box[2] - placed.box[0], placed.box[3] - placed.box[1]];
    const tolerance = samePlaceInHeights * Math.min(height, 4 * width);
    // The parts of a ligature ("ff") have the same position, and follow each other in one text object.
    const previous = last;
    last = placed;
    const isSame = (other: Placed): boolean => {
      const [otherX, otherY] = middleOf(other.box);
      if (Math.abs(otherX - x) > tolerance || Math.abs(otherY - y) > tolerance) return false;
      return !(other === previous && other.character.textObject === textObject);
    };
    const [firstColumn, lastColumn] = [cellOf(x - tolerance), cellOf(x + tolerance)];
    const [firstLine, lastLine] = [cellOf(y - tolerance), cellOf(y + tolerance)];
    const seenAt = (column: number, line: number): boolean =>
      cells.get(keyOf(codePoint, column, line))?.some(isSame) ?? false;
    if (
      seenAt(firstColumn, firstLine) ||
      (lastColumn !== firstColumn && seenAt(lastColumn, firstLine)) ||
      (lastLine !== firstLine && (seenAt(firstColumn, lastLine) || seenAt(lastColumn, lastLine)))
    )
      return true;
    const key = keyOf(codePoint, cellOf(x), cellOf(y));
    const cell = cells.get(key);
    if (!cell) cells.set(key, [placed]);
    else if (cell.length < maximumInCell) cell.push(placed);
    return false;
  };
}

const middleOf = ([x0, y0, x1, y1]: Box): readonly [x: number, y: number] => [(x0 + x1) / 2, (y0 + y1) / 2];
