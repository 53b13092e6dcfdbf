/** Rows of a table: columns as wide as what is in them, one that takes the rest, and texts broken into lines. */
import { pdfNumbers } from '../../geometry/matrix.ts';
import type { Lettering } from './lettering.ts';

export interface ColumnWish {
  readonly title: string;
  readonly at: 'left' | 'right';
  /** Widest it may become, points; longer texts are broken. */
  readonly longest?: number;
  /** Takes what the others leave. One column has this. */
  readonly flexible?: boolean;
}

export interface Column extends ColumnWish {
  /** Points, with the space around its text. */
  readonly width: number;
}

const padding = 4;
/** Share of the table that the flexible column gets at least; then the others become narrower. */
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
  /** On grey. */
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

/** More lines than this no name needs; the last is cut, and marked. */
const maximumLines = 6;

/** Broken at blanks where there are any in reach, else anywhere: Chinese is. */
export function wrapped(text: string, width: number, measure: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  // No name is this long; measuring a hostile one would take its time.
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
