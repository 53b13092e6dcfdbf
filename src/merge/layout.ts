/**
 * Decides where pages are placed on output sheets. Pure geometry: no PDF, no I/O.
 *
 * Lengths are points (1/72 in), origin bottom left as in PDF. A planner takes one page after another, so the number of
 * pages need not be known.
 */
import type { InvoiceType } from '../domain/invoice.ts';

/** The options of a merge that decide where pages are: `MergeOptions` has them. The browser app plans with them, too. */
export interface PlanOptions {
  /** `auto`, or rows x columns: `2x1` */
  readonly layout: string;
  /** With the layout `auto`: kinds of documents with the same layout may share a sheet. */
  readonly mixKinds: boolean;
  /** A name of `paperNames`, or width x height as in `210x140mm`. */
  readonly paper: string;
  readonly orientation: 'auto' | 'portrait' | 'landscape';
  /** In millimetres, as the gap. */
  readonly margin: number;
  readonly gap: number;
  readonly rotate: 'auto' | 'never';
  readonly fit: 'shrink' | 'fill' | 'none';
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Area extends Size {
  readonly x: number;
  readonly y: number;
}

export interface Grid {
  readonly rows: number;
  readonly columns: number;
}

export interface Fitted extends Area {
  /** The factor by which the page is scaled. */
  readonly scale: number;
  /** Quarter turns clockwise. */
  readonly turns: 0 | 1;
  /** The page is larger than its cell: what lies outside is cut off. Only with the fit `none`. */
  readonly cut: boolean;
}

export interface Planned extends Fitted {
  /** The index of the sheet, from 0. */
  readonly sheet: number;
  readonly cell: Area;
}

export interface SheetPlanner {
  /** The size of sheets without pages, and of all sheets if the orientation does not depend on the pages. */
  readonly sheetSize: Size;
  /** The size of a sheet that has pages. */
  sizeOf(sheet: number): Size;
  /** The place of the next page. `kind` matters only to the layout `auto`. */
  place(page: Size, kind?: InvoiceType): Planned;
  /** The cells of a sheet that has pages, in reading order. */
  cellsOf(sheet: number): readonly Area[];
}

export const pointsOf = (mm: number): number => (mm * 72) / 25.4;

export const paperNames = ['A4', 'A5', 'B5', 'Letter', 'Legal'] as const;
type PaperName = (typeof paperNames)[number];

/** Width and height in millimetres, by ISO 216 and ANSI. B5 is ISO's, which printers in China use too. */
const papers: Readonly<Record<PaperName, readonly [width: number, height: number]>> = {
  A4: [210, 297],
  A5: [148, 210],
  B5: [176, 250],
  Letter: [215.9, 279.4],
  Legal: [215.9, 355.6],
};

/**
 * In landscape, the long side is the width, whatever the order in which the sides were given. `auto` is portrait here.
 */
export function sheetSize({ paper, orientation }: Pick<PlanOptions, 'paper' | 'orientation'>): Size {
  const named = Object.entries(papers).find(([name]) => name.toLowerCase() === paper.toLowerCase())?.[1];
  const [one = 210, other = 297] = named ?? paper.toLowerCase().replace('mm', '').split('x').map(Number);
  const [short, long] = one < other ? [pointsOf(one), pointsOf(other)] : [pointsOf(other), pointsOf(one)];
  return orientation === 'landscape' ? { width: long, height: short } : { width: short, height: long };
}

/** The layout `auto`: a VAT invoice takes half a sheet, while tickets and taxi receipts are small. */
const gridsByKind: Readonly<Record<InvoiceType, Grid>> = {
  vat_special: { rows: 2, columns: 1 },
  vat_normal: { rows: 2, columns: 1 },
  hotel: { rows: 2, columns: 1 },
  other: { rows: 2, columns: 1 },
  flight: { rows: 2, columns: 1 },
  train: { rows: 4, columns: 2 },
  taxi: { rows: 4, columns: 2 },
};

export function gridFor(layout: string, kind: InvoiceType = 'other'): Grid {
  if (layout === 'auto') return gridsByKind[kind];
  const [rows = 1, columns = 1] = layout.split('x').map(Number);
  return { rows, columns };
}

/** A page in a smaller cell would be illegible. */
const leastCellMm = 10;

/**
 * What is thrown if margin and gaps leave cells of less than `leastMm`. Whoever plans words it, so that the browser app does
 * not carry the texts of the program.
 */
export type NoRoom = (grid: Grid, leastMm: number) => Error;

/** Cells of one sheet in reading order. */
export function cellsOn(
  sheet: Size,
  { rows, columns }: Grid,
  options: Pick<PlanOptions, 'margin' | 'gap'>,
  noRoom: NoRoom,
): readonly Area[] {
  const [margin, gap] = [pointsOf(options.margin), pointsOf(options.gap)];
  const width = (sheet.width - 2 * margin - (columns - 1) * gap) / columns;
  const height = (sheet.height - 2 * margin - (rows - 1) * gap) / rows;
  if (width < pointsOf(leastCellMm) || height < pointsOf(leastCellMm)) throw noRoom({ rows, columns }, leastCellMm);
  return Array.from({ length: rows * columns }, (_, index) => ({
    x: margin + (index % columns) * (width + gap),
    y: sheet.height - margin - height - Math.floor(index / columns) * (height + gap),
    width,
    height,
  }));
}

/** Centres a page in its cell, without distortion. */
export function fitInto(cell: Area, page: Size, { fit, rotate }: Pick<PlanOptions, 'fit' | 'rotate'>): Fitted {
  const turned = { width: page.height, height: page.width };
  const turns = rotate === 'auto' && liesOtherwise(cell, page) && room(cell, turned) > room(cell, page) ? 1 : 0;
  const shown = turns === 1 ? turned : page;
  const largest = room(cell, shown);
  const scale = { none: 1, fill: largest, shrink: Math.min(1, largest) }[fit];
  const [width, height] = [shown.width * scale, shown.height * scale];
  return {
    x: cell.x + (cell.width - width) / 2,
    y: cell.y + (cell.height - height) / 2,
    width,
    height,
    scale,
    turns,
    cut: fit === 'none' && largest < 1,
  };
}

const room = (cell: Size, page: Size): number => Math.min(cell.width / page.width, cell.height / page.height);

/** A page that fits is not rotated. */
const liesOtherwise = (cell: Size, page: Size): boolean =>
  page.width > page.height !== cell.width > cell.height && (page.width > cell.width || page.height > cell.height);

/** A sheet and its cells, in one orientation. */
interface Sheet {
  readonly size: Size;
  readonly cells: readonly Area[];
}

/** The kinds of sheets that a page may be placed on: one if the orientation is given, both for `auto`. */
function sheetChoices(options: PlanOptions, noRoom: NoRoom): (grid: Grid) => readonly [Sheet, ...Sheet[]] {
  const known = new Map<string, readonly [Sheet, ...Sheet[]]>();
  const made = (grid: Grid, orientation: PlanOptions['orientation']): Sheet => {
    const size = sheetSize({ ...options, orientation });
    return { size, cells: cellsOn(size, grid, options, noRoom) };
  };
  const bothOf = (grid: Grid): readonly [Sheet, ...Sheet[]] => {
    const first = made(grid, options.orientation);
    const other = { rows: grid.columns, columns: grid.rows };
    return options.orientation === 'auto' ? [first, made(other, 'landscape')] : [first];
  };
  return (grid) => {
    const name = `${grid.rows}x${grid.columns}`;
    const choices = known.get(name) ?? bothOf(grid);
    known.set(name, choices);
    return choices;
  };
}

/** Whether a page stands upright on a sheet. */
const isUpright = ({ cells: [cell] }: Sheet, page: Size, options: PlanOptions): boolean =>
  cell !== undefined && fitInto(cell, page, options).turns === 0;

/** Of the sheets on which a page is upright, the one on which it is largest; the first sheet if there is none. */
function bestSheet(choices: readonly [Sheet, ...Sheet[]], page: Size, options: PlanOptions): Sheet {
  const scaleOn = ({ cells: [cell] }: Sheet): number => (cell ? fitInto(cell, page, options).scale : 0);
  const upright = choices.filter((sheet) => isUpright(sheet, page, options));
  return upright.toSorted((one, other) => scaleOn(other) - scaleOn(one))[0] ?? choices[0];
}

/** Places pages into cells, one after another. Throws as `cellsOn` does, at once for a fixed layout. */
export function sheetPlanner(options: PlanOptions, noRoom: NoRoom): SheetPlanner {
  const choicesFor = sheetChoices(options, noRoom);
  if (options.layout !== 'auto') choicesFor(gridFor(options.layout));
  const sheets: Sheet[] = [];
  let used = 0;
  let lastKind: InvoiceType | undefined;
  return {
    sheetSize: sheetSize(options),
    sizeOf: (index) => sheets[index]?.size ?? sheetSize(options),
    place(page, kind) {
      const choices = choicesFor(gridFor(options.layout, kind));
      const best = bestSheet(choices, page, options);
      const current = sheets.at(-1);
      // A page that would be on its side begins a sheet of the other orientation.
      const fits =
        current && choices.includes(current) && (isUpright(current, page, options) || !isUpright(best, page, options));
      const otherKind = options.layout === 'auto' && !options.mixKinds && kind !== lastKind;
      if (!fits || used === current.cells.length || otherKind) {
        sheets.push(best);
        used = 0;
      }
      lastKind = kind;
      const cell = sheets.at(-1)?.cells[used++];
      if (!cell) throw new Error('A sheet without cells');
      return { ...fitInto(cell, page, options), sheet: sheets.length - 1, cell };
    },
    cellsOf: (index) => sheets[index]?.cells ?? [],
  };
}
