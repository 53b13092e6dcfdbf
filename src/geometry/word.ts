import type { Box } from './box.ts';
import type { Rotation } from './rotation.ts';

export interface Word {
  readonly text: string;
  readonly box: Box;
  /** 0..1: 1 for a text layer, the engine's own confidence for OCR. */
  readonly confidence: number;
  /** How far the word is rotated clockwise on the page. Only for words known to lie differently from the page. */
  readonly rotation?: Exclude<Rotation, 0>;
}
