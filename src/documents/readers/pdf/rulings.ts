/**
 * The straight lines of a page, for finding tables: strokes along an axis, borders of stroked rectangles, and thin
 * filled rectangles, which is how many programs draw lines.
 */
import type { Box } from '../../../geometry/box.ts';
import { apply, compose, type Matrix } from '../../../geometry/matrix.ts';
import { type Frame, shownBox } from './geometry.ts';
import type { Pdfium } from './functions.ts';
import { guarded, withMemory } from './pdfium.ts';

/** FPDF_PAGEOBJ_* and FPDF_SEGMENT_* of fpdf_edit.h. */
const pathType = 2;
const formType = 5;
const moveTo = 2;
const bezierTo = 1;
const maximumObjects = 20_000;
const maximumSegments = 60_000;
const maximumDepth = 4;
/** A filled rectangle thinner than this is a line. */
const thinPoints = 2.5;
const straightPoints = 0.7;

type Point = readonly [x: number, y: number];

/** The lines as boxes of almost no width or almost no height: points, origin top left. */
export function rulingsOf(pdfium: Pdfium, page: number, frame: Frame): readonly Box[] {
  return guarded(pdfium, () => {
    const found: Box[] = [];
    const budget = { objects: maximumObjects, segments: maximumSegments };
    const look = (object: number, outer: Matrix, depth: number): void => {
      if (object === 0 || budget.objects-- <= 0) return;
      const type = pdfium.FPDFPageObj_GetType(object);
      if (type === pathType) {
        for (const [from, to] of linesOf(pdfium, object, compose(matrixOf(pdfium, object), outer), budget))
          found.push(
            shownBox(
              frame,
              Math.min(from[0], to[0]),
              Math.min(from[1], to[1]),
              Math.max(from[0], to[0]),
              Math.max(from[1], to[1]),
            ),
          );
      } else if (type === formType && depth < maximumDepth) {
        const inner = compose(matrixOf(pdfium, object), outer);
        for (let index = 0; index < pdfium.FPDFFormObj_CountObjects(object); index++)
          look(pdfium.FPDFFormObj_GetObject(object, index), inner, depth + 1);
      }
    };
    for (let index = 0; index < pdfium.FPDFPage_CountObjects(page); index++)
      look(pdfium.FPDFPage_GetObject(page, index), [1, 0, 0, 1, 0, 0], 0);
    return found;
  });
}

interface Subpath {
  readonly points: Point[];
  curved: boolean;
}

function linesOf(
  pdfium: Pdfium,
  path: number,
  matrix: Matrix,
  budget: { segments: number },
): readonly (readonly [Point, Point])[] {
  const { filled, stroked } = drawMode(pdfium, path);
  if (!filled && !stroked) return [];
  const subpaths: Subpath[] = [];
  for (let index = 0; index < Math.min(pdfium.FPDFPath_CountSegments(path), maximumSegments); index++) {
    if (budget.segments-- <= 0) break;
    const segment = pdfium.FPDFPath_GetPathSegment(path, index);
    const type = pdfium.FPDFPathSegment_GetType(segment);
    if (type === moveTo || subpaths.length === 0) subpaths.push({ points: [], curved: false });
    const current = subpaths.at(-1);
    if (!current) continue;
    if (type === bezierTo) current.curved = true;
    current.points.push(apply(matrix, ...pointOf(pdfium, segment)));
  }
  return subpaths
    .filter(({ curved }) => !curved)
    .flatMap(({ points }) => (stroked ? strokesOf(points) : thinRectangle(points)));
}

const strokesOf = (points: readonly Point[]): readonly (readonly [Point, Point])[] => {
  const first = points[0];
  // The last side of a rectangle is drawn by closing the path, which has no segment of its own.
  const closed = points.length >= 4 && first ? [...points, first] : points;
  return closed.flatMap((to, index): (readonly [Point, Point])[] => {
    const from = closed[index - 1];
    return from && isStraight(from, to) ? [[from, to]] : [];
  });
};

function thinRectangle(points: readonly Point[]): readonly (readonly [Point, Point])[] {
  if (points.length < 4) return [];
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (right - left <= thinPoints)
    return [
      [
        [(left + right) / 2, bottom],
        [(left + right) / 2, top],
      ],
    ];
  if (top - bottom <= thinPoints)
    return [
      [
        [left, (bottom + top) / 2],
        [right, (bottom + top) / 2],
      ],
    ];
  return [];
}

const isStraight = ([x0, y0]: Point, [x1, y1]: Point): boolean =>
  Math.abs(x0 - x1) < straightPoints !== Math.abs(y0 - y1) < straightPoints;

const pointOf = (pdfium: Pdfium, segment: number): Point =>
  withMemory(pdfium, 8, (address) => {
    pdfium.FPDFPathSegment_GetPoint(segment, address, address + 4);
    const [x = 0, y = 0] = new Float32Array(pdfium.buffer(), address, 2);
    return [x, y];
  });

function drawMode(pdfium: Pdfium, path: number): { readonly filled: boolean; readonly stroked: boolean } {
  return withMemory(pdfium, 8, (address) => {
    pdfium.FPDFPath_GetDrawMode(path, address, address + 4);
    const [fill = 0, stroke = 0] = new Int32Array(pdfium.buffer(), address, 2);
    return { filled: fill !== 0, stroked: stroke !== 0 };
  });
}

function matrixOf(pdfium: Pdfium, object: number): Matrix {
  return withMemory(pdfium, 24, (address) => {
    if (!pdfium.FPDFPageObj_GetMatrix(object, address)) return [1, 0, 0, 1, 0, 0];
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = new Float32Array(pdfium.buffer(), address, 6);
    return [a, b, c, d, e, f];
  });
}
