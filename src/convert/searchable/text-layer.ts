/** Recognised words as page content that draws nothing but can be searched, selected and copied. */
import { apply, compose, type Matrix, pdfNumbers } from '../../geometry/matrix.ts';
import { type Size, uprightBox, rotatedSize } from '../../geometry/rotation.ts';
import { isHan } from '../../geometry/text-of-words.ts';
import type { Word } from '../../geometry/word.ts';
import { ascent, descent, type LayerFont } from './layer-font.ts';
import { rotatedForward } from './upright.ts';

/** A box of several characters that is this many times as high as wide is vertical text. */
const columnShape = 1.5;
/**
 * How far the ends of a piece of text may be from their visible position before it is cut: in points, or a quarter of
 * its height.
 */
const mostRisePoints = 3;

export interface TextLayer {
  readonly content: string;
  /** How far the ends of words are from where they are seen, at most: up or down, in points. 0 on a straight page. */
  readonly offPoints: number;
}

/**
 * Content in rendering mode 3, which draws nothing (ISO 32000-1, 9.3.6). Each word is stretched to its box; a blank after it
 * separates it from the next. `size` is the size of the page of the boxes, and `ontoPage` maps that page to user space.
 */
export function textLayer(
  words: readonly Word[],
  size: Size,
  ontoPage: Matrix,
  { font, fontName }: { readonly font: LayerFont; readonly fontName: string },
): TextLayer {
  const blank = font.coded(' ').hex;
  let offPoints = 0;
  const shown = words.flatMap((word) => {
    const { pieces, rise } = piecesOf(word, size, ontoPage);
    // A piece is rotated about its middle.
    offPoints = Math.max(offPoints, rise / pieces.length / 2);
    return pieces.flatMap(({ text, width, fontSize, matrix }, index) => {
      const { hex, width: natural } = font.coded(text);
      if (hex === '' || !(fontSize > 0) || !(width > 0)) return [];
      const stretch = (100 * width) / ((natural * fontSize) / 1000);
      const numbers = pdfNumbers(matrix.map(precise));
      const end = index === pieces.length - 1 ? blank : '';
      return [`/${fontName} ${rounded(fontSize)} Tf ${rounded(stretch)} Tz ${numbers} Tm <${hex}${end}> Tj`];
    });
  });
  return { content: shown.length === 0 ? '' : `q BT 3 Tr\n${shown.join('\n')}\nET Q\n`, offPoints };
}

interface Piece {
  readonly text: string;
  readonly width: number;
  readonly fontSize: number;
  /** The matrix from the piece, origin at the start of the baseline, to user space. */
  readonly matrix: Matrix;
}

/** `rise`: how much higher one end of the word is seen than the other, in points. */
function piecesOf(
  word: Word,
  size: Size,
  ontoPage: Matrix,
): { readonly pieces: readonly Piece[]; readonly rise: number } {
  const rotation = word.rotation ?? (isColumn(word) ? 90 : 0);
  const [x0, y0, x1, y1] = uprightBox(word.box, rotation, size);
  // The box is on a page rotated back by `rotation`, on which the word is upright.
  const ontoUpright =
    rotation === 0 ? ontoPage : compose(rotatedForward(rotation, rotatedSize(size, rotation)), ontoPage);
  const fontSize = (y1 - y0) / (ascent + descent);
  const rise = (x1 - x0) * Math.abs(Math.sin(slopeOf(ontoUpright)));
  const texts = cut(word.text, rise / Math.max(mostRisePoints, 0.25 * fontSize));
  const width = (x1 - x0) / texts.length;
  const pieces = texts.map((text, index): Piece => {
    const matrix = compose([1, 0, 0, -1, x0 + index * width, y1 - descent * fontSize], ontoUpright);
    return { text, width, fontSize, matrix: level(matrix, width, fontSize) };
  });
  return { pieces, rise };
}

const isColumn = ({ text, box: [x0, y0, x1, y1] }: Word): boolean =>
  text.length > 1 && y1 - y0 > columnShape * (x1 - x0);

/** Han text has no blanks: a line is one word, which may be cut anywhere. Others would not be found in pieces. */
function cut(text: string, count: number): readonly string[] {
  const characters = Array.from(text);
  const pieces = Math.min(characters.length, Math.ceil(count));
  if (pieces < 2 || !characters.every(isHan)) return [text];
  return Array.from({ length: pieces }, (_, index) =>
    characters
      .slice(Math.round((index * characters.length) / pieces), Math.round(((index + 1) * characters.length) / pieces))
      .join(''),
  );
}

const quarter = Math.PI / 2;

/** The angle between a direction and the nearest axis, in radians. */
function slopeOf([a, b]: Matrix): number {
  const angle = Math.atan2(b, a);
  return angle - quarter * Math.round(angle / quarter);
}

/**
 * Rotates text about its middle to the nearest axis. The lines of a page that was scanned askew have a slope, and readers
 * split text with a slope into single letters. Along the axis it is found, with its ends a little above or below.
 */
function level(matrix: Matrix, width: number, fontSize: number): Matrix {
  const [a, b] = matrix;
  const angle = Math.atan2(b, a) - slopeOf(matrix);
  const scale = Math.hypot(a, b);
  const [cos, sin] = [scale * Math.cos(angle), scale * Math.sin(angle)];
  const [x, y] = [width / 2, ((ascent - descent) / 2) * fontSize];
  const [middleX, middleY] = apply(matrix, x, y);
  return [cos, sin, -sin, cos, middleX - cos * x + sin * y, middleY - sin * x - cos * y];
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
const precise = (value: number): number => Math.round(value * 10_000) / 10_000;
