/** Output sheets as PDF pages: the forms of the pages in their cells, and what is drawn over them. */
import { deflateSync } from 'node:zlib';
import type { Decorator, PlacedSoFar, SheetDrawing } from './decorator.ts';
import type { Area, Planned, Size } from './layout.ts';
import { compose, type Matrix, pdfNumbers } from '../geometry/matrix.ts';
import type { PreparedPage } from './prepared.ts';
import type { PdfWriter } from './pdf/writer.ts';

export interface SheetContent {
  readonly cells: readonly Area[];
  readonly pages: readonly FormOnSheet[];
  readonly size: Size;
}

export interface FormOnSheet {
  /** Number of the form XObject. */
  readonly form: number;
  readonly matrix: Matrix;
  /** The drawing is clipped to this area. */
  readonly clip?: Area;
}

/** From the space of the form to the output sheet. */
export function placingMatrix({ matrix, size }: PreparedPage, { x, y, scale, turns }: Planned): Matrix {
  const turned: Matrix = turns === 0 ? [1, 0, 0, 1, 0, 0] : [0, -1, 1, 0, 0, size.width];
  return compose(compose(matrix, turned), [scale, 0, 0, scale, x, y]);
}

/**
 * Writes all output sheets and the page tree. `size` is the size of the last sheets. Resolves with the object number of
 * the page tree and the number of sheets.
 */
export async function writeSheets(
  writer: PdfWriter,
  sheets: readonly SheetContent[],
  size: Size,
  decorator: Decorator,
  placed: PlacedSoFar,
): Promise<{ readonly pageTree: number; readonly count: number }> {
  const last = (await decorator.lastSheets?.(placed)) ?? [];
  const all: readonly (SheetContent & { drawing?: SheetDrawing })[] = [
    ...sheets,
    ...last.map((drawing) => ({ cells: [], pages: [], size, drawing })),
  ];
  const placementsBySheet = Map.groupBy(placed.placements, ({ sheet }) => sheet);
  const pageTree = writer.reserve();
  const numbers: number[] = [];
  for (const [index, sheet] of all.entries()) {
    const view = {
      number: index + 1,
      count: all.length,
      size: sheet.size,
      cells: sheet.cells,
      placements: placementsBySheet.get(index + 1) ?? [],
    };
    const over = await decorator.sheet?.(view, placed);
    const drawings = [sheet.drawing, over].filter((drawing) => drawing !== undefined);
    numbers.push(await writeSheet(writer, sheet.pages, drawings, pageTree, sheet.size));
  }
  await decorator.end?.();
  const kids = numbers.map((number) => `${number} 0 R`).join('\n');
  await writer.object(`<</Type/Pages/Count ${numbers.length}/Kids[${kids}]>>`, pageTree);
  return { pageTree, count: numbers.length };
}

async function writeSheet(
  writer: PdfWriter,
  pages: readonly FormOnSheet[],
  drawings: readonly SheetDrawing[],
  pageTree: number,
  { width, height }: Size,
): Promise<number> {
  const operators = [
    ...pages.map(({ matrix, clip }, index) => {
      const clipping = clip ? `${pdfNumbers([clip.x, clip.y, clip.width, clip.height])} re W n ` : '';
      return `q ${clipping}${pdfNumbers(matrix)} cm /P${index} Do Q`;
    }),
    ...drawings.map((drawing) => `q\n${drawing.operators}\nQ`),
  ].join('\n');
  const content = Buffer.from(operators, 'latin1');
  const contents =
    content.length < smallContent
      ? await writer.stream('', content)
      : await writer.stream('/Filter/FlateDecode', deflateSync(content));
  const resources = resourcesText(pages, drawings);
  const box = pdfNumbers([0, 0, width, height]);
  return writer.object(
    `<</Type/Page/Parent ${pageTree} 0 R/MediaBox[${box}]/Resources<<${resources}>>/Contents ${contents} 0 R>>`,
  );
}

/** Bytes below which compressing is not worth it. */
const smallContent = 300;

function resourcesText(pages: readonly FormOnSheet[], drawings: readonly SheetDrawing[]): string {
  // Two drawings of a sheet may share a font, but a dictionary names it once.
  const byCategory = new Map<string, Map<string, number>>();
  const include = (category: string, name: string, number: number): void => {
    byCategory.set(category, (byCategory.get(category) ?? new Map<string, number>()).set(name, number));
  };
  pages.forEach(({ form }, index) => include('XObject', `P${index}`, form));
  for (const { resources = {} } of drawings) {
    for (const [category, names] of Object.entries(resources)) {
      for (const [name, number] of Object.entries(names)) include(category, name, number);
    }
  }
  return [...byCategory]
    .map(([category, names]) => {
      const entries = [...names].map(([name, number]) => `/${name} ${number} 0 R`);
      return `/${category}<<${entries.join('')}>>`;
    })
    .join('');
}
