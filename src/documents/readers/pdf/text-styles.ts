/** How text is set: bold or italic, by the name and the flags of its font, and in which colour; and links. */
import type { Box } from '../../../geometry/box.ts';
import type { TextStyle } from '../../../geometry/word.ts';
import { type Frame, shownBox } from './geometry.ts';
import type { Pdfium } from './functions.ts';
import { guarded, withMemory } from './pdfium.ts';

export interface StyledText {
  readonly box: Box;
  readonly bold: boolean;
  readonly italic: boolean;
}
export interface LinkArea {
  readonly box: Box;
  readonly address: string;
}

/** FPDF_PAGEOBJ_TEXT of fpdf_edit.h; font flags of ISO 32000-1, table 123. */
const textType = 1;
const italicFlag = 1 << 6;
const forceBoldFlag = 1 << 18;
const maximumObjects = 20_000;
const maximumLinks = 2_000;
const maximumAddressBytes = 4_096;

/** The pieces of text that are bold or italic. Those inside forms, which few programs write, are left out. */
export function styledTexts(pdfium: Pdfium, page: number, frame: Frame): readonly StyledText[] {
  return guarded(pdfium, () => {
    const styleOf = fontStyles(pdfium);
    const found: StyledText[] = [];
    for (let index = 0; index < Math.min(maximumObjects, pdfium.FPDFPage_CountObjects(page)); index++) {
      const object = pdfium.FPDFPage_GetObject(page, index);
      if (object === 0 || pdfium.FPDFPageObj_GetType(object) !== textType) continue;
      const { bold, italic } = styleOf(pdfium.FPDFTextObj_GetFont(object));
      if (bold || italic) found.push({ bold, italic, box: boundsOf(pdfium, object, frame) });
    }
    return found;
  });
}

interface FontStyle {
  /** Without the mark of a subset ("ABCDEF+"): programs often embed one font in several parts. */
  readonly name: string;
  readonly bold: boolean;
  readonly italic: boolean;
}

/** The styles of fonts (FPDF_FONT; 0 for none), each asked for once. */
function fontStyles(pdfium: Pdfium): (font: number) => FontStyle {
  const known = new Map<number, FontStyle>();
  return (font) => {
    const style = known.get(font) ?? fontStyleOf(pdfium, font);
    known.set(font, style);
    return style;
  };
}

function fontStyleOf(pdfium: Pdfium, font: number): FontStyle {
  if (font === 0) return { name: '', bold: false, italic: false };
  const name = textFrom(pdfium, 256, (address, length) => pdfium.FPDFFont_GetBaseFontName(font, address, length));
  const flags = pdfium.FPDFFont_GetFlags(font);
  return {
    name: name.replace(/^[A-Z]{6}\+/, ''),
    bold: /bold|black|heavy|demi(?!light)/i.test(name) || (flags > 0 && (flags & forceBoldFlag) !== 0),
    italic: /italic|oblique|kursiv/i.test(name) || (flags > 0 && (flags & italicFlag) !== 0),
  };
}

/**
 * Styles of the text objects of a page, numbered as they come. `memory` has room for four numbers of 32 bits.
 */
export function pageStyles(pdfium: Pdfium, memory: number): (textObject: number) => TextStyle {
  const styleOf = fontStyles(pdfium);
  const known = new Map<string, TextStyle>();
  return (textObject) => {
    const font = pdfium.FPDFTextObj_GetFont(textObject);
    const { name, bold } = styleOf(font);
    const hasColour = pdfium.FPDFPageObj_GetFillColor(textObject, memory, memory + 4, memory + 8, memory + 12) === 1;
    const colour = hasColour ? new Uint32Array(pdfium.buffer(), memory, 3).join() : '';
    const key = `${name === '' ? font : name} ${colour}`;
    const style = known.get(key) ?? { number: known.size, bold };
    known.set(key, style);
    return style;
  };
}

/** Links that lead out of the document. */
export function linkAreas(pdfium: Pdfium, document: number, page: number, frame: Frame): readonly LinkArea[] {
  return guarded(pdfium, () =>
    withMemory(pdfium, 8, (address) => {
      const found: LinkArea[] = [];
      while (found.length < maximumLinks && pdfium.FPDFLink_Enumerate(page, address, address + 4)) {
        const [, link = 0] = new Int32Array(pdfium.buffer(), address, 2);
        const action = pdfium.FPDFLink_GetAction(link);
        if (action === 0) continue;
        const uri = textFrom(pdfium, maximumAddressBytes, (at, length) =>
          pdfium.FPDFAction_GetURIPath(document, action, at, length),
        );
        if (uri !== '') found.push({ box: annotationBox(pdfium, link, frame), address: uri });
      }
      return found;
    }),
  );
}

function textFrom(pdfium: Pdfium, bytes: number, ask: (address: number, length: number) => number): string {
  return withMemory(pdfium, bytes, (address) => {
    const length = ask(address, bytes);
    if (length < 1 || length > bytes) return '';
    return Buffer.from(new Uint8Array(pdfium.buffer(), address, length))
      .toString('utf8')
      .replaceAll('\0', '');
  });
}

function boundsOf(pdfium: Pdfium, object: number, frame: Frame): Box {
  return withMemory(pdfium, 16, (address) => {
    pdfium.FPDFPageObj_GetBounds(object, address, address + 4, address + 8, address + 12);
    const [left = 0, bottom = 0, right = 0, top = 0] = new Float32Array(pdfium.buffer(), address, 4);
    return shownBox(frame, left, bottom, right, top);
  });
}

/** FS_RECTF: left, top, right, bottom. */
function annotationBox(pdfium: Pdfium, link: number, frame: Frame): Box {
  return withMemory(pdfium, 16, (address) => {
    pdfium.FPDFLink_GetAnnotRect(link, address);
    const [left = 0, top = 0, right = 0, bottom = 0] = new Float32Array(pdfium.buffer(), address, 4);
    return shownBox(frame, left, Math.min(top, bottom), right, Math.max(top, bottom));
  });
}
