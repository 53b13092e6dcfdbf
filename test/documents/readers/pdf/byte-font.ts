/** PDFs whose font says of its characters only the byte: as some programs write them, without an encoding. */
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { create } from 'fontkit';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const file = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/courier-prime/400Regular/CourierPrime_400Regular.ttf',
);

const [firstByte, lastByte] = [32, 255] as const;

/** A character map of the platform Macintosh (1, 0) in format 6: a glyph for each byte. */
function characterMap(glyphOf: (byte: number) => number): Buffer {
  const count = lastByte - firstByte + 1;
  const table = Buffer.alloc(12 + 10 + 2 * count);
  table.writeUInt16BE(1, 2);
  table.writeUInt16BE(1, 4);
  table.writeUInt32BE(12, 8);
  table.writeUInt16BE(6, 12);
  table.writeUInt16BE(10 + 2 * count, 14);
  table.writeUInt16BE(firstByte, 18);
  table.writeUInt16BE(count, 20);
  for (let index = 0; index < count; index++) table.writeUInt16BE(glyphOf(firstByte + index), 22 + 2 * index);
  return table;
}

/** The font with another table in the stead of its own `cmap`, and without names of its glyphs (`post`). */
function withCharacterMap(font: Buffer, map: Buffer): Buffer {
  const count = font.readUInt16BE(4);
  const tables = Array.from({ length: count }, (_, index) => {
    const at = 12 + 16 * index;
    const [tag, offset, length] = [
      font.toString('latin1', at, at + 4),
      font.readUInt32BE(at + 8),
      font.readUInt32BE(at + 12),
    ];
    return { tag, bytes: tag === 'cmap' ? map : font.subarray(offset, offset + length) };
  }).filter(({ tag }) =>
    ['cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'cvt ', 'fpgm', 'prep'].includes(tag),
  );
  const head = Buffer.alloc(12 + 16 * tables.length);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(tables.length, 4);
  let offset = head.length;
  const bodies = tables.map(({ tag, bytes }, index) => {
    const at = 12 + 16 * index;
    head.write(tag, at, 'latin1');
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(bytes.length, at + 12);
    const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
    offset += padded.length;
    return padded;
  });
  return Buffer.concat([head, ...bodies]);
}

/** Windows-1252 of the characters that the tests use. */
const windows = new Map<string, number>([
  ['€', 0x80],
  ['–', 0x96],
  ['’', 0x92],
]);
const byteOf = (character: string): number => windows.get(character) ?? character.charCodeAt(0);
const characterOf = (byte: number): string =>
  [...windows].find(([, known]) => known === byte)?.[0] ?? String.fromCharCode(byte);

/** A page of lines that viewers show right, in a font that says nothing but bytes of Windows-1252. */
export async function pdfWithoutEncoding(lines: readonly string[]): Promise<PDFDocument> {
  const bytes = readFileSync(file);
  const font = create(bytes);
  if (!('glyphForCodePoint' in font)) throw new Error('a collection of fonts');
  const map = characterMap((byte) => font.glyphForCodePoint(characterOf(byte).codePointAt(0) ?? 32).id);
  const document = await PDFDocument.create();
  const { context } = document;
  const program = context.register(context.flateStream(withCharacterMap(bytes, map)));
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: 'AAAAAA+Courier',
      Flags: 4,
      FontBBox: [0, -300, 700, 1000],
      ItalicAngle: 0,
      Ascent: 800,
      Descent: -300,
      CapHeight: 600,
      StemV: 80,
      FontFile2: program,
    }),
  );
  const widths = Array.from({ length: lastByte - firstByte + 1 }, () => 600);
  const dictionary = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'TrueType',
      BaseFont: 'AAAAAA+Courier',
      FirstChar: firstByte,
      LastChar: lastByte,
      Widths: widths,
      FontDescriptor: descriptor,
    }),
  );
  const page = document.addPage([595, 842]);
  const hex = (line: string): string =>
    Array.from(line, (character) => byteOf(character).toString(16).padStart(2, '0')).join('');
  const content = lines.map((line, index) => `BT /F1 11 Tf 60 ${760 - 20 * index} Td <${hex(line)}> Tj ET`).join('\n');
  page.node.set(PDFName.of('Contents'), context.register(context.stream(content)));
  page.node.set(PDFName.of('Resources'), context.obj({ Font: { F1: dictionary } }));
  return document;
}
