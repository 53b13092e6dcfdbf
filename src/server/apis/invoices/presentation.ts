/** Records of the core in the words of the invoice API. */
import { stamp } from '../../presentation.ts';
import type { ArchivedInvoice } from './archive.ts';
import type { Draft } from './drafts.ts';
import type { MergeTask } from './merging.ts';
import type { InvoiceView, MergeTaskView } from './schemas.ts';

export const base = '/api/v1';

export function invoiceView(invoice: ArchivedInvoice, from: string): InvoiceView {
  const { id, fields, status, fileType, createdMs, updatedMs } = invoice;
  return {
    id,
    ...fields,
    status,
    fileUrl: `${from}${base}/invoices/${id}/file`,
    fileType,
    createdAt: stamp(createdMs),
    updatedAt: stamp(updatedMs),
  };
}

export function mergeTaskView(task: MergeTask, from: string): MergeTaskView {
  const { id, invoiceIds, status, outputType, totalPages, totalAmount, createdMs, error, warnings } = task;
  return {
    id,
    invoiceIds,
    status,
    outputType,
    totalPages,
    totalAmount,
    createdAt: stamp(createdMs),
    downloadUrl: status === 'completed' ? `${from}${base}/merge-tasks/${id}/download` : null,
    ...(error === undefined ? {} : { error }),
    ...(warnings.length === 0 ? {} : { warnings: [...warnings] }),
  };
}

export const draftView = ({ id, name, invoiceIds, createdMs }: Draft) => ({
  draftId: id,
  name,
  invoiceCount: invoiceIds.length,
  createdAt: stamp(createdMs),
});
