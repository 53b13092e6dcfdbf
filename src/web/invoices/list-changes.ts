/** Changes by others in the list that is shown: it is read again, so that rows neither flicker nor move under the user. */
import { ref, watch } from 'vue';
import { ApiFailure } from '../api/failure.ts';
import { useServerChanges } from '../api/server-changes.ts';
import type { InvoicePage } from '../api/types.ts';
import type { ListFilter } from './filters.ts';
import { type LoadedRows, pageSize, readPage, type useInvoicePages, withPage } from './invoice-pages.ts';

/** Longer lists are not read again unasked. */
const mostRows = 3 * pageSize;

export function useListChanges(pages: ReturnType<typeof useInvoicePages>, filterNow: () => ListFilter) {
  /** The list has changed on the server, and is too long to be read again unasked. */
  const isStale = ref(false);
  watch(pages.loading, () => (isStale.value = false));

  async function refresh(): Promise<void> {
    if (pages.loading.value || pages.total.value === undefined) return;
    const filter = filterNow();
    const first = await readPage(filter, 'first');
    const { length } = pages.rows.value;
    if (length > mostRows) {
      isStale.value ||= !isShown(first);
      return;
    }
    const list = await rowsFrom(first, length, filter);
    if (filter === filterNow() && !pages.loading.value) pages.list.value = list;
  }

  const isShown = ({ data, total }: InvoicePage): boolean =>
    total === pages.total.value && JSON.stringify(data) === JSON.stringify(pages.rows.value.slice(0, pageSize));

  useServerChanges(['invoice'], async () => {
    try {
      await refresh();
    } catch (error) {
      // What is shown stays; the next change or poll tries again.
      if (!(error instanceof ApiFailure)) throw error;
    }
  });
  return isStale;
}

async function rowsFrom(first: InvoicePage, count: number, filter: ListFilter): Promise<LoadedRows> {
  let list = withPage(undefined, first);
  while (list.rows.length < count && list.next !== null) list = withPage(list, await readPage(filter, list.next));
  return list;
}
