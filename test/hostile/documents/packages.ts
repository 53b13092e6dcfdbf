/** ZIPs, and documents that are ZIPs: OFD, Word, Excel, PowerPoint. */
import { deflateRawSync, deflateSync } from 'node:zlib';
import { zipOf } from '../../convert/zip-bomb.ts';
import { makeZip } from '../../documents/zip-maker.ts';
import { ofd, page } from '../../documents/readers/ofd-sample.ts';
import { wordPackage } from '../../office/office-parts.ts';
import type { HostileDocument } from '../document.ts';
import { presentation, workbook } from './office.ts';
import { onePage } from './raw-pdf.ts';

const nested = (depth: number, inner: Uint8Array, name: string): Uint8Array =>
  depth === 0 ? inner : nested(depth - 1, makeZip([{ name, data: inner }]), 'inner.zip');

const zips: readonly HostileDocument[] = [
  { name: 'zips-in-zips.zip', make: () => nested(40, onePage({}), 'a.pdf') },
  {
    name: 'entries-that-share-bytes.zip',
    slow: true,
    make: () =>
      makeZip([
        { name: '0.pdf', data: Buffer.alloc(1_000_000) },
        ...Array.from({ length: 5000 }, (_, n) => ({ name: `${n + 1}.pdf`, sharesWith: 0 })),
      ]),
  },
  {
    name: 'entries-20000.zip',
    slow: true,
    make: () => makeZip(Array.from({ length: 20_000 }, (_, n) => ({ name: `${n}.pdf`, data: 'x' }))),
  },
  {
    name: 'a-gigabyte-of-blanks.zip',
    slow: true,
    make: () =>
      makeZip(Array.from({ length: 6 }, (_, n) => ({ name: `${n}.xml`, data: Buffer.alloc(190_000_000, ' ') }))),
  },
  {
    name: 'bombs-in-a-zip.zip',
    make: () =>
      makeZip([
        { name: 'a.ofd', data: makeZip([{ name: 'OFD.xml', data: Buffer.alloc(60_000_000, '<a>') }]) },
        { name: 'b.pdf', data: onePage({}) },
      ]),
  },
  {
    name: 'names-that-point-out.zip',
    make: () =>
      makeZip(
        [
          '../../../etc/passwd.pdf',
          '/etc/a.pdf',
          'C:\\a.pdf',
          'a\0b.pdf',
          '\u001b[2J.pdf',
          '\u009b2J.pdf',
          `${'a/'.repeat(20_000)}a.pdf`,
        ].map((name) => ({ name, data: onePage({}) })),
      ),
  },
  {
    name: 'comment-that-is-a-zip.zip',
    make: () =>
      Buffer.concat([
        makeZip([{ name: 'a.pdf', data: onePage({}) }]),
        Buffer.from('PK\x05\x06'),
        Buffer.alloc(18, 0xff),
      ]),
  },
];

const ns = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const body = 'Doc_0/Pages/Page_0/Content.xml';
const documentXml = (common: string, pages: string): string =>
  `<ofd:Document ${ns}><ofd:CommonData>${common}</ofd:CommonData><ofd:Pages>${pages}</ofd:Pages></ofd:Document>`;
const area = '<ofd:PageArea><ofd:PhysicalBox>0 0 210 140</ofd:PhysicalBox></ofd:PageArea>';
const onPage = '<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>';
const blocks = (depth: number): string => '<ofd:PageBlock>'.repeat(depth) + '</ofd:PageBlock>'.repeat(depth);
const image = '<ofd:ImageObject ID="9" Boundary="0 0 200 100" CTM="200 0 0 100 0 0" ResourceID="7"/>';
const media = (file: string): string =>
  `<ofd:Res ${ns} BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="7" Type="Image"><ofd:MediaFile>${file}</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>`;
const composite = (content: string): string =>
  `<ofd:Res ${ns}><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7" Width="9" Height="9"><ofd:Content>${content}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>`;
const withResources = documentXml(`${area}<ofd:PublicRes>Res.xml</ofd:PublicRes>`, onPage);

