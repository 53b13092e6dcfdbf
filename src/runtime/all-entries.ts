/**
 * Reads all entries of a list, oldest first, one page at a time.
 *
 * The embedded database blocks this thread, so other work gets a chance to run between two pages.
 */
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { definedOnly } from '../domain/defined-only.ts';
import type { Collection, Cursor, Entry, Filter } from '../stores/records/record-store.ts';

const page = 100;
const batch = 200;

/** Entries that are deleted or changed meanwhile do not make it skip others. */
export async function* allEntries<Body>(
  records: Pick<Collection<Body>, 'page'>,
  filter: Filter = {},
): AsyncGenerator<Entry<Body>, void> {
  for await (const entries of allPages(records, filter)) yield* entries;
}

/** The same, as pages of at most a hundred entries. No page is empty. */
export async function* allPages<Body>(
  records: Pick<Collection<Body>, 'page'>,
  filter: Filter = {},
): AsyncGenerator<readonly Entry<Body>[], void> {
  let after: Cursor | undefined;
  for (;;) {
    const { entries, next } = await records.page(filter, { limit: page, order: 'oldest', ...definedOnly({ after }) });
    if (entries.length > 0) yield entries;
    if (!next) return;
    after = next;
    await yieldToOthers();
  }
}

/**
 * Calls `end` with each expired entry, and resolves with their number. `end` must delete the entry or postpone its
 * expiry. If the process is killed in between, or `stop` fires, the next call finds the entry again.
 */
export async function endExpired<Body>(
  records: Pick<Collection<Body>, 'expired'>,
  nowMs: number,
  end: (entry: Entry<Body>) => Promise<unknown>,
  stop?: AbortSignal,
): Promise<number> {
  for (let count = 0; ; await yieldToOthers()) {
    const due = await records.expired(nowMs, batch);
    for (const entry of due) {
      if (stop?.aborted) return count;
      await end(entry);
      count++;
    }
    if (due.length < batch) return count;
  }
}
