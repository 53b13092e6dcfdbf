/** Charts of Word, Excel and PowerPoint are drawn, where they are, from the values that were stored with them. */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawChart } from '../../src/convert/charts/draw-chart.ts';
import { readChart } from '../../src/convert/charts/read-chart.ts';
import { unpackOwnZip } from '../../src/documents/own-zip.ts';
import { parseXml } from '../../src/documents/xml.ts';
import { zipInMemory } from '../../src/documents/zip-writer.ts';
import { inDrawing, type Part, wordPackage, wordText } from '../office/office-parts.ts';
import { converted } from './run.ts';
import { pptx, workbook } from './samples.ts';

const namespace = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const points = (values: readonly (string | number | undefined)[]): string =>
  values.map((value, index) => (value === undefined ? '' : `<c:pt idx="${index}"><c:v>${value}</c:v></c:pt>`)).join('');
const numbers = (values: readonly (number | undefined)[]): string =>
  `<c:numRef><c:numCache>${points(values)}</c:numCache></c:numRef>`;
const regions = ['North', 'South'];
const series = (name: string, values: readonly (number | undefined)[], colour = ''): string =>
  `<c:ser><c:tx><c:strRef><c:strCache>${points([name])}</c:strCache></c:strRef></c:tx>${colour && `<c:spPr><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></c:spPr>`}<c:cat><c:strRef><c:strCache>${points(regions)}</c:strCache></c:strRef></c:cat><c:val>${numbers(values)}</c:val></c:ser>`;
const space = (plot: string, title = ''): string =>
  `<c:chartSpace xmlns:c="${namespace}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart>${title && `<c:title><c:tx><c:rich><a:p><a:r><a:t>${title}</a:t></a:r></a:p></c:rich></c:tx></c:title>`}<c:plotArea>${plot}</c:plotArea></c:chart></c:chartSpace>`;
const bars = (inside: string): string => `<c:barChart>${inside}</c:barChart>`;

async function svgOf(plot: string): Promise<string> {
  const chart = readChart(parseXml(space(plot)));
  if (!chart) throw new Error('There is no chart');
  return drawChart(chart, { widthPoints: 400, heightPoints: 300 });
}

/** The rectangles of a colour: [x, y, width, height]. */
const boxes = (svg: string, colour: string): readonly (readonly number[])[] =>
  [...svg.matchAll(/<rect x="([-\d.]+)" y="([-\d.]+)" width="([-\d.]+)" height="([-\d.]+)" fill="(#\w+)"\/>/g)]
    .filter(([, , , , , fill]) => fill === colour)
    .map(([, ...found]) => found.slice(0, 4).map(Number))
    // Not those of the legend.
    .filter(([, , width, height]) => width !== 9 || height !== 9);
const [red, blue] = ['#cc0000', '#0000cc'];

