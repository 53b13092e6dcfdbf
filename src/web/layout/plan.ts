/** Where the pages go, by the planner of `merge`: what is previewed is what is printed. Pure. */
import { type Area, type Planned, type PlanOptions, sheetPlanner, type Size } from '../../merge/layout.ts';
import type { ArrangedPage } from './arrangement.ts';

export interface PlacedPage extends Planned {
  readonly arranged: ArrangedPage;
  /** In `pages` of the arrangement, from 0. */
  readonly index: number;
  /** The number of the cell on its sheet, in reading order, from 1. */
  readonly place: number;
}

export interface PlannedSheet {
  readonly size: Size;
  readonly cells: readonly Area[];
  readonly pages: readonly PlacedPage[];
}

export interface Plan {
  readonly sheets: readonly PlannedSheet[];
}

/** Undefined where margins and gaps leave no room for pages. */
export function planOf(pages: readonly ArrangedPage[], options: PlanOptions): Plan | undefined {
  const noRoom = new Error('No room for pages');
  try {
    const planner = sheetPlanner(options, () => noRoom);
    const placed = pages.map((arranged, index) => ({
      ...planner.place(arranged.size, arranged.source.kind),
      arranged,
      index,
    }));
    const bySheet = [...Map.groupBy(placed, ({ sheet }) => sheet).values()];
    return {
      sheets: bySheet.map((onSheet, index) => ({
        size: planner.sizeOf(index),
        cells: planner.cellsOf(index),
        pages: onSheet.map((page, position) => ({ ...page, place: position + 1 })),
      })),
    };
  } catch (error) {
    if (error === noRoom) return undefined;
    throw error;
  }
}

export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Points, origin top left, as in the report of `merge --placement`. */
export const boxOf = ({ x, y, width, height }: Area, sheet: Size): Box => [
  x,
  sheet.height - y - height,
  x + width,
  sheet.height - y,
];

/** All pages with their boxes to a hundredth of a point; sheets count from 1. */
export const placementsOf = ({
  sheets,
}: Plan): readonly { readonly sheet: number; readonly box: readonly number[] }[] =>
  sheets.flatMap(({ pages, size }, index) =>
    pages.map((page) => ({
      sheet: index + 1,
      box: boxOf(page, size).map((length) => Math.round(length * 100) / 100),
    })),
  );
