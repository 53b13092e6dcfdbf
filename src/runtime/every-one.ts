/**
 * All that a list holds, oldest first, a page at a time.
 *
 * The embedded database answers without leaving the thread: between two pages whoever else is served by it has a turn.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { Collection, Entry, Paging } from '../stores/records/record-store.ts';

const page = 100;
const batch = 200;

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

/**
 * Calls `end` with each record whose time is up, and gives how many there were. `end` removes it or gives it more time:
 * killed in between, the next round finds it again.
 */
export async function endExpired<Body>(
  records: Pick<Collection<Body>, 'expired'>,
  nowMs: number,
  end: (entry: Entry<Body>) => Promise<unknown>,
): Promise<number> {
  for (let count = 0; ; await turn()) {
    const due = await records.expired(nowMs, batch);
    for (const entry of due) await end(entry);
    count += due.length;
    if (due.length < batch) return count;
  }
}
