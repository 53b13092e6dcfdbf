/**
 * All that a list holds, oldest first, a page at a time.
 *
 * The embedded database answers without leaving the thread: between two pages whoever else is served by it has a turn.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { Paging } from '../stores/records/record-store.ts';

const page = 100;

export async function* everyOne<Item>(
  list: (paging: Required<Paging>) => Promise<readonly Item[]>,
): AsyncGenerator<Item, void> {
  for (let offset = 0; ; offset += page) {
    const items = await list({ limit: page, offset, order: 'oldest' });
    yield* items;
    if (items.length < page) return;
    await turn();
  }
}
