/** Opens fonts for drawing, finds glyphs by character or number, and embeds the used subset in the PDF. */
import { createHash } from 'node:crypto';
import { type PDFContext, type PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { Font, FontCollection } from 'fontkit';
import { type CharacterMap, characterMapOf, unpackWoff } from './sfnt.ts';

/** An opened font file, shared by the documents of a process. */
export interface FontProgram {
  readonly name: string;
  readonly glyphCount: number;
  /** The glyph of a character; 0 if there is none. */
  readonly glyphOf: CharacterMap;
  /** The width of a glyph as a share of the font size. */
  advance(glyph: number): number;
  readonly font: Font;
  readonly bytes: Buffer;
}

/** A font of one PDF, which collects the glyphs that the text uses. */
export interface EmbeddedFont {
  readonly ref: PDFRef;
  /**
   * The code of a glyph: four hexadecimal digits for a content stream. `text` is what is found when the PDF is
   * searched, `advance` is the stated width as a share of the size.
   */
  code(glyph: number, text: string, advance: number): string;
  /** Writes the font into the PDF. To be called once, after all pages are drawn. */
  finish(): void;
}

const isCollection = (font: Font | FontCollection): font is FontCollection => 'fonts' in font;

/** Rejects if the bytes are not a usable font. */
export async function openFontProgram(source: Buffer): Promise<FontProgram> {
  const fontkit = await import('fontkit');
  const bytes = unpackWoff(source);
  const opened = fontkit.create(bytes);
  const font = isCollection(opened) ? opened.fonts[0] : opened;
  if (!font) throw new Error('The collection has no font');
  const unitsPerEm = font.unitsPerEm;
  if (!(unitsPerEm > 0) || !(font.numGlyphs > 0)) throw new Error('The font has no glyphs');
  // A font without the tables that drawing needs fails here, and not in the middle of a page.
  font.createSubset();
  const advances = new Map<number, number>([[0, font.getGlyph(0).advanceWidth / unitsPerEm]]);
  return {
    name: nameOf(font),
    glyphCount: font.numGlyphs,
    // Without a map no character is found, and glyphs can only be drawn by number.
    glyphOf: characterMapOf(bytes) ?? (() => 0),
    advance(glyph) {
      const known = advances.get(glyph);
      if (known !== undefined) return known;
      const advance = font.getGlyph(glyph).advanceWidth / unitsPerEm;
      advances.set(glyph, advance);
      return advance;
    },
    font,
    bytes,
  };
}

/** Subsets often have no name, or a name table that cannot be read. */
function nameOf(font: Font): string {
  try {
    return (font.postscriptName ?? '').replaceAll(/[^A-Za-z0-9-]/g, '').slice(0, 60) || 'Font';
  } catch {
    return 'Font';
  }
}

/** The part of a font that a text uses, as it goes into a PDF. */
export interface FontSubset {
  /** Four hexadecimal digits for a content stream, as for EmbeddedFont. */
  code(glyph: number, text: string, advance: number): string;
  readonly isEmpty: () => boolean;
  readonly isCff: boolean;
  /** The width of each code, in thousandths of the size. */
  widths(): readonly number[];
  /** The font file. `whole` if a damaged glyph prevented subsetting, so that it is the complete font. */
  content(): { readonly bytes: Buffer; readonly whole: boolean };
  /** The glyph number of each code in the complete font, two bytes each. */
  glyphNumbers(): Buffer;
  /** The text of the ToUnicode map. */
  toUnicode(): string;
}

export function fontSubset(program: FontProgram): FontSubset {
  const subset = program.font.createSubset();
  const codes = new Map<number, number>();
  const texts = new Map<number, string>();
  const widths: number[] = [Math.round(program.advance(0) * 1000)];
  const isCff = 'cff' in subset;
  return {
    code(glyph, text, advance) {
      const code = codes.get(glyph) ?? Number(subset.includeGlyph(program.font.getGlyph(glyph)));
      codes.set(glyph, code);
      widths[code] ??= Math.round(advance * 1000);
      if (!texts.has(code) && text !== '') texts.set(code, text);
      return code.toString(16).padStart(4, '0');
    },
    isEmpty: () => codes.size === 0,
    isCff,
    widths: () => Array.from(widths, (width) => width ?? 0),
    content() {
      try {
        return { bytes: Buffer.from(subset.encode()), whole: false };
      } catch (error) {
        // Viewers skip a damaged glyph, so the font is embedded as it is.
        if (isCff || program.bytes.toString('latin1', 0, 4) === 'ttcf') throw error;
        return { bytes: program.bytes, whole: true };
      }
    },
    glyphNumbers() {
      const table = Buffer.alloc(2 * (Math.max(0, ...codes.values()) + 1));
      for (const [glyph, code] of codes) table.writeUInt16BE(glyph, 2 * code);
      return table;
    },
    toUnicode: () => toUnicode(texts),
  };
}

/** The name of a subset: six letters derived from its content, then the name of the font. ISO 32000-1, 9.6.4. */
export function subsetName(content: Buffer, { name }: FontProgram): string {
  const digest = createHash('sha256').update(content).digest();
  const letters = Array.from(digest.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26)));
  return `${letters.join('')}+${name}`;
}

/** The measures for the descriptor of a font, in thousandths of the size. */
export function fontMeasures({ font }: FontProgram) {
  const share = (units: number): number => Math.round((units / font.unitsPerEm) * 1000);
  const { minX, minY, maxX, maxY } = font.bbox;
  return { box: [minX, minY, maxX, maxY].map(share), ascent: share(font.ascent), descent: share(font.descent) };
}

export function embedFont(context: PDFContext, program: FontProgram): EmbeddedFont {
  const ref = context.nextRef();
  const subset = fontSubset(program);
  return {
    ref,
    code: (glyph, text, advance) => subset.code(glyph, text, advance),
    finish: () => writeFont(context, ref, program, subset),
  };
}

function writeFont(context: PDFContext, ref: PDFRef, program: FontProgram, subset: FontSubset): void {
  const { isCff } = subset;
  const { bytes, whole } = subset.content();
  const file = context.register(
    context.flateStream(bytes, isCff ? { Subtype: 'CIDFontType0C' } : { Length1: bytes.length }),
  );
  const baseFont = subsetName(bytes, program);
  const { box, ascent, descent } = fontMeasures(program);
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: baseFont,
      Flags: 4, // Symbolic: the font has an encoding of its own.
      FontBBox: box,
      ItalicAngle: 0,
      Ascent: ascent,
      Descent: descent,
      CapHeight: 700,
      StemV: 80,
      [isCff ? 'FontFile3' : 'FontFile2']: file,
    }),
  );
  const glyphNumbers = () => context.register(context.flateStream(subset.glyphNumbers()));
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: isCff ? 'CIDFontType0' : 'CIDFontType2',
      BaseFont: baseFont,
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      W: [0, [...subset.widths()]],
      ...(isCff ? {} : { CIDToGIDMap: whole ? glyphNumbers() : 'Identity' }),
    }),
  );
  context.assign(
    ref,
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: baseFont,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: context.register(context.flateStream(subset.toUnicode())),
    }),
  );
}

const hex = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');

/** A ToUnicode map from codes to text. A block has at most 100 entries. Source: ISO 32000-1, 9.10.3. */
function toUnicode(texts: ReadonlyMap<number, string>): string {
  const entries = [...texts].map(([code, text]) => `<${code.toString(16).padStart(4, '0')}> <${hex(text)}>`);
  const blocks: string[] = [];
  for (let at = 0; at < entries.length; at += 100) {
    const block = entries.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...blocks,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
}
