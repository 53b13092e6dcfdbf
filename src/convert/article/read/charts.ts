/** Charts of Office documents as pictures, which this program draws, with their numbers for formats without pictures. */
import { allSeries, type Chart } from '../../charts/chart.ts';
import { readChart } from '../../charts/read-chart.ts';
import { type OfficePackage, openOffice } from '../../../office/package.ts';
import type { Size } from '../../../office/word/drawings.ts';
import { type Cell, paragraph, type Paragraph, type Picture, type Table } from '../model.ts';
import { type Message, message, type MessageSet } from '../../../texts/message.ts';

const maxCharts = 200;
const maxDescription = 1000;

/** Rejects with corrupt_document or too_large. */
export async function countCharts(bytes: Uint8Array): Promise<number> {
  const office = await openOffice(bytes);
  const { length } = office.names.filter((name) => /\/charts\/chart\d*\.xml$/i.test(name));
  office.close();
  return length;
}

export interface ChartReading {
  readonly office: OfficePackage;
  readonly pictures: Map<string, Picture>;
  readonly warnings: MessageSet;
}

/** Draws the chart in a part. Empty, with a warning, for what is left out. */
export type DrawChart = (part: string | undefined, size: Size) => Promise<readonly Paragraph[]>;

/** `wanted`: false leaves all charts out. */
export function chartDrawer({ office, pictures, warnings }: ChartReading, wanted: boolean): DrawChart {
  let count = 0;
  return async (part, size) => {
    const leftOut = (why: Message): readonly Paragraph[] => {
      warnings.add(why);
      return [];
    };
    if (!wanted) return leftOut(message('loss.charts', {}));
    if (++count > maxCharts) return leftOut(message('loss.firstCharts', { most: maxCharts }));
    const space = part === undefined ? undefined : await office.xml(part);
    const chart = space && readChart(space);
    if (part === undefined || !chart) return leftOut(message('loss.chartUnread', {}));
    const { drawChart } = await import('../../charts/draw-chart.ts');
    pictures.set(part, { bytes: Buffer.from(await drawChart(chart, size)), mediaType: 'image/svg+xml' });
    const run = {
      kind: 'picture',
      picture: part,
      alt: describedIn(chart),
      numbers: numbersOf(chart),
      ...size,
    } as const;
    return [{ kind: 'paragraph', content: [run] }];
  };
}

/** The numbers in words, for those who do not see the picture. */
function describedIn(chart: Chart): string {
  const series = allSeries(chart).map(({ name, xs, values }) => {
    const points = values.flatMap((value, index) =>
      value === undefined ? [] : [`${chart.categories[index] ?? xs[index] ?? index + 1} ${value}`],
    );
    return `${name === '' || name === chart.title ? '' : `${name}: `}${points.join(', ')}`;
  });
  const text = [chart.title || 'Chart', series.join('; ')].join(': ');
  return text.length > maxDescription ? `${text.slice(0, maxDescription - 1)}…` : text;
}

/** A row for each category, a column for each series. */
function numbersOf(chart: Chart): Table {
  const series = allSeries(chart);
  const cell = (text: string, header = false): Cell => ({ blocks: [paragraph(text)], ...(header ? { header } : {}) });
  const count = Math.max(...series.map(({ values }) => values.length));
  const rows = Array.from({ length: count }, (_, index) => [
    cell(chart.categories[index] ?? String(series[0]?.xs[index] ?? index + 1)),
    ...series.map(({ values }) => cell(values[index] === undefined ? '' : String(values[index]))),
  ]);
  const head = ['', ...series.map(({ name }) => name)].map((name) => cell(name, true));
  return { kind: 'table', ...(chart.title === '' ? {} : { name: chart.title }), rows: [head, ...rows] };
}
