/** A page to be reconstructed: words, drawn lines and pictures. In points from the top left corner. */
import type { Box } from '../../geometry/box.ts';
import type { Word } from '../../geometry/word.ts';
import type { Marks } from '../article/model.ts';

export interface PrintedPage {
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
  /** Boxes of almost no width or height. */
  readonly rulings: readonly Box[];
  readonly pictures: readonly { readonly box: Box; readonly key: string }[];
  /** The marks of words that have any. */
  readonly marks: ReadonlyMap<Word, Marks>;
}

/** The largest distance between lines that meet, and between lines at the same position. */
export const touchingPoints = 3;
export const sameLinePoints = 3;
