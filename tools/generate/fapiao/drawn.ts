/** Chinese forms drawn with invented values: as PDF with text, and as the picture that a scanner or a telephone makes of it. */
import sharp from 'sharp';
import type { Raster } from '../../../src/domain/document.ts';
import type { FieldName } from '../../../src/extract/reading.ts';
import { type Drawing, openDrawing, type Surface, type TextStyle } from '../../fixtures/drawing.ts';
import { grainy, pictureOf, sharpOf } from '../../fixtures/picture.ts';
import type { Draw } from '../draw.ts';

/** What the form states, by the paths of the canonical invoice. */
export type FapiaoTruth = Readonly<Partial<Record<FieldName, string | number>>>;

export interface DrawnFapiao {
  readonly truth: FapiaoTruth;
  /** Draws the form on one page. */
  readonly form: (drawing: Drawing) => Surface;
  /** What a meter prints on the form with needles, on a page of the same size. */
  readonly meter?: (sheet: Surface) => void;
}

export interface FapiaoKind {
  /** The family that has to read it. */
  readonly family: string;
  readonly name: string;
  readonly draw: (draw: Draw) => DrawnFapiao;
}

/** A text with its left end and its baseline. */
export type Put = readonly [x: number, y: number, text: string, style?: TextStyle];

export function putAll(sheet: Surface, texts: readonly Put[]): void {
  for (const [x, y, text, style] of texts) sheet.text(x, y, text, { face: 'han', ...style });
}

/** A form that consists of texts. */
export const formOf =
  (width: number, height: number, texts: readonly Put[]): DrawnFapiao['form'] =>
  (drawing) => {
    const sheet = drawing.addPage(width, height);
    putAll(sheet, texts);
    return sheet;
  };

const openForm = (): Promise<Drawing> =>
  openDrawing({ title: 'Form', producer: 'invoicectl generator', date: '2024-01-01', faces: ['han', 'mono'] });

/** A PDF of the form, with the print of the meter on it. */
export async function pdfOf({ form, meter }: DrawnFapiao): Promise<Uint8Array> {
  const drawing = await openForm();
  meter?.(form(drawing));
  if (!meter) form(drawing);
  return drawing.finish();
}

/** The form without the print of the meter, and the print alone. */
async function layersOf({ form, meter }: DrawnFapiao): Promise<Uint8Array[]> {
  const lower = await openForm();
  const { width, height } = form(lower);
  if (!meter) return [await lower.finish()];
  const upper = await openForm();
  meter(upper.addPage(width, height));
  return [await lower.finish(), await upper.finish()];
}

/** Needles leave dots: of each square of `pitch` pixels one row and one column stay white, and the ink is weak. */
function dotted(raster: Raster, pitch: number, ink: number): Raster {
  const pixels = Uint8Array.from(raster.pixels);
  for (let offset = 0; offset < pixels.length; offset++) {
    const pixel = Math.floor(offset / 3);
    const isGap = (pixel % raster.width) % pitch === 0 || Math.floor(pixel / raster.width) % pitch === 0;
    pixels[offset] = isGap ? 255 : 255 - Math.round((255 - (pixels[offset] ?? 0)) * ink);
  }
  return { ...raster, pixels };
}

function multiplied(lower: Raster, upper: Raster): Raster {
  const pixels = lower.pixels.map((value, index) => Math.round((value * (upper.pixels[index] ?? 255)) / 255));
  return { ...lower, pixels: Uint8Array.from(pixels) };
}

export interface Photo {
  /** Resolution of the picture, dots an inch. */
  readonly dpi: number;
  /** How far the paper is askew, in degrees. */
  readonly skew: number;
  /** Standard deviation of the blur, pixels. */
  readonly blur: number;
  /** JPEG quality from 1 to 100. */
  readonly quality: number;
  /** Steps up or down of the grain. */
  readonly grain: number;
  /** From 0 to 1: how black the needles print. */
  readonly ink: number;
}

export const photoFrom = (draw: Draw): Photo => ({
  dpi: draw.whole(85, 190),
  skew: draw.between(-1.5, 1.5),
  blur: draw.between(0.3, 1.4),
  quality: draw.whole(25, 80),
  grain: draw.between(4, 26),
  ink: draw.between(0.35, 0.9),
});

/** The picture of the form that this photo is, as JPEG. The same photo of the same form gives the same picture. */
export async function jpegOf(drawn: DrawnFapiao, photo: Photo, seed: number): Promise<Uint8Array> {
  const [lower, upper] = await Promise.all((await layersOf(drawn)).map((pdf) => pictureOf(pdf, photo.dpi)));
  if (!lower) throw new Error('Nothing was drawn');
  const pitch = Math.max(2, Math.round(photo.dpi / 55));
  const paper = grainy(upper ? multiplied(lower, dotted(upper, pitch, photo.ink)) : lower, photo.grain, seed);
  const turned = sharpOf(paper).rotate(photo.skew, { background: '#f7f6f2' }).blur(photo.blur);
  const png = await turned.png().toBuffer();
  return sharp(png).jpeg({ quality: photo.quality }).withMetadata({ density: photo.dpi }).toBuffer();
}
