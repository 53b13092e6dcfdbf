/**
 * Supplies a font for text whose own font is not embedded.
 *
 * PDFium only has substitutes for the fourteen standard fonts, so Chinese text without embedded fonts would be missing
 * from both the picture and the text layer. PDFium asks for a font through a structure of callbacks (FPDF_SYSFONTINFO,
 * fpdf_sysfontinfo.h). The font file is read from disk at the first call, so documents that embed their fonts, which is
 * nearly all of them, cost nothing.
 */
import { shippedFont } from '../../../assets/fonts.ts';
import type { Pdfium } from './functions.ts';

type Callback = (...values: number[]) => number;
/** Signatures are emscripten's: one letter per value, the result first; `v` for void, `i` for int and pointers. */
type AddFunction = (call: Callback, signature: string) => number;

/** The Windows character sets, as PDFium passes them, that its substitutes lack and Noto Sans SC has. */
const charsets = { shiftJis: 128, hangul: 129, gb2312: 134, big5: 136, greek: 161, cyrillic: 204 } as const;
const served: ReadonlySet<number> = new Set(Object.values(charsets));
const chineseFace = /[\x80-\xff]|song|hei|kai|fang|ming|yahei|pingfang|noto.*cjk|source ?han/i;

interface FontFile {
  readonly bytes: Buffer;
  /** Offset and length of each table, by its tag as a number. */
  readonly tables: ReadonlyMap<number, readonly [offset: number, length: number]>;
}

let font: FontFile | undefined;

/** Noto Sans SC. A TrueType file has 12 bytes of header, then a table directory with 16 bytes per entry. */
function loadFont(): FontFile {
  if (font) return font;
  const bytes = shippedFont('hei-regular');
  const tables = new Map<number, readonly [number, number]>();
  for (let entry = 12; entry < 12 + 16 * bytes.readUInt16BE(4); entry += 16)
    tables.set(bytes.readUInt32BE(entry), [bytes.readUInt32BE(entry + 8), bytes.readUInt32BE(entry + 12)]);
  return (font = { bytes, tables });
}

const handle = 1;
const collectionTag = 0x74746366;

export function installFonts(pdfium: Pdfium, addFunction: AddFunction): void {
  const textAt = (address: number): string => {
    const memory = new Uint8Array(pdfium.buffer());
    const end = memory.indexOf(0, address);
    return Buffer.from(memory.subarray(address, Math.min(end, address + 256))).toString('latin1');
  };
  const write = (bytes: Uint8Array, address: number, capacity: number): number => {
    if (address !== 0 && capacity >= bytes.length) new Uint8Array(pdfium.buffer()).set(bytes, address >>> 0);
    return bytes.length;
  };
  // A new function each time, because emscripten keeps one table entry, with one signature, per function.
  const nothing = (): Callback => () => 0;

  const mapFont: Callback = (_self, _weight, _italic, charset = 0, _pitch, face = 0) =>
    served.has(charset) || chineseFace.test(textAt(face >>> 0)) ? handle : 0;
  const getFontData: Callback = (_self, which, table = 0, address = 0, capacity = 0) => {
    const tag = table >>> 0;
    if (which !== handle || tag === collectionTag) return 0;
    const { bytes, tables } = loadFont();
    if (tag === 0) return write(bytes, address, capacity >>> 0);
    const found = tables.get(tag);
    return found ? write(bytes.subarray(found[0], found[0] + found[1]), address, capacity >>> 0) : 0;
  };
  const getFaceName: Callback = (_self, _which, address = 0, capacity = 0) =>
    write(Buffer.from('NotoSansSC\0'), address, capacity);

  const version = 1;
  const structure = [
    version,
    addFunction(nothing(), 'vi'), // Release
    addFunction(nothing(), 'vii'), // EnumFonts
    addFunction(mapFont, 'iiiiiiii'),
    addFunction(nothing(), 'iii'), // GetFont
    addFunction(getFontData, 'iiiiii'),
    addFunction(getFaceName, 'iiiii'),
    addFunction(() => charsets.gb2312, 'iii'), // GetFontCharset
    addFunction(nothing(), 'vii'), // DeleteFont
  ];
  // Never freed: PDFium keeps the pointer as long as the instance exists.
  const address = pdfium.malloc(structure.length * 4) >>> 0;
  new Int32Array(pdfium.buffer(), address, structure.length).set(structure);
  pdfium.FPDF_SetSystemFontInfo(address);
}
