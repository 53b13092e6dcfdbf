/** What is sent to the server for a layout. Pure. */
import type { MergeRequest } from '../api/types.ts';
import type { ArrangedPage } from './arrangement.ts';
import type { LayoutOptions } from './options.ts';

const rotations = [0, 90, 180, 270] as const;

export function mergeRequest(
  outputType: 'pdf' | 'zip',
  pages: readonly ArrangedPage[],
  options: LayoutOptions,
): MergeRequest {
  const invoiceIds = [...new Set(pages.map(({ source }) => source.invoice.id))];
  const inOrder = pages.map(({ source, page, turns }) => ({
    invoiceId: source.invoice.id,
    page,
    rotation: rotations[turns],
  }));
  return { invoiceIds, outputType, layout: outputType === 'pdf' ? { ...options, pages: inOrder } : {} };
}
