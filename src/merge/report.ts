/** What a merge did: which page of which document lies where, and what was refused. Plain data, as --placement writes it. */
import type { Box } from '../geometry/box.ts';
import type { FailureReport } from '../domain/failure.ts';
import type { InvoiceType } from '../domain/invoice.ts';
import type { Size } from './layout.ts';
import type { SignatureFound } from './parcel.ts';

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
  /** Where the page lies on the sheet: points, origin top left. It reaches beyond the cell where it was cut. */
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
  /** What was signed in it. The merged file bears no signature. */
  readonly signatures: readonly SignatureFound[];
  readonly warnings: readonly string[];
}

export interface RefusedDocument extends DocumentLabel {
  readonly sha256: string | null;
  readonly failure: FailureReport;
}

export interface MergeReport {
  /** All sheets, those without documents too. 0: nothing could be placed, and nothing was written. */
  readonly sheets: number;
  /** Points. */
  readonly sheetSize: Size;
  readonly documents: readonly MergedDocument[];
  readonly placements: readonly PlacedPage[];
  readonly refused: readonly RefusedDocument[];
  /** Of the output file. */
  readonly bytes: number;
}
