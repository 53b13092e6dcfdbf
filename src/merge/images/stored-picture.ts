import type { Matrix } from '../../geometry/matrix.ts';
import type { PreparedObject } from '../prepared.ts';

/** An image XObject, and how it lies on its page. */
export interface StoredPicture {
  /** Entries of its dictionary, without Length; a number is an index in `others`. */
  readonly entries: readonly (string | number)[];
  readonly data: Uint8Array;
  /** Objects that the entries refer to. */
  readonly others: readonly PreparedObject[];
  /** The matrix from the unit square in which pictures are drawn to the unit square of the page. */
  readonly matrix: Matrix;
}
