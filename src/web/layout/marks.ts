/** What the options print around the pages, drawn where the merge prints it. */
import {
  cutLinesOf,
  labelPosition,
  labelSize,
  numberPosition,
  numberSize,
  stampPosition,
  type TextPosition,
} from '../../merge/decoration/positions.ts';
import type { Size } from '../../merge/layout.ts';
import type { LayoutOptions } from './options.ts';
import { type Box, boxOf, type PlannedSheet } from './plan.ts';

/** As the merge prints them: 0.55 and 0.3 of PDF's grey. */
const [cutGrey, textGrey] = ['#8c8c8c', '#4d4d4d'];
/** 0.8, 0.1 and 0.1 of red, green and blue. */
const stampRed = '#cc1a1a';
const font = (size: number): string => `${size}px 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', sans-serif`;

/** The pen is in points, origin top left. */
export type DrawMarks = (pen: CanvasRenderingContext2D, sheet: PlannedSheet) => void;

/** `number` and `count` of the sheet as they are printed. */
export const drawMarks =
  (options: LayoutOptions, number: number, count: number): DrawMarks =>
  (pen, sheet) => {
    const { size, cells, pages } = sheet;
    if (options.cutLines) drawCutLines(pen, sheet);
    if (options.showCategoryLabel) {
      pen.font = font(labelSize);
      for (const page of pages) {
        const { label } = page.arranged.source;
        const labelled = { box: [...boxOf(page, size)] as const, cell: cells[page.place - 1] };
        drawText(pen, label, labelPosition(labelled, sheet, pen.measureText(label).width), textGrey, size.height);
      }
    }
    if (options.stamp !== undefined) for (const page of pages) drawStamp(pen, options.stamp, boxOf(page, size), size);
    if (options.showPageNumber) {
      pen.font = font(numberSize);
      const text = `${number} / ${count}`;
      const position = numberPosition(size, options.margin, pen.measureText(text).width);
      drawText(pen, text, position, position.white ? textGrey : '#000', size.height);
    }
  };

function drawCutLines(pen: CanvasRenderingContext2D, { size, cells }: PlannedSheet): void {
  pen.save();
  pen.strokeStyle = cutGrey;
  pen.lineWidth = 0.5;
  pen.setLineDash([4, 3]);
  for (const { from, to } of cutLinesOf(size, cells)) {
    pen.beginPath();
    pen.moveTo(from[0], size.height - from[1]);
    pen.lineTo(to[0], size.height - to[1]);
    pen.stroke();
  }
  pen.restore();
}

function drawStamp(pen: CanvasRenderingContext2D, said: string, box: Box, size: Size): void {
  const widthOf = (fontSize: number): number => {
    pen.font = font(fontSize);
    return pen.measureText(said).width;
  };
  const { matrix, frame, lineWidth, fontSize, text } = stampPosition(box, size, widthOf);
  const [a, b, c, d, x, y] = matrix;
  pen.save();
  // The pen's origin is top left and its y goes down.
  pen.transform(a, -b, -c, d, x, size.height - y);
  pen.strokeStyle = stampRed;
  pen.fillStyle = stampRed;
  pen.lineWidth = lineWidth;
  pen.strokeRect(frame.x, -frame.y - frame.height, frame.width, frame.height);
  pen.font = font(fontSize);
  pen.fillText(said, text.x, -text.y);
  pen.restore();
}

function drawText(
  pen: CanvasRenderingContext2D,
  text: string,
  { x, y, white }: TextPosition,
  colour: string,
  height: number,
): void {
  if (white) {
    pen.fillStyle = '#fff';
    pen.fillRect(white.x, height - white.y - white.height, white.width, white.height);
  }
  pen.fillStyle = colour;
  pen.fillText(text, x, height - y);
}
