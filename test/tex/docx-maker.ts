/** Makes DOCX files from the XML of their bodies, as Word would write it and as others do. */
import { makeZip } from '../documents/zip-maker.ts';

export interface DocxParts {
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  /** File name under word/media → bytes. */
  readonly media?: Readonly<Record<string, Uint8Array | string>>;
  /** Further relationships of the document: id → type and target. */
  readonly links?: Readonly<
    Record<string, { readonly type: string; readonly target: string; readonly external?: boolean }>
  >;
  readonly extra?: Readonly<Record<string, Uint8Array | string>>;
}

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(' ');

const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/><Default Extension="svg" ContentType="image/svg+xml"/><Override PartName="/word/document.xml" ContentType="${main}.document.main+xml"/>${['styles', 'numbering', 'footnotes', 'endnotes', 'comments'].map((name) => `<Override PartName="/word/${name}.xml" ContentType="${main}.${name}+xml"/>`).join('')}</Types>`;

const officeType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const part = (root: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${root} ${namespaces}>${content}</w:${root}>`;

const relationship = (id: string, type: string, target: string, external = false): string =>
  `<Relationship Id="${id}" Type="${type.includes(':') ? type : `${officeType}/${type}`}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`;
const relationships = (content: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;

const style = (id: string, name: string, rest = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"${id === 'Normal' ? ' w:default="1"' : ''}><w:name w:val="${name}"/>${id === 'Normal' ? '' : '<w:basedOn w:val="Normal"/>'}${rest}</w:style>`;

export const wordStyles = [
  style('Normal', 'Normal'),
  style('Title', 'Title'),
  ...[1, 2, 3, 4, 5, 6].map((level) =>
    style(
      `Heading${level}`,
      `heading ${level}`,
      `<w:pPr><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:b/></w:rPr>`,
    ),
  ),
  style('Caption', 'caption', '<w:rPr><w:i/></w:rPr>'),
  style('Quote', 'Quote', '<w:rPr><w:i/></w:rPr>'),
  style('ListParagraph', 'List Paragraph'),
  style('MyStyle', 'My Style'),
  '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders><w:top w:val="single"/><w:left w:val="single"/><w:bottom w:val="single"/><w:right w:val="single"/><w:insideH w:val="single"/><w:insideV w:val="single"/></w:tblBorders></w:tblPr></w:style>',
  '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>',
  '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
].join('');

export const wordNumbering = [
  '<w:abstractNum w:abstractNumId="0">',
  ...[
    ['decimal', '%1.'],
    ['lowerLetter', '%2)'],
    ['lowerRoman', '%3.'],
  ].map(
    ([format, text], level) =>
      `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`,
  ),
  '</w:abstractNum>',
  '<w:abstractNum w:abstractNumId="1">',
  ...[0, 1].map((level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>`),
  '</w:abstractNum>',
  '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>',
  '<w:abstractNum w:abstractNumId="3">',
  ...[0, 1, 2].map(
    (level) =>
      `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="${['%1', '%1.%2', '%1.%2.%3'][level]}"/></w:lvl>`,
  ),
  '</w:abstractNum>',
  ...[0, 1, 2, 3].map((id) => `<w:num w:numId="${id + 1}"><w:abstractNumId w:val="${id}"/></w:num>`),
].join('');

export function makeDocx(parts: DocxParts): Buffer {
  const { media = {}, links = {}, extra = {} } = parts;
  const section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="1417" w:right="1417"/></w:sectPr>';
  const own = [
    relationship('rIdStyles', 'styles', 'styles.xml'),
    relationship('rIdNumbering', 'numbering', 'numbering.xml'),
    ...(parts.footnotes === undefined ? [] : [relationship('rIdFootnotes', 'footnotes', 'footnotes.xml')]),
    ...(parts.endnotes === undefined ? [] : [relationship('rIdEndnotes', 'endnotes', 'endnotes.xml')]),
    ...Object.keys(media).map((name) => relationship(`rId-${name}`, 'image', `media/${name}`)),
    ...Object.entries(links).map(([id, { type, target, external }]) => relationship(id, type, target, external)),
  ];
  const separators = (name: string): string =>
    `<w:${name} w:type="separator" w:id="-1"><w:p/></w:${name}><w:${name} w:type="continuationSeparator" w:id="0"><w:p/></w:${name}>`;
  return makeZip([
    { name: '[Content_Types].xml', data: contentTypes },
    { name: '_rels/.rels', data: relationships(relationship('rId1', 'officeDocument', 'word/document.xml')) },
    { name: 'word/document.xml', data: part('document', `<w:body>${parts.body}${section}</w:body>`) },
    { name: 'word/_rels/document.xml.rels', data: relationships(own.join('')) },
    { name: 'word/styles.xml', data: part('styles', parts.styles ?? wordStyles) },
    { name: 'word/numbering.xml', data: part('numbering', parts.numbering ?? wordNumbering) },
    ...(parts.footnotes === undefined
      ? []
      : [{ name: 'word/footnotes.xml', data: part('footnotes', separators('footnote') + parts.footnotes) }]),
    ...(parts.endnotes === undefined
      ? []
      : [{ name: 'word/endnotes.xml', data: part('endnotes', separators('endnote') + parts.endnotes) }]),
    ...Object.entries(media).map(([name, data]) => ({ name: `word/media/${name}`, data })),
    ...Object.entries(extra).map(([name, data]) => ({ name, data })),
  ]);
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** w:r with a text; `properties` is the content of w:rPr. */
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escape(text)}</w:t></w:r>`;

/** w:p; `content` is XML. */
export const paragraph = (content: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;

export const styled = (id: string, content: string): string => paragraph(content, `<w:pStyle w:val="${id}"/>`);

export const listItem = (text: string, numId: number, level = 0): string =>
  paragraph(run(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`);

/** A complex field, as Word writes nearly all of them. */
export const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

let bookmarks = 0;
export function bookmark(name: string, content: string): string {
  bookmarks += 1;
  return `<w:bookmarkStart w:id="${bookmarks}" w:name="${name}"/>${content}<w:bookmarkEnd w:id="${bookmarks}"/>`;
}

export const note = (kind: 'footnote' | 'endnote', id: number, content: string): string =>
  `<w:${kind} w:id="${id}">${content}</w:${kind}>`;
export const noteReference = (kind: 'footnote' | 'endnote', id: number): string =>
  `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:${kind}Reference w:id="${id}"/></w:r>`;

export const picture = (id: string, widthPoints: number, heightPoints: number): string =>
  `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${widthPoints * 12_700}" cy="${heightPoints * 12_700}"/><wp:docPr id="1" name="Picture"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${widthPoints * 12_700}" cy="${heightPoints * 12_700}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

export const textBox = (content: string): string =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:extent cx="1270000" cy="635000"/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;

export const cell = (content: string, properties = ''): string =>
  `<w:tc>${properties === '' ? '' : `<w:tcPr>${properties}</w:tcPr>`}${content}</w:tc>`;
export const tableRow = (cells: readonly string[], properties = ''): string =>
  `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`;
export const table = (widths: readonly number[], rows: readonly string[]): string =>
  `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`;

/** OMML in short: `mr` a run, the others by their element names. */
export const mr = (text: string, properties = ''): string =>
  `<m:r>${properties === '' ? '' : `<m:rPr>${properties}</m:rPr>`}<m:t>${escape(text)}</m:t></m:r>`;
export const math = (content: string): string => `<m:oMath>${content}</m:oMath>`;
export const mathParagraph = (content: string): string => `<m:oMathPara><m:oMath>${content}</m:oMath></m:oMathPara>`;
export const fraction = (top: string, bottom: string, type?: string): string =>
  `<m:f>${type === undefined ? '' : `<m:fPr><m:type m:val="${type}"/></m:fPr>`}<m:num>${top}</m:num><m:den>${bottom}</m:den></m:f>`;
export const delimited = (content: string, open?: string, close?: string): string =>
  `<m:d>${open === undefined ? '' : `<m:dPr><m:begChr m:val="${open}"/><m:endChr m:val="${close ?? ''}"/></m:dPr>`}<m:e>${content}</m:e></m:d>`;
export const matrix = (rows: readonly (readonly string[])[]): string =>
  `<m:m>${rows.map((cells) => `<m:mr>${cells.map((content) => `<m:e>${mr(content)}</m:e>`).join('')}</m:mr>`).join('')}</m:m>`;
