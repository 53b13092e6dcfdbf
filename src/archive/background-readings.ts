/**
 * Uploads that are not waited for: the invoice is archived as being read, and a durable task reads its file. Once that has
 * ended, the invoice becomes what a waiting upload would have become, or `failed` with the reason.
 *
 * The invoice is stored before its task. If the process is killed in between, or between the end of the task and the change
 * of the invoice, `resume` completes the step. Each step may be repeated, also by several processes at once: all servers
 * notice the end of a task, and the invoice is changed by the first one that finds it as it was.
 */
import { createHash } from 'node:crypto';
import { definedOnly } from '../domain/defined-only.ts';
import { Failure } from '../domain/failure.ts';
import { isOver } from '../domain/task.ts';
import type { Task } from '../runtime/durable/task.ts';
import { priorities } from '../runtime/durable/admission.ts';
import type { Tasks } from '../runtime/durable/tasks.ts';
import type { ReferencedBlobs } from '../stores/blobs/referenced-blobs.ts';
import { message } from '../texts/message.ts';
import { randomId } from '../runtime/made-id.ts';
import { type ArchivedInvoice, type InvoiceArchive, invoiceId, type NewInvoice } from './invoice-archive.ts';
import { invoicesIn, type Recognised, type Recognising } from './recognition.ts';
import { eachDocument, type UploadedDocument, type UploadedFile } from './uploaded-documents.ts';
import { resultOf, wholeReadingOf } from './whole-reading.ts';

const keepMs = 24 * 60 * 60 * 1000;
const readingOwner = 'invoice-reading';

export interface BackgroundReadings {
  /**
   * Archives the invoice, or one for each document of a ZIP, as being read. The caller keeps the file until this has returned.
   * Rejects with `unsupported_format`, and with `unavailable` if too many files are waiting.
   */
  begin(file: UploadedFile, work: Pick<Recognising, 'signal' | 'makeId'>): Promise<Recognised>;
  /**
   * Reads a file again that could not be read, with `password` if it is given. Rejects with `conflict` if it could be read,
   * with `unavailable`, and as `InvoiceArchive.get` does.
   */
  again(invoiceId: string, password: string | undefined): Promise<ArchivedInvoice>;
  /** The task that reads the file of the invoice; undefined if it is not being read. */
  taskOf(invoice: ArchivedInvoice): Promise<Task | undefined>;
  /** Ends the reading of an invoice that was deleted. */
  stop(invoiceId: string): Promise<void>;
  /** Continues what a process that was killed had begun, and completes what ended while nobody listened. */
  resume(): Promise<void>;
  /** Completes the reading if `task` is one and has ended. */
  ended(task: Task): Promise<void>;
}

export interface BackgroundServices {
  /** How many files may wait to be read at once; default 10,000. */
  readonly maxWaiting?: number;
  readonly tasks: Tasks;
  readonly archive: InvoiceArchive;
  readonly blobs: ReferencedBlobs;
}

export const taskIdOf = (invoiceId: string): string => `reading_${invoiceId}`;
/** The invoice that a task reads. */
export const invoiceReadBy = ({ id, owner }: Pick<Task, 'id' | 'owner'>): string | undefined =>
  owner === readingOwner ? id.slice(taskIdOf('').length) : undefined;

export function backgroundReadings({
  tasks,
  archive,
  blobs,
  maxWaiting = 10_000,
}: BackgroundServices): BackgroundReadings {
  async function refuseTooMany(): Promise<void> {
    const waiting = await tasks.count({ owner: readingOwner, states: ['queued', 'running'] });
    if ((waiting.queued ?? 0) + (waiting.running ?? 0) >= maxWaiting)
      throw new Failure('unavailable', message('archive.tooManyWaiting', { count: maxWaiting }), {
        detail: message('archive.tryLater', {}),
      });
  }

  async function beginOne(document: UploadedDocument, id: string): Promise<ArchivedInvoice> {
    await refuseTooMany();
    const invoice = await archive.addOnce({ ...nothingRead, ...document }, 'being-read', id);
    try {
      if (invoice.beingRead) await submit(invoice, tasks);
    } catch (error) {
      await archive.delete(invoice.id);
      throw error;
    }
    return invoice;
  }

  return {
    async begin(file, { signal, makeId = randomId }) {
      let documents = 0;
      const begun = (document: UploadedDocument): Promise<ArchivedInvoice> =>
        beginOne(document, invoiceId(makeId('invoice', ++documents)));
      const { archived, refused } = await eachDocument(file, blobs, { archive: begun, signal });
      const [invoice, ...further] = archived;
      return { invoice, further, refused };
    },
    async again(id, password) {
      await refuseTooMany();
      await deleteLast(id, { tasks, archive });
      const invoice = await archive.beginReading(id, password);
      await submit(invoice, tasks);
      return invoice;
    },
    taskOf: async ({ id, beingRead }) => (beingRead ? tasks.get(taskIdOf(id)) : undefined),
    stop: async (invoiceId) => void (await tasks.delete(taskIdOf(invoiceId))),
    async resume() {
      for await (const invoice of archive.beingRead()) await resumed(invoice, { tasks, archive });
    },
    async ended(task) {
      const id = invoiceReadBy(task);
      if (id !== undefined && hasResult(task)) await completed(id, task, { tasks, archive });
    },
  };
}

