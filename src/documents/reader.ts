/** The port of a document format: from bytes to pages. One file in `readers/` per format. */
import type { Page, Raster } from '../domain/document.ts';
import type { MediaType } from '../domain/formats.ts';

export interface ReadOptions {
  readonly password?: string;
}

/** A file carried inside a document (PDF attachment, OFD attachment). Names are labels, never paths. */
export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** An open document. Pages are read one at a time, so that memory does not grow with their number. Close it. */
export interface OpenDocument {
  readonly pageCount: number;
  readonly attachments: readonly Attachment[];
  /** What went wrong without stopping the reading, for people. */
  readonly warnings: readonly string[];
  /**
   * Words of the text layer of page `index` (from 0), in no promised order. `textSource` is `none` where there is no
   * text layer, or where it lies (glyphs without meaning).
   */
  text(index: number): Promise<Page>;
  /** Page `index` (from 0) as a viewer shows it, with annotations and signature appearances, upright. */
  raster(index: number, dpi: number): Promise<Raster>;
  close(): void;
}

export interface Reader {
  readonly mediaTypes: readonly MediaType[];
  /** Rejects with a Failure: corrupt_document, encrypted_document, too_large. */
  open(bytes: Uint8Array, options: ReadOptions): Promise<OpenDocument>;
}
