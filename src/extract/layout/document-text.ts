/**
 * The text of a document for patterns, and the location on the page of each match.
 *
 * Text is in reading order: pages, lines from top to bottom, cells from left to right with two blanks between them.
 * Very long text is cut off, because the time that a pattern takes grows with its text.
 */
import type { Box } from '../../geometry/box.ts';
import type { Word } from '../../geometry/word.ts';
import { boxAround } from '../../geometry/rows.ts';

/** Enough for an invoice of ten dense pages. What follows is terms of business. */
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

export interface Location {
  readonly page: number;
  readonly box: Box;
  /** That of the word with the lowest confidence. */
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

/**
 * The location of the characters [start, end), on the first of their pages. Undefined if there is no word among them.
 */
export function locationOf({ placed }: DocumentText, start: number, end: number): Location | undefined {
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
