/** Draws on output sheets: cut lines, the kind of document above each page, and the number of the sheet. */
import type { SheetView } from '../decorator.ts';
import { type Area, pointsOf, type Size } from '../layout.ts';
import { pdfNumbers } from '../../geometry/matrix.ts';
import type { PlacedPage } from '../report.ts';
import type { Lettering } from './lettering.ts';

const labelSize = 7;
const numberSize = 8;
/** How far a line of text reaches above and below its baseline, as shares of its size. */
const [above, below] = [0.9, 0.25];

/** Dashed lines through the middle of the gaps, over the whole sheet. */
export function cutLines({ width, height }: Size, cells: readonly Area[]): string {
  const middles = (edges: readonly { readonly low: number; readonly high: number }[]): readonly number[] => {
    const sorted = edges.toSorted((one, other) => one.low - other.low);
    return sorted.flatMap(({ low }, index) => {
      const before = sorted[index - 1];
      return before && low >= before.high ? [(before.high + low) / 2] : [];
    });
  };
  const rows = middles(cells.map(({ y, height: tall }) => ({ low: y, high: y + tall })));
  const columns = middles(cells.map(({ x, width: wide }) => ({ low: x, high: x + wide })));
  const lines = [
    ...rows.map((y) => `${pdfNumbers([0, y])} m ${pdfNumbers([width, y])} l S`),
    ...columns.map((x) => `${pdfNumbers([x, 0])} m ${pdfNumbers([x, height])} l S`),
  ];
  return lines.length === 0 ? '' : `q 0.5 w [4 3] 0 d 0.55 G ${lines.join(' ')} Q`;
}

/** The label is above the page if there is room, otherwise on white over its upper left corner. */
export function pageLabel(text: string, page: PlacedPage, view: SheetView, letters: Lettering): string {
  const cell = view.cells[page.cell - 1];
  const shownTop = view.size.height - page.box[1];
  const [top, x] = cell
    ? [Math.min(shownTop, cell.y + cell.height), Math.max(page.box[0], cell.x)]
    : [shownTop, page.box[0]];
  const over = top + below * labelSize;
  if (over + above * labelSize <= ceilingOver(cell, view)) {
    return `q 0.3 g ${letters.line(text, x, over + 0.5, labelSize)} Q`;
  }
  return onWhite(text, x, top - (above + below) * labelSize, labelSize, letters);
}

/** How high a label above a cell may reach: the middle of the gap, or the edge of the sheet. */
function ceilingOver(cell: Area | undefined, { cells, size }: SheetView): number {
  if (!cell) return size.height;
  const top = cell.y + cell.height;
  const next = cells.filter(({ y }) => y >= top).map(({ y }) => y);
  return next.length === 0 ? size.height : (top + Math.min(...next)) / 2;
}

export function sheetNumber({ number, count, size }: SheetView, marginMm: number, letters: Lettering): string {
  const text = `${number} / ${count}`;
  const margin = pointsOf(marginMm);
  const x = (size.width - letters.width(text, numberSize)) / 2;
  const needed = (above + below) * numberSize;
  if (margin >= needed) return letters.line(text, x, (margin - needed) / 2 + below * numberSize, numberSize);
  return onWhite(text, x, below * numberSize, numberSize, letters);
}

/** `y` is the baseline. */
function onWhite(text: string, x: number, y: number, size: number, letters: Lettering): string {
  const box = pdfNumbers([x - 1, y - below * size, letters.width(text, size) + 2, (above + below) * size]);
  return `q 1 g ${box} re f 0.3 g ${letters.line(text, x, y, size)} Q`;
}
