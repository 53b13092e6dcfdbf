/** Paths of an OFD as PDF operators. Source: GB/T 33190-2016, 9.1, table of AbbreviatedData. */
import type { Matrix } from '../text.ts';
import { operands } from './canvas.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The number of operands of each letter. */
const operandCounts: Readonly<Record<string, number>> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 };

const maxSegments = 500_000;

interface Segment {
  readonly operator: string;
  readonly values: readonly number[];
}

/** Numbers without a letter repeat the letter before them, as in SVG. Incomplete or unknown segments end the path. */
function segmentsOf(data: string): Segment[] {
  const segments: Segment[] = [];
  const tokens = data.matchAll(/([A-Za-z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)/g);
  let operator = '';
  let values: number[] = [];
  for (const [, letter, number] of tokens) {
    if (segments.length >= maxSegments) break;
    if (letter !== undefined) {
      operator = letter.toUpperCase();
      values = [];
      if (operandCounts[operator] === 0) segments.push({ operator, values: [] });
    } else {
      const count = operandCounts[operator] ?? 0;
      if (count === 0) continue;
      values.push(Number(number));
      if (values.length < count) continue;
      segments.push({ operator, values });
      values = [];
    }
  }
  return segments;
}

/** A path under construction. */
interface Pen {
  at: Point;
  /** The start of the current subpath. */
  start: Point;
  /** Whether the current subpath has been started in the output. */
  open: boolean;
  put(operator: string, ...coordinates: readonly number[]): void;
}

type Draw = (pen: Pen, ...values: readonly number[]) => void;

const moveTo: Draw = (pen, x = 0, y = 0) => {
  pen.at = pen.start = { x, y };
  pen.open = false;
};

/** Draws from the position of the pen, and moves the pen to the last point drawn. */
const drawing =
  (curves: (at: Point, values: readonly number[]) => readonly (readonly number[])[]): Draw =>
  (pen, ...values) => {
    if (!pen.open) pen.put('m', pen.at.x, pen.at.y);
    pen.open = true;
    for (const curve of curves(pen.at, values)) {
      pen.put(curve.length === 2 ? 'l' : 'c', ...curve);
      const [x = 0, y = 0] = curve.slice(-2);
      pen.at = { x, y };
    }
  };

const operators: Readonly<Record<string, Draw>> = {
  S: moveTo,
  M: moveTo,
  L: drawing((_, line) => [line]),
  B: drawing((_, curve) => [curve]),
  Q: drawing((at, [a = 0, b = 0, c = 0, d = 0]) => [quadratic(at, { x: a, y: b }, { x: c, y: d })]),
  A: drawing((at, [rx = 0, ry = 0, degrees = 0, large, clockwise, x = 0, y = 0]) =>
    arc(at, { rx, ry, degrees, large: large !== 0, clockwise: clockwise !== 0 }, { x, y }),
  ),
  C: (pen) => {
    if (!pen.open) return;
    pen.put('h');
    pen.at = pen.start;
    pen.open = false;
  },
};

/**
 * PDF path construction operators; empty if the path draws nothing. If there is a matrix, points are transformed here,
 * because PDF does not allow a change of coordinates within a path.
 */
export function pathOperators(data: string, matrix?: Matrix): string {
  const out: string[] = [];
  const origin = { x: 0, y: 0 };
  const pen: Pen = {
    at: origin,
    start: origin,
    open: false,
    put(operator, ...coordinates) {
      const written = operands(...(matrix ? moved(coordinates, matrix) : coordinates));
      out.push(`${written} ${operator}`.trimStart());
    },
  };
  for (const { operator, values } of segmentsOf(data)) operators[operator]?.(pen, ...values);
  return out.join('\n');
}

function moved(coordinates: readonly number[], [a, b, c, d, e, f]: Matrix): number[] {
  const result: number[] = [];
  for (let at = 0; at + 1 < coordinates.length; at += 2) {
    const [x = 0, y = 0] = [coordinates[at], coordinates[at + 1]];
    result.push(a * x + c * y + e, b * x + d * y + f);
  }
  return result;
}

/**
 * Converts a quadratic Bézier curve to a cubic one, whose control points are two thirds of the way to the original one.
 */
function quadratic(from: Point, control: Point, to: Point): number[] {
  const toward = (end: number, middle: number): number => end + (2 / 3) * (middle - end);
  return [
    toward(from.x, control.x),
    toward(from.y, control.y),
    toward(to.x, control.x),
    toward(to.y, control.y),
    to.x,
    to.y,
  ];
}

interface Ellipse {
  readonly rx: number;
  readonly ry: number;
  readonly degrees: number;
  readonly large: boolean;
  readonly clockwise: boolean;
}

/** Converts an arc to Bézier curves. Source: SVG 1.1, appendix F.6, which defines arcs by the same seven numbers. */
function arc(from: Point, ellipse: Ellipse, to: Point): number[][] {
  let [rx, ry] = [Math.abs(ellipse.rx), Math.abs(ellipse.ry)];
  if (rx === 0 || ry === 0 || (from.x === to.x && from.y === to.y)) return [[to.x, to.y]];
  const phi = (ellipse.degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(phi), Math.sin(phi)];
  const [hx, hy] = [(from.x - to.x) / 2, (from.y - to.y) / 2];
  const [x1, y1] = [cos * hx + sin * hy, -sin * hx + cos * hy];
  const tooSmall = (x1 / rx) ** 2 + (y1 / ry) ** 2;
  if (tooSmall > 1) [rx, ry] = [rx * Math.sqrt(tooSmall), ry * Math.sqrt(tooSmall)];
  const rest = (rx * ry) ** 2 - (rx * y1) ** 2 - (ry * x1) ** 2;
  const root = Math.sqrt(Math.max(0, rest / ((rx * y1) ** 2 + (ry * x1) ** 2)));
  const factor = ellipse.large === ellipse.clockwise ? -root : root;
  const [cx1, cy1] = [(factor * rx * y1) / ry, (-factor * ry * x1) / rx];
  const centre = { x: cos * cx1 - sin * cy1 + (from.x + to.x) / 2, y: sin * cx1 + cos * cy1 + (from.y + to.y) / 2 };
  const begin = Math.atan2((y1 - cy1) / ry, (x1 - cx1) / rx);
  let sweep = Math.atan2((-y1 - cy1) / ry, (-x1 - cx1) / rx) - begin;
  if (ellipse.clockwise && sweep < 0) sweep += 2 * Math.PI;
  if (!ellipse.clockwise && sweep > 0) sweep -= 2 * Math.PI;
  const pieces = Math.max(1, Math.ceil(Math.abs(sweep) / (Math.PI / 2)));
  const step = sweep / pieces;
  const handle = (4 / 3) * Math.tan(step / 4);
  const place = (x: number, y: number): [number, number] => [
    centre.x + cos * rx * x - sin * ry * y,
    centre.y + sin * rx * x + cos * ry * y,
  ];
  return Array.from({ length: pieces }, (_, piece) => {
    const [t0, t1] = [begin + piece * step, begin + (piece + 1) * step];
    const first = place(Math.cos(t0) - handle * Math.sin(t0), Math.sin(t0) + handle * Math.cos(t0));
    const second = place(Math.cos(t1) + handle * Math.sin(t1), Math.sin(t1) - handle * Math.cos(t1));
    const end: [number, number] = piece === pieces - 1 ? [to.x, to.y] : place(Math.cos(t1), Math.sin(t1));
    return [...first, ...second, ...end];
  });
}
