/** PDFs that are small and want to be large: in bytes, operators, pixels, points, pages. */
import { deflateSync } from 'node:zlib';
import type { HostileDocument } from '../document.ts';
import { onePage, packed, packedTwice, rawPdf } from './raw-pdf.ts';

const picture = (width: number, height: number, keys: string, bytes: Uint8Array) => ({
  dict: `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}${keys}`,
  bytes,
});
const drawsPicture = (width: number, height: number, keys: string, bytes: Uint8Array): Buffer =>
  onePage({
    content: 'q 500 0 0 700 50 50 cm /I Do Q',
    resources: '/XObject<</I 10 0 R>>',
    objects: { 10: picture(width, height, keys, bytes) },
  });

/** Each form draws the next ten times: 10 to the power of `levels`. */
function doublingForms(levels: number): Buffer {
  const objects = Object.fromEntries(
    Array.from({ length: levels }, (_, level) => [
      10 + level,
      {
        dict: `/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</N ${11 + level} 0 R>>>>`,
        bytes: Buffer.from(level === levels - 1 ? '0 0 10 10 re f' : '/N Do '.repeat(10)),
      },
    ]),
  );
  return onePage({ content: '/N Do', resources: '/XObject<</N 10 0 R>>', objects });
}

/** Characters mapped to text a thousand times as long. */
const longMapping = (): Buffer => {
  const lines = Array.from({ length: 95 }, (_, code) => `<${(32 + code).toString(16)}> <${'0041'.repeat(1000)}>`);
  const cmap = `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n95 beginbfchar\n${lines.join('\n')}\nendbfchar endcmap end`;
  return onePage({
    content: `BT /F2 2 Tf 1 0 0 1 10 800 Tm (${'abcdefghij'.repeat(5000)}) Tj ET`,
    resources: '/Font<</F2 10 0 R>>',
    objects: {
      10: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 11 0 R>>',
      11: { dict: '', bytes: Buffer.from(cmap) },
    },
  });
};

const manyPages = (count: number, keys = '/MediaBox[0 0 595 842]'): Buffer =>
  rawPdf({
    1: '<</Type/Catalog/Pages 2 0 R>>',
    2: `<</Type/Pages/Kids[${'3 0 R '.repeat(count)}]/Count ${count}>>`,
    3: `<</Type/Page/Parent 2 0 R${keys}>>`,
  });

/** The same file attached many times, or one that unpacks to `bytes`. */
const attached = (count: number, bytes: Uint8Array, filter = '/Filter/FlateDecode'): Buffer => {
  const names = Array.from({ length: count }, (_, index) => `(f${index}.xml) 11 0 R`).join(' ');
  return rawPdf({
    1: `<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[${names}]>>>>>>`,
    2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
    11: '<</Type/Filespec/F(factur-x.xml)/UF(factur-x.xml)/EF<</F 12 0 R>>>>',
    12: { dict: `/Type/EmbeddedFile/Subtype/text#2Fxml${filter}`, bytes },
  });
};

const annotated = (count: number): Buffer =>
  rawPdf({
    1: '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[10 0 R]>>>>',
    2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    3: `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[${'10 0 R '.repeat(count)}]>>`,
    10: '<</Type/Annot/Subtype/Widget/FT/Sig/T(s)/Rect[10 10 90 90]/AP<</N 11 0 R>>>>',
    11: { dict: '/Type/XObject/Subtype/Form/BBox[0 0 80 80]', bytes: Buffer.from('0 0 80 80 re f') },
  });

const sampledFunction =
  '<</FunctionType 0/Domain[0 1 0 1 0 1 0 1]/Range[0 1 0 1 0 1]/Size[255 255 255 255]/BitsPerSample 32>>';

