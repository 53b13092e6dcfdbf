/** What is sent to the server for a layout. Pure. */
import type { MergeRequest } from '../api/types.ts';
import type { ArrangedPage } from './arrangement.ts';
import type { LayoutOptions } from './options.ts';

export function mergeRequest(
  outputType: 'pdf' | 'zip',
  pages: readonly ArrangedPage[],
  options: LayoutOptions,
): MergeRequest {
  const invoiceIds = [...new Set(pages.map(({ source }) => source.invoice.id))];
  return { invoiceIds, outputType, layout: { ...options } };
}
