/** Draws rows in columns that are as wide as what stands in them, so that no words stand over each other. */
import { type Align, type Canvas, textWidth } from '../canvas.ts';

export interface Column {
  /** Of one line or several. */
  readonly title: Cell;
  readonly align: Align;
  /** Takes the width that is left, and goes on in a second line where there is none. */
  readonly grows?: boolean;
}

export type Cell = string | readonly string[];

export interface GridRow {
  readonly cells: readonly Cell[];
  /** Text over the whole width instead of cells. */
  readonly across?: string;
  /** Whether it is parted from the row above it. */
  readonly isHeading?: true;
}

export interface GridStyle {
  readonly left: number;
  readonly right: number;
  readonly size: number;
  readonly lead: number;
  /** Extra space between rows. */
  readonly gap: number;
  /** Where a cell of one line stands beside one of several. */
  readonly at: 'first' | 'last' | 'middle';
  /** Whether the room that is left is shared out to all columns. */
  readonly isEven: boolean;
  readonly isTitled: boolean;
  /** Whether dots lead from the text to the figures. */
  readonly hasLeaders: boolean;
}

const linesOf = (cell: Cell | undefined): readonly string[] =>
  cell === undefined || cell === '' ? [] : typeof cell === 'string' ? [cell] : cell;

function wrapped(cell: Cell | undefined, size: number, width: number): readonly string[] {
  return linesOf(cell).flatMap((line) => {
    const lines: string[] = [];
    for (const word of line.split(' ')) {
      const longer = `${lines.at(-1) ?? ''} ${word}`;
      if (lines.length > 0 && textWidth(longer, size) <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  });
}

const widest = (texts: readonly string[], size: number): number =>
  texts.reduce((most, text) => Math.max(most, textWidth(text, size)), 0);

interface Frame {
  readonly size: number;
  readonly edges: readonly (readonly [left: number, right: number])[];
}

/** Columns side by side within the width: the print gets smaller where even broken lines need more. */
function frameOf(columns: readonly Column[], rows: readonly GridRow[], style: GridStyle): Frame {
  const texts = columns.map(({ title }, index) => [
    ...(style.isTitled ? linesOf(title) : []),
    ...rows.flatMap(({ cells }) => linesOf(cells[index])),
  ]);
  const width = style.right - style.left;
  const gaps = 1.3 * style.size * (columns.length - 1);
  const natural = texts.map((own) => widest(own, style.size));
  const least = natural.map((own, index) =>
    columns[index]?.grows === true
      ? Math.max(
          Math.min(own, 0.25 * width),
          widest(
            (texts[index] ?? []).flatMap((text) => text.split(' ')),
            style.size,
          ),
        )
      : own,
  );
  const sum = (widths: readonly number[]): number => widths.reduce((total, own) => total + own, gaps);
  const scale = Math.min(1, width / sum(least));
  const free = Math.max(0, width - sum(natural));
  const rest = width - scale * (sum(natural) - Math.max(0, ...natural.filter((_, at) => columns[at]?.grows)));
  let x = style.left;
  const edges = columns.map(({ grows }, index) => {
    const own = scale * (natural[index] ?? 0);
    const share = style.isEven ? own + free / columns.length : own;
    const left = x;
    const right = left + (grows === true && (!style.isEven || free === 0) ? rest : share);
    x = right + 1.3 * style.size * scale;
    return [left, right] as const;
  });
  return { size: style.size * scale, edges };
}

/** Puts titles and rows with their top at `top`, and returns where the next line would begin. */
export function putGrid(
  canvas: Canvas,
  top: number,
  columns: readonly Column[],
  rows: readonly GridRow[],
  style: GridStyle,
): number {
  const { size, edges } = frameOf(columns, rows, style);
  const lead = Math.max(1.25 * size, (style.lead * size) / style.size);
  const edgesAt = (index: number): readonly [left: number, right: number] => edges[index] ?? [0, 0];
  const putLine = (index: number, text: string, y: number): void => {
    const { align = 'left' } = columns[index] ?? {};
    const [left, right] = edgesAt(index);
    canvas.put({ left, right, centre: (left + right) / 2 }[align], y, text, size, align);
  };
  const putLeaders = (index: number, text: string, y: number): void => {
    const [left, right] = edgesAt(index);
    const from = left + textWidth(`${text} `, size);
    const count = Math.floor((right - from) / (0.28 * size));
    if (count > 3) canvas.put(from, y, '.'.repeat(count), size);
  };
  const putCells = (y: number, cells: readonly Cell[], at: GridStyle['at'], hasLeaders: boolean): number => {
    const broken = cells.map((cell, index) => {
      const [left, right] = edgesAt(index);
      return columns[index]?.grows === true ? wrapped(cell, size, right - left + 0.01) : linesOf(cell);
    });
    const height = Math.max(...broken.map((lines) => lines.length));
    broken.forEach((lines, index) => {
      const spare = height - lines.length;
      const above = lines.length > 1 && at !== 'last' ? 0 : { first: 0, last: spare, middle: spare / 2 }[at];
      lines.forEach((text, line) => putLine(index, text, y + (above + line) * lead));
      if (hasLeaders && columns[index]?.grows === true) putLeaders(index, lines[0] ?? '', y);
    });
    return y + height * lead + style.gap;
  };
  const titles = columns.map(({ title }) => title);
  let y = style.isTitled ? putCells(top, titles, 'last', false) + 0.4 * lead : top;
  for (const { cells, across, isHeading } of rows) {
    if (across === undefined) y = putCells(y, cells, style.at, style.hasLeaders);
    else {
      if (isHeading) y += 0.6 * lead;
      canvas.put(style.left, y, across, size);
      y += lead + style.gap;
    }
  }
  return y;
}
