/**
 * The port of what is drawn around the pages: page numbers, labels, cut lines, the summary.
 *
 * Output sheets are drawn after all documents, so their number is known. The object of a font that is cut down to the
 * characters used is reserved first and written by `end`.
 */
import type { Area, Size } from './layout.ts';
import type { ObjectWriter } from './pdf/writer.ts';
import type { MergeReport, PlacedPage } from './report.ts';

/** Over the pages of a sheet, in its own space: points, origin bottom left. */
export interface SheetDrawing {
  /** Operators of a content stream, Latin-1. The graphics state is the initial one, and need not be restored. */
  readonly operators: string;
  /** Numbers of objects by category and name: { Font: { F1: 12 } }. Names of XObjects do not begin with P. */
  readonly resources?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface SheetView {
  /** From 1. */
  readonly number: number;
  /** Of all sheets, the last ones too. */
  readonly count: number;
  readonly size: Size;
  /** All cells, used or not, in reading order; none on the last sheets. */
  readonly cells: readonly Area[];
  readonly placements: readonly PlacedPage[];
}

/** The report while sheets are drawn, when their number and the bytes are not known yet. */
export type PlacedSoFar = Omit<MergeReport, 'sheets' | 'bytes'>;

export interface Decorator {
  /** Sheets after those of the documents. Called once, before any `sheet`. */
  lastSheets?(placed: PlacedSoFar): Promise<readonly SheetDrawing[]>;
  /** What goes over each sheet, the last ones too. */
  sheet?(view: SheetView, placed: PlacedSoFar): Promise<SheetDrawing | undefined>;
  /** Writes the reserved objects. */
  end?(): Promise<void>;
}

export type MakeDecorator = (writer: ObjectWriter) => Promise<Decorator>;
