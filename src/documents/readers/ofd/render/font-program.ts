/** A font ready to be drawn with: glyphs by character or by number, and its subset in the PDF once the text is known. */
import { createHash } from 'node:crypto';
import { type PDFContext, type PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { Font, FontCollection } from 'fontkit';
import { type CharacterMap, characterMapOf, unpackWoff } from './sfnt.ts';

/** An opened font file, shared by the documents of a process. */
export interface FontProgram {
  readonly name: string;
  readonly glyphCount: number;
  /** 0 where there is none. */
  readonly glyphOf: CharacterMap;
  /** Share of the font size. */
  advance(glyph: number): number;
  readonly font: Font;
  readonly bytes: Buffer;
}

/** A font of one PDF: which of its glyphs the text uses. */
export interface EmbeddedFont {
  readonly ref: PDFRef;
  /**
   * Four hexadecimal digits for a content stream. `text` is what the glyph stands for when the PDF is searched, `advance`
   * how wide it is said to be, as a share of the size.
   */
  code(glyph: number, text: string, advance: number): string;
  /** Writes the font into the PDF. Call once, when every page is drawn. */
  finish(): void;
}

const isCollection = (font: Font | FontCollection): font is FontCollection => 'fonts' in font;

/** Throws where the bytes are no font that can be drawn with. */
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
    // Without a map every character is missing, and only glyphs by number can be drawn.
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

/** Subsets lose their names, and what is left of the table may not be readable. */
function nameOf(font: Font): string {
  try {
    return (font.postscriptName ?? '').replaceAll(/[^A-Za-z0-9-]/g, '').slice(0, 60) || 'Font';
  } catch {
    return 'Font';
  }
}

export function embedFont(context: PDFContext, program: FontProgram): EmbeddedFont {
  const ref = context.nextRef();
  const subset = program.font.createSubset();
  const codes = new Map<number, number>();
  const texts = new Map<number, string>();
  const widths: number[] = [Math.round(program.advance(0) * 1000)];
  const subsetBytes = (): Buffer => {
    try {
      return Buffer.from(subset.encode());
    } catch (error) {
      // One damaged glyph: viewers pass over it, so the font goes in as it came.
      if ('cff' in subset || program.bytes.toString('latin1', 0, 4) === 'ttcf') throw error;
      return program.bytes;
    }
  };
  /** Two bytes a code: the glyph of the whole font. */
  const glyphNumbers = (): PDFRef => {
    const table = Buffer.alloc(2 * (Math.max(0, ...codes.values()) + 1));
    for (const [glyph, code] of codes) table.writeUInt16BE(glyph, 2 * code);
    return context.register(context.flateStream(table));
  };
  return {
    ref,
    code(glyph, text, advance) {
      const code = codes.get(glyph) ?? Number(subset.includeGlyph(program.font.getGlyph(glyph)));
      codes.set(glyph, code);
      widths[code] ??= Math.round(advance * 1000);
      if (!texts.has(code) && text !== '') texts.set(code, text);
      return code.toString(16).padStart(4, '0');
    },
    finish() {
      const isCff = 'cff' in subset;
      const content = subsetBytes();
      const whole = content === program.bytes;
      const file = context.register(
        context.flateStream(content, isCff ? { Subtype: 'CIDFontType0C' } : { Length1: content.length }),
      );
      const tag = [...createHash('sha256').update(content).digest().subarray(0, 6)]
        .map((byte) => String.fromCharCode(65 + (byte % 26)))
        .join('');
      const baseFont = `${tag}+${program.name}`;
      const { font } = program;
      const share = (units: number): number => Math.round((units / font.unitsPerEm) * 1000);
      const descriptor = context.register(
        context.obj({
          Type: 'FontDescriptor',
          FontName: baseFont,
          Flags: 4, // Symbolic: its codes are its own.
          FontBBox: [share(font.bbox.minX), share(font.bbox.minY), share(font.bbox.maxX), share(font.bbox.maxY)],
          ItalicAngle: 0,
          Ascent: share(font.ascent),
          Descent: share(font.descent),
          CapHeight: 700,
          StemV: 80,
          [isCff ? 'FontFile3' : 'FontFile2']: file,
        }),
      );
      const descendant = context.register(
        context.obj({
          Type: 'Font',
          Subtype: isCff ? 'CIDFontType0' : 'CIDFontType2',
          BaseFont: baseFont,
          CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
          FontDescriptor: descriptor,
          W: [0, Array.from(widths, (width) => width ?? 0)],
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
          ToUnicode: context.register(context.flateStream(toUnicode(texts))),
        }),
      );
    },
  };
}

const hex = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');

/** A ToUnicode map: what each code stands for. Source: ISO 32000-1, 9.10.3; at most 100 entries a block. */
export function toUnicode(texts: ReadonlyMap<number, string>): string {
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
