/** Office documents put together from bare parts, for what no library writes: diagrams, old equations, macros, links. */
import { zipOf } from '../convert/zip-bomb.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  `xmlns:r="${office}"`,
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
  'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(' ');

export interface Part {
  readonly name: string;
  readonly content: string | Buffer;
}
export interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external?: boolean;
}

const relations = (list: readonly Relation[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(
      ({ id, type, target, external }) =>
        `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`;

function packageOf(main: string, contentType: string, parts: readonly Part[], list: readonly Relation[]): Uint8Array {
  const slash = main.lastIndexOf('/');
  return zipOf(
    [
      {
        name: '[Content_Types].xml',
        content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/${main}" ContentType="${contentType}"/></Types>`,
      },
      { name: '_rels/.rels', content: relations([{ id: 'rId1', type: 'officeDocument', target: main }]) },
      { name: `${main.slice(0, slash)}/_rels/${main.slice(slash + 1)}.rels`, content: relations(list) },
      ...parts,
    ].map(({ name, content }) => ({ name, content: Buffer.from(content) })),
  );
}

/** `body` is the content of w:body. */
export const wordPackage = (
  body: string,
  parts: readonly Part[] = [],
  list: readonly Relation[] = [],
  contentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
): Uint8Array =>
  packageOf(
    'word/document.xml',
    contentType,
    [
      { name: 'word/document.xml', content: `<w:document ${namespaces}><w:body>${body}</w:body></w:document>` },
      ...parts,
    ],
    list,
  );

/** One sheet with one text, and whatever else is given. */
export const sheetPackage = (
  text: string,
  parts: readonly Part[],
  list: readonly Relation[],
  contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
): Uint8Array => {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return packageOf(
    'xl/workbook.xml',
    contentType,
    [
      {
        name: 'xl/workbook.xml',
        content: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      },
      {
        name: 'xl/worksheets/sheet1.xml',
        content: `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row></sheetData></worksheet>`,
      },
      ...parts,
    ],
    [{ id: 'rId1', type: 'worksheet', target: 'worksheets/sheet1.xml' }, ...list],
  );
};

export const wordText = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
export const inDrawing = (uri: string, graphic: string): string =>
  `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="3000000" cy="2000000"/><wp:docPr id="1" name="x"/><a:graphic><a:graphicData uri="${uri}">${graphic}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
