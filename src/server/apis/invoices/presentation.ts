/** What the archive contains, in the words of the invoice API. */
import type { FastifyRequest } from 'fastify';
import type { Draft } from '../../../archive/drafts.ts';
import { taskIdOf } from '../../../archive/background-readings.ts';
import type { ArchivedInvoice } from '../../../archive/invoice-archive.ts';
import type { MergeTask } from '../../../archive/merge-tasks.ts';
import type { Recognised } from '../../../archive/recognition.ts';
import { type Page, rotationInFile } from '../../../domain/document.ts';
import { definedOnly } from '../../../domain/defined-only.ts';
import { Failure } from '../../../domain/failure.ts';
import { isOver, type TaskState } from '../../../domain/task.ts';
import type { Task } from '../../../runtime/durable/task.ts';
import { utcTimestamp } from '../../timestamps.ts';
import { described } from './errors.ts';
import type { Besides, InvoiceView, MergeTaskView, ReadingTask, UploadedInvoice } from './schemas.ts';

export const base = '/api/v1';
export const tags = ['invoices'];

/** Who sent the request, for the history; '' where nobody has to sign in. */
export const authorOf = ({ person }: FastifyRequest): string => person?.name ?? '';

/** How links to this server begin. */
export type From = (request: FastifyRequest) => string;

/** `first` is the invoice that it repeats. */
export function invoiceView(invoice: ArchivedInvoice, from: string, first?: ArchivedInvoice): InvoiceView {
  const { id, fields, status, fileType, createdMs, updatedMs, beingRead, failure, range } = invoice;
  return {
    id,
    ...fields,
    status,
    fileUrl: `${from}${base}/invoices/${id}/file`,
    fileType,
    createdAt: utcTimestamp(createdMs),
    updatedAt: utcTimestamp(updatedMs),
    ...(beingRead ? { beingRead } : {}),
    ...definedOnly({
      currency: invoice.currency ?? undefined,
      pageRange: range && [...range],
      duplicateOf: first?.id,
    }),
    // A person who decided otherwise has entered the values by hand.
    ...(failure && status === 'failed'
      ? { failure: { ...described(Failure.restored(failure)), kind: failure.kind } }
      : {}),
  };
}

/** The task that reads the file of an invoice; once that has ended, none is kept. */
export function readingTaskView(
  { id: invoiceId, beingRead, failure }: ArchivedInvoice,
  task: Task | undefined,
): ReadingTask {
  const id = taskIdOf(invoiceId);
  if (!beingRead) return { id, invoiceId, status: failure ? 'failed' : 'completed', progress: 100, stage: 'done' };
  const { state = 'queued', progress = 0, stage = 'queued' } = task ?? {};
  // Its invoice is changed a moment after the task has ended.
  return { id, invoiceId, status: isOver(state) ? 'processing' : statusOf[state], progress, stage };
}

export const uploadedView = (recognised: Recognised, from: string): UploadedInvoice => ({
  ...invoiceView(recognised.invoice, from),
  ...besidesView(recognised),
});

/** What an upload had besides its first invoice. */
export function besidesView({ further, refused }: Recognised): Besides {
  const failures = refused.map(({ fileName, failure }) => ({ fileName, ...described(failure) }));
  return {
    ...(further.length > 0 ? { furtherInvoices: further.map(({ id }) => id) } : {}),
    ...(failures.length > 0 ? { failedFiles: failures } : {}),
  };
}

/** Size and text of a page that was read. */
export const pageView = (page: Page) => ({
  page: page.number,
  width: page.width,
  height: page.height,
  textSource: page.textSource,
  rotation: rotationInFile(page),
  skewDegrees: page.lie?.skewDegrees ?? 0,
});

export const statusOf: Record<TaskState, MergeTaskView['status']> = {
  queued: 'pending',
  running: 'processing',
  succeeded: 'completed',
  failed: 'failed',
  cancelled: 'failed',
  expired: 'failed',
};

export function mergeTaskView(task: MergeTask, from: string): MergeTaskView {
  const { id, invoiceIds, state, outputType, totalPages, totalAmount, createdMs, failure, refused } = task;
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
    ...(failure && definedOnly({ error: failure.message, reasons: described(Failure.restored(failure)).reasons })),
    ...(refused.length > 0 && {
      warnings: refused.map(({ path, failure: { message } }) => `${path}: ${message}`),
      failedFiles: refused.map(({ path, failure: why }) => ({ fileName: path, ...described(Failure.restored(why)) })),
    }),
  };
}

export const draftView = ({ id, name, invoiceIds, createdMs }: Draft) => ({
  draftId: id,
  name,
  invoiceCount: invoiceIds.length,
  createdAt: utcTimestamp(createdMs),
});
