/**
 * Where cut lines, labels, sheet numbers and stamps are. Pure, because the browser app draws them, too. Points, origin bottom left, as
 * in PDF.
 */
import type { Box } from '../../geometry/box.ts';
import { type Area, pointsOf, type Size } from '../layout.ts';

export const labelSize = 7;
export const numberSize = 8;
/** How far a line of text reaches above and below its baseline, as shares of its size. */
const [above, below] = [0.9, 0.25];

export interface CutLine {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
}

export interface TextPosition {
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  /** The white below a text that is not on empty paper. */
  readonly white?: Area;
}

/** Lines through the middle of the gaps, over the whole sheet. */
export function cutLinesOf({ width, height }: Size, cells: readonly Area[]): readonly CutLine[] {
  const middles = (edges: readonly { readonly low: number; readonly high: number }[]): readonly number[] => {
    const sorted = edges.toSorted((one, other) => one.low - other.low);
    return sorted.flatMap(({ low }, index) => {
      const before = sorted[index - 1];
      return before && low >= before.high ? [(before.high + low) / 2] : [];
    });
  };
  const rows = middles(cells.map(({ y, height: tall }) => ({ low: y, high: y + tall })));
  const columns = middles(cells.map(({ x, width: wide }) => ({ low: x, high: x + wide })));
  return [
    ...rows.map((y): CutLine => ({ from: [0, y], to: [width, y] })),
    ...columns.map((x): CutLine => ({ from: [x, 0], to: [x, height] })),
  ];
}

interface LabelledPage {
  /** On the sheet, origin top left. */
  readonly box: Box;
  readonly cell: Area | undefined;
}

/** The label is above the page if there is room, otherwise on white over its upper left corner. */
export function labelPosition(
  { box, cell }: LabelledPage,
  { size, cells }: { readonly size: Size; readonly cells: readonly Area[] },
  textWidth: number,
): TextPosition {
  const shownTop = size.height - box[1];
  const [top, x] = cell ? [Math.min(shownTop, cell.y + cell.height), Math.max(box[0], cell.x)] : [shownTop, box[0]];
  const over = top + below * labelSize;
  if (over + above * labelSize <= ceilingOver(cell, size, cells)) return { x, y: over + 0.5 };
  return onWhite(x, top - (above + below) * labelSize, labelSize, textWidth);
}

/** How high a label above a cell may reach: the middle of the gap, or the edge of the sheet. */
function ceilingOver(cell: Area | undefined, size: Size, cells: readonly Area[]): number {
  if (!cell) return size.height;
  const top = cell.y + cell.height;
  const next = cells.filter(({ y }) => y >= top).map(({ y }) => y);
  return next.length === 0 ? size.height : (top + Math.min(...next)) / 2;
}

/** In the middle of the lower margin. */
export function numberPosition(size: Size, marginMm: number, textWidth: number): TextPosition {
  const margin = pointsOf(marginMm);
  const x = (size.width - textWidth) / 2;
  const needed = (above + below) * numberSize;
  if (margin >= needed) return { x, y: (margin - needed) / 2 + below * numberSize };
  return onWhite(x, below * numberSize, numberSize, textWidth);
}

function onWhite(x: number, y: number, size: number, textWidth: number): TextPosition {
  return {
    x,
    y,
    white: { x: x - 1, y: y - below * size, width: textWidth + 2, height: (above + below) * size },
  };
}

/** The largest stamp and the size of its letters, as shares of the page's width. */
const widestStamp = 0.4;
const letterShare = 0.045;
const [smallestLetters, largestLetters] = [6, 20];
const stampDegrees = 12;

interface StampPosition {
  /** From the stamp, whose middle is the origin, to the sheet. */
  readonly matrix: readonly [a: number, b: number, c: number, d: number, e: number, f: number];
  readonly frame: Area;
  readonly lineWidth: number;
  readonly fontSize: number;
  /** Where the text begins; `y` is its baseline. */
  readonly text: { readonly x: number; readonly y: number };
}

/**
 * A stamp is in the upper right quarter of its page, where invoices have their number and few lines, slightly slanted.
 * `widthOf` measures its text at a size.
 */
export function stampPosition(
  [left, top, right, bottom]: Box,
  size: Size,
  widthOf: (size: number) => number,
): StampPosition {
  const [width, height] = [right - left, bottom - top];
  const wished = Math.min(largestLetters, Math.max(smallestLetters, width * letterShare));
  const fontSize = Math.min(wished, (wished * widestStamp * width) / widthOf(wished));
  const textWidth = widthOf(fontSize);
  const [cos, sin] = [Math.cos((stampDegrees * Math.PI) / 180), Math.sin((stampDegrees * Math.PI) / 180)];
  return {
    matrix: [cos, sin, -sin, cos, right - width * 0.05 - (textWidth + fontSize) / 2, size.height - top - height * 0.14],
    frame: {
      x: -textWidth / 2 - fontSize * 0.5,
      y: -fontSize * 0.75,
      width: textWidth + fontSize,
      height: fontSize * 1.5,
    },
    lineWidth: fontSize * 0.08,
    fontSize,
    text: { x: -textWidth / 2, y: -fontSize * 0.36 },
  };
}
