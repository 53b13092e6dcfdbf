/** The visible part of a page and its rotation. A page inherits the attributes it lacks: ISO 32000-1, 7.7.3.4. */
import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject } from '@cantoo/pdf-lib';
import type { Matrix, Rectangle } from '../../geometry/matrix.ts';
import type { Size } from '../layout.ts';

/** No honest page tree is deeper. */
const maximumAncestors = 100;

/** The attribute of the page, or of the nearest ancestor that has it. */
export function inherited(page: PDFDict, name: string): PDFObject | undefined {
  let node: PDFObject | undefined = page;
  for (let steps = 0; node instanceof PDFDict && steps < maximumAncestors; steps++) {
    const value = node.lookup(PDFName.of(name));
    if (value) return value;
    node = node.lookup(PDFName.of('Parent'));
  }
  return undefined;
}

/** `undefined` unless there are at least `count` numbers. */
export function numbersOf(value: PDFObject | undefined, count: number): readonly number[] | undefined {
  if (!(value instanceof PDFArray) || value.size() < count) return undefined;
  const numbers: number[] = [];
  for (let index = 0; index < count; index++) {
    const item = value.lookup(index);
    if (!(item instanceof PDFNumber)) return undefined;
    numbers.push(item.asNumber());
  }
  return numbers;
}

/** Corners in any order, as the format allows. */
export function rectangleOf(value: PDFObject | undefined): Rectangle | undefined {
  const [x0, y0, x1, y1] = numbersOf(value, 4) ?? [];
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return undefined;
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
}

export function matrixOf(value: PDFObject | undefined): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersOf(value, 6) ?? [];
  return [a, b, c, d, e, f];
}

export interface PageFrame {
  /** In the user space of the page. */
  readonly visible: Rectangle;
  /** Degrees clockwise: 0, 90, 180, 270. */
  readonly rotation: number;
  /** The size of a unit of user space in points (UserUnit). */
  readonly unit: number;
}

/** The box that viewers use if a page states no valid one. */
const letter: Rectangle = [0, 0, 612, 792];
const leastSide = 0.1;

export function frameOf(page: PDFDict): PageFrame {
  const media = usable(rectangleOf(inherited(page, 'MediaBox'))) ?? letter;
  const crop = usable(rectangleOf(inherited(page, 'CropBox')));
  const rotate = inherited(page, 'Rotate');
  const unit = page.lookup(PDFName.of('UserUnit'));
  return {
    visible: (crop && usable(intersection(media, crop))) ?? media,
    rotation: rotate instanceof PDFNumber ? (((Math.round(rotate.asNumber() / 90) % 4) + 4) % 4) * 90 : 0,
    unit: unit instanceof PDFNumber && unit.asNumber() > 0 ? unit.asNumber() : 1,
  };
}

const usable = (box: Rectangle | undefined): Rectangle | undefined =>
  box && box[2] - box[0] >= leastSide && box[3] - box[1] >= leastSide ? box : undefined;

const intersection = (one: Rectangle, other: Rectangle): Rectangle => [
  Math.max(one[0], other[0]),
  Math.max(one[1], other[1]),
  Math.min(one[2], other[2]),
  Math.min(one[3], other[3]),
];

/** The size of the page as shown, in points. */
export function shownSize({ visible, rotation, unit }: PageFrame): Size {
  const [width, height] = [(visible[2] - visible[0]) * unit, (visible[3] - visible[1]) * unit];
  return rotation % 180 === 0 ? { width, height } : { width: height, height: width };
}

/** The matrix from user space to the page as shown, origin bottom left. */
export function shownMatrix({ visible: [left, bottom, right, top], rotation, unit: u }: PageFrame): Matrix {
  if (rotation === 90) return [0, -u, u, 0, -bottom * u, right * u];
  if (rotation === 180) return [-u, 0, 0, -u, right * u, top * u];
  if (rotation === 270) return [0, u, -u, 0, top * u, -left * u];
  return [u, 0, 0, u, -left * u, -bottom * u];
}