/** A PNG of nothing: see pictures.ts. */
const emptyPng = (side: number): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2], 8);
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
  };
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(100))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const ofds: readonly HostileDocument[] = [
  { name: 'blocks-in-blocks.ofd', convertTo: 'pdf', make: () => ofd({ [body]: page(blocks(5000)) }) },
  { name: 'blocks-200-deep.ofd', convertTo: 'pdf', make: () => ofd({ [body]: page(blocks(200)) }) },
  {
    name: 'template-of-itself.ofd',
    convertTo: 'pdf',
    make: () => ofd({ [body]: page(''), 'Doc_0/Tpls/Tpl_0/Content.xml': page('') }),
  },
  {
    name: 'graphic-of-itself.ofd',
    convertTo: 'pdf',
    make: () =>
      ofd({
        'Doc_0/Document.xml': withResources,
        'Doc_0/Res.xml': composite('<ofd:CompositeObject ID="8" Boundary="0 0 9 9" ResourceID="7"/>'.repeat(3)),
        [body]: page('<ofd:CompositeObject ID="8" Boundary="0 0 9 9" ResourceID="7"/>'),
      }),
  },
  {
    name: 'page-of-a-million-millimetres.ofd',
    convertTo: 'png',
    make: () =>
      ofd({
        'Doc_0/Document.xml': documentXml(
          '<ofd:PageArea><ofd:PhysicalBox>0 0 1000000 1000000</ofd:PhysicalBox></ofd:PageArea>',
          onPage,
        ),
        [body]: page(''),
      }),
  },
  {
    name: 'pages-5000-of-one-part.ofd',
    slow: true,
    convertTo: 'pdf',
    make: () =>
      ofd({
        'Doc_0/Document.xml': documentXml(area, onPage.repeat(5000)),
        [body]: page(
          '<ofd:PathObject ID="3" Boundary="0 0 99 99"><ofd:AbbreviatedData>M 0 0 L 9 9</ofd:AbbreviatedData></ofd:PathObject>'.repeat(
            200,
          ),
        ),
      }),
  },
  {
    name: 'path-of-a-million-lines.ofd',
    slow: true,
    convertTo: 'pdf',
    make: () =>
      ofd({
        [body]: page(
          `<ofd:PathObject ID="3" Boundary="0 0 99 99"><ofd:AbbreviatedData>${'L 1 1 '.repeat(1_000_000)}</ofd:AbbreviatedData></ofd:PathObject>`,
        ),
      }),
  },
  {
    name: 'text-of-a-million-steps.ofd',
    convertTo: 'txt',
    make: () =>
      ofd({
        [body]: page(
          `<ofd:TextObject ID="3" Boundary="0 0 99 99" Font="1" Size="4"><ofd:TextCode X="0" Y="4" DeltaX="g 2000000000 1">abc</ofd:TextCode></ofd:TextObject>`,
        ),
      }),
  },
  {
    name: 'objects-300000.ofd',
    slow: true,
    convertTo: 'pdf',
    make: () =>
      ofd({
        [body]: page(
          '<ofd:TextObject ID="3" Boundary="0 0 99 99" Font="1" Size="4"><ofd:TextCode X="0" Y="4">a</ofd:TextCode></ofd:TextObject>'.repeat(
            300_000,
          ),
        ),
      }),
  },
  {
    name: 'picture-of-49-megapixels.ofd',
    convertTo: 'pdf',
    make: () =>
      ofd({
        'Doc_0/Document.xml': withResources,
        'Doc_0/Res.xml': media('a.bmp'),
        'Doc_0/Res/a.bmp': emptyPng(7000),
        [body]: page(image.repeat(20)),
      }),
  },
  {
    name: 'ofd-in-an-ofd.ofd',
    convertTo: 'pdf',
    make: async () =>
      ofd({
        [body]: page(image),
        'Doc_0/Document.xml': withResources,
        'Doc_0/Res.xml': media('a.ofd'),
        'Doc_0/Res/a.ofd': await ofd({ [body]: page('') }),
      }),
  },
  { name: 'ofds-in-zips.zip', make: async () => nested(3, await ofd({ [body]: page('') }), 'a.ofd') },
  {
    name: 'ofd-that-is-a-bomb.ofd',
    convertTo: 'pdf',
    make: () =>
      zipOf([
        { name: 'OFD.xml', content: Buffer.from('<a/>') },
        {
          name: 'Doc_0/Document.xml',
          content: Buffer.alloc(64),
          packed: deflateRawSync(Buffer.alloc(60_000_000)),
          declared: 60_000_000,
        },
      ]),
  },
];

const paragraph = '<w:p><w:r><w:t>a</w:t></w:r></w:p>';
const tables = (depth: number): string =>
  '<w:tbl><w:tr><w:tc>'.repeat(depth) + paragraph + '</w:tc></w:tr></w:tbl>'.repeat(depth);
