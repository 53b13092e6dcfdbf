/** Merge tasks put archived invoices into one PDF or one ZIP, through the durable task that merges. */
import { z } from 'zod';
import { Failure, type FailureReport } from '../domain/failure.ts';
import { FailureReportSchema } from '../domain/failure-report.ts';
import { sumAmounts } from '../domain/money.ts';
import type { TaskState } from '../domain/task.ts';
import { definedOnly } from '../domain/defined-only.ts';
import type { ArrangedPage } from '../merge/arrangement.ts';
import { chosenNumbers } from '../merge/chosen-pages.ts';
import { gridFor } from '../merge/layout.ts';
import { MergeOptions } from '../merge/options.ts';
import type { StoredFile, Task } from '../runtime/durable/task.ts';
import type { Tasks } from '../runtime/durable/tasks.ts';
import { type MakeId, mayRepeat, randomId } from '../runtime/made-id.ts';
import { mergeTaskFailed, mergeTaskRunning, noSuchMergeTask } from './failures.ts';
import type { ArchivedInvoice, InvoiceArchive } from './invoice-archive.ts';
import { withFields } from './fields-of-invoice.ts';

const owner = 'invoice-api';
const keepMs = 7 * 24 * 60 * 60 * 1000;
const states = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const satisfies readonly TaskState[];

const About = z.object({
  invoiceIds: z.array(z.string()),
  outputType: z.enum(['pdf', 'zip']),
  totalPages: z.number(),
  totalAmount: z.number(),
});

const Merged = z.object({
  sheets: z.number().nullable(),
  refused: z.array(z.object({ path: z.string(), failure: FailureReportSchema })),
});

export interface MergeTask extends z.output<typeof About> {
  readonly id: string;
  readonly state: TaskState;
  readonly createdMs: number;
  /** Why it failed. */
  readonly failure: FailureReport | null;
  /** The files that the result lacks. */
  readonly refused: z.output<typeof Merged>['refused'];
}

/** What the merged document is to look like, in the words of the merge options; the rest stays at its defaults. */
export type MergeLayout = Partial<
  Pick<
    z.input<typeof MergeOptions>,
    | 'layout'
    | 'orientation'
    | 'margin'
    | 'gap'
    | 'pageNumber'
    | 'categoryLabel'
    | 'paper'
    | 'cutLines'
    | 'summary'
    | 'order'
    | 'copies'
    | 'stamp'
    | 'crop'
    | 'invoiceLanguage'
  >
>;

export interface MergeOrder {
  readonly invoiceIds: readonly string[];
  readonly outputType: 'pdf' | 'zip';
  readonly layout: MergeLayout;
  /** The pages in their order; default: all of each file. */
  readonly pages?: readonly OrderedPage[] | undefined;
}

export interface OrderedPage {
  readonly invoiceId: string;
  /** In the file, from 1. */
  readonly page: number;
  /** Clockwise, in degrees. */
  readonly rotation: 0 | 90 | 180 | 270;
}

export interface MergeTasks {
  /** Rejects as `InvoiceArchive.get` does, and with `bad_request` if an invoice does not have a page that is ordered. */
  create(order: MergeOrder, makeId?: MakeId): Promise<MergeTask>;
  /** Rejects with `noSuchMergeTask`. */
  get(id: string): Promise<MergeTask>;
  list(page: number, pageSize: number): Promise<{ readonly tasks: readonly MergeTask[]; readonly total: number }>;
  /** The merged file. Rejects with `noSuchMergeTask`, `mergeTaskRunning` or `mergeTaskFailed`. */
  file(id: string): Promise<StoredFile>;
}

export const isMergeTask = (task: Pick<Task, 'owner'>): boolean => task.owner === owner;

