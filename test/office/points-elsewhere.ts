/**
 * Documents that point at files and addresses outside themselves in every way their formats have, and those that bring macros.
 *
 * Made by hand: no program writes them all. That the macros are sound was seen by calling them over UNO.
 */
import { makeZip } from '../documents/zip-maker.ts';
import { vbaProject } from './vba-project.ts';
import { field, makeDocx, paragraph, run } from '../tex/docx-maker.ts';

export interface Elsewhere {
  /** http://…, without a path. */
  readonly url: string;
  /** file://…, of a text that must not turn up. */
  readonly file: string;
}

export interface PointingDocument {
  readonly name: string;
  readonly kind: 'writer' | 'calc' | 'impress';
  readonly filter: string;
  readonly bytes: Uint8Array;
}

const openDocument = [
  'office:1.0',
  'text:1.0',
  'drawing:1.0',
  'style:1.0',
  'table:1.0',
  'script:1.0',
  'meta:1.0',
  'of:1.2',
  'svg-compatible:1.0',
  'xsl-fo-compatible:1.0',
]
  .map((name) => {
    const prefix = { drawing: 'draw', 'svg-compatible': 'svg', 'xsl-fo-compatible': 'fo' }[name.split(':')[0] ?? ''];
    return `xmlns:${prefix ?? name.split(':')[0]}="urn:oasis:names:tc:opendocument:xmlns:${name}"`;
  })
  .concat(
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dom="http://www.w3.org/2001/xml-events" xmlns:ooo="http://openoffice.org/2004/office"',
  )
  .join(' ');

