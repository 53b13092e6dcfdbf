/**
 * Works on several items at once and yields the results in the order of the items.
 *
 * No item is taken from the source before it can be worked on, and a slow item delays at most `ahead` finished ones, so
 * memory does not grow with the number of items.
 */

export interface InOrderOptions {
  readonly concurrency: number;
  /** Most results that may wait for an earlier item; at least `concurrency`. */
  readonly ahead: number;
  /** Once it fires, no more items are taken from the source. Results of items already begun are still yielded. */
  readonly signal: AbortSignal;
}

interface Intake<Item, Result> {
  readonly items: AsyncIterator<Item>;
  readonly work: (item: Item) => Promise<Result>;
  readonly options: InOrderOptions;
  /** Results, finished or not, that were not yielded yet, oldest first. */
  readonly begun: Promise<Result>[];
  running: number;
  ended: boolean;
  sourceError: { readonly error: unknown } | undefined;
  /** Called when there may be room for another item. */
  wake: () => void;
  /** Called when there is another result to wait for, or there will be none. */
  arrived: () => void;
}

/**
 * `work` should not reject, because the first rejection ends everything. An error of the source comes after the items
 * before it.
 */
export async function* inOrder<Item, Result>(
  source: AsyncIterable<Item>,
  work: (item: Item) => Promise<Result>,
  options: InOrderOptions,
): AsyncGenerator<Result, void> {
  const items = source[Symbol.asyncIterator]();
  const intake: Intake<Item, Result> = {
    items,
    work,
    options,
    begun: [],
    running: 0,
    ended: false,
    sourceError: undefined,
    wake: () => {},
    arrived: () => {},
  };
  const filling = fill(intake);
  try {
    for (;;) {
      const oldest = intake.begun[0];
      if (!oldest) {
        if (intake.ended) break;
        await new Promise<void>((resolve) => (intake.arrived = resolve));
        continue;
      }
      const result = await oldest;
      void intake.begun.shift();
      intake.wake();
      yield result;
    }
    if (intake.sourceError) throw intake.sourceError.error;
  } finally {
    intake.ended = true;
    intake.wake();
    await filling;
    // A caller that leaves early fires the signal first. Work that is still running has locks to release.
    await Promise.allSettled(intake.begun);
    // A source that hangs in next() would hang in return() too.
    if (!options.signal.aborted) await items.return?.();
  }
}

/** Takes items from the source and begins to work on them, as long as there is room. */
async function fill<Item, Result>(intake: Intake<Item, Result>): Promise<void> {
  const { items, work, begun } = intake;
  const { concurrency, ahead, signal } = intake.options;
  while (!intake.ended) {
    if (intake.running >= concurrency || begun.length >= ahead) {
      await new Promise<void>((resolve) => (intake.wake = resolve));
      continue;
    }
    if (signal.aborted) break;
    const next = await nextOrAbort(items, signal).catch((error: unknown) => {
      intake.sourceError = { error };
      return end;
    });
    if (next.done || hasEnded(intake)) break;
    intake.running++;
    const result = work(next.value).finally(() => {
      intake.running--;
      intake.wake();
    });
    // inOrder handles the rejection when it comes to this item. Until then it must not count as unhandled.
    result.catch(() => undefined);
    begun.push(result);
    intake.arrived();
  }
  intake.ended = true;
  intake.arrived();
}

/** A call, because the compiler does not expect the field to change during an await. */
const hasEnded = ({ ended }: { readonly ended: boolean }): boolean => ended;

const end = { done: true, value: undefined } as const;

/** A source may wait for ever, for example for a pipe that nobody writes to. */
function nextOrAbort<Item>(items: AsyncIterator<Item>, signal: AbortSignal): Promise<IteratorResult<Item, unknown>> {
  return new Promise((resolve, reject) => {
    const leave = (): void => resolve(end);
    signal.addEventListener('abort', leave, { once: true });
    items
      .next()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', leave));
  });
}
