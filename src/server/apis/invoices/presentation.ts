/** What the archive contains, in the words of the invoice API. */
import type { FastifyRequest } from 'fastify';
import type { Draft } from '../../../archive/drafts.ts';
import type { ArchivedInvoice } from '../../../archive/invoice-archive.ts';
import type { MergeTask } from '../../../archive/merge-tasks.ts';
import type { Recognised } from '../../../archive/recognition.ts';
import type { Page } from '../../../domain/document.ts';
import type { TaskState } from '../../../domain/task.ts';
import { definedOnly } from '../../../domain/defined-only.ts';
import { utcTimestamp } from '../../timestamps.ts';
import type { InvoiceView, MergeTaskView, UploadedInvoice } from './schemas.ts';

export const base = '/api/v1';
export const tags = ['invoices'];

/** How links to this server begin. */
export type From = (request: FastifyRequest) => string;

export function invoiceView(invoice: ArchivedInvoice, from: string): InvoiceView {
  const { id, fields, status, fileType, createdMs, updatedMs } = invoice;
  return {
    id,
    ...fields,
    status,
    fileUrl: `${from}${base}/invoices/${id}/file`,
    fileType,
    createdAt: utcTimestamp(createdMs),
    updatedAt: utcTimestamp(updatedMs),
  };
}

export function uploadedView({ invoice, further }: Recognised, from: string): UploadedInvoice {
  const others = further.length > 0 ? { furtherInvoices: further.map(({ id }) => id) } : {};
  return { ...invoiceView(invoice, from), ...others };
}

/** Size and text of a page that was read. */
export const pageView = ({ number, width, height, textSource, lie }: Page) => ({
  page: number,
  width,
  height,
  textSource,
  rotation: lie?.rotation ?? 0,
  skewDegrees: lie?.skewDegrees ?? 0,
});

const statusOf: Record<TaskState, MergeTaskView['status']> = {
  queued: 'pending',
  running: 'processing',
  succeeded: 'completed',
  failed: 'failed',
  cancelled: 'failed',
  expired: 'failed',
};

export function mergeTaskView(task: MergeTask, from: string): MergeTaskView {
  const { id, invoiceIds, state, outputType, totalPages, totalAmount, createdMs, error, warnings } = task;
  const status = statusOf[state];
  return {
    id,
    invoiceIds,
    status,
    outputType,
    totalPages,
    totalAmount,
    createdAt: utcTimestamp(createdMs),
    downloadUrl: status === 'completed' ? `${from}${base}/merge-tasks/${id}/download` : null,
    ...definedOnly({ error }),
    ...(warnings.length === 0 ? {} : { warnings: [...warnings] }),
  };
}

export const draftView = ({ id, name, invoiceIds, createdMs }: Draft) => ({
  draftId: id,
  name,
  invoiceCount: invoiceIds.length,
  createdAt: utcTimestamp(createdMs),
});
