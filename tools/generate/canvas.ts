/** Pages as words with boxes: text is put where a renderer would put it, with widths near those of common fonts. */
import type { Box } from '../../src/geometry/box.ts';

/** What a word is part of: a label is a heading or stands before a value, `none` is everything else on the page. */
export type Tag = 'none' | 'label' | 'sellerName' | 'sellerAddress' | 'buyerName' | 'buyerAddress';

export interface DrawnWord {
  readonly text: string;
  readonly box: Box;
  readonly tag: Tag;
}

/** A piece of a line. */
export type Piece = readonly [text: string, tag: Tag];
export type TextLine = readonly Piece[];

export type Align = 'left' | 'right' | 'centre';

export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly words: readonly DrawnWord[];
  /** Puts one line with its top at `y`. */
  readonly put: (x: number, y: number, line: string | TextLine, size: number, align?: Align) => void;
  /** Puts lines under each other and returns where the next one would begin. */
  readonly block: (x: number, y: number, lines: readonly TextLine[], metrics: Metrics) => number;
}

export interface Metrics {
  readonly size: number;
  /** From the top of a line to that of the next. */
  readonly lead: number;
  readonly align?: Align;
}

/** Widths of Helvetica, in parts of the size. */
function widthOf(character: string): number {
  if ("iljtfI.,:;'|!()-r ’".includes(character)) return 0.28;
  if ('mwMW@%'.includes(character)) return 0.82;
  if (/\p{Lu}/u.test(character)) return 0.67;
  return /\d/.test(character) ? 0.556 : 0.53;
}

export const textWidth = (text: string, size: number): number =>
  Array.from(text).reduce((sum, character) => sum + widthOf(character), 0) * size;

/** The words of a text in as many lines as a column of this width takes. */
export function wrapped(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && textWidth(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Pieces of one text in as many lines as a column of this width takes. */
export function wrappedPieces(pieces: readonly Piece[], width: number, size: number): TextLine[] {
  const lines: Piece[][] = [];
  let room = 0;
  for (const [text, tag] of pieces) {
    for (const word of text.split(/\s+/).filter(Boolean)) {
      const needed = textWidth(`${word} `, size);
      if (lines.length === 0 || needed > room) {
        lines.push([]);
        room = width;
      }
      room -= needed;
      lines.at(-1)?.push([word, tag]);
    }
  }
  return lines;
}

export interface CanvasOptions {
  readonly width: number;
  readonly height: number;
  /** How wide the font is, and its blank, against Helvetica. */
  readonly stretch: number;
  readonly blank: number;
}

export function canvasOf({ width, height, stretch, blank }: CanvasOptions): Canvas {
  const words: DrawnWord[] = [];
  const put: Canvas['put'] = (x, y, line, size, align = 'left') => {
    const pieces = (typeof line === 'string' ? [[line, 'none'] as const] : line).filter(([text]) => text.trim() !== '');
    const whole = pieces.flatMap(([text, tag]) =>
      text
        .split(/\s+/)
        .filter(Boolean)
        .map((word) => ({ word, tag, width: textWidth(word, size) * stretch })),
    );
    const space = 0.28 * size * stretch * blank;
    const total = whole.reduce((sum, each) => sum + each.width + space, -space);
    const share = { left: 0, right: 1, centre: 0.5 }[align];
    let at = x - share * total;
    for (const each of whole) {
      words.push({ text: each.word, box: [at, y, at + each.width, y + 1.1 * size], tag: each.tag });
      at += each.width + space;
    }
  };
  return {
    width,
    height,
    words,
    put,
    block: (x, y, lines, { size, lead, align = 'left' }) => {
      lines.forEach((line, index) => put(x, y + index * lead, line, size, align));
      return y + lines.length * lead;
    },
  };
}
