/** What reconstruction is given of a page: words, lines drawn, pictures. Points, origin top left. */
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
  /** Of the words that have any. */
  readonly marks: ReadonlyMap<Word, Marks>;
}

/** How far apart lines may be that meet, and lines that stand in one place. */
export const touchingPoints = 3;
export const sameLinePoints = 3;
