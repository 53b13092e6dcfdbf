/**
 * The report of a merge, which --placement writes: where each page of each document is, and which documents were
 * refused.
 */
import type { Box } from '../geometry/box.ts';
import type { FailureReport } from '../domain/failure.ts';
import type { InvoiceType } from '../domain/invoice.ts';
import type { Size } from './layout.ts';
import type { SignatureFound } from './prepared.ts';
import type { Warned } from '../domain/warned.ts';

export interface DocumentLabel {
  readonly path: string;
  readonly member?: string;
}

export interface PlacedPage {
  /** Index in `documents`. */
  readonly document: number;
  /** The number of the page in its document, from 1. */
  readonly page: number;
  /** The number of the output sheet, from 1. */
  readonly sheet: number;
  /** The number of the cell on its sheet, in reading order, from 1. */
  readonly cell: number;
  /** Bounds of the page on the output sheet: points, origin top left. They extend beyond the cell if the page was cut. */
  readonly box: Box;
  /** The factor by which the page was scaled, relative to its size in a viewer. */
  readonly scale: number;
  /** The degrees by which the page was rotated clockwise on the sheet. */
  readonly rotation: 0 | 90;
  readonly cut: boolean;
}

export interface MergedDocument extends DocumentLabel, Warned {
  readonly sha256: string;
  readonly mediaType: string;
  readonly pages: number;
  readonly kind: InvoiceType | null;
  /** The signatures of the source. The merged file has none. */
  readonly signatures: readonly SignatureFound[];
}

export interface RefusedDocument extends DocumentLabel {
  readonly sha256: string | null;
  readonly failure: FailureReport;
}

export interface MergeReport {
  /** All output sheets, including those without documents. 0: no document could be merged, and nothing was written. */
  readonly sheets: number;
  /** In points. */
  readonly sheetSize: Size;
  /** The size of each sheet with pages. Present only if they differ from `sheetSize`. */
  readonly sheetSizes?: readonly Size[];
  readonly documents: readonly MergedDocument[];
  readonly placements: readonly PlacedPage[];
  readonly refused: readonly RefusedDocument[];
  /** The size of the output file. */
  readonly bytes: number;
}
