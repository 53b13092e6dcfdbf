import type { Box } from './box.ts';
import type { Rotation } from './rotation.ts';

/** How text is set, apart from its size. */
export interface TextStyle {
  /** The same for all text of a page in one font and colour. */
  readonly number: number;
  readonly bold: boolean;
}

export interface Word {
  readonly text: string;
  readonly box: Box;
  /** 0..1: 1 for a text layer, the engine's own confidence for OCR. */
  readonly confidence: number;
  /** How far the word is rotated clockwise on the page. Only for words known to lie differently from the page. */
  readonly rotation?: Exclude<Rotation, 0>;
  /** How its first character is set. Absent where that is not known, as in pictures. */
  readonly style?: TextStyle;
}
