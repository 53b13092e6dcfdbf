/** The queue of the review, read from the server 100 at a time. It lasts while other screens are open. */
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { call } from '../api/client.ts';
import { type ApiFailure, apiFailureOf } from '../api/failure.ts';
import type { InvoicePage, InvoiceStatus } from '../api/types.ts';
import { emptyQueue, nextAfter, previousOf, type Queue, withDecided, withIds, withReopened } from './queue.ts';

/** In this order: what needs a look comes first. */
const openStatuses = ['reviewing', 'pending'] as const satisfies readonly InvoiceStatus[];
const pageSize = 100;
/** So many known ids after the current one let the next page wait. */
const enough = 5;

export const useReviewQueue = defineStore('review-queue', () => {
  const queue = shallowRef<Queue>(emptyQueue);
  const isLoaded = ref(false);
  const failure = shallowRef<ApiFailure>();
  let rest: readonly { readonly status: InvoiceStatus; readonly cursor: string }[] = [];
  let loading: Promise<void> | undefined;

  const readPage = (status: InvoiceStatus, cursor: string): Promise<InvoicePage> =>
    call<InvoicePage>('/invoices', { query: { status, cursor, pageSize, sort: 'createdAt' } });

  async function readFirst(): Promise<void> {
    try {
      const pages = await Promise.all(openStatuses.map((status) => readPage(status, 'first')));
      const count = pages.reduce((sum, { total }) => sum + total, 0);
      const ids = pages.flatMap(({ data }) => data.map(({ id }) => id));
      queue.value = withIds({ ...emptyQueue, count }, ids);
      rest = openStatuses.flatMap((status, index) => {
        const cursor = pages[index]?.next;
        return typeof cursor === 'string' ? [{ status, cursor }] : [];
      });
      isLoaded.value = true;
      failure.value = undefined;
    } catch (error) {
      failure.value = apiFailureOf(error);
    }
  }

  /** Reads on when few known ids are left. A failure is tried again with the next invoice. */
  async function readOn(current: string): Promise<void> {
    const [part, ...others] = rest;
    const { ids } = queue.value;
    if (!part || ids.length - ids.indexOf(current) > enough) return;
    const page = await readPage(part.status, part.cursor).catch(() => undefined);
    if (!page) return;
    rest = typeof page.next === 'string' ? [{ ...part, cursor: page.next }, ...others] : others;
    queue.value = withIds(
      queue.value,
      page.data.map(({ id }) => id),
    );
  }

  return {
    isLoaded,
    failure,
    count: computed(() => queue.value.count),
    /** Begins anew: when the screen is opened. */
    async load(): Promise<void> {
      loading ??= readFirst().finally(() => (loading = undefined));
      await loading;
    },
    readOn,
    next: (id: string | undefined) => nextAfter(queue.value, id),
    previous: (id: string | undefined) => previousOf(queue.value, id),
    decided: (id: string) => void (queue.value = withDecided(queue.value, id)),
    reopened: (id: string) => void (queue.value = withReopened(queue.value, id)),
  };
});
