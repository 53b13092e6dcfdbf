/** Merge tasks: invoices of the archive on the sheets of one PDF, or in one ZIP, through the durable task that merges. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Failure } from '../../../domain/failure.ts';
import { sumAmounts } from '../../../domain/money.ts';
import type { TaskState } from '../../../domain/task.ts';
import { MergeOptions } from '../../../merge/options.ts';
import type { StoredFile, Task } from '../../../runtime/durable/task.ts';
import type { ServerServices } from '../../services.ts';
import type { ArchivedInvoice, InvoiceArchive } from './archive.ts';
import { mergeTaskFailed, mergeTaskRunning, noSuchMergeTask } from './errors.ts';
import { withCorrections } from './recognition.ts';
import type { MergeRequest, MergeTaskView } from './schemas.ts';

const owner = 'invoice-api';
const keepMs = 7 * 24 * 60 * 60 * 1000;
const states = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const satisfies readonly TaskState[];

const statusOf: Record<TaskState, MergeTaskView['status']> = {
  queued: 'pending',
  running: 'processing',
  succeeded: 'completed',
  failed: 'failed',
  cancelled: 'failed',
  expired: 'failed',
};

const About = z.object({
  invoiceIds: z.array(z.string()),
  outputType: z.enum(['pdf', 'zip']),
  totalPages: z.number(),
  totalAmount: z.number(),
});

const Merged = z.object({
  sheets: z.number().nullable(),
  refused: z.array(z.object({ path: z.string(), failure: z.object({ message: z.string() }) })),
});

export interface MergeTask extends z.output<typeof About> {
  readonly id: string;
  readonly status: MergeTaskView['status'];
  readonly createdMs: number;
  readonly error: string | undefined;
  readonly warnings: readonly string[];
}

export interface InvoiceMerging {
  /** Rejects with 2001, 2002. */
  create(request: MergeRequest): Promise<MergeTask>;
  /** Rejects with 3001. */
  get(id: string): Promise<MergeTask>;
  list(page: number, pageSize: number): Promise<{ readonly tasks: readonly MergeTask[]; readonly total: number }>;
  /** Rejects with 3001, 3002, 3003. */
  file(id: string): Promise<StoredFile>;
}

export function invoiceMerging(archive: InvoiceArchive, tasks: ServerServices['tasks']): InvoiceMerging {
  async function find(id: string): Promise<Task> {
    const task = await tasks.get(id);
    if (!task || task.owner !== owner || task.state === 'expired') throw noSuchMergeTask();
    return task;
  }
  return {
    async create({ invoiceIds, outputType, layout = {} }) {
      const invoices = await archive.getAll(invoiceIds);
      const options = MergeOptions.parse({
        ...optionsOf(layout),
        type: outputType,
        // Two invoices of one file were both asked for.
        duplicates: 'keep',
      });
      const totalAmount = sumAmounts(invoices.map(({ fields }) => fields.totalAmount));
      const about = { invoiceIds, outputType, totalPages: plannedPages(invoices, options), totalAmount };
      // Labels, names and sums say what the archive says, corrections included.
      const files = invoices.map(({ sha256, fileName, reading, fields }) => ({
        sha256,
        name: fileName,
        ...(reading ? { invoices: [withCorrections(reading, fields)] } : {}),
      }));
      const needs = [...new Set(files.map(({ sha256 }) => sha256))];
      const input = { files, options, resultName: `invoices_merged.${outputType}` };
      try {
        const id = `task_${randomUUID()}`;
        return mergeTaskOf(await tasks.submit({ kind: 'merge', input, owner, needs, about, id, keepMs }));
      } catch (error) {
        // One was deleted just now: say which.
        if (error instanceof Failure && error.kind === 'not_found') await archive.getAll(invoiceIds);
        throw error;
      }
    },
    get: async (id) => mergeTaskOf(await find(id)),
    async list(page, pageSize) {
      const found = await tasks.list({ owner, states }, { limit: pageSize, offset: (page - 1) * pageSize });
      return { tasks: found.tasks.map(mergeTaskOf), total: found.total };
    },
    async file(id) {
      const task = await find(id);
      const { state, files, failure } = task;
      if (state === 'queued' || state === 'running') throw mergeTaskRunning();
      const [file] = files;
      if (state !== 'succeeded' || !file) throw mergeTaskFailed(failure?.message ?? '');
      return file;
    },
  };
}

function optionsOf(layout: NonNullable<MergeRequest['layout']>) {
  const { showPageNumber, showCategoryLabel, ...others } = layout;
  return { ...others, pageNumber: showPageNumber, categoryLabel: showCategoryLabel };
}

/** Sheets of a PDF, pages in a ZIP: as far as it is known before the work is done. */
function plannedPages(invoices: readonly ArchivedInvoice[], { type, layout }: MergeOptions): number {
  const pages = invoices.reduce((sum, invoice) => sum + invoice.pages, 0);
  if (type === 'zip') return pages;
  const [rows = 1, columns = 1] = layout.split('x').map(Number);
  return Math.ceil(pages / (rows * columns));
}

function mergeTaskOf({ id, state, createdMs, about, result, failure }: Task): MergeTask {
  const known = About.parse(about);
  const merged = state === 'succeeded' ? Merged.parse(result) : undefined;
  return {
    ...known,
    totalPages: merged?.sheets ?? known.totalPages,
    id,
    createdMs,
    status: statusOf[state],
    error: failure?.message,
    warnings: (merged?.refused ?? []).map(({ path, failure: { message } }) => `${path}: ${message}`),
  };
}
