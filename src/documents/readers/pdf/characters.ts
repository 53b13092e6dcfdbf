/**
 * The characters of a page's content, in the order of the content stream, in user space.
 *
 * This is where invisible text is recognised: text in render mode 3 over a picture is the OCR layer of a scan, and any
 * other is text that no viewer shows.
 */
import type { TextStyle } from '../../../geometry/word.ts';
import { quarterTurns } from './geometry.ts';
import type { Pdfium } from './functions.ts';
import { guarded, withMemory } from './pdfium.ts';
import { pageStyles } from './text-styles.ts';

interface Bounds {
  /**
   * In user space. Uses the font's ascent and descent, not the ink, so that all characters of a line are equally high.
   */
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
  /** Direction of reading in user space, radians counter-clockwise from the x axis. */
  readonly angle: number;
}

export interface Character extends Bounds {
  readonly codePoint: number;
  /** Whether a blank precedes it: `written` in the content, or `guessed` by PDFium from the gap. */
  readonly afterBlank: 'no' | 'guessed' | 'written';
  /** Identifies the text object it belongs to. Only to be compared for equality. */
  readonly textObject: number;
  /** Identifies its font. Only to be compared for equality. */
  readonly font: number;
  readonly style?: TextStyle | undefined;
  /** Whether PDFium knows no Unicode value, so that `codePoint` is a guess. */
  readonly unmapped: boolean;
  readonly invisible: boolean;
}

/** More than any page meant for people has. A page beyond it is an attack or a data dump. */
const maximumCharacters = 200_000;
const invisibleRenderMode = 3;
const hyphenMarks: ReadonlySet<number> = new Set([0x2, 0xfffe]);

/** Throws `corrupt_document`. `page` is a loaded FPDF_PAGE. */
export function readCharacters(pdfium: Pdfium, page: number): Character[] {
  return guarded(pdfium, () => {
    const textPage = pdfium.FPDFText_LoadPage(page);
    if (textPage === 0) return [];
    try {
      return withMemory(pdfium, 56, (memory) => charactersOf(pdfium, textPage, memory));
    } finally {
      if (!pdfium.broken()) pdfium.FPDFText_ClosePage(textPage);
    }
  });
}

function charactersOf(pdfium: Pdfium, textPage: number, memory: number): Character[] {
  const characters: Character[] = [];
  const count = Math.min(pdfium.FPDFText_CountChars(textPage), maximumCharacters);
  let afterBlank: Character['afterBlank'] = 'no';
  let lastObject = 0;
  let invisible = false;
  let fontSize = 0;
  let font = 0;
  let style: TextStyle | undefined;
  const styleOf = pageStyles(pdfium, memory);
  for (let index = 0; index < count; index++) {
    const unicode = pdfium.FPDFText_GetUnicode(textPage, index) >>> 0;
    if (isBlank(unicode)) {
      if (pdfium.FPDFText_IsGenerated(textPage, index) !== 1) afterBlank = 'written';
      else if (afterBlank === 'no') afterBlank = 'guessed';
      continue;
    }
    // PDFium returns UTF-16: the second half of a surrogate pair belongs to the character before it.
    const before = characters.at(-1);
    if (before && isLowSurrogate(unicode) && isHighSurrogate(before.codePoint)) {
      const codePoint = (before.codePoint - 0xd800) * 0x400 + (unicode - 0xdc00) + 0x10000;
      characters[characters.length - 1] = { ...before, codePoint };
      continue;
    }
    const textObject = pdfium.FPDFText_GetTextObject(textPage, index);
    if (textObject !== lastObject) {
      lastObject = textObject;
      invisible = textObject !== 0 && pdfium.FPDFTextObj_GetTextRenderMode(textObject) === invisibleRenderMode;
      fontSize = pdfium.FPDFText_GetFontSize(textPage, index);
      font = textObject === 0 ? 0 : pdfium.FPDFTextObj_GetFont(textObject);
      style = textObject === 0 ? undefined : styleOf(textObject);
    }
    const hyphen = hyphenMarks.has(unicode) && pdfium.FPDFText_IsHyphen(textPage, index) === 1;
    characters.push({
      codePoint: hyphen ? 0x2d : unicode,
      ...boundsOf(pdfium, textPage, index, fontSize, memory),
      afterBlank,
      textObject,
      font,
      style,
      unmapped: pdfium.FPDFText_HasUnicodeMapError(textPage, index) === 1,
      invisible,
    });
    afterBlank = 'no';
  }
  return characters;
}

/** Limits, in em, within which the height of a font is believed. Outside them the usual ascent and descent are used. */
const believedHeight = { least: 0.6, most: 1.6 } as const;
const usual = { ascent: 0.9, descent: 0.22 } as const;

function boundsOf(pdfium: Pdfium, textPage: number, index: number, fontSize: number, memory: number): Bounds {
  pdfium.FPDFText_GetLooseCharBox(textPage, index, memory);
  const [left = 0, top = 0, right = 0, bottom = 0] = new Float32Array(pdfium.buffer(), memory, 4);
  const { angle, em } = directionOf(pdfium, textPage, index, fontSize, memory);
  const bounds = { left, bottom, right, top, angle };
  const turns = quarterTurns(angle / (Math.PI / 2));
  if (!(em > 0) || isBelieved(turns % 2 === 0 ? top - bottom : right - left, em)) return bounds;
  if (!pdfium.FPDFText_GetCharOrigin(textPage, index, memory + 40, memory + 48)) return bounds;
  const [x = 0, y = 0] = new Float64Array(pdfium.buffer(), memory + 40, 2);
  return { ...bounds, ...usualHeight(turns, x, y, em) };
}

/** The direction of reading, and the size of the font in user space. */
function directionOf(pdfium: Pdfium, textPage: number, index: number, fontSize: number, memory: number) {
  pdfium.FPDFText_GetMatrix(textPage, index, memory + 16);
  const [a = 1, b = 0, c = 0, d = 1] = new Float32Array(pdfium.buffer(), memory + 16, 4);
  return { angle: b === 0 && a >= 0 ? 0 : Math.atan2(b, a), em: fontSize * Math.hypot(c, d) };
}

const isBelieved = (height: number, em: number): boolean =>
  height >= believedHeight.least * em && height <= believedHeight.most * em;

/** The two sides of a character whose origin is at x, y, by the usual ascent and descent. */
function usualHeight(turns: number, x: number, y: number, em: number): Partial<Bounds> {
  const [up, down] = [usual.ascent * em, usual.descent * em];
  if (turns === 0) return { bottom: y - down, top: y + up };
  if (turns === 1) return { left: x - up, right: x + down };
  if (turns === 2) return { bottom: y - up, top: y + down };
  return { left: x - down, right: x + up };
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

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
