/** Macros never run, and nothing that a document refers to is fetched: a server that listens sees no connection. */
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identify } from '../../src/convert/identify.ts';
import { openOffice } from '../../src/office/package.ts';
import { converted } from '../convert/run.ts';
import { sheetPackage, wordPackage, wordText } from './office-parts.ts';
import { zipOf } from '../convert/zip-bomb.ts';

describe('macros', () => {
  const macros = [{ name: 'vbaProject.bin', content: 'Sub AutoOpen() Shell "touch /tmp/ran" End Sub' }];
  const word = wordPackage(
    wordText('Text of a document with macros'),
    [{ name: 'word/vbaProject.bin', content: macros[0]?.content ?? '' }],
    [{ id: 'rId1', type: 'vbaProject', target: 'vbaProject.bin' }],
    'application/vnd.ms-word.document.macroEnabled.main+xml',
  );
  const sheet = sheetPackage(
    'Cell of a workbook with macros',
    [{ name: 'xl/vbaProject.bin', content: macros[0]?.content ?? '' }],
    [{ id: 'rId9', type: 'vbaProject', target: 'vbaProject.bin' }],
    'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
  );

  it('documents with macros are recognised as the same format without macros', async () => {
    expect((await identify(word, 'a.docm')).format).toBe('docx');
    expect((await identify(sheet, 'a.xlsm')).format).toBe('xlsx');
  });

  it.each([
    ['docx', 'md', word],
    ['docx', 'pdf', word],
    ['xlsx', 'csv', sheet],
    ['xlsx', 'pdf', sheet],
  ] as const)('%s → %s: told, not run', async (from, to, bytes) => {
    const result = await converted(bytes, from, to);
    expect(result.warnings).toContain('The document has macros; they were not run');
    expect(Buffer.from(result.bytes).toString('latin1')).not.toContain('AutoOpen');
  });

  it.each([
    ['docx', word],
    ['xlsx', sheet],
  ] as const)('%s → %s: taken out, so that Office opens it', async (format, bytes) => {
    const result = await converted(bytes, format, format);
    expect(result.warnings).toContainEqual(expect.stringMatching(/macros .* removed/));
    const office = await openOffice(result.bytes);
    expect(office.names.filter((name) => /vba/i.test(name))).toEqual([]);
    expect((await office.bytes('[Content_Types].xml'))?.toString()).not.toMatch(/macroEnabled|vba/);
    office.close();
    expect((await identify(result.bytes, `a.${format}`)).format).toBe(format);
    expect(Buffer.from((await converted(result.bytes, format, 'html')).bytes).toString()).toMatch(/with macros/);
  });
});

it('a presentation with an embedded workbook is recognised as a presentation', async () => {
  const types =
    '<Types><Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/><Override PartName="/ppt/presentation.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>';
  const bytes = zipOf([{ name: '[Content_Types].xml', content: Buffer.from(types) }]);
  expect((await identify(bytes, 'a.pptx')).format).toBe('pptx');
});

describe('what a document refers to', () => {
  let server: Server;
  let base = '';
  let connections = 0;
  beforeAll(async () => {
    server = createServer((socket) => {
      connections++;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  });
  afterAll(() => server.close());

  it.each(['pdf', 'md', 'html', 'txt', 'pptx', 'docx'] as const)('docx → %s fetches nothing', async (to) => {
    const picture = (id: string): string =>
      `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="a logo"/><a:graphic><a:graphicData><a:blip r:link="${id}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
    const bytes = wordPackage(
      `${wordText('Kept sentence')}${picture('rId1')}${picture('rId2')}<w:p><w:r><w:instrText>INCLUDEPICTURE "${base}/field.png"</w:instrText></w:r></w:p>`,
      [
        {
          name: 'word/settings.xml',
          content: '<w:settings xmlns:w="x"><w:attachedTemplate r:id="rId3"/></w:settings>',
        },
      ],
      [
        { id: 'rId1', type: 'image', target: `${base}/picture.png`, external: true },
        { id: 'rId2', type: 'image', target: 'file:///etc/passwd', external: true },
        { id: 'rId3', type: 'attachedTemplate', target: `${base}/template.dotm`, external: true },
      ],
    );
    const result = await converted(bytes, 'docx', to, to === 'docx' ? { preserveFormatting: false } : {});
    expect(result.warnings).toContainEqual(expect.stringMatching(/not fetched/));
    expect(connections).toBe(0);
  });

  it('html with addresses and files, and a workbook linked to another, fetch nothing', async () => {
    const page = `<p>kept</p><img src="${base}/x.png"><img src="file:///etc/passwd"><link rel="stylesheet" href="${base}/x.css">
      <div style="background: url(${base}/y.png)">styled</div><svg><image href="${base}/z.svg"/></svg><video src="${base}/v.mp4"></video>`;
    for (const to of ['pdf', 'docx', 'md', 'txt'] as const) {
      const { bytes } = await converted(Buffer.from(page), 'html', to);
      expect(Buffer.from(bytes).toString('latin1')).not.toContain('root:x:');
    }
    const svg = `<p><img src="data:image/svg+xml;base64,${Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="${base}/in.png" width="9" height="9"/></svg>`).toString('base64')}"></p>`;
    await converted(Buffer.from(svg), 'html', 'pdf');
    const linked = sheetPackage(
      'linked',
      [
        {
          name: 'xl/externalLinks/externalLink1.xml',
          content: '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
        },
        {
          name: 'xl/externalLinks/_rels/externalLink1.xml.rels',
          content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" Target="${base}/other.xlsx" TargetMode="External"/></Relationships>`,
        },
      ],
      [{ id: 'rId5', type: 'externalLink', target: 'externalLinks/externalLink1.xml' }],
    );
    for (const to of ['pdf', 'csv'] as const) await converted(linked, 'xlsx', to);
    expect(connections).toBe(0);
  });
});
