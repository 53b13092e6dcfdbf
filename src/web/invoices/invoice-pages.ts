/**
 * The invoices that fit a filter, 100 at a time: each page is read when its rows are about to be seen. Rows that are not loaded
 * yet are undefined, because the number of all rows is known from the first page.
 */
import { onScopeDispose, ref, shallowRef } from 'vue';
import { call } from '../api/client.ts';
import { type ApiFailure, apiFailureOf } from '../api/failure.ts';
import type { CurrencySum, Invoice, InvoicePage } from '../api/types.ts';
import { type ListFilter, queryOf } from './filters.ts';

const pageSize = 100;

const readPage = (filter: ListFilter, cursor: string, signal: AbortSignal): Promise<InvoicePage> =>
  call<InvoicePage>('/invoices', {
    query: { ...queryOf(filter), cursor, pageSize, sums: cursor === 'first' ? true : undefined },
    signal,
  });

export function useInvoicePages(filterNow: () => ListFilter) {
  const rows = shallowRef<readonly Invoice[]>([]);
  const total = ref<number>();
  const sums = shallowRef<readonly CurrencySum[]>([]);
  const failure = shallowRef<ApiFailure>();
  const loading = ref(false);
  let next: string | null = 'first';
  let wanted = 0;
  let current = new AbortController();
  let reading: Promise<void> | undefined;
  onScopeDispose(() => current.abort());

  /** Reads pages from `next` on until the wanted row is there. What is shown stays until the first page has come. */
  async function readOn(): Promise<void> {
    const { signal } = current;
    loading.value = true;
    try {
      while (next !== null && (next === 'first' || rows.value.length <= wanted)) {
        const page: InvoicePage = await readPage(filterNow(), next, signal);
        if (signal.aborted) return;
        rows.value = next === 'first' ? page.data : [...rows.value, ...page.data];
        total.value = page.total;
        sums.value = page.sums ?? sums.value;
        next = page.next ?? null;
      }
      failure.value = undefined;
    } catch (error) {
      if (!signal.aborted) failure.value = apiFailureOf(error);
    } finally {
      if (!signal.aborted) loading.value = false;
    }
  }

  return {
    rows,
    total,
    sums,
    failure,
    loading,
    /** Begins anew, with the filter of now. */
    async load(): Promise<void> {
      current.abort();
      current = new AbortController();
      next = 'first';
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
