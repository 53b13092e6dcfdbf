/** Reads c:chartSpace (ECMA-376, part 1, 21.2): kinds of plots, and the values that Office stored with their references. */
import { at, child, children, descendants, type XmlNode } from '../../documents/xml.ts';
import type { Chart, Grouping, Plot, PlotKind, Series } from './chart.ts';

const maxSeries = 50;
const maxPoints = 1000;
const maxText = 80;
/** Sums and differences of larger ones would not be numbers. */
const largestNumber = 1e100;

/** Kinds without a drawing of their own are drawn as the nearest that is: a radar as lines, for example. */
const kinds: Readonly<Record<string, PlotKind>> = {
  lineChart: 'line',
  line3DChart: 'line',
  stockChart: 'line',
  radarChart: 'line',
  areaChart: 'area',
  area3DChart: 'area',
  pieChart: 'pie',
  pie3DChart: 'pie',
  ofPieChart: 'pie',
  doughnutChart: 'pie',
  scatterChart: 'scatter',
  bubbleChart: 'scatter',
};

/** Undefined for a chart without values. */
export function readChart(space: XmlNode): Chart | undefined {
  const chart = child(space, 'chart');
  const area = chart && child(chart, 'plotArea');
  if (!chart || !area) return undefined;
  const plots = area.children.flatMap(plotOf);
  const series = plots.flatMap((plot) => plot.series);
  if (!series.some(({ values }) => values.length > 0)) return undefined;
  const nodes = descendants(area, 'ser');
  const [xTitle, yTitle] = axisTitles(area, plots[0]?.kind === 'scatter');
  return {
    // Office shows the name of a single series as the title.
    title: titleOf(chart) || (series.length === 1 ? (series[0]?.name ?? '') : ''),
    categories: categoriesOf(nodes),
    plots,
    xTitle,
    yTitle,
    isPercent: formatsOf(area, nodes[0]).some((code) => code.includes('%')),
  };
}

function axisTitles(area: XmlNode, isScatter: boolean): readonly [x: string, y: string] {
  const values = children(area, 'valAx');
  const [x, y] = isScatter ? values : [child(area, 'catAx') ?? child(area, 'dateAx'), values[0]];
  return [titleOf(x), titleOf(y)];
}

/** The number formats of the value axis and of the first values. */
function formatsOf(area: XmlNode, series: XmlNode | undefined): readonly string[] {
  const axis = at(area, 'valAx/numFmt')?.attributes['formatCode'] ?? '';
  const values = series && (child(series, 'val') ?? child(series, 'yVal'));
  return [axis, values ? (at(values, 'numRef/numCache/formatCode')?.text ?? '') : ''];
}

function plotOf(node: XmlNode): readonly Plot[] {
  const isBar = node.name === 'barChart' || node.name === 'bar3DChart';
  const kind = isBar ? barKind(node) : kinds[node.name];
  if (!kind) return [];
  const series = children(node, 'ser').slice(0, maxSeries).map(seriesOf);
  const style = child(node, 'scatterStyle')?.attributes['val'];
  const hasLines = kind === 'scatter' && style !== undefined && style !== 'marker' && !withoutLines(node);
  return series.length === 0 ? [] : [{ kind, grouping: groupingOf(node), hasLines, series }];
}

const barKind = (node: XmlNode): PlotKind => (child(node, 'barDir')?.attributes['val'] === 'bar' ? 'bar' : 'column');

/** Excel writes points without lines as a style with lines, whose lines are not drawn. */
const withoutLines = (node: XmlNode): boolean =>
  children(node, 'ser').some((series) => at(series, 'spPr/ln/noFill') !== undefined);

function groupingOf(node: XmlNode): Grouping {
  const value = child(node, 'grouping')?.attributes['val'];
  if (value === 'percentStacked') return 'percent';
  return value === 'stacked' ? 'stacked' : 'clustered';
}

function seriesOf(node: XmlNode): Series {
  const colour = colourOf(node);
  return {
    name: pointsOf(child(node, 'tx'))[0] ?? child(node, 'tx')?.children.find(({ name }) => name === 'v')?.text ?? '',
    xs: pointsOf(child(node, 'xVal')).map(numberOf),
    values: pointsOf(child(node, 'val') ?? child(node, 'yVal')).map(numberOf),
    ...(colour === undefined ? {} : { colour }),
  };
}

/** Of the fill, or else of the line. */
function colourOf(node: XmlNode): string | undefined {
  const fill = at(node, 'spPr/solidFill/srgbClr') ?? at(node, 'spPr/ln/solidFill/srgbClr');
  const value = fill?.attributes['val'] ?? '';
  return /^[0-9a-f]{6}$/i.test(value) ? `#${value.toLowerCase()}` : undefined;
}

const numberOf = (text: string | undefined): number | undefined => {
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return Math.abs(value) <= largestNumber ? value : undefined;
};

/** The texts of c:pt by their index; positions without a point are undefined. Of several levels, the innermost. */
function pointsOf(source: XmlNode | undefined): readonly (string | undefined)[] {
  if (!source) return [];
  const level = descendants(source, 'lvl')[0] ?? source;
  const points: (string | undefined)[] = [];
  for (const point of descendants(level, 'pt')) {
    const index = Number(point.attributes['idx'] ?? points.length);
    if (Number.isInteger(index) && index >= 0 && index < maxPoints) points[index] = child(point, 'v')?.text ?? '';
  }
  return Array.from(points);
}

function categoriesOf(series: readonly XmlNode[]): readonly string[] {
  const sources = series.map((node) => child(node, 'cat'));
  const longest = Math.max(0, ...series.map((node) => pointsOf(child(node, 'val')).length));
  const source = sources.find((node) => pointsOf(node).length > 0);
  const points = pointsOf(source);
  const code = source && descendants(source, 'formatCode')[0]?.text;
  const isDate = code !== undefined && /[dmy]/i.test(code) && !/general/i.test(code);
  return Array.from({ length: Math.max(longest, points.length) }, (_, index) => {
    const text = points[index] ?? (points.length === 0 ? String(index + 1) : '');
    return isDate ? dateOf(text) : text.replaceAll(/\s+/g, ' ').slice(0, maxText);
  });
}

/** Days since the end of 1899, as workbooks count them. */
function dateOf(text: string): string {
  const days = numberOf(text);
  if (days === undefined || days < 0 || days > 2_958_465) return text.slice(0, maxText);
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
}

function titleOf(node: XmlNode | undefined): string {
  const title = node && child(node, 'title');
  if (!title) return '';
  const written = descendants(title, 't').map(({ text }) => text);
  const texts = written.length > 0 ? written : pointsOf(child(title, 'tx')).map((text) => text ?? '');
  return texts.join('').replaceAll(/\s+/g, ' ').trim().slice(0, maxText);
}
