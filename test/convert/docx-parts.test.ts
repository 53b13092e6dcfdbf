/** What Word documents have besides their text: headers and footers, notes, charts, diagrams, objects. */
import { Document, Footer, FootnoteReferenceRun, Header, Packer, PageNumber, Paragraph, Tab, TextRun } from 'docx';
import { describe, expect, it } from 'vitest';
import { readerFor } from '../../src/documents/readers/index.ts';
import { openOffice } from '../../src/office/package.ts';
import { converted } from './run.ts';
import { inDrawing, type Part, wordPackage, wordText } from '../office/office-parts.ts';

async function pagesOf(pdf: Uint8Array): Promise<readonly string[]> {
  const document = await readerFor('application/pdf').open(pdf, {});
  const pages: string[] = [];
  for (let index = 0; index < document.pageCount; index++)
    pages.push((await document.text(index)).words.map(({ text }) => text).join(' '));
  document.close();
  return pages;
}

const line = (text: string): Paragraph => new Paragraph({ children: [new TextRun(text)] });
const body = Array.from({ length: 80 }, (_, index) => line(`Paragraph ${index} of the text`));
const footer = new Footer({
  children: [
    new Paragraph({
      children: [new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })],
    }),
  ],
});
const header = new Header({
  children: [
    new Paragraph({
      children: [
        new TextRun('Annual report 年度报告'),
        new TextRun({ children: [new Tab(), new Tab(), 'Example Ltd'] }),
      ],
    }),
  ],
});

const withRunning = (first: boolean): Promise<Uint8Array> =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          properties: { titlePage: first },
          headers: { default: header, first: new Header({ children: [line('Letterhead of the first page')] }) },
          footers: { default: footer, first: new Footer({ children: [line('Bank details')] }) },
          children: body,
        },
      ],
    }),
  );

describe('headers and footers', () => {
  it('stand on every page of the PDF, with the number of the page', async () => {
    const { bytes } = await converted(await withRunning(false), 'docx', 'pdf');
    const pages = await pagesOf(bytes);
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((page, index) => {
      expect(page).toMatch(/Annual report 年度报告.*Example Ltd/);
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
      expect(page).not.toContain('Letterhead');
    });
  });

  it('the first page has its own', async () => {
    const { bytes } = await converted(await withRunning(true), 'docx', 'pdf');
    const [first, second] = await pagesOf(bytes);
    expect(first).toMatch(/Letterhead of the first page.*Bank details/);
    expect(first).not.toContain('Annual report');
    expect(second).toContain('Annual report');
    expect(second).toContain('Page 2 of');
  });

  it('remain headers, footers and fields if the document is converted to DOCX again', async () => {
    const { bytes } = await converted(await withRunning(true), 'docx', 'docx', { includeImages: false });
    const office = await openOffice(bytes);
    const parts = await Promise.all(
      office.names.filter((name) => /word\/(?:header|footer)\d*\.xml$/.test(name)).map((name) => office.bytes(name)),
    );
    office.close();
    const xml = parts.map((part) => part?.toString()).join('\n');
    expect(xml).toContain('Annual report 年度报告');
    expect(xml).toContain('Letterhead of the first page');
    expect(xml).toMatch(/NUMPAGES/);
    expect((await pagesOf((await converted(bytes, 'docx', 'pdf')).bytes))[1]).toContain('Page 2 of');
  });

  it('are left out of Markdown, with a warning', async () => {
    const { bytes, warnings } = await converted(await withRunning(false), 'docx', 'md');
    expect(Buffer.from(bytes).toString()).not.toContain('Annual report');
    expect(warnings).toContainEqual(expect.stringMatching(/Headers and footers/));
  });
});

it('footnotes arrive in Markdown, HTML, text and PDF', async () => {
  const source = await Packer.toBuffer(
    new Document({
      footnotes: { 1: { children: [line('what the note says 脚注')] } },
      sections: [{ children: [new Paragraph({ children: [new TextRun('A claim'), new FootnoteReferenceRun(1)] })] }],
    }),
  );
  for (const to of ['md', 'html', 'txt'] as const)
    expect(Buffer.from((await converted(source, 'docx', to)).bytes).toString()).toContain('what the note says 脚注');
  expect((await pagesOf((await converted(source, 'docx', 'pdf')).bytes))[0]).toContain('what the note says');
});

const chart: Part = {
  name: 'word/charts/chart1.xml',
  content: `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart><c:plotArea><c:barChart><c:ser><c:tx><c:strRef><c:strCache><c:pt idx="0"><c:v>Sales</c:v></c:pt></c:strCache></c:strRef></c:tx><c:cat><c:strRef><c:strCache><c:pt idx="0"><c:v>North</c:v></c:pt></c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache><c:pt idx="0"><c:v>4711</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>`,
};
const diagram: Part = {
  name: 'word/diagrams/data1.xml',
  content: `<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:ptLst>${['Plan it', 'Do it'].map((text) => `<dgm:pt><dgm:t><a:p><a:r><a:t>${text}</a:t></a:r></a:p></dgm:t></dgm:pt>`).join('')}</dgm:ptLst></dgm:dataModel>`,
};
const rich = wordPackage(
  [
    wordText('Words around objects'),
    inDrawing('http://schemas.openxmlformats.org/drawingml/2006/chart', '<c:chart r:id="rId1"/>'),
    inDrawing('http://schemas.openxmlformats.org/drawingml/2006/diagram', '<dgm:relIds r:dm="rId2"/>'),
    '<w:p><w:r><w:object><o:OLEObject Type="Embed" ProgID="Equation.DSMT4" r:id="rId3"/></w:object></w:r></w:p>',
    '<w:p><w:r><w:object><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" r:id="rId3"/></w:object></w:r></w:p>',
    '<w:p><w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r></w:p>',
    inDrawing('http://schemas.microsoft.com/office/word/2010/wordprocessingShape', '<a:ln/>'),
  ].join(''),
  [chart, diagram],
  [
    { id: 'rId1', type: 'chart', target: 'charts/chart1.xml' },
    { id: 'rId2', type: 'diagramData', target: 'diagrams/data1.xml' },
    { id: 'rId3', type: 'oleObject', target: 'embeddings/oleObject1.bin' },
  ],
);

it('parts that cannot be drawn are named in a warning, and their words are kept', async () => {
  for (const to of ['pdf', 'md'] as const) {
    const { bytes, warnings } = await converted(rich, 'docx', to);
    const text = to === 'pdf' ? (await pagesOf(bytes)).join(' ') : Buffer.from(bytes).toString();
    for (const words of ['Words around objects', 'Plan it', 'Do it']) expect(text).toContain(words);
    for (const told of [/SmartArt/, /MathType/, /Excel\.Sheet/, /watermark/, /Drawn shapes/])
      expect(warnings).toContainEqual(expect.stringMatching(told));
  }
});

it('charts are left out with a warning if includeCharts is off', async () => {
  const { bytes, warnings } = await converted(rich, 'docx', 'md', { includeCharts: false });
  expect(Buffer.from(bytes).toString()).not.toContain('4711');
  expect(warnings).toContainEqual('Charts were left out');
});