export function mergeTasks(archive: InvoiceArchive, tasks: Tasks): MergeTasks {
  async function find(id: string): Promise<Task> {
    const task = await tasks.get(id);
    if (!task || task.owner !== owner || task.state === 'expired') throw noSuchMergeTask();
    return task;
  }
  return {
    async create({ invoiceIds, outputType, layout, pages }, makeId = randomId) {
      const invoices = await archive.getAll(invoiceIds);
      const together = byFile(invoices);
      const options = optionsOf({ outputType, layout, pages });
      const arrangement = pages && outputType === 'pdf' ? arranged(pages, together) : undefined;
      const totalAmount = sumAmounts(invoices.map(({ fields }) => fields.totalAmount));
      const about = {
        invoiceIds: [...invoiceIds],
        outputType,
        totalPages: plannedPages(together, options, arrangement),
        totalAmount,
      };
      // Labels, names and sums follow the archive, corrections included.
      const files = together.map((ofFile) => {
        const known = ofFile.flatMap(({ reading, fields }) => (reading ? [withFields(reading, fields)] : []));
        return {
          sha256: ofFile[0].sha256,
          name: ofFile[0].fileName,
          ...definedOnly({ pages: pagesOf(ofFile), password: ofFile[0].password }),
          ...(known.length > 0 ? { invoices: known } : {}),
        };
      });
      const needs = [...new Set(files.map(({ sha256 }) => sha256))];
      const input = { files, options, arrangement, resultName: `invoices_merged.${outputType}` };
      try {
        const id = `task_${makeId('task')}`;
        const task = { kind: 'merge', input, owner, needs, about, keepMs, id, mayBeThere: mayRepeat(makeId) };
        return mergeTaskOf(await tasks.submit(task));
      } catch (error) {
        // An invoice was deleted in the meantime: this rejects with the one that is missing.
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
      if (state !== 'succeeded' || !file) throw mergeTaskFailed(failure);
      return file;
    },
  };
}

function optionsOf({ outputType, layout, pages }: Omit<MergeOrder, 'invoiceIds'>): MergeOptions {
  return MergeOptions.parse({
    ...layout,
    ...(pages && { order: 'given', copies: 1 }),
    type: outputType,
    // Two invoices may share one file, and both were asked for.
    duplicates: 'keep',
  });
}

/** Where the ordered pages are in the files. */
function arranged(
  pages: readonly OrderedPage[],
  files: readonly (readonly [ArchivedInvoice, ...ArchivedInvoice[]])[],
): readonly ArrangedPage[] {
  const byInvoice = new Map(
    files.flatMap((ofFile, source) => ofFile.map((invoice) => [invoice.id, { invoice, source }] as const)),
  );
  return pages.map(({ invoiceId, page, rotation }) => {
    const found = byInvoice.get(invoiceId);
    // How many pages an e-invoice without pages has is known once it is drawn.
    const count = found?.invoice.fileType === 'xml' ? maxDrawnPages : (found?.invoice.pages ?? 0);
    const [first, last] = found?.invoice.range ?? [1, count];
    if (!found || page < first || page > last)
      throw new Failure('bad_request', `The invoice ${invoiceId} has no page ${page} to merge`, {
        detail: 'Name only pages of the invoices in invoiceIds',
      });
    return { source: found.source, page, turns: turnsBy[rotation] };
  });
}

const maxDrawnPages = 1000;
const turnsBy = { 0: 0, 90: 1, 180: 2, 270: 3 } as const;

/** The ranges of the pages of these invoices of one file; undefined if they are all its pages. */
function pagesOf(ofFile: readonly ArchivedInvoice[]): readonly (readonly [number, number])[] | undefined {
  const ranges: (readonly [number, number])[] = [];
  for (const { range } of ofFile) {
    if (!range) return undefined;
    ranges.push(range);
  }
  const count = ofFile[0]?.pages ?? 0;
  return chosenNumbers({ chosenPages: ranges }, count).length < count ? ranges : undefined;
}

/** The invoices of each file, in their order: those of one upload are together, the same file uploaded twice is twice. */
function byFile(invoices: readonly ArchivedInvoice[]): readonly (readonly [ArchivedInvoice, ...ArchivedInvoice[]])[] {
  const files: [ArchivedInvoice, ...ArchivedInvoice[]][] = [];
  for (const invoice of invoices) {
    const { sha256, position } = invoice;
    const together = files.find(
      (file) => file[0].sha256 === sha256 && file.every((other) => other.position !== position),
    );
    if (together) together.push(invoice);
    else files.push([invoice]);
  }
  return files;
}

/** Pages of the PDF, or pages of all files in the ZIP, as far as they are known before the work is done. */
function plannedPages(
  files: readonly (readonly [ArchivedInvoice, ...ArchivedInvoice[]])[],
  { type, layout, copies }: MergeOptions,
  arrangement: readonly ArrangedPage[] | undefined,
): number {
  const pages = files.reduce((sum, ofFile) => {
    const chosenPages = pagesOf(ofFile);
    return sum + chosenNumbers(definedOnly({ chosenPages }), ofFile[0].pages).length;
  }, 0);
  if (type === 'zip') return pages;
  const { rows, columns } = gridFor(layout);
  return Math.ceil((arrangement?.length ?? pages * copies) / (rows * columns));
}

function mergeTaskOf({ id, state, createdMs, about, result, failure }: Task): MergeTask {
  const known = About.parse(about);
  const merged = state === 'succeeded' ? Merged.parse(result) : undefined;
  return {
    ...known,
    totalPages: merged?.sheets ?? known.totalPages,
    id,
    createdMs,
    state,
    failure,
    refused: merged?.refused ?? [],
  };
}
