/**
 * The invoices that fit a filter, 100 at a time: each page is read when its rows are about to be seen. Rows that are not loaded
 * yet are undefined, because the number of all rows is known from the first page.
 */
import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import { call } from '../api/client.ts';
import { type ApiFailure, apiFailureOf } from '../api/failure.ts';
import type { CurrencySum, Invoice, InvoicePage } from '../api/types.ts';
import { type ListFilter, queryOf } from './filters.ts';

export const pageSize = 100;

/** The first rows of a list. */
export interface LoadedRows {
  readonly rows: readonly Invoice[];
  readonly total: number;
  readonly sums: readonly CurrencySum[];
  /** Where the others begin; null if there are none. */
  readonly next: string | null;
}

export const readPage = (filter: ListFilter, cursor: string, signal?: AbortSignal): Promise<InvoicePage> =>
  call<InvoicePage>('/invoices', {
    query: { ...queryOf(filter), cursor, pageSize, duplicates: true, sums: cursor === 'first' ? true : undefined },
    signal,
  });

/** The first page of a list, or the list with the next one. */
export const withPage = (
  list: LoadedRows | undefined,
  { data, total, sums, next = null }: InvoicePage,
): LoadedRows => ({
  rows: [...(list?.rows ?? []), ...data],
  total,
  sums: sums ?? list?.sums ?? [],
  next,
});

export function useInvoicePages(filterNow: () => ListFilter) {
  const list = shallowRef<LoadedRows>();
  const failure = shallowRef<ApiFailure>();
  const loading = ref(false);
  /** Nothing of it has come since it was begun anew. */
  let isNew = true;
  let wanted = 0;
  let current = new AbortController();
  let reading: Promise<void> | undefined;
  onScopeDispose(() => current.abort());

  /** Reads on until the wanted row is there. What is shown stays until the first page has come. */
  async function readOn(): Promise<void> {
    const { signal } = current;
    loading.value = true;
    try {
      for (;;) {
        const cursor = isNew ? 'first' : list.value?.next;
        if (!cursor || (!isNew && (list.value?.rows.length ?? 0) > wanted)) break;
        const page = await readPage(filterNow(), cursor, signal);
        if (signal.aborted) return;
        list.value = withPage(isNew ? undefined : list.value, page);
        isNew = false;
      }
      failure.value = undefined;
    } catch (error) {
      if (!signal.aborted) failure.value = apiFailureOf(error);
    } finally {
      if (!signal.aborted) loading.value = false;
    }
  }

  return {
    /** Undefined until the first rows have come. May be replaced by rows that were read again, unless others are being read. */
    list,
    rows: computed(() => list.value?.rows ?? []),
    total: computed(() => list.value?.total),
    failure,
    loading,
    /** Begins anew, with the filter of now. */
    async load(): Promise<void> {
      current.abort();
      current = new AbortController();
      isNew = true;
      wanted = 0;
      reading = readOn();
      await reading;
    },
    /** Reads on until the row with this index is loaded, or the list ends. */
    async reach(index: number): Promise<void> {
      wanted = Math.max(wanted, index);
      if (failure.value !== undefined) return;
      // What is being read goes on to the wanted row by itself.
      if (!loading.value) reading = readOn();
      await reading;
    },
    /** After a failure: goes on where it stopped. */
    again: readOn,
  };
}
