/**
 * The characters of a page's content, in the order of the content stream, in user space.
 *
 * What is invisible is judged here: text in render mode 3 is the OCR layer of a scan where a picture lies under it,
 * and otherwise something no viewer shows.
 */
import { guarded, type Pdfium, withMemory } from './pdfium.ts';

export interface Character {
  readonly codePoint: number;
  /** User space; the font's ascent and descent, not the ink, so that all characters of a line are equally high. */
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
  /** Direction of reading in user space, radians counter-clockwise from the x axis. */
  readonly angle: number;
  /** A blank stands before it: in the content, or PDFium judged so from the gap. */
  readonly afterBlank: 'no' | 'guessed' | 'written';
  /** Which text object it belongs to. Only equality means anything. */
  readonly textObject: number;
  /** PDFium knows no Unicode value: `codePoint` is a guess. */
  readonly unmapped: boolean;
  readonly invisible: boolean;
}

/** More than any page meant for people carries; a page beyond it is an attack or a data dump. */
const maximumCharacters = 200_000;
const invisibleRenderMode = 3;
const hyphenMarks: ReadonlySet<number> = new Set([0x2, 0xfffe]);

/** Throws `corrupt_document`. `page` is a loaded FPDF_PAGE. */
export function readCharacters(pdfium: Pdfium, page: number): Character[] {
  return guarded(pdfium, () => {
    const textPage = pdfium.FPDFText_LoadPage(page);
    if (textPage === 0) return [];
    try {
      return withMemory(pdfium, 16 + 24, (memory) => charactersOf(pdfium, textPage, memory));
    } finally {
      if (!pdfium.broken()) pdfium.FPDFText_ClosePage(textPage);
    }
  });
}

function charactersOf(pdfium: Pdfium, textPage: number, memory: number): Character[] {
  const characters: Character[] = [];
  const count = Math.min(pdfium.FPDFText_CountChars(textPage), maximumCharacters);
  const matrixAddress = memory + 16;
  let floats = new Float32Array(pdfium.buffer(), memory, 10);
  let afterBlank: Character['afterBlank'] = 'no';
  let lastObject = 0;
  let invisible = false;
  for (let index = 0; index < count; index++) {
    const unicode = pdfium.FPDFText_GetUnicode(textPage, index) >>> 0;
    if (isBlank(unicode)) {
      if (pdfium.FPDFText_IsGenerated(textPage, index) !== 1) afterBlank = 'written';
      else if (afterBlank === 'no') afterBlank = 'guessed';
      continue;
    }
    pdfium.FPDFText_GetLooseCharBox(textPage, index, memory);
    pdfium.FPDFText_GetMatrix(textPage, index, matrixAddress);
    const textObject = pdfium.FPDFText_GetTextObject(textPage, index);
    if (textObject !== lastObject) {
      lastObject = textObject;
      invisible = textObject !== 0 && pdfium.FPDFTextObj_GetTextRenderMode(textObject) === invisibleRenderMode;
    }
    if (floats.buffer !== pdfium.buffer()) floats = new Float32Array(pdfium.buffer(), memory, 10);
    const [left = 0, top = 0, right = 0, bottom = 0, a = 1, b = 0] = floats;
    const hyphen = hyphenMarks.has(unicode) && pdfium.FPDFText_IsHyphen(textPage, index) === 1;
    characters.push({
      codePoint: hyphen ? 0x2d : unicode,
      left,
      bottom,
      right,
      top,
      angle: b === 0 && a >= 0 ? 0 : Math.atan2(b, a),
      afterBlank,
      textObject,
      unmapped: pdfium.FPDFText_HasUnicodeMapError(textPage, index) === 1,
      invisible,
    });
    afterBlank = 'no';
  }
  return characters;
}

/** ASCII blanks, and every blank of Unicode's class Zs. */
const isBlank = (codePoint: number): boolean =>
  codePoint === 0x20 ||
  (codePoint >= 0x9 && codePoint <= 0xd) ||
  codePoint === 0xa0 ||
  codePoint === 0x1680 ||
  (codePoint >= 0x2000 && codePoint <= 0x200a) ||
  codePoint === 0x2028 ||
  codePoint === 0x2029 ||
  codePoint === 0x202f ||
  codePoint === 0x205f ||
  codePoint === 0x3000;
