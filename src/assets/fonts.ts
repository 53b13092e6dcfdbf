/**
 * The fonts that are shipped, for text whose own font is not embedded and for what the program writes itself.
 *
 * The build makes them from their published files and compresses them (tools/build/fonts.ts). `hei-regular` has all
 * characters of Noto Sans SC; the others have those that documents commonly use, so `hei-regular` is the last one to ask.
 */
import { readFileSync } from 'node:fs';
import { zstdDecompressSync } from 'node:zlib';
import { generatedAsset } from './files.ts';

export type ShippedFont =
  'hei-regular' | 'hei-bold' | 'song-regular' | 'song-bold' | 'kai-regular' | 'courier-regular' | 'courier-bold';

/** Path of the compressed file. */
export const shippedFontFile = (font: ShippedFont): string => generatedAsset(`fonts/${font}.ttf.zst`);

/** A TrueType file, decompressed anew by every call, which takes about 60 ms for the largest. */
export const shippedFont = (font: ShippedFont): Buffer => zstdDecompressSync(readFileSync(shippedFontFile(font)));
