/**
 * A document as readers of forms see it: lines of cells over all its pages, each cell with its text and where each of
 * its words starts in it.
 *
 * Positions are points of the cell's own page; `line` counts over the whole document.
 */
import type { Page } from '../../domain/document.ts';
import { type Box, heightOf } from '../../geometry/box.ts';
import type { Word } from '../../geometry/word.ts';
import { type Row, type Segment, gapBetween, rowsOf, segmentsOf } from './rows.ts';
import { boxAround } from '../../geometry/rows.ts';
import { withoutSpacing } from './spaced-letters.ts';
import { median } from '../../geometry/median.ts';
import { type TextOfWords, textOfWords } from '../../geometry/text-of-words.ts';

export interface Cell {
  readonly text: string;
  readonly words: readonly Word[];
  /** For each word, where it starts in `text`. */
  readonly starts: readonly number[];
  readonly box: Box;
  readonly page: number;
  /** Index into `TextLayout.lines`. */
  readonly line: number;
  /** Index within the line. */
  readonly column: number;
  /** Median height of its words, points. */
  readonly height: number;
}

export interface Line {
  readonly index: number;
  readonly page: number;
  readonly text: string;
  readonly box: Box;
  readonly cells: readonly Cell[];
}

export interface TextLayout {
  readonly pages: readonly Page[];
  readonly lines: readonly Line[];
  readonly cells: readonly Cell[];
  /** Median height of all words: the size of body text, points. */
  readonly bodyHeight: number;
  readonly method: 'text' | 'ocr';
}

/** In heights: words were split at blanks by who read them, so there is a blank between any two that do not touch. */
const blankWidths = { han: 0.6, latin: 0.02, other: 0.02 } as const;

/** Text of words side by side, and where each starts. */
export const spell = (words: readonly Word[]): TextOfWords => textOfWords(words, blankWidths);

/** Zero-width and other invisible characters stand inside labels of real documents. */
const invisible = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;

/** Full-width signs and letters, as recognition gives them amid Latin text, to their plain forms. */
const plain = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

/** A recogniser of two scripts takes a comma behind Latin letters for the wide one of Chinese: "February，2026". */
const inLatin = (text: string): string =>
  /\p{Script=Han}/u.test(text) ? text : text.replaceAll('，', ',').replaceAll('：', ':');

/** "53. 60": recognition parts a number at its decimal sign, and nothing else ends in one. */
function mended(words: readonly Word[]): Word[] {
  const merged: Word[] = [];
  for (const read of words) {
    // The pound's sign is taken for a letter: "f380.10".
    const word = { ...read, text: inLatin(read.text).replace(/^(-?)f(?=\d[\d,]*\.\d{2}$)/i, '$1£') };
    const last = merged.at(-1);
    const parted =
      last &&
      ((/\d[.,]$/.test(last.text) && /^\d{2}(?!\d)/.test(word.text)) ||
        (/\d$/.test(last.text) && /^[.,]\d{2}(?!\d)/.test(word.text)));
    const broken = last && parted && word.box[0] - last.box[2] < heightOf(word);
    const level = last && Math.abs(word.box[1] + word.box[3] - last.box[1] - last.box[3]) < heightOf(word);
    if (last && broken && level)
      merged[merged.length - 1] = { ...last, text: last.text + word.text, box: boxAround([last.box, word.box]) };
    else merged.push(word);
  }
  return merged;
}

/** A gap this wide (in heights) is more than a blank, and less than what parts cells by itself. */
const nearlyTouching = 0.5;

/** Rows that must begin a cell at the same place, for a narrow gap before it to be one between columns. */
const leastAligned = 2;

/** ... and for one between columns that is hardly wider than a blank: titles are often set in bold. */
const surelyAligned = 3;
const leastGap = 0.3;

/** In heights: words no farther apart touch. A text layer has two of them where a text of its own begins. */
const touching = 0.02;

/** How far up and down a column's edge is looked for. */
const reachInRows = 5;

/** A gap that may part columns, though it is no wider than a character. */
interface NarrowGap {
  readonly from: number;
  readonly to: number;
}

/** A gap between columns is this many times as wide as a blank of the page, where it is wide at all. */
const timesBlank = 1.8;

/** The usual width of a blank, in heights: some fonts set words far apart. */
function blankOf(rows: readonly Row[]): number {
  const gaps = rows.flatMap(({ words }) =>
    words.flatMap((word, index) => {
      const before = words[index - 1];
      const gap = before ? gapBetween(before, word) / Math.min(heightOf(before), heightOf(word)) : 0;
      return gap > 0.05 && gap < 1 ? [gap] : [];
    }),
  );
  return median(gaps);
}

