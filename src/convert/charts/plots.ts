/** What a chart shows within its axes: columns, bars, lines, areas, points, and pies. Lengths in points. */
import type { Plot, Series } from './chart.ts';
import type { Scale } from './scale.ts';

export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Drawing {
  readonly plot: Plot;
  readonly frame: Frame;
  readonly values: Scale;
  readonly xs: Scale;
  /** Of categories. */
  readonly count: number;
  /** How many series were drawn before: colours go on. */
  readonly firstColour: number;
}

/** The accents of Office's theme. */
const accents = [
  '#4472c4',
  '#ed7d31',
  '#a5a5a5',
  '#ffc000',
  '#5b9bd5',
  '#70ad47',
  '#264478',
  '#9e480e',
  '#636363',
  '#997300',
];
export const palette = (index: number): string => accents[index % accents.length] ?? '#4472c4';

const colourOf = (series: Series, index: number, first: number): string => series.colour ?? palette(first + index);

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where the value of each series begins and ends, in the units of the axis. */
function spansAt({ grouping, series }: Plot, index: number): readonly (Span | undefined)[] {
  const column = series.map(({ values }) => values[index]);
  if (grouping === 'clustered')
    return column.map((value) => (value === undefined ? undefined : { from: 0, to: value }));
  const all = column.reduce<number>((sum, value) => sum + Math.abs(value ?? 0), 0);
  const part = grouping === 'percent' && all > 0 ? 1 / all : 1;
  let [above, below] = [0, 0];
  return column.map((value) => {
    if (value === undefined) return undefined;
    const from = value >= 0 ? above : below;
    const to = from + value * part;
    if (value >= 0) above = to;
    else below = to;
    return { from, to };
  });
}

const heightAt = (value: number, { frame, values }: Drawing): number =>
  frame.bottom - shareOf(value, values) * (frame.bottom - frame.top);

const shareOf = (value: number, { low, high }: Scale): number => Math.min(1, Math.max(0, (value - low) / (high - low)));

export function columns(drawing: Drawing): string {
  const { plot, frame, values, count, firstColour } = drawing;
  const isSideways = plot.kind === 'bar';
  const length = isSideways ? frame.bottom - frame.top : frame.right - frame.left;
  const step = length / count;
  const beside = plot.grouping === 'clustered' ? plot.series.length : 1;
  const thickness = (step * 0.7) / beside;
  const parts: string[] = [];
  for (let index = 0; index < count; index++)
    spansAt(plot, index).forEach((span, order) => {
      const series = plot.series[order];
      if (!span || !series) return;
      const [low, high] = [Math.min(span.from, span.to), Math.max(span.from, span.to)];
      const offset = (index + 0.15) * step + (beside === 1 ? 0 : order) * thickness;
      const [start, end] = [shareOf(low, values), shareOf(high, values)];
      const across = frame.right - frame.left;
      const box = isSideways
        ? [frame.left + start * across, frame.bottom - offset - thickness, (end - start) * across, thickness]
        : [frame.left + offset, heightAt(high, drawing), thickness, heightAt(low, drawing) - heightAt(high, drawing)];
      const [x = 0, y = 0, width = 0, height = 0] = box;
      parts.push(
        `<rect x="${x.toFixed(2)}" y="${y.toFixed(2)}" width="${width.toFixed(2)}" height="${height.toFixed(2)}" fill="${colourOf(series, order, firstColour)}"/>`,
      );
    });
  return parts.join('');
}

/** Lines, and areas down to what is below them. A missing value is a gap. */
export function lines(drawing: Drawing): string {
  const { plot, frame, count, firstColour } = drawing;
  const step = (frame.right - frame.left) / count;
  const spans = Array.from({ length: count }, (_, index) => spansAt(plot, index));
  return plot.series
    .map((series, order) => {
      const colour = colourOf(series, order, firstColour);
      const points = spans.map((column, index) => {
        const span = column[order];
        return (
          span && {
            x: frame.left + (index + 0.5) * step,
            y: heightAt(span.to, drawing),
            base: heightAt(span.from, drawing),
          }
        );
      });
      const pieces = unbroken(points);
      if (plot.kind === 'area')
        return pieces
          .map((piece) => {
            const back = [...piece].reverse().map(({ x, base }) => `${x.toFixed(1)} ${base.toFixed(1)}`);
            return `<path d="M${[...piece.map(pointText), ...back].join('L')}Z" fill="${colour}" fill-opacity="0.85"/>`;
          })
          .join('');
      const dots = count <= 40 ? points.map((point) => (point ? dot(point.x, point.y, 2, colour) : '')).join('') : '';
      return `${pieces.map((piece) => polyline(piece, colour)).join('')}${dots}`;
    })
    .join('');
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const pointText = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
const polyline = (points: readonly Point[], colour: string): string =>
  `<path d="M${points.map(pointText).join('L')}" fill="none" stroke="${colour}" stroke-width="1.75" stroke-linejoin="round"/>`;
const dot = (x: number, y: number, radius: number, colour: string): string =>
  `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius}" fill="${colour}"/>`;

function unbroken<Item>(points: readonly (Item | undefined)[]): readonly (readonly Item[])[] {
  const pieces: Item[][] = [[]];
  for (const point of points) {
    if (point === undefined) pieces.push([]);
    else pieces.at(-1)?.push(point);
  }
  return pieces.filter((piece) => piece.length > 0);
}

export function scatter(drawing: Drawing): string {
  const { plot, frame, xs, firstColour } = drawing;
  return plot.series
    .map((series, order) => {
      const colour = colourOf(series, order, firstColour);
      const points = series.values.map((value, index) => {
        const x = series.xs[index] ?? (series.xs.length === 0 ? index + 1 : undefined);
        if (value === undefined || x === undefined) return undefined;
        return { x: frame.left + shareOf(x, xs) * (frame.right - frame.left), y: heightAt(value, drawing) };
      });
      const trace = plot.hasLines
        ? unbroken(points)
            .map((piece) => polyline(piece, colour))
            .join('')
        : '';
      return `${trace}${points.map((point) => (point ? dot(point.x, point.y, 2.5, colour) : '')).join('')}`;
    })
    .join('');
}

/** Clockwise from the top, as Office draws it. Negative values count by their size. */
export function pie({ values }: Series, { left, top, right, bottom }: Frame): string {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const radius = Math.max(10, Math.min(right - left, bottom - top) / 2 - 6);
  const sizes = values.map((value) => Math.abs(value ?? 0));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  let turned = 0;
  return sizes
    .map((size, index) => {
      const share = all > 0 ? size / all : 0;
      const from = turned;
      turned += share;
      if (share === 0) return '';
      if (share > 0.9999) return dot(x, y, radius, palette(index));
      const at = (turn: number): string =>
        `${(x + radius * Math.sin(turn * 2 * Math.PI)).toFixed(2)} ${(y - radius * Math.cos(turn * 2 * Math.PI)).toFixed(2)}`;
      return `<path d="M${x.toFixed(2)} ${y.toFixed(2)}L${at(from)}A${radius.toFixed(2)} ${radius.toFixed(2)} 0 ${share > 0.5 ? 1 : 0} 1 ${at(turned)}Z" fill="${palette(index)}" stroke="#ffffff" stroke-width="1"/>`;
    })
    .join('');
}
