/**
 * A stamp over a page: red text in a red frame, slightly slanted, as if stamped by hand. The page below stays legible.
 */
import { pdfNumbers } from '../../geometry/matrix.ts';
import type { SheetView } from '../decorator.ts';
import type { PlacedPage } from '../report.ts';
import type { Lettering } from './lettering.ts';
import { stampPosition } from './positions.ts';

export function stampOn(said: string, { box }: PlacedPage, { size }: SheetView, letters: Lettering): string {
  const { matrix, frame, lineWidth, fontSize, text } = stampPosition(box, size, (at) => letters.width(said, at));
  return [
    'q 0.8 0.1 0.1 rg 0.8 0.1 0.1 RG',
    `${pdfNumbers(matrix)} cm`,
    `${pdfNumbers([lineWidth])} w ${pdfNumbers([frame.x, frame.y, frame.width, frame.height])} re S`,
    letters.line(said, text.x, text.y, fontSize),
    'Q',
  ].join('\n');
}
