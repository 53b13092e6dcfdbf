/** The options of the form, what the planner makes of them, and what is sent to the server. Pure. */
import type { PlanOptions } from '../../merge/layout.ts';

export const grids = ['1x1', '2x1', '2x2', 'auto'] as const;
export const orientations = ['portrait', 'landscape'] as const;

export interface LayoutOptions {
  /** Rows x columns, or by the kind of each invoice. */
  readonly layout: (typeof grids)[number];
  readonly orientation: 'portrait' | 'landscape';
  /** In millimetres, as the gap. */
  readonly margin: number;
  readonly gap: number;
  readonly showPageNumber: boolean;
  readonly showCategoryLabel: boolean;
  readonly paper: string;
  readonly cutLines: boolean;
  readonly summary: boolean;
  /** Printed over each page; undefined for none. */
  readonly stamp: string | undefined;
}

export const longestStamp = 40;

export const mostMillimetres = 100;

/** What is wrong with a margin or a gap. */
export const isLength = (millimetres: number): boolean =>
  Number.isFinite(millimetres) && millimetres >= 0 && millimetres <= mostMillimetres;

/** As `merge` plans for a task of the API. */
export const planOptionsOf = ({ layout, orientation, margin, gap, paper }: LayoutOptions): PlanOptions => ({
  layout,
  orientation,
  margin,
  gap,
  paper,
  mixKinds: false,
  rotate: 'auto',
  fit: 'shrink',
});
