/** Draws a planned sheet: its pages, and what the options print around them. */
import { turnsOf } from './arrangement.ts';
import type { PageSource } from './page-source.ts';
import type { DrawMarks } from './marks.ts';
import type { PlacedPage, PlannedSheet } from './plan.ts';

/**
 * Draws beside the screen and shows the sheet whole. Resolves with the pages that could not be drawn, or with undefined when
 * `isLatest` says that meanwhile something else is to be seen.
 */
export async function drawSheet(
  canvas: HTMLCanvasElement,
  sheet: PlannedSheet,
  width: number,
  source: PageSource,
  drawMarks: DrawMarks,
  isLatest: () => boolean,
): Promise<readonly PlacedPage[] | undefined> {
  const scale = width / sheet.size.width;
  const buffer = document.createElement('canvas');
  [buffer.width, buffer.height] = [Math.round(width), Math.round(sheet.size.height * scale)];
  const pen = penOf(buffer);
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, buffer.width, buffer.height);
  const failed: PlacedPage[] = [];
  for (const page of sheet.pages) {
    const turns = turnsOf(page.arranged.turns + page.turns);
    const across = turns % 2 === 0 ? page.width : page.height;
    try {
      const image = await source.draw(page.arranged, Math.max(1, Math.round(across * scale)));
      if (!isLatest()) return undefined;
      drawTurned(pen, image, turns, {
        x: page.x * scale,
        y: (sheet.size.height - page.y - page.height) * scale,
        width: page.width * scale,
        height: page.height * scale,
      });
    } catch {
      // The rest of the sheet is drawn all the same, and the screen says which page is missing.
      failed.push(page);
    }
    if (!isLatest()) return undefined;
  }
  pen.scale(scale, scale);
  drawMarks(pen, sheet);
  [canvas.width, canvas.height] = [buffer.width, buffer.height];
  penOf(canvas).drawImage(buffer, 0, 0);
  // Gives the memory back at once.
  buffer.width = 0;
  return failed;
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function drawTurned(
  pen: CanvasRenderingContext2D,
  image: CanvasImageSource,
  turns: number,
  { x, y, width, height }: Area,
): void {
  const [across, down] = turns % 2 === 0 ? [width, height] : [height, width];
  pen.save();
  pen.imageSmoothingQuality = 'high';
  pen.translate(x + width / 2, y + height / 2);
  pen.rotate((turns * Math.PI) / 2);
  pen.drawImage(image, -across / 2, -down / 2, across, down);
  pen.restore();
}

function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('The browser has no memory for another picture');
  return pen;
}
