/** PDFs whose structure is broken, points at itself, or goes deeper than any reader should follow. */
import { deflateSync } from 'node:zlib';
import type { HostileDocument } from '../document.ts';
import { type Bodies, onePage, rawPdf } from './raw-pdf.ts';

const page =
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Contents 4 0 R>>';
const contents = { dict: '', bytes: Buffer.from('BT /F1 12 Tf 50 700 Td (Invoice 42) Tj ET') };
const text = { 1: '<</Type/Catalog/Pages 2 0 R>>', 2: '<</Type/Pages/Kids[3 0 R]/Count 1>>', 3: page, 4: contents };
const catalog = (keys: string): Bodies => ({ ...text, 1: `<</Type/Catalog/Pages 2 0 R${keys}>>` });

/** A tree with one branch, `depth` nodes deep. */
const deepTree = (depth: number): Buffer =>
  rawPdf({
    ...text,
    2: '<</Type/Pages/Kids[10 0 R]/Count 1>>',
    ...Object.fromEntries(
      Array.from({ length: depth }, (_, level) => [
        10 + level,
        `<</Type/Pages/Parent ${level === 0 ? 2 : 9 + level} 0 R/Count 1/Kids[${level === depth - 1 ? 3 : 11 + level} 0 R]>>`,
      ]),
    ),
  });

/** References that lead to references, `length` of them. */
const chain = (length: number, end: string): Bodies =>
  Object.fromEntries(Array.from({ length }, (_, at) => [10 + at, at === length - 1 ? end : `${11 + at} 0 R`]));

const objectStream = (keys: string, content: string): Buffer =>
  rawPdf(
    { ...text, 10: { dict: `/Type/ObjStm/Filter/FlateDecode${keys}`, bytes: deflateSync(content) } },
    { trailer: '/Extra 11 0 R' },
  );

/** A cross-reference stream with the given keys. */
const xrefStream = (keys: string, bytes: Uint8Array = Buffer.alloc(64)): Buffer =>
  rawPdf(text, {
    instead: (offset) =>
      `20 0 obj\n<</Type/XRef/Root 1 0 R${keys}/Length ${bytes.length}>>stream\n${Buffer.from(bytes).toString('latin1')}\nendstream endobj\nstartxref\n${offset}\n%%EOF\n`,
  });

const xref =
  (lines: string, trailer: string) =>
  (offset: number): string =>
    `xref\n${lines}trailer\n<</Size 5/Root 1 0 R${trailer.replaceAll('HERE', String(offset))}>>\nstartxref\n${offset}\n%%EOF\n`;

