/**
 * Text in Noto Sans SC, of which the output carries the characters that were used.
 *
 * The font is asked for each character first: what it lacks is drawn as 〓, as Chinese printers do, and told.
 */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { substituteFont } from '../../documents/readers/ofd/render/font-files.ts';
import { type FontProgram, openFontProgram, toUnicode } from '../../documents/readers/ofd/render/font-program.ts';
import { Failure } from '../../domain/failure.ts';
import { pdfNumbers } from '../matrix.ts';
import type { ObjectWriter } from '../pdf/writer.ts';

export interface Lettering {
  /** In points. */
  width(text: string, size: number): number;
  /** Operators that write one line, its baseline beginning at x, y. */
  line(text: string, x: number, y: number, size: number): string;
  /** Resources that those operators need. */
  readonly resources: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Writes the font; nothing where nothing was written with it. */
  end(): Promise<void>;
}

const missing = '〓';
const fontName = 'Label';

let program: Promise<FontProgram> | undefined;

async function openFont(): Promise<FontProgram> {
  const bytes = await substituteFont('hei', false);
  if (!bytes) {
    throw new Failure('engine_unavailable', 'The font for labels is missing', {
      detail: 'Install @expo-google-fonts/noto-sans-sc',
    });
  }
  return openFontProgram(bytes);
}

/** `warn` is told once of each character that cannot be written. */
export async function lettering(writer: ObjectWriter, warn: (message: string) => void): Promise<Lettering> {
  const opened = await (program ??= openFont());
  const { font, name } = opened;
  const subset = font.createSubset();
  const codes = new Map<number, number>();
  const texts = new Map<number, string>();
  const widths: number[] = [Math.round(opened.advance(0) * 1000)];
  const lacking = new Set<string>();
  const number = writer.reserve();

  /** Whether the font has it is asked first: a glyph that does not exist would be an empty box. */
  function glyphFor(character: string): { readonly glyph: number; readonly text: string } {
    const glyph = opened.glyphOf(character.codePointAt(0) ?? 0);
    if (glyph !== 0) return { glyph, text: character };
    if (!lacking.has(character)) {
      lacking.add(character);
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      warn(`The font for labels lacks U+${code}; ${missing} stands in its place`);
    }
    return { glyph: opened.glyphOf(missing.codePointAt(0) ?? 0), text: character };
  }

  function codeOf(character: string): number {
    const { glyph, text } = glyphFor(character);
    const code = codes.get(glyph) ?? Number(subset.includeGlyph(font.getGlyph(glyph)));
    codes.set(glyph, code);
    widths[code] ??= Math.round(opened.advance(glyph) * 1000);
    if (!texts.has(code)) texts.set(code, text);
    return code;
  }

  const width = (text: string, size: number): number =>
    Array.from(text).reduce((sum, character) => sum + opened.advance(glyphFor(character).glyph), 0) * size;

  return {
    width,
    line(text, x, y, size) {
      const code = Array.from(text, (character) => codeOf(character).toString(16).padStart(4, '0')).join('');
      return `BT /${fontName} ${pdfNumbers([size])} Tf ${pdfNumbers([x, y])} Td <${code}> Tj ET`;
    },
    resources: { Font: { [fontName]: number } },
    async end() {
      if (codes.size === 0) return;
      const content = Buffer.from(subset.encode());
      const baseFont = `${tagOf(content)}+${name}`;
      const share = (units: number): number => Math.round((units / font.unitsPerEm) * 1000);
      const { minX, minY, maxX, maxY } = font.bbox;
      const file = await writer.stream(
        `/Filter/FlateDecode/Length1 ${content.length}`,
        // The length before packing is for viewers; the stream itself is packed.
        deflateSync(content),
      );
      const box = pdfNumbers([share(minX), share(minY), share(maxX), share(maxY)]);
      const descriptor = await writer.object(
        `<</Type/FontDescriptor/FontName/${baseFont}/Flags 4/FontBBox[${box}]/ItalicAngle 0/Ascent ${share(font.ascent)}/Descent ${share(font.descent)}/CapHeight 700/StemV 80/FontFile2 ${file} 0 R>>`,
      );
      const widthsText = Array.from(widths, (value) => value ?? 0).join(' ');
      const descendant = await writer.object(
        `<</Type/Font/Subtype/CIDFontType2/BaseFont/${baseFont}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${descriptor} 0 R/W[0[${widthsText}]]/CIDToGIDMap/Identity>>`,
      );
      const unicode = await writer.stream('/Filter/FlateDecode', deflateSync(toUnicode(texts)));
      await writer.object(
        `<</Type/Font/Subtype/Type0/BaseFont/${baseFont}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${unicode} 0 R>>`,
        number,
      );
    },
  };
}

/** Six letters that differ where the subset does: ISO 32000-1, 9.6.4. */
const tagOf = (content: Uint8Array): string =>
  [...createHash('sha256').update(content).digest().subarray(0, 6)]
    .map((byte) => String.fromCharCode(65 + (byte % 26)))
    .join('');
