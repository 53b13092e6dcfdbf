/**
 * The font of recognised text. It draws nothing, and maps each code to a character.
 *
 * Codes are assigned as characters occur, so that the table contains only those that are used, of any script. There are two
 * blank glyphs, because Chinese characters are twice as wide as Latin letters: a selection that ends inside a word then ends
 * near the visible position. Their outlines have no area, but the bounds of a whole character: Chromium marks what a search
 * has found by these bounds, and would show nothing for text set sideways. A font program is embedded although nothing is drawn and PDF/A does not require it: without one,
 * viewers substitute another font, and use its height for selections.
 *
 * Composite fonts, ISO 32000-1, 9.7; ToUnicode, 9.10.3. Tables of the program: ISO/IEC 14496-22.
 */
import type { PDFDocument, PDFRef } from '@cantoo/pdf-lib';
import { isHan } from '../../geometry/text-of-words.ts';

type PdfLib = typeof import('@cantoo/pdf-lib');

/** In thousandths of the font's size. */
const halfWidth = 500;
const fullWidth = 1000;
const unitsPerEm = 1000;
export const ascent = 0.8;
export const descent = 0.2;

/** Codes from here on are wide. Each width has half of all codes. */
const firstWide = 0x8000;
const lastCode = 0xffff;

export interface LayerFont {
  /** The reference to the font, for the resources of pages. */
  readonly ref: PDFRef;
  /** The codes of a text in hexadecimal, and its width in thousandths of the font's size. */
  coded(text: string): { readonly hex: string; readonly width: number };
  /** Writes the font into the document. Call it once, after all text. */
  finish(): void;
}

export function layerFont(pdf: PDFDocument, lib: PdfLib): LayerFont {
  const { context } = pdf;
  const ref = context.nextRef();
  const codes = new Map<string, number>();
  const next = { narrow: 1, wide: firstWide };
  const codeOf = (character: string): number | undefined => {
    const known = codes.get(character);
    if (known !== undefined) return known;
    const code = isHan(character) ? next.wide : next.narrow;
    // All codes are used, so further characters are left out.
    if (code === (isHan(character) ? lastCode + 1 : firstWide)) return undefined;
    if (isHan(character)) next.wide++;
    else next.narrow++;
    codes.set(character, code);
    return code;
  };
  return {
    ref,
    coded(text) {
      const given = Array.from(text).flatMap((character) => codeOf(character) ?? []);
      return {
        hex: given.map((code) => code.toString(16).padStart(4, '0')).join(''),
        width: given.reduce((sum, code) => sum + (code < firstWide ? halfWidth : fullWidth), 0),
      };
    },
    finish() {
      context.assign(ref, fontObject(pdf, lib, codes));
    },
  };
}

function fontObject(pdf: PDFDocument, { PDFName, PDFString }: PdfLib, codes: ReadonlyMap<string, number>) {
  const { context } = pdf;
  const name = 'RecognisedText';
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: 4,
      FontBBox: [0, -descent * unitsPerEm, fullWidth, ascent * unitsPerEm],
      ItalicAngle: 0,
      Ascent: ascent * unitsPerEm,
      Descent: -descent * unitsPerEm,
      CapHeight: 700,
      StemV: 80,
      FontFile2: context.register(context.flateStream(blankProgram())),
    }),
  );
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      CIDToGIDMap: context.register(context.flateStream(glyphOfEachCode())),
      DW: halfWidth,
      W: [firstWide, lastCode, fullWidth],
    }),
  );
  return context.obj({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: name,
    Encoding: PDFName.of('Identity-H'),
    DescendantFonts: [descendant],
    ToUnicode: context.register(context.flateStream(charactersOf(codes))),
  });
}

/** Maps two-byte codes to glyphs. Glyph 0 may not be shown (ISO 19005-2, 6.2.11.8). */
function glyphOfEachCode(): Uint8Array {
  const map = new Uint8Array(2 * (lastCode + 1));
  for (let code = 0; code <= lastCode; code++) map[2 * code + 1] = code < firstWide ? 1 : 2;
  return map;
}

function charactersOf(codes: ReadonlyMap<string, number>): string {
  const lines = [...codes].map(
    ([character, code]) =>
      `<${code.toString(16).padStart(4, '0')}> <${Buffer.from(character, 'utf16le').swap16().toString('hex')}>`,
  );
  // A block has at most a hundred lines.
  const blocks = Array.from({ length: Math.ceil(lines.length / 100) }, (_, index) =>
    lines.slice(100 * index, 100 * (index + 1)),
  ).map((block) => `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar\n`);
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /RecognisedText def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('')}endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

/** A TrueType program of three glyphs, the first of which is empty. */
function blankProgram(): Uint8Array {
  const [up, down] = [ascent * unitsPerEm, -descent * unitsPerEm];
  const glyphs = 3;
  const [narrow, wide] = [blankGlyph(halfWidth), blankGlyph(fullWidth)];
  const tables: Readonly<Record<string, Buffer>> = {
    // Version 1.0, revision, checksum (left at 0, because readers of embedded fonts ignore it), magic number, flags,
    // units per em, dates, bounds, style, smallest size, direction, short offsets, format of glyf.
    head: Buffer.concat([
      words(1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0, unitsPerEm),
      Buffer.alloc(16),
      words(0, down, fullWidth, up, 0, 8, 2, 0, 0),
    ]),
    hhea: words(1, 0, up, down, 0, fullWidth, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, glyphs),
    hmtx: words(halfWidth, 0, halfWidth, 0, fullWidth, 0),
    // Half the offsets.
    loca: words(0, 0, narrow.length / 2, (narrow.length + wide.length) / 2),
    glyf: Buffer.concat([narrow, wide]),
    // Version 1.0, then the numbers of glyphs, of points in a glyph, and of contours.
    maxp: words(1, 0, glyphs, 2, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
  };
  const names = Object.keys(tables).sort();
  let offset = 12 + 16 * names.length;
  const directory = names.map((name) => {
    const table = tables[name] ?? Buffer.alloc(0);
    const entry = Buffer.alloc(16);
    entry.write(name, 0, 'latin1');
    entry.writeUInt32BE(checksum(table), 4);
    entry.writeUInt32BE(offset, 8);
    entry.writeUInt32BE(table.length, 12);
    offset += padded(table).length;
    return entry;
  });
  // The largest power of two not above the six tables, as sizes for a binary search.
  return Buffer.concat([
    words(1, 0, names.length, 64, 2, 32),
    ...directory,
    ...names.map((name) => padded(tables[name] ?? Buffer.alloc(0))),
  ]);
}

/** One contour from corner to corner and back, which encloses nothing. */
function blankGlyph(width: number): Buffer {
  const [up, down] = [ascent * unitsPerEm, -descent * unitsPerEm];
  const onCurve = 0x0101;
  return Buffer.concat([
    // One contour, its bounds, the index of its last point, no instructions, the flags of both points.
    words(1, 0, down, width, up, 1, 0, onCurve),
    // Steps along x, then along y.
    words(0, width, down, up - down),
  ]);
}

/** 16-bit numbers, big-endian. */
function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length);
  values.forEach((value, index) => bytes.writeUInt16BE(value & 0xffff, 2 * index));
  return bytes;
}

const padded = (table: Buffer): Buffer => Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);

function checksum(table: Buffer): number {
  const bytes = padded(table);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}
