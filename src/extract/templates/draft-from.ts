/**
 * Drafts a template from a sample document: reads the sample like any document, then makes rules that find its values.
 */
import type { Page, SourceDocument } from '../../domain/document.ts';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import type { ExtractOptions } from '../options.ts';
import { type ExtractServices, extractDocument } from '../pipeline.ts';
import { draftTemplate } from './draft.ts';

/** Rejects as extractDocument does, and with `bad_request` if the sample has no text that a template could use. */
export async function draftFrom(
  document: SourceDocument,
  options: ExtractOptions,
  services: ExtractServices,
): Promise<string> {
  let pages: readonly Page[] = [];
  const [first] = await extractDocument(document, options, { ...services, pagesRead: (read) => void (pages = read) });
  if (!first || pages.every(({ words }) => words.length === 0)) {
    throw new Failure('bad_request', message('template.noText', {}), {
      detail: message('advice.templatePages', {}),
    });
  }
  return draftTemplate(first, pages);
}
