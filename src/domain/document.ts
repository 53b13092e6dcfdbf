/**
 * A document as it was received, and its pages as the readers return them. Lengths are points (1/72 in), origin top
 * left.
 */
import type { MediaType } from './formats.ts';
import { type Rotation, rotationSum } from '../geometry/rotation.ts';
import type { Word } from '../geometry/word.ts';
import type { Message } from '../texts/message.ts';

export interface SourceDocument {
  /** The path as the user gave it; `-` for standard input. For display only: it is never opened again. */
  readonly path: string;
  /** The name of the member if `path` is a container (ZIP, mail). */
  readonly member?: string;
  /** The mails with a text of their own that it was attached to, each by its label. */
  readonly mails?: readonly string[];
  /** Whether it is a picture of the size of a logo in a mail that has something else to read: damaged, it is none. */
  readonly mayBeLogo?: true;
  /** For the text of a mail: the label of the mail. It counts only if nothing attached to the mail is an invoice. */
  readonly textOf?: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly mediaType: MediaType;
  /** Opens this document; absent if it is not encrypted, or by the password of all. */
  readonly password?: string;
  /** First and last of the pages that are merged, from 1, in their order; absent for all. */
  readonly chosenPages?: readonly (readonly [first: number, last: number])[];
}

/** Where the words of a page come from. `none`: neither the text layer nor OCR has any. */
export type TextSource = 'text' | 'ocr' | 'none';

/** How the picture of a page lay when its text was recognised. */
export interface Lie {
  /** How far it is rotated clockwise from upright, degrees. */
  readonly rotation: Rotation;
  /** The slope of its lines, positive clockwise. */
  readonly skewDegrees: number;
}

export interface Page {
  /** The number of the page in the document, from 1. */
  readonly number: number;
  /** In points, as a viewer shows the page: after /Rotate and EXIF orientation. */
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
  readonly textSource: TextSource;
  /** How far a viewer shows its text rotated clockwise; absent if upright. Size and words are those of the upright page. */
  readonly sideways?: Rotation;
  /** Absent if the page lies straight. Otherwise size and words are those of the page once it is upright and straightened. */
  readonly lie?: Lie;
  /** True if the words are invisible text over a picture that fills the page, which another program recognised. */
  readonly isHiddenLayer?: boolean;
  /** What the user should know of how the text was read. */
  readonly warning?: Message;
}

/** How far a viewer shows the page rotated clockwise: the picture of a page that is drawn upright may still lie on its side. */
export const rotationInFile = ({ sideways = 0, lie }: Page): Rotation => rotationSum(sideways, lie?.rotation ?? 0);

/** The picture of a page: 8-bit RGB rows without padding, top row first. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
  /** Pixels per inch, so that points = pixels * 72 / dpi. */
  readonly dpi: number;
}
