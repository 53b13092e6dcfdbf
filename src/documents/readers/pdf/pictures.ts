/** Measures how much of a page its pictures cover, to distinguish a scan from a page of text. */
import type { Box } from '../../../geometry/box.ts';
import { compose, mapped, type Matrix, type Rectangle } from '../../../geometry/matrix.ts';
import { type Frame, shownBox } from './geometry.ts';
import type { Pdfium } from './functions.ts';
import { guarded, withMemory } from './pdfium.ts';

/** FPDF_PAGEOBJ_* of fpdf_edit.h. Scanners often wrap the picture in a form. */
const imageType = 3;
const formType = 5;
const maximumObjects = 5000;
const maximumDepth = 4;

const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** Where the pictures of a page lie, as a viewer shows it: points, origin top left. */
export function pictureBoxes(pdfium: Pdfium, page: number, frame: Frame): readonly Box[] {
  return guarded(pdfium, () =>
    imagesOf(pdfium, page).map(([left, bottom, right, top]) => shownBox(frame, left, bottom, right, top)),
  );
}

/**
 * The share of the page that the largest picture covers, 0..1. Strips of one width, as scanners write them, count as
 * one.
 */
export function largestPictureShare(pdfium: Pdfium, page: number, frame: Frame): number {
  return guarded(pdfium, () => {
    const byWidth = new Map<string, number>();
    for (const [left, bottom, right, top] of imagesOf(pdfium, page)) {
      const [x0, x1] = [Math.max(left, frame.left), Math.min(right, frame.right)];
      const [y0, y1] = [Math.max(bottom, frame.bottom), Math.min(top, frame.top)];
      if (x1 <= x0 || y1 <= y0) continue;
      const strip = `${Math.round(x0)}:${Math.round(x1)}`;
      byWidth.set(strip, (byWidth.get(strip) ?? 0) + (x1 - x0) * (y1 - y0));
    }
    const area = (frame.right - frame.left) * (frame.top - frame.bottom);
    return Math.min(1, Math.max(0, ...byWidth.values()) / area);
  });
}

/** Where the images of a page lie in user space, those inside forms included. */
function imagesOf(pdfium: Pdfium, page: number): Rectangle[] {
  const images: Rectangle[] = [];
  let budget = maximumObjects;
  const look = (object: number, outer: Matrix, depth: number): void => {
    const type = object === 0 ? 0 : pdfium.FPDFPageObj_GetType(object);
    if (type === imageType) images.push(mapped(outer, boundsOf(pdfium, object)));
    if (type !== formType || depth === maximumDepth) return;
    const inner = compose(matrixOf(pdfium, object), outer);
    lookAtAll(pdfium.FPDFFormObj_CountObjects(object), (index) =>
      look(pdfium.FPDFFormObj_GetObject(object, index), inner, depth + 1),
    );
  };
  const lookAtAll = (count: number, lookAt: (index: number) => void): void => {
    for (let index = 0; index < count; index++) {
      if (budget-- <= 0) return;
      lookAt(index);
    }
  };
  lookAtAll(pdfium.FPDFPage_CountObjects(page), (index) => look(pdfium.FPDFPage_GetObject(page, index), identity, 0));
  return images;
}

function boundsOf(pdfium: Pdfium, object: number): Rectangle {
  return withMemory(pdfium, 16, (address) => {
    pdfium.FPDFPageObj_GetBounds(object, address, address + 4, address + 8, address + 12);
    const [left = 0, bottom = 0, right = 0, top = 0] = new Float32Array(pdfium.buffer(), address, 4);
    return [left, bottom, right, top];
  });
}

function matrixOf(pdfium: Pdfium, object: number): Matrix {
  return withMemory(pdfium, 24, (address) => {
    if (!pdfium.FPDFPageObj_GetMatrix(object, address)) return identity;
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = new Float32Array(pdfium.buffer(), address, 6);
    return [a, b, c, d, e, f];
  });
}
