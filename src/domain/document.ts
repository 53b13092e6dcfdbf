/** A document as it came in, and its pages as the readers give them. Lengths are points (1/72 in), origin top left. */
import type { MediaType } from './formats.ts';
import type { Word } from '../geometry/word.ts';

export interface SourceDocument {
  /** Path as the user gave it; `-` for standard input. For people, never opened again by the core. */
  readonly path: string;
  /** Name of the member where `path` is a container (ZIP). */
  readonly member?: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly mediaType: MediaType;
}

/** Where the words of a page came from. `none`: neither text nor OCR gave any. */
export type TextSource = 'text' | 'ocr' | 'none';

export interface Page {
  /** From 1, within the document. */
  readonly number: number;
  /** Points, after /Rotate and EXIF orientation: as a viewer shows it. */
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
  readonly textSource: TextSource;
  /** True where the words are invisible text over a picture that fills the page: what another program recognised. */
  readonly isHiddenLayer?: boolean;
}

/** A page picture: 8-bit RGB rows without padding, top first. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
  /** Pixels per inch, so that points = pixels * 72 / dpi. */
  readonly dpi: number;
}
