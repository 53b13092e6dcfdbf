/** The numbers behind charts (DrawingML, c:chartSpace), as tables: a row for each category, a column for each series. */
import { descendants, type XmlNode } from '../../../documents/xml.ts';
import { type OfficePackage, openOffice } from '../../../office/package.ts';
import { type Block, type Cell, paragraph, text } from '../model.ts';

const maxCharts = 200;

const chartParts = (names: readonly string[]): readonly string[] =>
  names.filter((name) => /\/charts\/chart\d*\.xml$/i.test(name));

/** Rejects with corrupt_document or too_large. */
export async function countCharts(bytes: Uint8Array): Promise<number> {
  const office = await openOffice(bytes);
  const { length } = chartParts(office.names);
  office.close();
  return length;
}

export async function chartTables(
  office: OfficePackage,
): Promise<{ readonly blocks: readonly Block[]; readonly count: number }> {
  const names = chartParts(office.names);
  const blocks: Block[] = [];
  for (const name of names.slice(0, maxCharts)) {
    const chart = await office.xml(name);
    if (chart) blocks.push(...tableOf(chart));
  }
  return { blocks, count: names.length };
}

function tableOf(chart: XmlNode): readonly Block[] {
  const title = descendants(descendants(chart, 'title')[0] ?? { ...chart, children: [] }, 't')
    .map((node) => node.text)
    .join('');
  const series = descendants(chart, 'ser').map((node) => ({
    name: valuesIn(node, 'tx')[0] ?? '',
    categories: valuesIn(node, 'cat'),
    values: valuesIn(node, 'val'),
  }));
  const [first] = series;
  if (!first) return [];
  const header: Cell[] = ['', ...series.map(({ name }) => name)].map((name) => ({
    blocks: [paragraph(name)],
    header: true,
  }));
  const count = Math.max(...series.map(({ values }) => values.length));
  const rows = Array.from({ length: count }, (_, row): Cell[] =>
    [first.categories[row] ?? String(row + 1), ...series.map(({ values }) => values[row] ?? '')].map((value) => ({
      blocks: [paragraph(value)],
    })),
  );
  const heading: Block[] = title === '' ? [] : [{ kind: 'heading', level: 3, content: [text(title)] }];
  return [...heading, { kind: 'table', ...(title === '' ? {} : { name: title }), rows: [header, ...rows] }];
}

/** The values that Excel stored with the reference: c:pt elements in order. */
function valuesIn(series: XmlNode, name: string): readonly string[] {
  const part = series.children.find((inner) => inner.name === name);
  return part
    ? descendants(part, 'pt')
        .slice(0, 10_000)
        .map((point) => descendants(point, 'v')[0]?.text ?? '')
    : [];
}
