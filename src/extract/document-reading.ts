/**
 * The whole reading of a document: its extractions with what each follows from, and the words of its pages. It is JSON, so
 * that a server can keep it: a person then corrects values and sees the words without the document being read again.
 */
import type { Page, SourceDocument } from '../domain/document.ts';
import type { Extraction } from '../domain/record.ts';
import type { Basis } from './judge.ts';
import type { ExtractOptions } from './options.ts';
import { extractDocument, type ExtractServices } from './pipeline.ts';

export interface DocumentReading {
  readonly extractions: readonly Extraction[];
  /** What each extraction follows from. */
  readonly bases: readonly Basis[];
  /** Empty for a document without pages (XML). */
  readonly pages: readonly Page[];
}

/** Rejects as `extractDocument` does. */
export async function readWhole(
  document: SourceDocument,
  options: ExtractOptions,
  services: ExtractServices,
): Promise<DocumentReading> {
  const bases: Basis[] = [];
  let pages: readonly Page[] = [];
  const extractions = await extractDocument(document, options, {
    ...services,
    judged: (basis) => bases.push(basis),
    pagesRead: (read) => (pages = read),
  });
  return { extractions, bases, pages };
}
