/** A word on a page. */
import type { Box } from './box.ts';
import type { QuarterTurn } from './rotation.ts';

export interface Word {
  readonly text: string;
  readonly box: Box;
  /** 1 for a text layer; the engine's own confidence, 0..1, for OCR. */
  readonly confidence: number;
  /** How far it is turned clockwise on the page, where it is known to lie another way than the page. */
  readonly turned?: Exclude<QuarterTurn, 0>;
}
