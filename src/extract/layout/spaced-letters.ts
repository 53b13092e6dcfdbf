/**
 * Words that were set letter by letter: "N O R T H W I N D" in a letterhead. A text layer has each letter as a word of
 * its own, which reads as no name and, where the gaps are wide, as many columns.
 */
import { heightOf } from '../../geometry/box.ts';
import { median } from '../../geometry/median.ts';
import { boxAround, wordsByRow } from '../../geometry/rows.ts';
import type { Word } from '../../geometry/word.ts';
import { gapBetween } from './rows.ts';

/** Fewer letters in a row are initials, marks of columns or sizes. */
const leastLetters = 4;

/** Less of the characters being letters, it is a row of figures. */
const leastShare = 0.6;

/** In heights: letters farther apart than this are no word. */
const widestGap = 1.6;

/** A gap between words is this many times as wide as the usual one between the letters, and at least so much wider (in heights). */
const timesUsual = 1.6;
const leastWider = 0.25;

const isLetter = ({ text }: Word): boolean => /^\p{L}$/u.test(text);

/** One character as it stands in names: "M & S", "O ' N E I L L", "T A X I 2 4". */
const isCharacter = ({ text }: Word): boolean => /^[\p{L}\d&'’.-]$/u.test(text);

/** Of the lower one's height: as much of it stands beside the other. */
const leastBeside = 0.8;

/** The box of a large capital is up to so many times as high as that of the small capital behind it. */
const mostTimes = 3;

function standOnOneLine(a: Word, b: Word): boolean {
  const [low, high] = [Math.min(heightOf(a), heightOf(b)), Math.max(heightOf(a), heightOf(b))];
  const beside = Math.min(a.box[3], b.box[3]) - Math.max(a.box[1], b.box[1]);
  return high <= mostTimes * low && beside >= leastBeside * low;
}

/** Runs of single characters; each other word is alone. */
function runsOf(row: readonly Word[]): Word[][] {
  const runs: Word[][] = [];
  for (const word of row) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const goesOn =
      last !== undefined &&
      isCharacter(last) &&
      isCharacter(word) &&
      gapBetween(last, word) <= 2 * widestGap * heightOf(word) &&
      standOnOneLine(last, word);
    if (run && goesOn) run.push(word);
    else runs.push([word]);
  }
  return runs;
}

const textOf = (letters: readonly Word[]): string => letters.map(({ text }) => text).join('');

/** A run of letters as one word with blanks in it: the gaps between its words are as wide as those between columns. */
function inOnePiece(run: readonly Word[]): readonly Word[] {
  const [first] = run;
  const letters = run.filter(isLetter).length;
  if (!first || letters < leastLetters || letters < leastShare * run.length) return run;
  const height = median(run.map(heightOf));
  const gaps = run.slice(1).map((word, at) => gapBetween(run[at] ?? word, word));
  const usual = median(gaps);
  if (usual > widestGap * height) return run;
  const widest = Math.max(timesUsual * usual, usual + leastWider * height);
  const starts = [0, ...gaps.flatMap((gap, at) => (gap > widest ? [at + 1] : []))];
  const text = starts.map((from, at) => textOf(run.slice(from, starts[at + 1]))).join(' ');
  return [{ ...first, text, box: boxAround(run.map(({ box }) => box)) }];
}

/** The words of a page, with those that were set letter by letter in one piece. */
export function withoutSpacing(words: readonly Word[]): readonly Word[] {
  if (words.filter(isLetter).length < leastLetters) return words;
  return wordsByRow(words, { heights: 0.45, lookBack: 3 }).flatMap((row) => runsOf(row).flatMap(inOnePiece));
}
