/** A chart as its file describes it (DrawingML charts, ECMA-376, part 1, 21.2), with the values that were stored with it. */

export type PlotKind = 'bar' | 'column' | 'line' | 'area' | 'pie' | 'scatter';
/** How series are combined: beside or behind each other, on top of each other, or as shares of their sum. */
export type Grouping = 'clustered' | 'stacked' | 'percent';

export interface Series {
  readonly name: string;
  /** For scatter: the x values, undefined where they are no numbers. */
  readonly xs: readonly (number | undefined)[];
  /** Undefined where there is no value. */
  readonly values: readonly (number | undefined)[];
  /** `#rrggbb`; the colour of the palette without one. */
  readonly colour?: string;
}

export interface Plot {
  readonly kind: PlotKind;
  readonly grouping: Grouping;
  /** Scatter plots may have points alone. */
  readonly hasLines: boolean;
  readonly series: readonly Series[];
}

export interface Chart {
  readonly title: string;
  readonly categories: readonly string[];
  /** Several where a chart combines kinds, such as columns and a line. At least one. */
  readonly plots: readonly Plot[];
  readonly xTitle: string;
  readonly yTitle: string;
  /** Whether the value axis shows percentages. */
  readonly isPercent: boolean;
}

export const allSeries = ({ plots }: Chart): readonly Series[] => plots.flatMap(({ series }) => series);
