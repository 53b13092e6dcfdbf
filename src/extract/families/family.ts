/** The port of a kind of document: what it looks like, and how its pages are read. One file for each family. */
import type { Page } from '../../domain/document.ts';
import type { FieldName, Reading } from '../reading.ts';

export interface Family {
  readonly name: string;
  /** How sure it is, from 0 to 1, that these pages are of this kind. The surest family reads them, unless it returns 0. */
  recognises(pages: readonly Page[]): number;
  /** One reading for each invoice on the pages. Never throws for unusual pages: values that are not found are absent. */
  read(pages: readonly Page[]): Reading[];
  /** For templates: the families that would read its pages without it. Further pages that they know continue its segment. */
  readonly standsInFor?: readonly Family[];
  /** Whether the seller may be named in a picture alone, its logo: one is recognised where the text names no seller surely. */
  readonly hasLogos?: boolean;
  /** The fields that an invoice of this family must have, with enough confidence, or else it needs review. */
  readonly needed: readonly FieldName[];
}
