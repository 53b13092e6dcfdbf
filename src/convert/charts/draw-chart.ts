/** Draws a chart as SVG: a title, axes with their names, the plots, and a legend where there are several series. */
import { allSeries, type Chart, type Plot } from './chart.ts';
import { type GlyphText, glyphText } from '../../typesetting/glyph-text.ts';
import { columns, type Frame, lines, palette, pie, scatter } from './plots.ts';
import { type Scale, scaleOf, shownNumber } from './scale.ts';

export interface ChartSize {
  readonly widthPoints: number;
  readonly heightPoints: number;
}

const defaultSize: ChartSize = { widthPoints: 432, heightPoints: 270 };
const [smallest, largest] = [120, 1000];
const small = 9;
const margin = 8;
/** In the legend. */
const maxNames = 30;
const grey = '#d9d9d9';

/** `size` is the one on the page; nonsensical ones are bounded. */
export async function drawChart(chart: Chart, size: Partial<ChartSize> = {}): Promise<string> {
  const bounded = (points: number | undefined, otherwise: number): number =>
    Math.round(Math.min(largest, Math.max(smallest, points ?? otherwise)));
  const width = bounded(size.widthPoints, defaultSize.widthPoints);
  const height = bounded(size.heightPoints, defaultSize.heightPoints);
  const glyphs = await glyphText();
  const parts = [`<rect width="${width}" height="${height}" fill="#ffffff"/>`];
  let top = margin;
  if (chart.title !== '') {
    parts.push(
      glyphs.draw(glyphs.fitted(chart.title, 13, width - 2 * margin), width / 2, top + 13, {
        size: 13,
        anchor: 'middle',
        colour: '#222222',
      }),
    );
    top += 22;
  }
  const legend = legendOf(chart, width, glyphs);
  const bottom = height - margin - legend.height;
  parts.push(legend.draw(bottom + 4));
  const isPie = chart.plots.every(({ kind }) => kind === 'pie');
  parts.push(
    ...(isPie
      ? pieParts(chart, { left: margin, top, right: width - margin, bottom })
      : axisParts(chart, { left: margin, top, right: width - margin, bottom }, glyphs)),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`;
}

function pieParts({ plots }: Chart, area: Frame): readonly string[] {
  const [first] = plots[0]?.series ?? [];
  return first ? [pie(first, area)] : [];
}

/** Names of series below the plots; of the categories for a pie. */
function legendOf(chart: Chart, width: number, glyphs: GlyphText) {
  const series = allSeries(chart);
  const isPie = chart.plots[0]?.kind === 'pie';
  const names = isPie ? chart.categories : series.map(({ name }) => name);
  const shown = isPie || series.length > 1 ? names.slice(0, maxNames) : [];
  const lines: { readonly text: string; readonly x: number; readonly colour: string }[][] = [[]];
  let x = margin;
  shown.forEach((name, index) => {
    const text = glyphs.fitted(name, small, 160);
    const needed = 14 + glyphs.width(text, small) + 12;
    if (x + needed > width - margin && lines.at(-1)?.length !== 0) {
      lines.push([]);
      x = margin;
    }
    const colour = (isPie ? undefined : series[index]?.colour) ?? palette(index);
    lines.at(-1)?.push({ text, x, colour });
    x += needed;
  });
  const height = shown.length === 0 ? 0 : lines.length * 15 + 4;
  const draw = (y: number): string =>
    lines
      .flatMap((line, row) =>
        line.map(
          (entry) =>
            `<rect x="${entry.x.toFixed(1)}" y="${(y + row * 15).toFixed(1)}" width="9" height="9" fill="${entry.colour}"/>${glyphs.draw(entry.text, entry.x + 13, y + row * 15 + 8, { size: small })}`,
        ),
      )
      .join('');
  return { height, draw };
}

interface Axes {
  readonly plots: readonly Plot[];
  readonly isSideways: boolean;
  readonly isScatter: boolean;
  readonly values: Scale;
  /** For scatter. */
  readonly xs: Scale;
}

function axesOf({ plots }: Chart): Axes {
  const isLength = plots.some(({ kind }) => kind === 'bar' || kind === 'column' || kind === 'area');
  const numbers = plots.flatMap(valuesShown);
  const xs = plots.flatMap(({ series }) => series.flatMap((one) => one.xs.flatMap((x) => x ?? [])));
  return {
    plots: plots.filter(({ kind }) => kind !== 'pie'),
    isSideways: plots.some(({ kind }) => kind === 'bar'),
    isScatter: plots.every(({ kind }) => kind === 'scatter'),
    values: scaleOf(numbers, isLength),
    xs: scaleOf(xs, false),
  };
}

/** The ends of what is drawn: sums where series are stacked. */
function valuesShown({ grouping, series }: Plot): readonly number[] {
  if (grouping === 'percent') return [0, 1];
  if (grouping === 'clustered') return series.flatMap(({ values }) => values.flatMap((value) => value ?? []));
  const count = Math.max(0, ...series.map(({ values }) => values.length));
  return Array.from({ length: count }, (_, index) => {
    const column = series.map(({ values }) => values[index] ?? 0);
    const sum = (sign: number): number => column.reduce((all, value) => all + (value * sign > 0 ? value : 0), 0);
    return [sum(1), sum(-1)];
  }).flat();
}

function axisParts(chart: Chart, area: Frame, glyphs: GlyphText): readonly string[] {
  const axes = axesOf(chart);
  const isPercent = chart.isPercent || axes.plots.some(({ grouping }) => grouping === 'percent');
  const numbers = axes.values.ticks.map((tick) => shownNumber(tick, isPercent));
  const names = chart.categories.map((name) => glyphs.fitted(name, small, area.right / 4));
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => glyphs.width(text, small)));
  const [xTitle, yTitle] = axes.isSideways ? [chart.yTitle, chart.xTitle] : [chart.xTitle, chart.yTitle];
  const frame: Frame = {
    left: area.left + widest(axes.isSideways ? names : numbers) + 8 + (yTitle === '' ? 0 : 14),
    top: area.top + 4,
    right: area.right - 10,
    bottom: area.bottom - 18 - (xTitle === '' ? 0 : 14),
  };
  const parts = [...titles(xTitle, yTitle, area, frame, glyphs), ...valueAxis(axes, frame, numbers, glyphs)];
  parts.push(...(axes.isScatter ? xAxis(axes.xs, frame, glyphs) : categoryAxis(names, axes.isSideways, frame, glyphs)));
  let before = 0;
  for (const plot of axes.plots) {
    const drawing = {
      plot,
      frame,
      values: axes.values,
      xs: axes.xs,
      count: Math.max(1, chart.categories.length),
      firstColour: before,
    };
    if (plot.kind === 'bar' || plot.kind === 'column') parts.push(columns(drawing));
    else if (plot.kind === 'scatter') parts.push(scatter(drawing));
    else parts.push(lines(drawing));
    before += plot.series.length;
  }
  return parts;
}

function titles(xTitle: string, yTitle: string, area: Frame, frame: Frame, glyphs: GlyphText): readonly string[] {
  const [across, down] = [(frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2];
  return [
    xTitle === ''
      ? ''
      : glyphs.draw(glyphs.fitted(xTitle, 10, frame.right - frame.left), across, area.bottom - 3, {
          size: 10,
          anchor: 'middle',
        }),
    yTitle === ''
      ? ''
      : glyphs.draw(glyphs.fitted(yTitle, 10, frame.bottom - frame.top), area.left + 10, down, {
          size: 10,
          anchor: 'middle',
          upwards: true,
        }),
  ];
}

const line = (x1: number, y1: number, x2: number, y2: number, colour: string): string =>
  `<path d="M${x1.toFixed(1)} ${y1.toFixed(1)}L${x2.toFixed(1)} ${y2.toFixed(1)}" stroke="${colour}" stroke-width="0.75" fill="none"/>`;

function valueAxis(
  { values, isSideways }: Axes,
  frame: Frame,
  texts: readonly string[],
  glyphs: GlyphText,
): readonly string[] {
  return values.ticks.flatMap((tick, index) => {
    const share = (tick - values.low) / (values.high - values.low);
    const text = texts[index] ?? '';
    if (isSideways) {
      const x = frame.left + share * (frame.right - frame.left);
      return [
        line(x, frame.top, x, frame.bottom, grey),
        glyphs.draw(text, x, frame.bottom + 12, { size: small, anchor: 'middle' }),
      ];
    }
    const y = frame.bottom - share * (frame.bottom - frame.top);
    return [
      line(frame.left, y, frame.right, y, grey),
      glyphs.draw(text, frame.left - 5, y + 3, { size: small, anchor: 'end' }),
    ];
  });
}

function xAxis(xs: Scale, frame: Frame, glyphs: GlyphText): readonly string[] {
  return xs.ticks.flatMap((tick) => {
    const x = frame.left + ((tick - xs.low) / (xs.high - xs.low)) * (frame.right - frame.left);
    return [
      line(x, frame.bottom, x, frame.bottom + 3, '#888888'),
      glyphs.draw(shownNumber(tick, false), x, frame.bottom + 12, { size: small, anchor: 'middle' }),
    ];
  });
}

/** Every name that has room; where there are too many, every second, third and so on. */
function categoryAxis(
  names: readonly string[],
  isSideways: boolean,
  frame: Frame,
  glyphs: GlyphText,
): readonly string[] {
  const length = isSideways ? frame.bottom - frame.top : frame.right - frame.left;
  const step = length / Math.max(1, names.length);
  const widest = Math.max(0, ...names.map((name) => glyphs.width(name, small)));
  const every = Math.max(1, Math.ceil((isSideways ? small + 2 : Math.min(widest + 6, 60)) / step));
  return names.flatMap((name, index) => {
    if (index % every !== 0) return [];
    const middle = (index + 0.5) * step;
    if (isSideways)
      return [glyphs.draw(name, frame.left - 5, frame.bottom - middle + 3, { size: small, anchor: 'end' })];
    const text = glyphs.fitted(name, small, every * step - 4);
    return [glyphs.draw(text, frame.left + middle, frame.bottom + 12, { size: small, anchor: 'middle' })];
  });
}
