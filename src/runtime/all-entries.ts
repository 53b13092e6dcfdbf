/**
 * Reads all entries of a list, oldest first, one page at a time.
 *
 * The embedded database blocks this thread, so other work gets a chance to run between two pages.
 */
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Collection, Entry, Paging } from '../stores/records/record-store.ts';

const page = 100;
const batch = 200;

export async function* allEntries<Item>(
  list: (paging: Required<Paging>) => Promise<readonly Item[]>,
): AsyncGenerator<Item, void> {
  for (let offset = 0; ; offset += page) {
    const items = await list({ limit: page, offset, order: 'oldest' });
    yield* items;
    if (items.length < page) return;
    await yieldToOthers();
  }
}

/**
 * Calls `end` with each expired entry, and resolves with their number. `end` must delete the entry or postpone its
 * expiry. If the process is killed in between, the next call finds the entry again.
 */
export async function endExpired<Body>(
  records: Pick<Collection<Body>, 'expired'>,
  nowMs: number,
  end: (entry: Entry<Body>) => Promise<unknown>,
): Promise<number> {
  for (let count = 0; ; await yieldToOthers()) {
    const due = await records.expired(nowMs, batch);
    for (const entry of due) await end(entry);
    count += due.length;
    if (due.length < batch) return count;
  }
}
