/** Axial and radial shadings as PDF shadings. Source: GB/T 33190-2016, 8.3.4; ISO 32000-1, 8.7.4.5. */
import type { PDFContext, PDFDict, PDFRef } from '@cantoo/pdf-lib';
import { type XmlNode, child, children } from '../../../xml.ts';
import type { Resources } from './resources.ts';
import { componentsOf } from './style.ts';

interface Stop {
  readonly position: number;
  readonly rgb: readonly [number, number, number];
}

const maxStops = 256;

const pointOf = (text: string | undefined): [number, number] => {
  const [x = 0, y = 0] = (text ?? '')
    .trim()
    .split(/[\s,]+/)
    .map((token) => Number(token) || 0);
  return [x, y];
};

/** Converts a colour to RGB, because PDF needs all colours of a shading in one space. */
function rgbOf(components: readonly number[]): [number, number, number] {
  const [a = 0, b = 0, c = 0, d = 0] = components;
  if (components.length === 1) return [a, a, a];
  if (components.length === 4) return [(1 - a) * (1 - d), (1 - b) * (1 - d), (1 - c) * (1 - d)];
  return [a, b, c];
}

/** The stops in order, within 0..1. Stops without a position are distributed evenly. */
function stopsOf(node: XmlNode, resources: Resources): Stop[] {
  const segments = children(node, 'Segment').slice(0, maxStops);
  let last = 0;
  return segments.map((segment, index) => {
    const stated = Number(segment.attributes['Position'] ?? index / Math.max(1, segments.length - 1));
    last = Math.min(1, Math.max(last, Number.isFinite(stated) ? stated : last));
    const colour = child(segment, 'Color');
    return { position: last, rgb: rgbOf(colour ? componentsOf(colour, resources) : [0]) };
  });
}

function functionOf(context: PDFContext, stops: readonly Stop[]): PDFDict {
  const [first] = stops;
  const last = stops.at(-1);
  if (!first || !last) throw new RangeError('A shading without colours');
  const between = (from: Stop, to: Stop): PDFDict =>
    context.obj({ FunctionType: 2, Domain: [0, 1], C0: [...from.rgb], C1: [...to.rgb], N: 1 });
  const all = [
    { ...first, position: 0 },
    ...stops.filter(({ position }) => position > 0 && position < 1),
    { ...last, position: 1 },
  ];
  const pieces = all.slice(1).map((to, index) => between(all[index] ?? to, to));
  return context.obj({
    FunctionType: 3,
    Domain: [0, 1],
    Functions: pieces,
    Bounds: all.slice(1, -1).map(({ position }) => position),
    Encode: pieces.flatMap(() => [0, 1]),
  });
}

/** Where the colours extend: 0 nowhere, 1 before the start, 2 beyond the end, 3 both. */
const extended = (node: XmlNode): boolean[] => {
  const extend = Number(node.attributes['Extend'] ?? 0);
  return [(extend & 1) !== 0, (extend & 2) !== 0];
};

/** Undefined if the shading has no colours. */
export function registerShading(context: PDFContext, node: XmlNode, resources: Resources): PDFRef | undefined {
  const stops = stopsOf(node, resources);
  if (stops.length === 0) return undefined;
  const [x0, y0] = pointOf(node.attributes['StartPoint']);
  const [x1, y1] = pointOf(node.attributes['EndPoint']);
  const radii = [node.attributes['StartRadius'], node.attributes['EndRadius']].map((radius) =>
    Math.max(0, Number(radius ?? 0) || 0),
  );
  const axial = node.name === 'AxialShd';
  return context.register(
    context.obj({
      ShadingType: axial ? 2 : 3,
      ColorSpace: 'DeviceRGB',
      Coords: axial ? [x0, y0, x1, y1] : [x0, y0, radii[0] ?? 0, x1, y1, radii[1] ?? 0],
      Function: functionOf(context, stops),
      Extend: extended(node),
    }),
  );
}

/** The colour of the first stop, for uses where a shading cannot be drawn. */
export const firstColour = (node: XmlNode, resources: Resources): readonly number[] =>
  stopsOf(node, resources)[0]?.rgb ?? [0];
