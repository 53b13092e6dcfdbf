/**
 * Texts of a drawing as outlines of the shipped font: what draws the picture may have no fonts at all.
 *
 * A letter that the font lacks is drawn without its accents.
 */
import type { Font } from 'fontkit';
import { shippedFont } from '../assets/fonts.ts';

export interface TextStyle {
  readonly size: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly colour?: string;
  /** Counter-clockwise by a quarter, as titles of vertical axes. */
  readonly upwards?: boolean;
}

export interface GlyphText {
  /** Letters with their baseline at `y`. */
  draw(text: string, x: number, y: number, style: TextStyle): string;
  width(text: string, size: number): number;
  /** Cut, with an ellipsis, to fit. */
  fitted(text: string, size: number, width: number): string;
}

let opened: Promise<Font> | undefined;

async function openFont(): Promise<Font> {
  const { create } = await import('fontkit');
  const font = create(shippedFont('hei-regular'));
  if ('fonts' in font) throw new Error('The shipped font is a collection');
  return font;
}

export async function glyphText(): Promise<GlyphText> {
  const font = await (opened ??= openFont());
  const glyphsOf = (text: string) =>
    Array.from(text).flatMap((letter) => {
      const known = font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0) ? letter : (letter.normalize('NFD')[0] ?? '');
      return font.glyphsForString(known);
    });
  const width = (text: string, size: number): number =>
    glyphsOf(text).reduce((sum, glyph) => sum + (glyph.advanceWidth / font.unitsPerEm) * size, 0);
  return {
    width,
    fitted(text, size, room) {
      if (width(text, size) <= room) return text;
      let cut = text;
      while (cut !== '' && width(`${cut}…`, size) > room) cut = cut.slice(0, -1);
      return cut === '' ? '' : `${cut.trimEnd()}…`;
    },
    draw(text, x, y, { size, anchor = 'start', colour = '#444444', upwards = false }) {
      const scale = size / font.unitsPerEm;
      const shift = { start: 0, middle: 0.5, end: 1 }[anchor] * width(text, size);
      let at = 0;
      const paths = glyphsOf(text).map((glyph) => {
        const path = glyph.path.toSVG();
        const placed = path === '' ? '' : `<path transform="translate(${Math.round(at)} 0)" d="${path}"/>`;
        at += glyph.advanceWidth;
        return placed;
      });
      const turn = upwards ? ' rotate(-90)' : '';
      return `<g fill="${colour}" transform="translate(${x.toFixed(1)} ${y.toFixed(1)})${turn} translate(${(-shift).toFixed(1)} 0) scale(${scale.toFixed(5)} ${(-scale).toFixed(5)})">${paths.join('')}</g>`;
    },
  };
}
