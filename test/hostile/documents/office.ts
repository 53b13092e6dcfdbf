/** The smallest workbooks and presentations that contain what a test gives (ECMA-376, part 1). */
import { zipOf } from '../../convert/zip-bomb.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relationships = (entries: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries}</Relationships>`;
const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;

const packed = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipOf(Object.entries(parts).map(([name, content]) => ({ name, content: Buffer.from(content) })));

const typesOf = (family: string, main: string, parts: readonly string[]): string =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${parts
    .map((part) => {
      const kind =
        part === main
          ? family === 'presentationml'
            ? 'presentation.main'
            : 'sheet.main'
          : family === 'presentationml'
            ? 'slide'
            : 'worksheet';
      return `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${family}.${kind}+xml"/>`;
    })
    .join('')}</Types>`;

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

/** `rows` are the children of sheetData on every worksheet, `after` what follows it. */
export function workbook(rows: string, after = '', worksheets = 1): Uint8Array {
  const sheets = numbers(worksheets).map((number) => `xl/worksheets/sheet${number}.xml`);
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return packed({
    '[Content_Types].xml': typesOf('spreadsheetml', 'xl/workbook.xml', ['xl/workbook.xml', ...sheets]),
    '_rels/.rels': relationships(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${numbers(worksheets)
      .map((number) => `<sheet name="S${number}" sheetId="${number}" r:id="rId${number}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(
      numbers(worksheets)
        .map((number) => relation(`rId${number}`, 'worksheet', `worksheets/sheet${number}.xml`))
        .join(''),
    ),
    ...Object.fromEntries(
      sheets.map((name) => [name, `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${after}</worksheet>`]),
    ),
  });
}

/** `shapes` are the children of the shape tree on every slide. */
export function presentation(shapes: string, slides = 1): Uint8Array {
  const names = numbers(slides).map((number) => `ppt/slides/slide${number}.xml`);
  const spaces = `xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${office}"`;
  return packed({
    '[Content_Types].xml': typesOf('presentationml', 'ppt/presentation.xml', ['ppt/presentation.xml', ...names]),
    '_rels/.rels': relationships(relation('rId1', 'officeDocument', 'ppt/presentation.xml')),
    'ppt/presentation.xml': `<p:presentation ${spaces}><p:sldIdLst>${numbers(slides)
      .map((number) => `<p:sldId id="${255 + number}" r:id="rId${number}"/>`)
      .join('')}</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relationships(
      numbers(slides)
        .map((number) => relation(`rId${number}`, 'slide', `slides/slide${number}.xml`))
        .join(''),
    ),
    ...Object.fromEntries(
      names.map((name) => [name, `<p:sld ${spaces}><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`]),
    ),
  });
}