const odfRoot = (root: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><office:${root} ${openDocument} office:version="1.3">${content}</office:${root}>`;

function odf(
  type: 'text' | 'spreadsheet',
  body: string,
  scripts = '',
  extra: Readonly<Record<string, string>> = {},
): Uint8Array {
  const mimetype = `application/vnd.oasis.opendocument.${type}`;
  const listed = ['content.xml', ...Object.keys(extra)]
    .map((name) => `<manifest:file-entry manifest:full-path="${name}" manifest:media-type="text/xml"/>`)
    .join('');
  return makeZip([
    { name: 'mimetype', data: mimetype, method: 0 },
    {
      name: 'META-INF/manifest.xml',
      data: `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="${mimetype}"/>${listed}</manifest:manifest>`,
    },
    {
      name: 'content.xml',
      data: odfRoot(
        'document-content',
        `${scripts}<office:body><office:${type}>${body}</office:${type}></office:body>`,
      ),
    },
    ...Object.entries(extra).map(([name, data]) => ({ name, data })),
  ]);
}

const odfPicture = (href: string): string =>
  `<text:p><draw:frame svg:width="5cm" svg:height="5cm" text:anchor-type="as-char"><draw:image xlink:href="${href}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p>`;
const odfSection = (name: string, href: string, filter: string): string =>
  `<text:section text:name="${name}"><text:section-source xlink:href="${href}" text:filter-name="${filter}"/><text:p>old</text:p></text:section>`;

function textDocument({ url, file }: Elsewhere): Uint8Array {
  const frame = (inside: string): string =>
    `<text:p><draw:frame svg:width="5cm" svg:height="5cm" text:anchor-type="as-char">${inside}</draw:frame></text:p>`;
  return odf(
    'text',
    [
      '<text:p>kept sentence</text:p>',
      odfSection('a', `${url}/section.txt`, 'Text'),
      odfSection('b', file, 'Text'),
      odfSection('c', file, 'Text (encoded)'),
      odfPicture(`${url}/picture.png`),
      odfPicture(file),
      frame(`<draw:object-ole xlink:href="${file}"/>`),
      frame(`<draw:object xlink:href="${url}/object.odt"/>`),
      frame(`<draw:floating-frame xlink:href="${url}/frame.html"/>`),
      frame(`<draw:floating-frame xlink:href="${file}"/>`),
      frame(`<draw:plugin xlink:href="${url}/film.mp4" draw:mime-type="application/vnd.sun.star.media"/>`),
    ].join(''),
  );
}

const macro = (body: string): string =>
  `<?xml version="1.0"?><!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd"><script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${body}</script:module>`;

/** Its macro runs when the document is opened, adds the sentence to it and asks for the address. */
export const macroTextDocument = ({ url }: Elsewhere, sentence: string): Uint8Array =>
  odf(
    'text',
    '<text:p>kept sentence</text:p>',
    `<office:scripts><office:event-listeners>${[
      'dom:load',
      'office:load-finish',
      'office:view-created',
      'office:copy-to',
    ]
      .map(
        (event) =>
          `<script:event-listener script:language="ooo:script" script:event-name="${event}" xlink:href="vnd.sun.star.script:Standard.Module1.Main?language=Basic&amp;location=document" xlink:type="simple"/>`,
      )
      .join('')}</office:event-listeners></office:scripts>`,
    {
      'Basic/script-lc.xml':
        '<?xml version="1.0"?><!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd"><library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" library:link="false"/></library:libraries>',
      'Basic/Standard/script-lb.xml':
        '<?xml version="1.0"?><!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd"><library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/></library:library>',
      'Basic/Standard/Module1.xml': macro(
        `Sub Main\nThisComponent.Text.insertString(ThisComponent.Text.getEnd(), &quot;${sentence}&quot;, False)\nShell &quot;/usr/bin/curl&quot;, 0, &quot;${url}/macro&quot;\nEnd Sub`,
      ),
    },
  );

function sheetDocument({ url, file }: Elsewhere): Uint8Array {
  const cell = (formula: string): string =>
    `<table:table-row><table:table-cell table:formula="${formula}"/></table:table-row>`;
  return odf(
    'spreadsheet',
    [
      '<table:table table:name="Own"><table:table-row><table:table-cell><text:p>kept sentence</text:p></table:table-cell></table:table-row>',
      cell(`of:=WEBSERVICE(&quot;${url}/service&quot;)`),
      cell(`of:=WEBSERVICE(&quot;${file}&quot;)`),
      cell(`of:=['${file}'#$'Sheet1'.A1]`),
      cell(`of:=['${url}/book.csv'#$'Sheet1'.A1]`),
      cell(`of:=DDE(&quot;soffice&quot;;&quot;${file}&quot;;&quot;A1&quot;)`),
      '</table:table>',
      ...[`${url}/linked.csv`, file].map(
        (href, index) =>
          `<table:table table:name="Linked${index}"><table:table-source xlink:href="${href}" table:filter-name="Text - txt - csv (StarCalc)" table:filter-options="44,34,UTF8,1" table:table-name="x"/><table:table-row><table:table-cell/></table:table-row></table:table>`,
      ),
    ].join(''),
  );
}

const page = ({ url, file }: Elsewhere): Uint8Array =>
  Buffer.from(
    `<!doctype html><html><head><meta http-equiv="refresh" content="0;url=${url}/next"><link rel="stylesheet" href="${url}/style.css"><script src="${url}/script.js"></script></head><body background="${url}/back.png"><p>kept sentence</p><img src="${url}/picture.png"><img src="${file}"><iframe src="${file}"></iframe><iframe src="${url}/frame"></iframe><object data="${url}/object"></object><embed src="${file}"></body></html>`,
  );

function wordDocument({ url, file }: Elsewhere): Uint8Array {
  const path = new URL(file).pathname;
  const link = (type: string, target: string) => ({ type, target, external: true });
  return makeDocx({
    body: [
      paragraph(run('kept sentence')),
      ...[file, path, `${url}/included.txt`].flatMap((target) => [
        paragraph(field(`INCLUDETEXT "${target}"`, run('old'))),
        paragraph(field(`INCLUDEPICTURE "${target}" \\d`, run('old'))),
        paragraph(field(`LINK Word.Document.8 "${target}" "" \\a \\r`, run('old'))),
        paragraph(field(`DDEAUTO soffice "${target}" x`, run('old'))),
        paragraph(field(`DATABASE \\d "${target}" \\s "SELECT *"`, run('old'))),
      ]),
      '<w:altChunk r:id="rIdChunk"/><w:altChunk r:id="rIdChunkFile"/>',
      '<w:p><w:subDoc r:id="rIdSub"/></w:p>',
      ...['rIdPicture', 'rIdPictureFile'].map((id) =>
        paragraph(
          `<w:r><w:pict><v:shape style="width:90pt;height:90pt"><v:imagedata r:id="${id}" o:href="${url}/vml.png"/></v:shape></w:pict></w:r>`,
        ),
      ),
      paragraph(
        '<w:r><w:object><v:shape id="s" style="width:90pt;height:90pt"/><o:OLEObject Type="Link" ProgID="Word.Document.8" ShapeID="s" DrawAspect="Content" r:id="rIdObject" UpdateMode="Always"/></w:object></w:r>',
      ),
    ].join(''),
    links: {
      rIdChunk: link('aFChunk', `${url}/chunk.html`),
      rIdChunkFile: link('aFChunk', file),
      rIdSub: link('subDocument', file),
      rIdPicture: link('image', `${url}/linked.png`),
      rIdPictureFile: link('image', file),
      rIdObject: link('oleObject', file),
      rIdSettings: { type: 'settings', target: 'settings.xml' },
    },
    extra: {
      'word/settings.xml':
        '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:attachedTemplate r:id="rId1"/><w:linkStyles/><w:updateFields w:val="true"/></w:settings>',
      'word/_rels/settings.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="${url}/template.dotx" TargetMode="External"/></Relationships>`,
    },
  });
}

function workbook({ url, file }: Elsewhere): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const relationships = (content: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
  const formulas = [
    `WEBSERVICE("${url}/service")`,
    `_xlfn.WEBSERVICE("${url}/service2")`,
    `_xlfn.WEBSERVICE("${file}")`,
    '[1]Sheet1!A1',
    '[2]Sheet1!A1',
    `'${file}'#$Sheet1.A1`,
    `INDIRECT("'${file}'#$Sheet1.A1")`,
    `INDIRECT("'[${new URL(file).pathname}]Sheet1'!A1")`,
    `DDE("soffice","${file}","A1")`,
  ];
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const rows = formulas.map(
    (formula, index) => `<row r="${index + 2}"><c r="A${index + 2}"><f>${escaped(formula)}</f></c></row>`,
  );
  return makeZip([
    {
      name: '[Content_Types].xml',
      data: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/>${[1, 2].map((n) => `<Override PartName="/xl/externalLinks/externalLink${n}.xml" ContentType="${kind}.externalLink+xml"/>`).join('')}</Types>`,
    },
    {
      name: '_rels/.rels',
      data: relationships(`<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/>`),
    },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Own" sheetId="1" r:id="rId1"/></sheets><externalReferences><externalReference r:id="rId2"/><externalReference r:id="rId3"/></externalReferences><calcPr fullCalcOnLoad="1"/></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relationships(
        `<Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>${[1, 2].map((n) => `<Relationship Id="rId${n + 1}" Type="${office}/externalLink" Target="externalLinks/externalLink${n}.xml"/>`).join('')}`,
      ),
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      data: `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>kept sentence</t></is></c></row>${rows.join('')}</sheetData></worksheet>`,
    },
    ...[`${url}/book.csv`, file].flatMap((target, index) => [
      {
        name: `xl/externalLinks/externalLink${index + 1}.xml`,
        data: `<externalLink xmlns="${main}"><externalBook xmlns:r="${office}" r:id="rId1"><sheetNames><sheetName val="Sheet1"/></sheetNames></externalBook></externalLink>`,
      },
      {
        name: `xl/externalLinks/_rels/externalLink${index + 1}.xml.rels`,
        data: relationships(
          `<Relationship Id="rId1" Type="${office}/externalLinkPath" Target="${target}" TargetMode="External"/>`,
        ),
      },
    ]),
  ]);
}

export const pointingDocuments = (at: Elsewhere): readonly PointingDocument[] => [
  { name: 'page.html', kind: 'writer', filter: 'HTML (StarWriter)', bytes: page(at) },
  { name: 'text.odt', kind: 'writer', filter: 'writer8', bytes: textDocument(at) },
  { name: 'sheet.ods', kind: 'calc', filter: 'calc8', bytes: sheetDocument(at) },
  { name: 'word.docx', kind: 'writer', filter: 'MS Word 2007 XML', bytes: wordDocument(at) },
  { name: 'book.xlsx', kind: 'calc', filter: 'Calc MS Excel 2007 XML', bytes: workbook(at) },
];

/** The same as a .docm: `Document_Open` in ThisDocument and `AutoOpen` are what Word runs. */
export const macroWordDocument = ({ url }: Elsewhere, sentence: string): Uint8Array =>
  makeDocx({
    body: paragraph(run('kept sentence')),
    links: {
      rIdMacros: {
        type: 'http://schemas.microsoft.com/office/2006/relationships/vbaProject',
        target: 'vbaProject.bin',
      },
    },
    extra: {
      'word/vbaProject.bin': vbaProject(
        'ThisDocument',
        `Sub Document_Open()\r\nAutoOpen\r\nEnd Sub\r\nSub AutoOpen()\r\nActiveDocument.Content.Text = "${sentence}"\r\nShell "/usr/bin/curl ${url}/macro"\r\nEnd Sub\r\n`,
        true,
      ),
    },
  });
