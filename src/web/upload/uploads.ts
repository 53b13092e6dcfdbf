/**
 * The queue of uploads. It goes on while other screens are open: three files at a time are sent, and the server reads them in
 * the background.
 */
import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { call } from '../api/client.ts';
import { ApiFailure } from '../api/failure.ts';
import type { Invoice } from '../api/types.ts';
import { refusalOf } from './accepted.ts';
import type { Intake } from './intake.ts';
import { newItem, type UploadItem, type UploadProblem, type UploadState } from './queue-item.ts';
import { followedReadings, type Readings } from './readings.ts';
import { type Transfers, transfers } from './transfers.ts';

/** Rows are added in slices, so that the page stays quick when a thousand files are dropped. */
const sliceLength = 10;

const pauseForOthers = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

export const useUploads = defineStore('uploads', () => {
  const items = ref<UploadItem[]>([]);
  /** Each file is looked for several times, which among a thousand would be slow. */
  let byId = new Map<number, UploadItem>();
  const queue = uploadQueue({
    add(item) {
      items.value.push(item);
      const watched = items.value.at(-1);
      if (watched) byId.set(item.id, watched);
    },
    withId: (id) => byId.get(id),
    find: (matches) => items.value.find(matches),
    keep(matches) {
      items.value = items.value.filter(matches);
      byId = new Map(items.value.map((item) => [item.id, item]));
    },
  });
  const counts = computed(() => Map.groupBy(items.value, ({ state }) => state));
  const count = (...states: readonly UploadState[]) =>
    computed(() => states.reduce((sum, state) => sum + (counts.value.get(state)?.length ?? 0), 0));
  return {
    items,
    ...queue,
    /** Files that are lost when the tab is closed: the server does not have them yet. */
    unsent: count('waiting', 'sending'),
    reading: count('reading'),
    done: count('done'),
    failed: count('failed'),
  };
});

type Matches = (item: UploadItem) => boolean;

interface ItemList {
  readonly add: (item: UploadItem) => void;
  /** These two give the item as the screen watches it: changes of it are seen. */
  readonly withId: (id: number) => UploadItem | undefined;
  readonly find: (matches: Matches) => UploadItem | undefined;
  readonly keep: (matches: Matches) => void;
}

interface Work {
  readonly sending: Transfers;
  readonly reading: Readings;
  /** The password of a file was sent, so it is being read again. */
  readonly readAgain: (item: UploadItem, invoice: Invoice) => void;
}

function workOn(list: ItemList): Work {
  const reading = followedReadings({
    progressed: (invoiceId, readPercent) => update(list.find(isOf(invoiceId)), { readPercent }),
    finished: (invoice) => finish(list.find(isOf(invoice.id)), invoice),
    gone: (invoiceId) => list.keep((item) => !isOf(invoiceId)(item)),
  });
  const sending = transfers({
    started: (id) => update(list.withId(id), { state: 'sending', startedMs: Date.now() }),
    sent: (id, sentBytes) => update(list.withId(id), { sentBytes }),
    failed: (id, problem) => update(list.withId(id), { state: 'failed', problem }),
    arrived(id, invoice) {
      const { furtherInvoices = [], failedFiles = [] } = invoice;
      update(list.withId(id), { furtherInvoices, failedFiles });
      // A file that was sent before has been read before.
      if (!invoice.beingRead) return finish(list.withId(id), invoice);
      update(list.withId(id), { state: 'reading', invoice });
      reading.follow(invoice.id);
    },
  });
  return {
    sending,
    reading,
    readAgain(item, invoice) {
      update(item, { invoice, state: 'reading', readPercent: 0, passwordsTried: (item.passwordsTried ?? 0) + 1 });
      reading.follow(invoice.id);
    },
  };
}

function uploadQueue(list: ItemList) {
  const { sending, reading, readAgain } = workOn(list);
  /** Files that may have to be sent again. */
  const intakes = new Map<number, Intake>();
  let lastId = 0;

  function addOne(intake: Intake): void {
    lastId++;
    const problem = refusalOf(intake.file);
    list.add(newItem(lastId, intake, problem));
    if (problem) return;
    intakes.set(lastId, intake);
    sending.begin(lastId, intake);
  }

  function beginAgain({ id }: UploadItem): void {
    const intake = intakes.get(id);
    if (intake) sending.begin(id, intake);
  }

  return {
    async add(added: readonly Intake[]): Promise<void> {
      for (let start = 0; start < added.length; start += sliceLength) {
        for (const intake of added.slice(start, start + sliceLength)) addOne(intake);
        await pauseForOthers();
      }
    },
    pause(item: UploadItem): void {
      if (item.state !== 'waiting' && item.state !== 'sending') return;
      sending.stop(item.id);
      update(item, { state: 'waiting', paused: true });
    },
    resume(item: UploadItem): void {
      update(item, { paused: false });
      beginAgain(item);
    },
    readAgain,
    async retry(item: UploadItem): Promise<void> {
      const { problem, invoice } = item;
      update(item, { state: 'waiting', sentBytes: 0, readPercent: 0, problem: undefined, invoice: undefined });
      update(item, { passwordsTried: undefined, furtherInvoices: [], failedFiles: [] });
      // The record of the reading that failed would stay beside the new one.
      if (problem?.kind === 'unreadable' && invoice) await deleteInvoice(invoice);
      beginAgain(item);
    },
    /** Ends the upload and takes the row away. What the server is still reading is deleted there. */
    async remove({ id, state, invoice }: UploadItem): Promise<void> {
      sending.stop(id);
      intakes.delete(id);
      list.keep((item) => item.id !== id);
      if (state !== 'reading' || !invoice) return;
      reading.forget(invoice.id);
      await deleteInvoice(invoice);
    },
    clearDone: () => list.keep(({ state }) => state !== 'done'),
  };
}

const isOf =
  (invoiceId: string): Matches =>
  ({ invoice }) =>
    invoice?.id === invoiceId;

function update(item: UploadItem | undefined, change: Partial<UploadItem>): void {
  if (item) Object.assign(item, change);
}

function finish(item: UploadItem | undefined, invoice: Invoice): void {
  const problem = readingProblem(invoice);
  const passwordsTried = invoice.failure?.kind === 'encrypted_document' ? (item?.passwordsTried ?? 0) : undefined;
  update(item, { invoice, problem, passwordsTried, state: problem ? 'failed' : 'done' });
}

function readingProblem({ failure, status }: Invoice): UploadProblem | undefined {
  if (failure)
    return { kind: 'unreadable', code: failure.code, reason: failure.reason, reasons: failure.reasons ?? [] };
  return status === 'failed' ? { kind: 'unreadable', code: 2003, reason: '', reasons: [] } : undefined;
}

/** Where it is gone already, or cannot be deleted now, it stays in the list of invoices, and that is no harm. */
async function deleteInvoice({ id }: Invoice): Promise<void> {
  try {
    await call(`/invoices/${encodeURIComponent(id)}`, { method: 'DELETE' });
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
  }
}