const isWide = (before: Word, word: Word, blank: number): boolean =>
  gapBetween(before, word) > Math.max(nearlyTouching, timesBlank * blank) * Math.min(heightOf(before), heightOf(word));

const gapsOf = ({ words }: { readonly words: readonly Word[] }, blank: number): NarrowGap[] =>
  words.flatMap((word, index) => {
    const before = words[index - 1];
    return before && isWide(before, word, blank) ? [{ from: before.box[2], to: word.box[0] }] : [];
  });

/** How many of `gaps` end (left-aligned columns) or begin (right-aligned ones) where this one does. */
function aligned(gaps: readonly NarrowGap[], { from, to }: NarrowGap): number {
  const shared = gaps.filter((gap) => gap.from < to && from < gap.to);
  const left = shared.filter((gap) => Math.abs(gap.to - to) < 1).length;
  const right = shared.filter((gap) => Math.abs(gap.from - from) < 1).length;
  return Math.max(left, right);
}

/** How the words of a page are set. */
interface Setting {
  /** Usual width of a blank, in heights. */
  readonly blank: number;
  readonly isRecognised: boolean;
}

/** Whether `word` begins a column that near rows show by their gaps. */
function beginsColumn(gaps: readonly NarrowGap[], before: Word, word: Word, { blank, isRecognised }: Setting): boolean {
  const gap = gapBetween(before, word) / heightOf(word);
  // The text on the left reaches as far as the column.
  if (!isRecognised && Math.abs(gap) < touching)
    return gaps.filter(({ to }) => Math.abs(to - word.box[0]) < 1).length >= surelyAligned;
  const others = aligned(gaps, { from: before.box[2], to: word.box[0] });
  return (
    (isWide(before, word, blank) && others >= leastAligned) ||
    (others >= surelyAligned && gap > Math.max(leastGap, 1.2 * blank))
  );
}

/** A row's segments, parted also where a narrow gap lies at the edge of a column that neighbouring rows show. */
function columned(rows: readonly Row[], at: number, setting: Setting): readonly Segment[] {
  const row = rows[at];
  if (!row) return [];
  const near = [...rows.slice(Math.max(0, at - reachInRows), at), ...rows.slice(at + 1, at + 1 + reachInRows)];
  const gaps = near.flatMap((other) => gapsOf(other, setting.blank));
  return row.segments.flatMap((segment) => {
    const cuts = segment.words.flatMap((word, index) => {
      const before = segment.words[index - 1];
      return before && beginsColumn(gaps, before, word, setting) ? [index] : [];
    });
    return [0, ...cuts].flatMap((from, index) => segmentsOf(segment.words.slice(from, cuts[index]), Infinity));
  });
}

/** "Boarding ............ 3,200.00": dots that lead the eye to an amount are a gap, and no text. */
const leader = /^[.…·]{4,}$/;

export function textLayoutOf(pages: readonly Page[]): TextLayout {
  const lines: Line[] = [];
  for (const page of pages) {
    const words = page.words
      .map((word) => ({ ...word, text: plain(word.text.replace(invisible, '')).trim() }))
      .filter(({ text }) => text !== '' && !leader.test(text));
    const isRecognised = page.textSource === 'ocr' || page.isHiddenLayer === true;
    const rows = rowsOf(isRecognised ? mended(words) : withoutSpacing(words));
    const setting = { blank: blankOf(rows), isRecognised };
    for (const [at, row] of rows.entries()) {
      const index = lines.length;
      const cells = columned(rows, at, setting).map((segment, column) => ({
        ...spell(segment.words),
        words: segment.words,
        box: segment.box,
        page: page.number,
        line: index,
        column,
        height: median(segment.words.map(heightOf)),
      }));
      lines.push({ index, page: page.number, text: cells.map((cell) => cell.text).join('  '), box: row.box, cells });
    }
  }
  return {
    pages,
    lines,
    cells: lines.flatMap((line) => line.cells),
    bodyHeight: median(pages.flatMap((page) => page.words.map(heightOf))) || 10,
    method: pages.some((page) => page.textSource === 'ocr') ? 'ocr' : 'text',
  };
}

/** Box of the words of `cell` that bear its characters [start, end). */
export function boxOf(cell: Cell, start: number, end: number): Box {
  const boxes = cell.words
    .filter((word, index) => {
      const from = cell.starts[index] ?? 0;
      return from < end && from + word.text.length > start;
    })
    .map((word) => word.box);
  return boxes.length > 0 ? boxAround(boxes) : cell.box;
}

/** How far two boxes share their width, 0..1 of the narrower. */
export function overlapX(a: Box, b: Box): number {
  const shared = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  return shared <= 0 ? 0 : shared / Math.max(1e-6, Math.min(a[2] - a[0], b[2] - b[0]));
}
