/** The interface of a document format, from bytes to pages. Each format is one file in `readers/`. */
import type { Page, Raster } from '../domain/document.ts';
import type { Box } from '../geometry/box.ts';
import type { MediaType } from '../domain/formats.ts';
import type { SignatureReport } from '../domain/record.ts';
import type { Message } from '../texts/message.ts';

export interface ReadOptions {
  readonly password?: string;
}

/** A file carried inside a document (PDF attachment, OFD attachment). Names are labels, never paths. */
export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A text that the document itself labels (OFD custom tags): its path of names, and its position. */
export interface NamedText {
  readonly path: readonly string[];
  readonly text: string;
  /** From 1. */
  readonly page: number;
  readonly box: Box;
}

/** An open document. Pages are read one at a time, so that memory does not grow with their number. Close it. */
export interface OpenDocument {
  readonly pageCount: number;
  readonly attachments: readonly Attachment[];
  /** Absent for formats without labelled texts. In document order; a name may occur more than once (invoice lines). */
  readonly namedTexts?: readonly NamedText[];
  /** Absent for formats whose signatures are not read. */
  readonly signatures?: readonly SignatureReport[];
  /** For users: what went wrong without stopping the reading. Complete only after the last page has been read. */
  readonly warnings: readonly Message[];
  /**
   * The words of the text layer of page `index` (from 0), in no guaranteed order. `textSource` is `none` if there is no
   * text layer, or if its characters have no meaning (see pdf/garbage-text.ts).
   */
  text(index: number): Promise<Page>;
  /** Page `index` (from 0) as a viewer shows it, with annotations and signature appearances, upright. */
  raster(index: number, dpi: number): Promise<Raster>;
  /** Where the pictures on page `index` (from 0) lie, as `text` has the page. Absent for formats whose pages are pictures. */
  pictures?(index: number): Promise<readonly Box[]>;
  close(): void;
}

export interface Reader {
  readonly mediaTypes: readonly MediaType[];
  /** Rejects with a Failure: corrupt_document, encrypted_document, too_large. */
  open(bytes: Uint8Array, options: ReadOptions): Promise<OpenDocument>;
}
