/**
 * Pictures of pages on which the text of each place is known: drawn in fonts of the system, then worn as scans, photos
 * and faxes wear text.
 */
import sharp, { type Sharp } from 'sharp';
import type { Raster } from '../../../src/domain/document.ts';
import type { Draw } from '../../generate/draw.ts';
import { textFrom } from './texts.ts';

/** A text and the strip of the page that it alone stands in, in pixels. */
export interface PlacedText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface DrawnPage {
  readonly raster: Raster;
  readonly texts: readonly PlacedText[];
}

const width = 1500;
const margin = 40;
const linesAPage = 26;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Widest letters are taken as this share of the size, so that what is drawn stays in its strip. */
const widestLetter = 0.75;

interface Look {
  readonly paper: number;
  readonly ink: number;
}

function lookFrom(draw: Draw): Look {
  if (draw.chance(0.08)) return { paper: draw.whole(20, 110), ink: draw.whole(220, 255) };
  return draw.chance(0.5) ? { paper: 255, ink: 0 } : { paper: draw.whole(190, 255), ink: draw.whole(0, 110) };
}

const grey = (level: number): string => `rgb(${level},${level},${level})`;

/** Draws one page. `fonts` are the families to choose from. */
export async function pageFrom(draw: Draw, fonts: readonly string[]): Promise<DrawnPage> {
  const texts: PlacedText[] = [];
  const drawn: string[] = [];
  const { paper, ink } = lookFrom(draw);
  const scale = draw.pick([0.6, 0.8, 1, 1, 1.3, 1.7]);
  let top = margin;
  for (let line = 0; line < linesAPage; line++) {
    const font = draw.pick(fonts);
    const size = scale * draw.pick([16, 18, 20, 22, 24, 28, 34]);
    const style = `${draw.chance(0.3) ? ' font-weight="bold"' : ''}${draw.chance(0.1) ? ' font-style="italic"' : ''}`;
    const spread = draw.chance(0.08) ? ` letter-spacing="${(size * draw.between(0.03, 0.2)).toFixed(1)}"` : '';
    const bottom = top + size * draw.between(1.5, 2.2);
    const baseline = top + (bottom - top) / 2 + size * 0.36;
    let left = margin;
    while (left < width - margin) {
      const text = textFrom(draw);
      const right = left + Array.from(text).length * size * widestLetter * (spread ? 1.3 : 1);
      if (right > width - margin) break;
      texts.push({ text, left, right, top, bottom });
      drawn.push(
        `<text x="${left}" y="${baseline.toFixed(1)}" font-family="${font}" font-size="${size.toFixed(1)}"${style}${spread}>${escaped(text)}</text>`,
      );
      left = right + 2.5 * size;
    }
    top = bottom + size * draw.between(0.2, 0.8);
  }
  const height = Math.ceil(top + margin);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${grey(paper)}"/><g fill="${grey(ink)}">${drawn.join('')}</g></svg>`;
  return { raster: await worn(draw, sharp(Buffer.from(svg)).removeAlpha(), height), texts };
}

async function worn(draw: Draw, picture: Sharp, height: number): Promise<Raster> {
  let now = await picture.png({ compressionLevel: 0 }).toBuffer();
  const kind = draw.pick(['clean', 'blurred', 'coarse', 'noisy', 'fax', 'photo']);
  if (kind === 'coarse' || kind === 'photo') {
    const small = draw.between(0.5, 0.85);
    now = await sharp(now)
      .resize(Math.round(width * small))
      .png({ compressionLevel: 0 })
      .toBuffer();
    now = await sharp(now).resize(width, height, { fit: 'fill' }).png({ compressionLevel: 0 }).toBuffer();
  }
  if (kind === 'blurred' || kind === 'photo') {
    now = await sharp(now).blur(draw.between(0.4, 1.3)).png({ compressionLevel: 0 }).toBuffer();
  }
  if (kind === 'fax') now = await sharp(now).threshold(draw.whole(110, 190)).png({ compressionLevel: 0 }).toBuffer();
  const { data } = await sharp(now)
    .jpeg({ quality: draw.whole(35, 95) })
    .toBuffer()
    .then((jpeg) => sharp(jpeg).removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true }));
  const pixels = Uint8Array.from(data);
  if (kind === 'noisy' || kind === 'photo') grained(draw, pixels);
  return { width, height, pixels, dpi: 150 };
}

/** Grain, and light that falls off to one side. */
function grained(draw: Draw, pixels: Uint8Array): void {
  const [strength, shade] = [draw.between(4, 22), draw.between(0, 0.35)];
  for (let index = 0; index < pixels.length; index += 3) {
    const light = 1 - (shade * ((index / 3) % width)) / width;
    const noise = (draw.next() + draw.next() - 1) * strength;
    for (let channel = 0; channel < 3; channel++) {
      pixels[index + channel] = Math.max(0, Math.min(255, (pixels[index + channel] ?? 0) * light + noise));
    }
  }
}