export const pdfStructures: readonly HostileDocument[] = [
  {
    name: 'tree-of-references.pdf',
    convertTo: 'txt',
    make: () => rawPdf({ ...text, 2: '<</Type 5 0 R/Kids 6 0 R/Count 7 0 R>>', 5: '/Pages', 6: '[3 0 R]', 7: '1' }),
  },
  {
    name: 'tree-of-long-references.pdf',
    convertTo: 'txt',
    make: () => rawPdf({ ...text, 2: '<</Type/Pages/Kids 10 0 R/Count 1>>', ...chain(5, '[3 0 R]') }),
  },
  { name: 'tree-5000-deep.pdf', convertTo: 'txt', make: () => deepTree(5000) },
  { name: 'tree-50000-deep.pdf', convertTo: 'txt', make: () => deepTree(50_000) },
  {
    name: 'tree-that-is-its-own-child.pdf',
    convertTo: 'txt',
    make: () => rawPdf({ ...text, 2: '<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>' }),
  },
  {
    name: 'tree-without-pages.pdf',
    convertTo: 'txt',
    make: () => rawPdf({ ...text, 2: '<</Type/Pages/Kids[]/Count 2147483647>>' }),
  },
  {
    name: 'tree-of-negative-count.pdf',
    convertTo: 'txt',
    make: () => rawPdf({ ...text, 2: '<</Type/Pages/Kids[3 0 R]/Count -7>>' }),
  },
  {
    name: 'parent-that-is-its-own-parent.pdf',
    convertTo: 'png',
    make: () => rawPdf({ ...text, 3: '<</Type/Page/Parent 3 0 R/Contents 4 0 R>>' }),
  },
  { name: 'catalog-that-is-no-catalog.pdf', convertTo: 'txt', make: () => rawPdf({ ...text, 1: '[1 0 R]' }) },
  { name: 'reference-to-itself.pdf', convertTo: 'txt', make: () => rawPdf({ ...text, 4: '4 0 R' }) },
  {
    name: 'references-in-a-circle.pdf',
    convertTo: 'txt',
    make: () => rawPdf({ ...text, 4: '10 0 R', 10: '11 0 R', 11: '10 0 R' }),
  },
  {
    name: 'length-that-is-its-own-length.pdf',
    convertTo: 'txt',
    make: () => rawPdf({ ...text, 4: { ...contents, length: '4 0 R' } }),
  },
  {
    name: 'length-that-is-negative.pdf',
    convertTo: 'txt',
    make: () => rawPdf({ ...text, 4: { ...contents, length: '-1' } }),
  },
  {
    name: 'length-that-is-huge.pdf',
    convertTo: 'txt',
    make: () => rawPdf({ ...text, 4: { ...contents, length: '99999999999999999999' } }),
  },
  {
    name: 'table-that-points-at-itself.pdf',
    convertTo: 'txt',
    make: () => rawPdf(text, { instead: xref('0 1\n0000000000 65535 f \n', '/Prev HERE') }),
  },
  {
    name: 'table-that-points-at-its-stream.pdf',
    convertTo: 'txt',
    make: () => rawPdf(text, { instead: xref('0 1\n0000000000 65535 f \n', '/XRefStm HERE/Prev HERE') }),
  },
  {
    name: 'table-of-two-billion.pdf',
    convertTo: 'txt',
    make: () => rawPdf(text, { instead: xref('0 2147483647\n0000000000 65535 f \n', '') }),
  },
  {
    name: 'table-of-wrong-places.pdf',
    convertTo: 'txt',
    make: () =>
      rawPdf(text, {
        instead: xref(
          '0 5\n0000000000 65535 f \n0000000001 00000 n \n0000000002 00000 n \n0000000003 00000 n \n9999999999 00000 n \n',
          '',
        ),
      }),
  },
  { name: 'table-missing.pdf', convertTo: 'txt', make: () => rawPdf(text, { instead: () => 'startxref\n0\n%%EOF\n' }) },
  { name: 'file-that-breaks-off.pdf', convertTo: 'txt', make: () => rawPdf(text).subarray(0, 400) },
  {
    name: 'ends-within-ends.pdf',
    convertTo: 'txt',
    make: () => Buffer.concat(Array.from({ length: 3000 }, () => rawPdf(text))),
  },
  {
    name: 'xref-stream-of-wide-fields.pdf',
    slow: true,
    convertTo: 'txt',
    make: () => xrefStream('/Size 2147483647/W[8 8 2147483647]'),
  },
  {
    name: 'xref-stream-of-many.pdf',
    slow: true,
    convertTo: 'txt',
    make: () => xrefStream('/Size 2147483647/W[0 0 0]/Index[0 2147483647]'),
  },
  {
    name: 'xref-stream-unpacks-to-much.pdf',
    slow: true,
    convertTo: 'txt',
    make: () => xrefStream('/Size 100000000/W[1 1 1]/Filter/FlateDecode', deflateSync(Buffer.alloc(300_000_000))),
  },
  {
    name: 'object-stream-in-itself.pdf',
    convertTo: 'txt',
    make: () => objectStream('/N 1/First 5/Extends 10 0 R', '10 0 <</Type/ObjStm>>'),
  },
  {
    name: 'object-stream-of-many.pdf',
    convertTo: 'txt',
    make: () => objectStream('/N 2147483647/First 2147483646', '11 0 <<>>'),
  },
  {
    name: 'lists-in-lists.pdf',
    convertTo: 'txt',
    make: () => rawPdf({ ...text, 5: `${'['.repeat(200_000)}${']'.repeat(200_000)}` }),
  },
  {
    name: 'dictionaries-in-dictionaries.pdf',
    convertTo: 'txt',
    make: () => rawPdf({ ...text, 5: `${'<</A'.repeat(100_000)} 1${'>>'.repeat(100_000)}` }),
  },
  {
    name: 'lists-in-the-contents.pdf',
    convertTo: 'txt',
    make: () => onePage({ content: `${'['.repeat(300_000)} TJ` }),
  },
  {
    name: 'form-in-itself.pdf',
    slow: true,
    convertTo: 'png',
    make: () =>
      onePage({
        content: '/N Do',
        resources: '/XObject<</N 10 0 R>>',
        objects: {
          10: {
            dict: '/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</N 10 0 R>>>>',
            bytes: Buffer.from('/N Do /N Do'),
          },
        },
      }),
  },
  {
    name: 'letter-in-itself.pdf',
    slow: true,
    convertTo: 'png',
    make: () =>
      onePage({
        content: 'BT /T 12 Tf 50 700 Td (aaaa) Tj ET',
        resources: '/Font<</T 10 0 R>>',
        objects: {
          10: '<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97/Widths[1]/Encoding<</Differences[97/a]>>/CharProcs<</a 11 0 R>>/Resources<</Font<</T 10 0 R>>>>>>',
          11: { dict: '', bytes: Buffer.from('1 0 d0 BT /T 1 Tf (aaaa) Tj ET') },
        },
      }),
  },
  {
    name: 'colour-space-of-itself.pdf',
    convertTo: 'png',
    make: () =>
      onePage({
        content: '/C cs 1 sc 0 0 500 500 re f',
        resources: '/ColorSpace<</C 10 0 R>>',
        objects: { 10: '[/Indexed 10 0 R 255 (abc)]' },
      }),
  },
  {
    name: 'function-of-functions.pdf',
    convertTo: 'png',
    make: () =>
      onePage({
        content: '/S sh',
        resources: '/Shading<</S<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 1 1]/Function 10 0 R>>>>',
        objects: { 10: '<</FunctionType 3/Domain[0 1]/Functions[10 0 R 10 0 R]/Bounds[0.5]/Encode[0 1 0 1]>>' },
      }),
  },
  {
    name: 'outline-in-a-circle.pdf',
    convertTo: 'docx',
    make: () =>
      rawPdf({
        ...catalog('/Outlines 10 0 R'),
        10: '<</First 11 0 R/Last 11 0 R/Count 2147483647>>',
        11: '<</Title(a)/Parent 10 0 R/Next 11 0 R/First 10 0 R>>',
      }),
  },
  {
    name: 'names-in-a-circle.pdf',
    convertTo: 'txt',
    make: () =>
      rawPdf({ ...catalog('/Names<</EmbeddedFiles 10 0 R>>'), 10: '<</Kids[10 0 R 10 0 R]/Limits[(a)(z)]>>' }),
  },
  {
    name: 'fields-in-a-circle.pdf',
    convertTo: 'png',
    make: () =>
      rawPdf({
        ...catalog('/AcroForm<</Fields[10 0 R]>>'),
        10: '<</T(a)/Kids[11 0 R]/Parent 11 0 R>>',
        11: '<</T(b)/Kids[10 0 R]/Parent 10 0 R/FT/Sig/Subtype/Widget/Rect[0 0 9 9]>>',
      }),
  },
  {
    name: 'layers-in-a-circle.pdf',
    convertTo: 'png',
    make: () =>
      rawPdf({
        ...catalog('/OCProperties<</OCGs[10 0 R]/D<</Order 11 0 R/OFF[10 0 R]>>>>'),
        10: '<</Type/OCMD/OCGs[10 0 R]/VE 11 0 R>>',
        11: '[/Or 11 0 R 11 0 R]',
      }),
  },
  {
    name: 'encrypted-by-nothing.pdf',
    convertTo: 'txt',
    make: () =>
      rawPdf(text, { trailer: '/Encrypt<</Filter/Standard/V 5/R 6/Length 0/O()/U()/OE()/UE()/P 0/Perms()>>' }),
  },
  {
    name: 'encrypted-by-itself.pdf',
    convertTo: 'txt',
    make: () =>
      rawPdf(
        { ...text, 10: '<</Filter 10 0 R/V 10 0 R/O 10 0 R/U 10 0 R>>' },
        { trailer: '/Encrypt 10 0 R/ID[10 0 R]' },
      ),
  },
  {
    name: 'numbers-that-are-none.pdf',
    convertTo: 'png',
    make: () =>
      onePage({
        page: '/MediaBox[-1e308 +--5 NaN 1e999]/Rotate 91',
        content: '1e999 -1e999 m ..5 5.5.5 l 0 0 0 0 0 0 cm S',
      }),
  },
  { name: 'only-a-header.pdf', convertTo: 'txt', make: () => Buffer.from('%PDF-1.7\n') },
];
