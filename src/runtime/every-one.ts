/**
 * All entries of a list, oldest first, one page at a time.
 *
 * The embedded database works in this thread: between two pages it yields to whatever else waits here.
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
 * Calls `end` with each entry whose time is over and resolves with their number. `end` removes the entry or gives it more
 * time. If the process is killed in between, the next round finds the entry again.
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