export const pdfBombs: readonly HostileDocument[] = [
  {
    name: 'operators-packed-twice.pdf',
    slow: true,
    convertTo: 'txt',
    make: () => onePage({ content: packedTwice(420_000_000, '0 0 m 9 9 l S\n'), filter: '[/FlateDecode/FlateDecode]' }),
  },
  {
    name: 'operators-packed-once.pdf',
    slow: true,
    convertTo: 'docx',
    make: () => onePage({ content: packed(200_000_000, '0 0 m 9 9 l S\n'), filter: '/FlateDecode' }),
  },
  {
    name: 'words.pdf',
    slow: true,
    convertTo: 'docx',
    make: () =>
      onePage({
        content: Buffer.from(
          `BT /F1 1 Tf ${Array.from({ length: 150_000 }, (_, n) => `1 0 0 1 ${n % 590} ${Math.floor(n / 590) * 3} Tm (w) Tj`).join(' ')} ET`,
        ),
      }),
  },
  {
    name: 'rectangles.pdf',
    slow: true,
    convertTo: 'xlsx',
    make: () => onePage({ content: packed(30_000_000, '1 1 500 700 re S 3 3 8 8 re f\n'), filter: '/FlateDecode' }),
  },
  {
    name: 'blanks.pdf',
    slow: true,
    convertTo: 'md',
    make: () => onePage({ content: packed(1_000_000_000, ' '), filter: '/FlateDecode' }),
  },
  {
    name: 'saved-states.pdf',
    slow: true,
    convertTo: 'png',
    make: () => onePage({ content: packed(20_000_000, 'q '), filter: '/FlateDecode' }),
  },
  {
    name: 'page-of-14-million-points.pdf',
    slow: true,
    convertTo: 'png',
    make: () => onePage({ page: '/MediaBox[0 0 14400000 14400000]' }),
  },
  {
    name: 'page-of-large-units.pdf',
    slow: true,
    convertTo: 'jpg',
    make: () => onePage({ page: '/MediaBox[0 0 14400 14400]/UserUnit 75000' }),
  },
  { name: 'page-without-an-end.pdf', convertTo: 'png', make: () => onePage({ page: '/MediaBox[0 0 3.4e38 3.4e38]' }) },
  { name: 'page-like-a-thread.pdf', convertTo: 'png', make: () => onePage({ page: '/MediaBox[0 0 0.001 14400]' }) },
  {
    name: 'picture-of-900-megapixels.pdf',
    slow: true,
    convertTo: 'png',
    make: () =>
      drawsPicture(
        30_000,
        30_000,
        '/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/FlateDecode',
        packed(112_500_000, '\0'),
      ),
  },
  {
    name: 'picture-of-a-gigabyte.pdf',
    slow: true,
    convertTo: 'docx',
    make: () =>
      drawsPicture(
        18_000,
        20_000,
        '/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode',
        packed(1_080_000_000, '\xaa'),
      ),
  },
  {
    name: 'picture-without-bytes.pdf',
    convertTo: 'jpg',
    make: () =>
      drawsPicture(2_147_483_647, 2_147_483_647, '/ColorSpace/DeviceRGB/BitsPerComponent 16', Buffer.from('x')),
  },
  {
    name: 'fax-without-an-end.pdf',
    slow: true,
    convertTo: 'tiff',
    make: () =>
      drawsPicture(
        60_000,
        60_000,
        '/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 60000/Rows 60000>>',
        Buffer.alloc(2000),
      ),
  },
  {
    name: 'jbig2-without-an-end.pdf',
    slow: true,
    convertTo: 'png',
    make: () =>
      drawsPicture(
        60_000,
        60_000,
        '/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode',
        Buffer.from('0000000030000100000013ffffffffffffffff00000000000000000000000000', 'hex'),
      ),
  },
  {
    name: 'mask-of-a-mask.pdf',
    slow: true,
    convertTo: 'png',
    make: () =>
      onePage({
        content: 'q 500 0 0 700 50 50 cm /I Do Q',
        resources: '/XObject<</I 10 0 R>>',
        objects: {
          10: picture(
            9000,
            9000,
            '/ColorSpace/DeviceRGB/BitsPerComponent 8/SMask 11 0 R/Filter/FlateDecode',
            packed(243_000_000, 'a'),
          ),
          11: picture(
            9000,
            9000,
            '/ColorSpace/DeviceGray/BitsPerComponent 8/SMask 10 0 R/Filter/FlateDecode',
            packed(81_000_000, 'a'),
          ),
        },
      }),
  },
  {
    name: 'hundred-pictures.pdf',
    slow: true,
    convertTo: 'docx',
    make: () =>
      onePage({
        content: Array.from(
          { length: 100 },
          (_, n) => `q 50 0 0 50 ${(n % 10) * 55} ${Math.floor(n / 10) * 55} cm /I${n} Do Q`,
        ).join('\n'),
        resources: `/XObject<<${Array.from({ length: 100 }, (_, n) => `/I${n} ${10 + n} 0 R`).join('')}>>`,
        objects: Object.fromEntries(
          Array.from({ length: 100 }, (_, n) => [
            10 + n,
            picture(4000, 4000, '/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode', packed(48_000_000, 'a')),
          ]),
        ),
      }),
  },
  { name: 'forms-in-forms.pdf', slow: true, convertTo: 'png', make: () => doublingForms(9) },
  {
    name: 'pattern-of-dots.pdf',
    slow: true,
    convertTo: 'png',
    make: () =>
      onePage({
        content: '/Pattern cs /P scn 0 0 595 842 re f',
        resources: '/Pattern<</P 10 0 R>>',
        objects: {
          10: {
            dict: '/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.001/YStep 0.001/Resources<<>>',
            bytes: Buffer.from('0 0 1 1 re f'),
          },
        },
      }),
  },
  {
    name: 'shading-of-four-gigabytes.pdf',
    slow: true,
    convertTo: 'png',
    make: () =>
      onePage({
        content: '/S sh',
        resources: '/Shading<</S<</ShadingType 1/ColorSpace/DeviceRGB/Domain[0 1 0 1]/Function 10 0 R>>>>',
        objects: { 10: { dict: sampledFunction.slice(2, -2), bytes: Buffer.from('x') } },
      }),
  },
  { name: 'text-a-thousand-times-as-long.pdf', slow: true, convertTo: 'txt', make: longMapping },
  { name: 'pages-10000.pdf', slow: true, convertTo: 'png', make: () => manyPages(10_000) },
  {
    name: 'pages-2000-large.pdf',
    slow: true,
    convertTo: 'txt',
    make: () => manyPages(2000, '/MediaBox[0 0 14400 14400]'),
  },
  { name: 'pages-a-million.pdf', slow: true, convertTo: 'txt', make: () => manyPages(1_000_000) },
  {
    name: 'attachment-of-a-gigabyte.pdf',
    slow: true,
    convertTo: 'txt',
    make: () => attached(1, packed(1_000_000_000, '<a>')),
  },
  {
    name: 'attachments-20000.pdf',
    slow: true,
    convertTo: 'txt',
    make: () => attached(20_000, packed(1_000_000, '<a/>')),
  },
  { name: 'annotations-50000.pdf', slow: true, convertTo: 'png', make: () => annotated(50_000) },
  {
    name: 'predictor-of-wide-rows.pdf',
    slow: true,
    convertTo: 'txt',
    make: () =>
      onePage({
        content: packed(1_000_000, '\x02'),
        filter: '/FlateDecode/DecodeParms<</Predictor 12/Columns 2147483647/Colors 32/BitsPerComponent 16>>',
      }),
  },
  {
    name: 'lzw-and-run-lengths.pdf',
    slow: true,
    convertTo: 'txt',
    make: () =>
      onePage({ content: deflateSync(Buffer.alloc(5_000_000, '\x81 ')), filter: '[/FlateDecode/RunLengthDecode]' }),
  },
];