const styles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>`;
const stylesRelation = [{ id: 'rId9', type: 'styles', target: 'styles.xml' }];
const drawing =
  '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="99999999999" cy="99999999999"/><a:graphic><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="rId5"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>';
const cell = (reference: string, value = '1'): string => `<c r="${reference}"><v>${value}</v></c>`;
const row = (number: number, cells: string): string => `<row r="${number}">${cells}</row>`;

const offices: readonly HostileDocument[] = [
  { name: 'paragraphs-a-million.docx', convertTo: 'md', make: () => wordPackage(paragraph.repeat(1_000_000)) },
  { name: 'paragraphs-as-pdf.docx', slow: true, convertTo: 'pdf', make: () => wordPackage(paragraph.repeat(200_000)) },
  { name: 'tables-in-tables.docx', convertTo: 'html', make: () => wordPackage(tables(2000)) },
  { name: 'tables-60-deep.docx', slow: true, convertTo: 'tex', make: () => wordPackage(tables(60)) },
  { name: 'tables-60-deep-as-pdf.docx', slow: true, convertTo: 'pdf', make: () => wordPackage(tables(60)) },
  {
    name: 'cell-over-a-billion-columns.docx',
    slow: true,
    convertTo: 'html',
    make: () =>
      wordPackage(
        `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>${paragraph}</w:tc></w:tr></w:tbl>`,
      ),
  },
  {
    name: 'cell-over-a-billion-columns-as-tex.docx',
    slow: true,
    convertTo: 'tex',
    make: () =>
      wordPackage(
        `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>${paragraph}</w:tc></w:tr></w:tbl>`,
      ),
  },
  {
    name: 'styles-in-a-circle.docx',
    convertTo: 'md',
    make: () =>
      wordPackage(
        '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>',
        [{ name: 'word/styles.xml', content: styles }],
        stylesRelation,
      ),
  },
  {
    name: 'picture-of-49-megapixels.docx',
    convertTo: 'pdf',
    make: () =>
      wordPackage(
        drawing.repeat(20),
        [{ name: 'word/a.png', content: emptyPng(7000) }],
        [{ id: 'rId5', type: 'image', target: 'a.png' }],
      ),
  },
  {
    name: 'picture-of-900-megapixels.docx',
    convertTo: 'pptx',
    make: () =>
      wordPackage(
        drawing,
        [{ name: 'word/a.png', content: emptyPng(30_000) }],
        [{ id: 'rId5', type: 'image', target: 'a.png' }],
      ),
  },
  {
    name: 'part-of-250-megabytes.docx',
    slow: true,
    convertTo: 'md',
    make: () =>
      zipOf([
        { name: '[Content_Types].xml', content: Buffer.from('<Types>wordprocessingml.</Types>') },
        {
          name: 'word/document.xml',
          content: Buffer.alloc(64),
          packed: deflateRawSync(Buffer.alloc(250_000_000, ' ')),
          declared: 250_000_000,
        },
      ]),
  },
  {
    name: 'two-cells-far-apart.xlsx',
    convertTo: 'pdf',
    make: () => workbook(row(1, cell('A1')) + row(1_048_576, cell('XFD1048576'))),
  },
  {
    name: 'two-cells-far-apart-as-csv.xlsx',
    convertTo: 'csv',
    make: () => workbook(row(1, cell('A1')) + row(1_048_576, cell('XFD1048576'))),
  },
  {
    name: 'two-cells-far-apart-as-xls.xlsx',
    slow: true,
    convertTo: 'xls',
    make: () => workbook(row(1, cell('A1')) + row(1_048_576, cell('XFD1048576'))),
  },
  {
    name: 'one-column-to-the-end.xlsx',
    slow: true,
    convertTo: 'pdf',
    make: () => workbook(row(1, cell('A1')) + row(1_048_576, cell('A1048576'))),
  },
  {
    name: 'merged-over-everything.xlsx',
    convertTo: 'html',
    make: () => workbook(row(1, cell('A1')), '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
  },
  {
    name: 'cells-600000.xlsx',
    slow: true,
    convertTo: 'csv',
    make: () =>
      workbook(
        Array.from({ length: 60_000 }, (_, n) =>
          row(
            n + 1,
            'ABCDEFGHIJ'
              .split('')
              .map((column) => cell(`${column}${n + 1}`))
              .join(''),
          ),
        ).join(''),
      ),
  },
  {
    name: 'cells-600000-as-pdf.xlsx',
    slow: true,
    convertTo: 'pdf',
    make: () =>
      workbook(
        Array.from({ length: 60_000 }, (_, n) =>
          row(
            n + 1,
            'ABCDEFGHIJ'
              .split('')
              .map((column) => cell(`${column}${n + 1}`))
              .join(''),
          ),
        ).join(''),
      ),
  },
  {
    name: 'addresses-that-are-none.xlsx',
    convertTo: 'csv',
    make: () => workbook(row(1, cell('ZZZZZZZZ99999999999') + cell('A0') + cell('-1'))),
  },
  { name: 'worksheets-5000.xlsx', slow: true, convertTo: 'csv', make: () => workbook(row(1, cell('A1')), '', 5000) },
  { name: 'slides-3000.pptx', slow: true, convertTo: 'pdf', make: () => presentation('', 3000) },
  {
    name: 'groups-in-groups.pptx',
    convertTo: 'md',
    make: () => presentation('<p:grpSp>'.repeat(2000) + '</p:grpSp>'.repeat(2000)),
  },
  {
    name: 'groups-60-deep.pptx',
    convertTo: 'html',
    make: () => presentation('<p:grpSp>'.repeat(60) + '</p:grpSp>'.repeat(60)),
  },
];

export const packages: readonly HostileDocument[] = [...zips, ...ofds, ...offices];
