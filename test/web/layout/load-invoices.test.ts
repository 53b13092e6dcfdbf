import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it } from 'vitest';
import { ApiFailure } from '../../../src/web/api/failure.ts';
import type { LaidOutInvoice } from '../../../src/web/layout/arrangement.ts';
import { loadInvoices } from '../../../src/web/layout/load-invoices.ts';
import { laidOut } from './invoices.ts';

beforeEach(() => setActivePinia(createPinia()));

const ids = Array.from({ length: 60 }, (_, index) => `inv_${index}`);

/** The ids of each batch. */
function batchesOf() {
  const batches: string[][] = [];
  const loaded = (invoices: readonly LaidOutInvoice[]) => void batches.push(invoices.map(({ invoice }) => invoice.id));
  return { batches, loaded };
}

it('hands every invoice over once, in batches, also while others are being loaded', async () => {
  const { batches, loaded } = batchesOf();
  const load = async (id: string) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return laidOut(id, 1);
  };
  await loadInvoices(ids, load, new AbortController().signal, { loaded, failed: () => undefined });
  expect(batches.flat().toSorted()).toEqual(ids.toSorted());
  expect(batches.length).toBeGreaterThan(1);
  expect(batches.length).toBeLessThan(ids.length);
});

it('names those that failed, and goes on with the others', async () => {
  const failed: string[] = [];
  const { batches, loaded } = batchesOf();
  const load = async (id: string) => {
    if (id === 'inv_3') throw new ApiFailure('refused', 'It was deleted');
    return laidOut(id, 1);
  };
  await loadInvoices(ids, load, new AbortController().signal, { loaded, failed: (id) => failed.push(id) });
  expect(failed).toEqual(['inv_3']);
  expect(batches.flat()).toHaveLength(ids.length - 1);
});

it('hands nothing over once it was stopped', async () => {
  const { batches, loaded } = batchesOf();
  const stopped = new AbortController();
  const load = async (id: string) => {
    stopped.abort();
    return laidOut(id, 1);
  };
  await loadInvoices(ids, load, stopped.signal, { loaded, failed: () => undefined });
  expect(batches).toEqual([]);
});
