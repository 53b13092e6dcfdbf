/**
 * The text of a document as patterns see it, and the way back from a match to the words on their page.
 *
 * Reading order: pages, lines top to bottom, cells left to right with two blanks between them. What would not fit is cut
 * off, since a pattern's time grows with its text.
 */
import type { Box } from '../../geometry/box.ts';
import type { Word } from '../../geometry/word.ts';
import { boxAround } from '../../geometry/rows.ts';

/** An invoice of ten dense pages; what lies beyond is terms of business. */
const maxCharacters = 60_000;

interface Placed {
  readonly word: Word;
  readonly page: number;
  readonly start: number;
  readonly end: number;
}

/** Words side by side. */
interface Cell {
  readonly text: string;
  readonly words: readonly Word[];
  /** For each word, where it starts in `text`. */
  readonly starts: readonly number[];
  readonly page: number;
  /** Index within the line. */
  readonly column: number;
}

interface Lines {
  readonly lines: readonly { readonly cells: readonly Cell[] }[];
}

export interface DocumentText {
  readonly text: string;
  /** In order of the text. */
  readonly placed: readonly Placed[];
}

export interface Place {
  readonly page: number;
  readonly box: Box;
  /** Of the least sure word. */
  readonly confidence: number;
}

export function documentText({ lines }: Lines, removeWhitespace = false): DocumentText {
  let text = '';
  const placed: Placed[] = [];
  for (const line of lines) {
    for (const cell of line.cells) {
      if (cell.column > 0 && !removeWhitespace) text += '  ';
      let from = 0;
      cell.words.forEach((word, index) => {
        const at = cell.starts[index] ?? from;
        if (!removeWhitespace) text += cell.text.slice(from, at);
        placed.push({ word, page: cell.page, start: text.length, end: text.length + word.text.length });
        text += word.text;
        from = at + word.text.length;
      });
    }
    text += '\n';
    if (text.length > maxCharacters) break;
  }
  return { text, placed };
}

/** Where the characters [start, end) stand; those of the first of several pages. Undefined where no word bears them. */
export function placeOf({ placed }: DocumentText, start: number, end: number): Place | undefined {
  const within = placed.filter((member) => member.start < end && member.end > start);
  const page = within[0]?.page;
  if (page === undefined) return undefined;
  const words = within.filter((member) => member.page === page).map(({ word }) => word);
  return {
    page,
    box: boxAround(words.map(({ box }) => box)),
    confidence: Math.min(...words.map(({ confidence }) => confidence)),
  };
}
