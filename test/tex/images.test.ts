import sharp from 'sharp';
import { expect, test } from 'vitest';
import { bitmapOfMetafile } from '../../src/tex/images/metafile-bitmap.ts';
import { toPng } from '../../src/tex/images/bitmaps.ts';
import { withoutReferences } from '../../src/tex/images/vectors.ts';
import { pdfReader } from '../../src/documents/readers/pdf.ts';
import { testWith } from '../engines.ts';
import { toTex } from './convert.ts';
import * as d from './docx-maker.ts';
import { redSquare } from './everything.ts';
import { englishOf } from '../../src/texts/message.ts';

/** An EMF with one EMR_STRETCHDIBITS: 4 × 2 pixels, blue, drawn 80 × 40. */
function wrappingEmf(): Buffer {
  const header = Buffer.alloc(108);
  const info = Buffer.alloc(40);
  info.writeUInt32LE(40, 0);
  info.writeInt32LE(4, 4);
  info.writeInt32LE(2, 8);
  info.writeUInt16LE(1, 12);
  info.writeUInt16LE(24, 14);
  const pixels = Buffer.alloc(24);
  for (let at = 0; at < 24; at += 3) pixels[at] = 255;
  const record = Buffer.alloc(80 + 40 + 24);
  record.writeUInt32LE(81, 0);
  record.writeUInt32LE(record.length, 4);
  record.writeInt32LE(80, 16);
  record.writeInt32LE(40, 20);
  record.writeInt32LE(4, 40);
  record.writeInt32LE(2, 44);
  record.writeUInt32LE(80, 48);
  record.writeUInt32LE(40, 52);
  record.writeUInt32LE(120, 56);
  record.writeUInt32LE(24, 60);
  record.writeUInt32LE(0xcc0020, 68);
  record.writeInt32LE(80, 72);
  record.writeInt32LE(40, 76);
  info.copy(record, 80);
  pixels.copy(record, 120);
  const end = Buffer.alloc(20);
  end.writeUInt32LE(14, 0);
  end.writeUInt32LE(20, 4);
  end.writeUInt32LE(20, 16);
  header.writeUInt32LE(1, 0);
  header.writeUInt32LE(108, 4);
  header.writeInt32LE(80, 16);
  header.writeInt32LE(40, 20);
  header.writeInt32LE(2116, 32);
  header.writeInt32LE(1058, 36);
  header.write(' EMF', 40, 'latin1');
  header.writeUInt32LE(0x10000, 44);
  header.writeUInt32LE(header.length + record.length + end.length, 48);
  header.writeUInt32LE(3, 52);
  header.writeUInt16LE(1, 56);
  header.writeInt32LE(1024, 72);
  header.writeInt32LE(768, 76);
  header.writeInt32LE(271, 80);
  header.writeInt32LE(203, 84);
  return Buffer.concat([header, record, end]);
}

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><rect width="60" height="30" fill="green"/></svg>';
const withPictures = (media: Readonly<Record<string, Uint8Array | string>>): Buffer =>
  d.makeDocx({
    body: Object.keys(media)
      .map((name) => d.paragraph(d.run('A picture ') + d.picture(`rId-${name}`, 60, 30)))
      .join(''),
    media,
  });

test('the bitmap inside an EMF can be extracted without any other program', async () => {
  const bitmap = bitmapOfMetafile('emf', wrappingEmf());
  const { data, info } = await sharp(await toPng(bitmap?.bytes ?? Buffer.alloc(0)))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([4, 2]);
  expect([...data.subarray(0, 3)]).toEqual([0, 0, 255]);
});

test('EMF and SVG become PDF of the size of the drawing, and the TeX refers to them', async () => {
  const artefacts = await toTex(withPictures({ 'image1.emf': wrappingEmf(), 'image2.svg': svg }));
  expect(artefacts.images.map(({ path }) => path)).toEqual(['image/image1.pdf', 'image/image2.pdf']);
  expect(artefacts.tex).toContain('\\includegraphics[width=60bp,height=30bp]{image/image1.pdf}');
  for (const { bytes } of artefacts.images) {
    const pdf = await pdfReader.open(bytes, {});
    try {
      const page = await pdf.text(0);
      expect(page.width / page.height).toBeCloseTo(2, 0);
      expect(page.width).toBeLessThan(150);
      const { pixels, width, height } = await pdf.raster(0, 72);
      const middle = (Math.floor(height / 2) * width + Math.floor(width / 2)) * 3;
      expect(
        Math.max(...pixels.subarray(middle, middle + 3)) - Math.min(...pixels.subarray(middle, middle + 3)),
      ).toBeGreaterThan(100);
    } finally {
      pdf.close();
    }
  }
});

testWith(['LibreOffice Draw'], 'with LibreOffice a metafile is drawn, not searched for a bitmap', async () => {
  const artefacts = await toTex(withPictures({ 'image1.emf': wrappingEmf() }));
  expect(artefacts.warnings.map(englishOf).join()).not.toContain('bitmap inside');
});

test('pictures stay as they are without post-processing, with a note', async () => {
  const artefacts = await toTex(withPictures({ 'image1.emf': wrappingEmf() }), { imagePostProcessing: false });
  expect(artefacts.tex).toContain('{image/image1.emf}');
  expect(artefacts.warnings.map(englishOf).join()).toContain('image1.emf is EMF');
});

test('the format of a picture is recognised by its bytes, each gets a name of its own, and damaged ones become frames', async () => {
  const png = await redSquare();
  const gif = await sharp(png).gif().toBuffer();
  const artefacts = await toTex(
    withPictures({
      'Bild 1.jpeg': png,
      'bild-1.png': png,
      'c.gif': gif,
      'd.png': png.subarray(0, 60),
      'unused_name.PNG': png,
    }),
  );
  expect(artefacts.images.map(({ path }) => path)).toEqual([
    'image/Bild-1.png',
    'image/bild-1-2.png',
    'image/c.png',
    'image/unused-name.png',
  ]);
  expect(artefacts.tex).toContain('\\fbox{\\texttt{d.png}}');
  expect(artefacts.warnings.map(englishOf).join()).toContain('d.png is damaged');
});

test('nothing that an SVG refers to is fetched', () => {
  const clean = Buffer.from(
    withoutReferences(
      Buffer.from(
        '<?xml-stylesheet href="http://a/b.css"?><svg><image xlink:href="http://127.0.0.1/x"/><image href=\'file:///etc/passwd\'/><use href="#a"/><style>@import "http://x"; a{fill:url(http://y)}</style></svg>',
      ),
    ),
  ).toString();
  expect(clean).not.toMatch(/http|file:/);
  expect(clean).toContain('href="#a"');
});
