/** Draws on output sheets: cut lines, the kind of document above each page, and the number of the sheet. */
import { pdfNumbers } from '../../geometry/matrix.ts';
import type { SheetView } from '../decorator.ts';
import type { Area, Size } from '../layout.ts';
import type { PlacedPage } from '../report.ts';
import type { Lettering } from './lettering.ts';
import { cutLinesOf, labelPosition, labelSize, numberPosition, numberSize, type TextPosition } from './positions.ts';

/** Dashed. */
export function cutLines(size: Size, cells: readonly Area[]): string {
  const lines = cutLinesOf(size, cells).map(({ from, to }) => `${pdfNumbers(from)} m ${pdfNumbers(to)} l S`);
  return lines.length === 0 ? '' : `q 0.5 w [4 3] 0 d 0.55 G ${lines.join(' ')} Q`;
}

export function pageLabel(text: string, page: PlacedPage, view: SheetView, letters: Lettering): string {
  const position = labelPosition(
    { box: page.box, cell: view.cells[page.cell - 1] },
    view,
    letters.width(text, labelSize),
  );
  if (position.white) return onWhite(text, position, labelSize, letters);
  return `q 0.3 g ${letters.line(text, position.x, position.y, labelSize)} Q`;
}

export function sheetNumber({ number, count, size }: SheetView, marginMm: number, letters: Lettering): string {
  const text = `${number} / ${count}`;
  const position = numberPosition(size, marginMm, letters.width(text, numberSize));
  if (position.white) return onWhite(text, position, numberSize, letters);
  return letters.line(text, position.x, position.y, numberSize);
}

function onWhite(text: string, { x, y, white }: TextPosition, size: number, letters: Lettering): string {
  const box = white ? `q 1 g ${pdfNumbers([white.x, white.y, white.width, white.height])} re f` : 'q';
  return `${box} 0.3 g ${letters.line(text, x, y, size)} Q`;
}
