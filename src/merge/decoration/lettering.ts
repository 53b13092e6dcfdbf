/**
 * Text in Noto Sans SC. Only the characters that were used are embedded in the output.
 *
 * A character that the font lacks is drawn as 〓, as Chinese printers do, and reported.
 */
import { deflateSync } from 'node:zlib';
import { shippedFont } from '../../assets/fonts.ts';
import {
  fontMeasures,
  type FontProgram,
  type FontSubset,
  fontSubset,
  openFontProgram,
  subsetName,
} from '../../documents/readers/ofd/render/font-program.ts';
import { pdfNumbers } from '../../geometry/matrix.ts';
import type { ObjectWriter } from '../pdf/writer.ts';
import { type Message, message } from '../../texts/message.ts';

export interface Lettering {
  /** In points. */
  width(text: string, size: number): number;
  /** Operators that write one line whose baseline begins at x, y. */
  line(text: string, x: number, y: number, size: number): string;
  /** Resources that those operators need. */
  readonly resources: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Writes the font, unless no text uses it. */
  end(): Promise<void>;
}

const missing = '〓';
const fontName = 'Label';

let program: Promise<FontProgram> | undefined;

/** Calls `warn` once for each character that cannot be written. */
export async function lettering(writer: ObjectWriter, warn: (said: Message) => void): Promise<Lettering> {
  const opened = await (program ??= openFontProgram(shippedFont('hei-regular')));
  const subset = fontSubset(opened);
  const lacking = new Set<string>();
  const number = writer.reserve();

  /** A character that the font lacks becomes 〓: the glyph of no character would be an empty box. */
  function glyphFor(character: string): number {
    const glyph = opened.glyphOf(character.codePointAt(0) ?? 0);
    if (glyph !== 0) return glyph;
    if (!lacking.has(character)) {
      lacking.add(character);
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      warn(message('merge.labelCharacter', { code, instead: missing }));
    }
    return opened.glyphOf(missing.codePointAt(0) ?? 0);
  }

  function codeOf(character: string): string {
    const glyph = glyphFor(character);
    return subset.code(glyph, character, opened.advance(glyph));
  }

  return {
    width: (text, size) =>
      Array.from(text).reduce((sum, character) => sum + opened.advance(glyphFor(character)), 0) * size,
    line(text, x, y, size) {
      const codes = Array.from(text, codeOf).join('');
      return `BT /${fontName} ${pdfNumbers([size])} Tf ${pdfNumbers([x, y])} Td <${codes}> Tj ET`;
    },
    resources: { Font: { [fontName]: number } },
    end: async () => {
      if (!subset.isEmpty()) await writeFont(writer, number, opened, subset);
    },
  };
}

async function writeFont(writer: ObjectWriter, number: number, opened: FontProgram, subset: FontSubset): Promise<void> {
  const { bytes } = subset.content();
  const baseFont = subsetName(bytes, opened);
  const { box, ascent, descent } = fontMeasures(opened);
  // Length1 is the length before compression.
  const file = await writer.stream(`/Filter/FlateDecode/Length1 ${bytes.length}`, deflateSync(bytes));
  const descriptor = await writer.object(
    `<</Type/FontDescriptor/FontName/${baseFont}/Flags 4/FontBBox[${pdfNumbers(box)}]/ItalicAngle 0/Ascent ${ascent}/Descent ${descent}/CapHeight 700/StemV 80/FontFile2 ${file} 0 R>>`,
  );
  const descendant = await writer.object(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${baseFont}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${descriptor} 0 R/W[0[${subset.widths().join(' ')}]]/CIDToGIDMap/Identity>>`,
  );
  const unicode = await writer.stream('/Filter/FlateDecode', deflateSync(subset.toUnicode()));
  await writer.object(
    `<</Type/Font/Subtype/Type0/BaseFont/${baseFont}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${unicode} 0 R>>`,
    number,
  );
}
