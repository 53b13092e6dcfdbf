/**
 * A document prepared for merging: its pages as form XObjects, with everything they need and nothing else.
 *
 * Plain data, so that it can cross threads: documents are prepared where the work can be killed. Objects refer to each
 * other by their index in the prepared document; they get numbers of the output file when they are written.
 */
import type { Matrix } from '../geometry/matrix.ts';
import type { Size } from './layout.ts';
import type { Message } from '../texts/message.ts';

/** An indirect object of PDF. */
export interface PreparedObject {
  /**
   * The Latin-1 text of the object, or of the dictionary of a stream, in pieces. A number is a reference: the index of
   * an object.
   */
  readonly text: readonly (string | number)[];
  readonly stream?: Uint8Array;
  /**
   * SHA-256 of the object and of everything that it refers to: objects with the same key are equal, whatever file they are from.
   * Absent for an object that refers to itself through others.
   */
  readonly key?: string;
}

export interface PreparedPage {
  /** Index of the form XObject. */
  readonly form: number;
  /** In points, as a viewer shows the page: after /Rotate, UserUnit and EXIF orientation. */
  readonly size: Size;
  /** True if the form is larger than `size`; what is outside is not shown. */
  readonly cropped?: true;
  /** From the space of the form to the page as shown, origin bottom left. */
  readonly matrix: Matrix;
}

/** A signature as the document states it. A merged page shows its picture but is not signed. */
export interface SignatureFound {
  /** Name of the form field or of the seal. */
  readonly field: string | null;
  readonly signer: string | null;
  /** ISO 8601 if the date can be read, otherwise as the document states it. */
  readonly signedAt: string | null;
}

export interface PreparedDocument {
  readonly pages: readonly PreparedPage[];
  readonly objects: readonly PreparedObject[];
  /** Optional content: indexes of its groups, and whether a viewer shows them at first. */
  readonly layers: readonly { readonly object: number; readonly visible: boolean }[];
  readonly signatures: readonly SignatureFound[];
  readonly warnings: readonly Message[];
}