type Completing = Pick<BackgroundServices, 'tasks' | 'archive'>;

/** What is left of the last reading would otherwise be taken for the end of the next one. */
async function deleteLast(invoiceId: string, completing: Completing): Promise<void> {
  const last = await completing.tasks.get(taskIdOf(invoiceId));
  if (last && isOver(last.state)) await deleteEnded(invoiceId, completing);
}

/**
 * Deletes the task of a reading that has ended. The task of the next reading has the same id, and a client may have begun
 * that in the meantime: if this deleted the new one, it is submitted again.
 */
async function deleteEnded(invoiceId: string, { tasks, archive }: Completing): Promise<void> {
  const id = taskIdOf(invoiceId);
  await tasks.delete(id);
  const [invoice] = await archive.present([invoiceId]);
  if (invoice?.beingRead && !(await tasks.get(id))) await submit(invoice, tasks);
}

async function completed(invoiceId: string, { id }: Task, completing: Completing): Promise<void> {
  const { tasks, archive } = completing;
  const [invoice] = await archive.present([invoiceId]);
  // The news of the end may come late, and the invoice be read again meanwhile.
  const task = await tasks.get(id);
  if (!task || !hasResult(task)) return;
  if (invoice?.beingRead) await complete(invoice, task, completing);
  else await deleteEnded(invoiceId, completing);
}

async function complete(invoice: ArchivedInvoice, task: Task, completing: Completing): Promise<void> {
  const { archive } = completing;
  const { first, others } = outcomeOf(invoice, task);
  for (const { body, status } of others) {
    // The id follows from that of the first, so that it is not added again if this is repeated.
    const id = idOfFurther(invoice.id, body.position ?? 0);
    if (!(await archive.records.get(id))) await archive.addOnce(body, status, id);
  }
  if (await archive.finishReading(invoice, first)) await deleteEnded(invoice.id, completing);
}

const hasResult = ({ state }: Task): boolean => isOver(state) && state !== 'expired';

async function resumed(invoice: ArchivedInvoice, completing: Completing): Promise<void> {
  const { tasks } = completing;
  const task = await tasks.get(taskIdOf(invoice.id));
  if (task && hasResult(task)) return complete(invoice, task, completing);
  if (task && !isOver(task.state)) return;
  if (task) await tasks.delete(task.id);
  await submit(invoice, tasks);
}

async function submit(invoice: ArchivedInvoice, tasks: Tasks): Promise<void> {
  const { id } = invoice;
  const reading = wholeReadingOf(invoice);
  const task = { ...reading, owner: readingOwner, priority: priorities.normal, id: taskIdOf(id), keepMs };
  try {
    await tasks.submit(task);
  } catch (error) {
    // It was resumed just now.
    if (!(error instanceof Failure) || error.kind !== 'conflict') throw error;
  }
}

const nothingRead = {
  fields: {
    code: '',
    number: '',
    type: 'other',
    sellerName: '',
    buyerName: '',
    date: '',
    amount: 0,
    taxAmount: 0,
    totalAmount: 0,
  },
  currency: null,
  pages: 1,
} as const;

/** What becomes of the invoice, and further invoices of the same file. */
function outcomeOf(
  invoice: ArchivedInvoice,
  task: Task,
): { readonly first: NewInvoice; readonly others: readonly NewInvoice[] } {
  const { sha256, fileName, fileType, password } = invoice;
  const file = { sha256, fileName, fileType, ...definedOnly({ password }) };
  try {
    if (task.state === 'cancelled') throw new Failure('cancelled', 'The reading was cancelled');
    return invoicesIn(resultOf(task), file);
  } catch (error) {
    const failure = Failure.from(error).report();
    return { first: { body: { ...nothingRead, ...file, failure }, status: 'failed' }, others: [] };
  }
}

/** A UUID again, so that ids of all invoices look alike. */
function idOfFurther(invoiceId: string, position: number): string {
  const digest = createHash('sha256').update(`${invoiceId} ${position}`).digest('hex');
  return `inv_${digest.slice(0, 8)}-${digest.slice(8, 12)}-${digest.slice(12, 16)}-${digest.slice(16, 20)}-${digest.slice(20, 32)}`;
}
