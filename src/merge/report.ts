/** The report of a merge: where each page of each document lies, and which documents were refused. As --placement writes it. */
import type { Box } from '../geometry/box.ts';
import type { FailureReport } from '../domain/failure.ts';
import type { InvoiceType } from '../domain/invoice.ts';
import type { Size } from './layout.ts';
import type { SignatureFound } from './prepared.ts';

export interface DocumentLabel {
  readonly path: string;
  readonly member?: string;
}

export interface PlacedPage {
  /** Index in `documents`. */
  readonly document: number;
  /** Of the document, from 1. */
  readonly page: number;
  /** From 1. */
  readonly sheet: number;
  /** On the sheet, in reading order, from 1. */
  readonly cell: number;
  /** Bounds of the page on the output sheet: points, origin top left. They reach beyond the cell where the page was cut. */
  readonly box: Box;
  /** Of the page as a viewer shows it. */
  readonly scale: number;
  /** Degrees clockwise by which the page was turned on the sheet. */
  readonly rotation: 0 | 90;
  readonly cut: boolean;
}

export interface MergedDocument extends DocumentLabel {
  readonly sha256: string;
  readonly mediaType: string;
  readonly pages: number;
  readonly kind: InvoiceType | null;
  /** Signatures of the source. The merged file carries none. */
  readonly signatures: readonly SignatureFound[];
  readonly warnings: readonly string[];
}

export interface RefusedDocument extends DocumentLabel {
  readonly sha256: string | null;
  readonly failure: FailureReport;
}

export interface MergeReport {
  /** All output sheets, including those without documents. 0: no document could be merged, and nothing was written. */
  readonly sheets: number;
  /** Points. */
  readonly sheetSize: Size;
  /** Of each sheet with pages, where not all have the size above. */
  readonly sheetSizes?: readonly Size[];
  readonly documents: readonly MergedDocument[];
  readonly placements: readonly PlacedPage[];
  readonly refused: readonly RefusedDocument[];
  /** Of the output file. */
  readonly bytes: number;
}
