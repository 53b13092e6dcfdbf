/**
 * Pattern fills: a cell is drawn once and repeated under a clip. Source: GB/T 33190-2016, 8.3.3.
 *
 * PDF's own patterns are not used: they are positioned in the space of the page, which composites and seals do not
 * know.
 */
import { type XmlNode, child } from '../../../xml.ts';
import type { OfdBox } from '../document.ts';
import { type Matrix, matrixOf } from '../text.ts';
import { concatenate, openCanvas, operands } from './canvas.ts';
import { type Scope, warnOfPage } from './drawing.ts';
import { message } from '../../../../texts/message.ts';

const maxTiles = 20_000;

function inverse([a, b, c, d, e, f]: Matrix): Matrix | undefined {
  const determinant = a * d - b * c;
  if (Math.abs(determinant) < 1e-12) return undefined;
  const [g, h, i, j] = [d / determinant, -b / determinant, -c / determinant, a / determinant];
  return [g, h, i, j, -(e * g + f * i), -(e * h + f * j)];
}

/** The upright rectangle around a box after a transformation. */
function around({ x, y, width, height }: OfdBox, [a, b, c, d, e, f]: Matrix): OfdBox {
  const corners = [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ].map(([px = 0, py = 0]) => [a * px + c * py + e, b * px + d * py + f] as const);
  const [xs, ys] = [corners.map(([px]) => px), corners.map(([, py]) => py)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/** Covers an object with the pattern. The path that clips it must be in effect already. */
export async function drawPattern(
  scope: Scope,
  pattern: XmlNode,
  object: { readonly boundary: OfdBox; readonly ctm: Matrix },
  drawCell: (scope: Scope, cell: XmlNode) => Promise<void>,
): Promise<void> {
  const { canvas, job } = scope;
  const cell = child(pattern, 'CellContent');
  const numberAt = (name: string): number => Math.abs(Number(pattern.attributes[name] ?? 0)) || 0;
  const [width, height] = [numberAt('Width'), numberAt('Height')];
  const [stepX, stepY] = [numberAt('XStep') || width, numberAt('YStep') || height];
  const own = matrixOf(pattern.attributes['CTM']);
  const [fromObject, fromPattern] = [inverse(object.ctm), inverse(own)];
  if (!cell || !(width > 0 && height > 0) || !fromObject || !fromPattern) return;
  const local = { x: 0, y: 0, width: object.boundary.width, height: object.boundary.height };
  const area = around(around(local, fromObject), fromPattern);
  const columns = [Math.floor((area.x - width) / stepX), Math.ceil((area.x + area.width) / stepX)] as const;
  const rows = [Math.floor((area.y - height) / stepY), Math.ceil((area.y + area.height) / stepY)] as const;
  if ((columns[1] - columns[0] + 1) * (rows[1] - rows[0] + 1) > maxTiles) {
    warnOfPage(scope, message('ofd.patternCells', { most: maxTiles }));
    return;
  }
  const inner = openCanvas(job.context);
  await drawCell({ ...scope, canvas: inner, style: {} }, cell);
  const form = inner.stream({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height] });
  const name = canvas.xObject(job.context.register(form));
  canvas.put(concatenate(own));
  for (let row = rows[0]; row <= rows[1]; row++) {
    for (let column = columns[0]; column <= columns[1]; column++)
      canvas.put(`q 1 0 0 1 ${operands(column * stepX, row * stepY)} cm ${name} Do Q`);
  }
}
