/** The port of a kind of document: what it looks like, and how its pages become readings. One file per family. */
import type { Page } from '../../domain/document.ts';
import type { FieldName, Reading } from '../reading.ts';

export interface Family {
  readonly name: string;
  /** 0..1: how sure that these pages are of this kind. The surest family reads them; 0 is never asked to. */
  recognises(pages: readonly Page[]): number;
  /** One reading an invoice; several where the pages bear several. Never throws for odd input: what is not found is absent. */
  read(pages: readonly Page[]): Reading[];
  /** Those that would read its pages if it were not there (templates): their further pages continue its segment. */
  readonly standsInFor?: readonly Family[];
  /** Fields without which (or below its confidence) a record of this family needs review. */
  readonly needed: readonly FieldName[];
}
