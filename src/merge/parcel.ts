/**
 * A document made ready to be placed: its pages as form XObjects, with all that they need, and nothing else.
 *
 * Plain data, so that it crosses threads: what makes parcels can run where it can be killed. Objects refer to each other
 * by their index in the parcel; numbers of the output file come only when a parcel is written.
 */
import type { Matrix } from './matrix.ts';
import type { Size } from './layout.ts';

/** An indirect object of PDF. */
export interface ParcelObject {
  /** Latin-1 text of the object, or of the dictionary of a stream, cut where it refers to another: there stands its index. */
  readonly text: readonly (string | number)[];
  readonly stream?: Uint8Array;
  /**
   * SHA-256 of the object and of all that it refers to: the same key is the same thing, wherever it comes from. Absent
   * for what refers to itself in a roundabout way.
   */
  readonly key?: string;
}

export interface ParcelPage {
  /** Index of the form XObject. */
  readonly form: number;
  /** Points, as a viewer shows the page: after /Rotate, UserUnit, EXIF. */
  readonly size: Size;
  /** From the space of the form to the page as shown, origin bottom left. */
  readonly matrix: Matrix;
}

/** What was signed in a document, in its own words. A placed page bears the picture of it and no signature. */
export interface SignatureFound {
  /** Name of the form field or of the seal. */
  readonly field: string | null;
  readonly signer: string | null;
  /** As the document states it: ISO 8601 where it is a date that can be read. */
  readonly signedAt: string | null;
}

export interface Parcel {
  readonly pages: readonly ParcelPage[];
  readonly objects: readonly ParcelObject[];
  /** Optional content: indexes of its groups, and whether a viewer shows them at first. */
  readonly layers: readonly { readonly object: number; readonly visible: boolean }[];
  readonly signatures: readonly SignatureFound[];
  readonly warnings: readonly string[];
}
