/**
 * A stamp over a page: red text in a red frame, slightly slanted, as if stamped by hand. The page below stays legible.
 */
import { pdfNumbers } from '../../geometry/matrix.ts';
import type { SheetView } from '../decorator.ts';
import type { PlacedPage } from '../report.ts';
import type { Lettering } from './lettering.ts';

/** The largest stamp and the size of its letters, as shares of the page's width. */
const widest = 0.4;
const letterShare = 0.045;
const [smallest, largest] = [6, 20];
const degrees = 12;

/** The stamp is in the upper right quarter of the page, where invoices have their number and few lines. */
export function stampOn(text: string, { box }: PlacedPage, { size }: SheetView, letters: Lettering): string {
  const [left, top, right, bottom] = box;
  const [width, height] = [right - left, bottom - top];
  const wished = Math.min(largest, Math.max(smallest, width * letterShare));
  const font = Math.min(wished, (wished * widest * width) / letters.width(text, wished));
  const textWidth = letters.width(text, font);
  const frame = [-textWidth / 2 - font * 0.5, -font * 0.75, textWidth + font, font * 1.5];
  const center = [right - width * 0.05 - (textWidth + font) / 2, size.height - top - height * 0.14];
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return [
    'q 0.8 0.1 0.1 rg 0.8 0.1 0.1 RG',
    `${pdfNumbers([cos, sin, -sin, cos, ...center])} cm`,
    `${pdfNumbers([font * 0.08])} w ${pdfNumbers(frame)} re S`,
    letters.line(text, -textWidth / 2, -font * 0.36, font),
    'Q',
  ].join('\n');
}
