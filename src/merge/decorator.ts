/**
 * The interface of everything that is drawn around the pages: page numbers, labels, cut lines, the summary.
 *
 * Output sheets are drawn after all documents, so their number is known. The object of a font is reserved first and
 * written by `end`, when the characters that it needs are known.
 */
import type { Area, Size } from './layout.ts';
import type { ObjectWriter } from './pdf/writer.ts';
import type { MergeReport, PlacedPage } from './report.ts';

/** A drawing over the pages of a sheet, in the space of the sheet: points, origin bottom left. */
export interface SheetDrawing {
  /** Operators of a content stream, Latin-1. The graphics state is the initial one, and need not be restored. */
  readonly operators: string;
  /** Numbers of objects by category and name: { Font: { F1: 12 } }. Names of XObjects do not begin with P. */
  readonly resources?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface SheetView {
  /** The number of the sheet, from 1. */
  readonly number: number;
  /** The number of all sheets, including the last ones. */
  readonly count: number;
  readonly size: Size;
  /** All cells, used or not, in reading order; none on the last sheets. */
  readonly cells: readonly Area[];
  readonly placements: readonly PlacedPage[];
}

/** The report as it is while sheets are drawn: their number and the size of the file are not known yet. */
export type PlacedSoFar = Omit<MergeReport, 'sheets' | 'bytes'>;

export interface Decorator {
  /** The last sheets, which follow those of the documents. Called once, before any `sheet`. */
  lastSheets?(placed: PlacedSoFar): Promise<readonly SheetDrawing[]>;
  /** The drawing over a sheet. Called for each sheet, including the last ones. */
  sheet?(view: SheetView, placed: PlacedSoFar): Promise<SheetDrawing | undefined>;
  /** Writes the reserved objects. */
  end?(): Promise<void>;
}

export type MakeDecorator = (writer: ObjectWriter) => Promise<Decorator>;
