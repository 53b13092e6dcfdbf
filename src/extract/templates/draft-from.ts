/** From a sample document to the draft of a template: reads it as any document is read, then asks what would find it again. */
import type { Page, SourceDocument } from '../../domain/document.ts';
import { Failure } from '../../domain/failure.ts';
import type { ExtractOptions } from '../options.ts';
import { type ExtractServices, extractDocument } from '../pipeline.ts';
import { draftTemplate } from './draft.ts';

/** Rejects as extractDocument does, and with `bad_request` where a template would have nothing to go by. */
export async function draftFrom(
  document: SourceDocument,
  options: ExtractOptions,
  services: ExtractServices,
): Promise<string> {
  let pages: readonly Page[] = [];
  const [first] = await extractDocument(document, options, { ...services, pagesRead: (read) => void (pages = read) });
  if (!first || pages.every(({ words }) => words.length === 0)) {
    throw new Failure('bad_request', 'The sample has no page with text', {
      detail: 'Templates are for pages; XML invoices are read without them',
    });
  }
  return draftTemplate(first, pages);
}