describe('a chart', () => {
  it('of columns has heights in proportion to the values, from zero, below it for negative ones', async () => {
    const svg = await svgOf(bars(`<c:barDir val="col"/>${series('A', [40, -20], 'CC0000')}`));
    const [first = [], second = []] = boxes(svg, red);
    expect((first[3] ?? 0) / (second[3] ?? 1)).toBeCloseTo(2, 1);
    // The foot of the first is the top of the second.
    expect((first[1] ?? 0) + (first[3] ?? 0)).toBeCloseTo(second[1] ?? 0, 1);
  });

  it('of bars lies sideways, and stacked series follow each other', async () => {
    const both = `${series('A', [10, 20], 'CC0000')}${series('B', [30, 5], '0000CC')}`;
    const svg = await svgOf(bars(`<c:barDir val="bar"/><c:grouping val="stacked"/>${both}`));
    const [a = [], b = []] = [boxes(svg, red)[0], boxes(svg, blue)[0]];
    expect((b[2] ?? 0) / (a[2] ?? 1)).toBeCloseTo(3, 1);
    expect((a[0] ?? 0) + (a[2] ?? 0)).toBeCloseTo(b[0] ?? 0, 1);
    expect(a[1]).toBe(b[1]);
  });

  it('of a line has a gap where a value is missing', async () => {
    const svg = await svgOf(`<c:lineChart>${series('A', [1, 2, undefined, 4, 5], 'CC0000')}</c:lineChart>`);
    const traces = [...svg.matchAll(/<path d="M([^"]*)" fill="none" stroke="#cc0000"/g)].map(
      ([, d = '']) => d.split('L').length,
    );
    expect(traces).toEqual([2, 2]);
  });

  it('as a pie divides the circle', async () => {
    const svg = await svgOf(`<c:pieChart>${series('A', [3, 1])}</c:pieChart>`);
    const large = [...svg.matchAll(/A[\d.]+ [\d.]+ 0 ([01]) 1/g)].map(([, flag]) => flag);
    expect(large).toEqual(['1', '0']);
  });

  it('of shares ends at a hundred percent', async () => {
    const both = `${series('A', [10, 20], 'CC0000')}${series('B', [30, 20], '0000CC')}`;
    const svg = await svgOf(`<c:areaChart><c:grouping val="percentStacked"/>${both}</c:areaChart>`);
    const tops = [...svg.matchAll(/<path d="M([^"]*)Z" fill="#0000cc"/g)].flatMap(([, d = '']) =>
      d
        .split('L')
        .slice(0, 2)
        .map((point) => point.split(' ')[1]),
    );
    expect(new Set(tops).size).toBe(1);
  });

  it('of points puts them by both values', async () => {
    const svg = await svgOf(
      `<c:scatterChart><c:scatterStyle val="marker"/><c:ser><c:xVal>${numbers([0, 5, 10])}</c:xVal><c:yVal>${numbers([0, 10, 5])}</c:yVal></c:ser></c:scatterChart>`,
    );
    const dots = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(
      ([, x, y]) => [Number(x), Number(y)] as const,
    );
    const [low = [0, 0], middle = [0, 0], right = [0, 0]] = dots;
    expect(middle[0] - low[0]).toBeCloseTo(right[0] - middle[0], 0);
    expect((low[1] - middle[1]) / (low[1] - right[1])).toBeCloseTo(2, 1);
  });

  it('with hostile numbers stays a small picture', async () => {
    const many = Array.from({ length: 3000 }, (_, index) => [1e308, -1e308, 1e99, -1e99][index % 4]);
    const svg = await svgOf(bars(series('A', many)));
    expect(svg.length).toBeLessThan(1_000_000);
    expect(/NaN|Infinity/.test(svg)).toBe(false);
    expect((await sharp(Buffer.from(svg)).metadata()).width).toBeLessThan(2000);
  });
});

