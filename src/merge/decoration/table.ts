/** Rows of a table. Columns are as wide as their content, one takes the rest, and long texts are broken into lines. */
import { pdfNumbers } from '../../geometry/matrix.ts';
import type { Lettering } from './lettering.ts';

export interface ColumnWish {
  readonly title: string;
  readonly at: 'left' | 'right';
  /** The largest width of the text in points; longer texts are broken. */
  readonly longest?: number;
  /** Whether the column takes the rest of the width. Exactly one column does. */
  readonly flexible?: boolean;
}

export interface Column extends ColumnWish {
  /** In points, including the space around the text. */
  readonly width: number;
}

const padding = 4;
/** The smallest share of the table for the flexible column. If necessary, the others become narrower. */
const leastFlexible = 0.2;

export function tableWidths(
  wishes: readonly ColumnWish[],
  rows: readonly (readonly string[])[],
  total: number,
  measure: (text: string) => number,
): readonly Column[] {
  const natural = wishes.map(({ title, longest = Infinity, flexible }, index) => {
    if (flexible) return 0;
    const widest = rows.reduce((most, row) => Math.max(most, measure(row[index] ?? '')), measure(title));
    return Math.min(widest, longest) + 2 * padding;
  });
  const taken = natural.reduce((sum, width) => sum + width, 0);
  const shrunk = Math.min(1, (total * (1 - leastFlexible)) / taken);
  return wishes.map((wish, index) => ({
    ...wish,
    width: wish.flexible ? total - taken * shrunk : (natural[index] ?? 0) * shrunk,
  }));
}

export interface RowSettings {
  readonly left: number;
  readonly fontSize: number;
  readonly lineHeight: number;
  /** Whether the row has a grey background. */
  readonly head: boolean;
}

/** Operators of a row, its upper edge at `top`, and how many lines it takes. */
export function tableRow(
  texts: readonly string[],
  columns: readonly Column[],
  { left, fontSize, lineHeight, head }: RowSettings,
  letters: Lettering,
): { readonly lines: number; readonly draw: (top: number) => string } {
  const measure = (text: string): number => letters.width(text, fontSize);
  const cells = columns.map(({ width }, index) => wrapped(texts[index] ?? '', width - 2 * padding, measure));
  const lines = Math.max(1, ...cells.map((cell) => cell.length));
  const height = lines * lineHeight + 4;
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return {
    lines,
    draw(top) {
      const operators = [
        ...(head ? [`q 0.9 g ${pdfNumbers([left, top - height, width, height])} re f Q`] : []),
        `0.4 w 0.6 G ${pdfNumbers([left, top - height])} m ${pdfNumbers([left + width, top - height])} l S`,
      ];
      let x = left;
      columns.forEach((column, index) => {
        (cells[index] ?? []).forEach((text, line) => {
          const start = column.at === 'left' ? x + padding : x + column.width - padding - letters.width(text, fontSize);
          operators.push(letters.line(text, start, top - fontSize - 2 - line * lineHeight, fontSize));
        });
        x += column.width;
      });
      return operators.join('\n');
    },
  };
}

/** No name needs more lines than this. Longer texts are cut, and end in an ellipsis. */
const maximumLines = 6;

/** Breaks a text at blanks in the second half of a line, or else anywhere, as Chinese is broken. */
export function wrapped(text: string, width: number, measure: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  // No name is this long, and measuring a hostile one would take long.
  for (const character of Array.from(text.slice(0, 2000).replace(/\p{Cc}+/gu, ' '))) {
    if (line !== '' && measure(line + character) > width) {
      const blank = character === ' ' ? -1 : line.lastIndexOf(' ');
      const kept = blank > line.length / 2 ? line.slice(0, blank) : line;
      lines.push(kept.trimEnd());
      line = line.slice(kept.length).trimStart();
      if (lines.length === maximumLines) return [...lines.slice(0, -1), `${(lines.at(-1) ?? '').slice(0, -1)}…`];
    }
    line += line === '' && character === ' ' ? '' : character;
  }
  return [...lines, line];
}