const chartPart = (name: string): Part => ({
  name,
  content: space(bars(`<c:barDir val="col"/>${series('Sales', [4711, 12])}`), 'By region'),
});
const description = 'By region: Sales: North 4711, South 12';
const inWord = wordPackage(
  [wordText('Before'), inDrawing(namespace, '<c:chart r:id="rId1"/>'), wordText('After')].join(''),
  [chartPart('word/charts/chart1.xml')],
  [{ id: 'rId1', type: 'chart', target: 'charts/chart1.xml' }],
);
const textOf = ({ bytes }: { readonly bytes: Uint8Array }): string => Buffer.from(bytes).toString();
const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relation = (type: string, target: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="${types}/${type}" Target="${target}"/></Relationships>`;

/** A package with other parts, or with parts changed. */
async function withParts(bytes: Uint8Array, parts: Readonly<Record<string, string | ((before: string) => string)>>) {
  const files = new Map((await unpackOwnZip(bytes)).map((file) => [file.name, file.bytes]));
  for (const [name, part] of Object.entries(parts))
    files.set(name, Buffer.from(typeof part === 'string' ? part : part(Buffer.from(files.get(name) ?? []).toString())));
  return zipInMemory([...files].map(([name, content]) => ({ name, bytes: content })));
}

describe('charts in documents', () => {
  it('of Word are pictures in their place, described by their numbers', async () => {
    const { bytes, warnings } = await converted(inWord, 'docx', 'html');
    expect(warnings).toEqual([]);
    expect(Buffer.from(bytes).toString()).toMatch(
      new RegExp(
        `<p>Before</p>\\s*<p><img src="data:image/svg\\+xml;base64,[^"]+" alt="${description}"[^>]*></p>\\s*<p>After</p>`,
      ),
    );
  });

  it.each(['pdf', 'docx', 'pptx'] as const)('are drawn in %s', async (to) => {
    const { bytes, warnings } = await converted(inWord, 'docx', to, { preserveFormatting: false });
    expect(warnings).toEqual([]);
    if (to === 'pdf') expect(Buffer.from(bytes).toString('latin1')).toContain('/Subtype /Image');
    else
      expect((await unpackOwnZip(bytes)).map(({ name }) => name)).toContainEqual(
        expect.stringMatching(/media\/.*\.png$/),
      );
  });

  it('are tables in text and CSV, and a warning says so', async () => {
    const text = await converted(inWord, 'docx', 'txt');
    expect(textOf(text)).toBe('Before\n\nBy region\n\n\tSales\nNorth\t4711\nSouth\t12\n\nAfter\n');
    expect(text.warnings).toEqual(['Charts became tables of their numbers']);
    expect(textOf(await converted(inWord, 'docx', 'csv'))).toContain('North,4711');
  });

  it('of a workbook follow the cells of their sheet', async () => {
    const book = await withParts(workbook('xlsx'), {
      'xl/worksheets/_rels/sheet1.xml.rels': relation('drawing', '../drawings/drawing1.xml'),
      'xl/drawings/drawing1.xml': '<xdr:wsDr xmlns:xdr="x"/>',
      'xl/drawings/_rels/drawing1.xml.rels': relation('chart', '../charts/chart1.xml'),
      'xl/charts/chart1.xml': chartPart('').content.toString(),
    });
    const html = textOf(await converted(book, 'xlsx', 'html'));
    expect(html.indexOf(description)).toBeGreaterThan(html.indexOf('</table>'));
    expect(textOf(await converted(book, 'xlsx', 'html', { includeCharts: false }))).not.toContain(description);
  });

  it('of a presentation are on their slide', async () => {
    const frame = `<p:graphicFrame><p:xfrm><a:off x="0" y="9000000"/><a:ext cx="4000000" cy="2000000"/></p:xfrm><a:graphic><a:graphicData uri="${namespace}"><c:chart xmlns:c="${namespace}" r:id="rId9"/></a:graphicData></a:graphic></p:graphicFrame>`;
    const deck = await withParts(await pptx(), {
      'ppt/slides/slide1.xml': (before) => before.replace('</p:spTree>', `${frame}</p:spTree>`),
      'ppt/slides/_rels/slide1.xml.rels': (before) =>
        before.replace(
          '</Relationships>',
          `<Relationship Id="rId9" Type="${types}/chart" Target="../charts/chart1.xml"/></Relationships>`,
        ),
      'ppt/charts/chart1.xml': chartPart('').content.toString(),
    });
    const html = textOf(await converted(deck, 'pptx', 'html'));
    expect(html).toMatch(new RegExp(`alt="${description}" width="420" height="210"`));
    expect(html.indexOf(description)).toBeLessThan(html.indexOf('break-after: page'));
  });

  it('without values are named in a warning', async () => {
    const empty = wordPackage(
      inDrawing(namespace, '<c:chart r:id="rId1"/>'),
      [{ name: 'word/charts/chart1.xml', content: space(bars('')) }],
      [{ id: 'rId1', type: 'chart', target: 'charts/chart1.xml' }],
    );
    expect((await converted(empty, 'docx', 'html')).warnings).toEqual([
      'A chart was left out: its kind or its values cannot be read',
    ]);
  });
});
