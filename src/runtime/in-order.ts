/**
 * Many items at once, results in the order of the items.
 *
 * Nothing is taken from the source before there is a place to work on it, and a slow item holds back at most
 * `ahead` finished ones: memory does not grow with the number of items.
 */

export interface InOrderOptions {
  readonly concurrency: number;
  /** Most results that may wait for an earlier item; at least `concurrency`. */
  readonly ahead: number;
  /** Once it fires nothing more is taken from the source; what was begun is still given out. */
  readonly signal: AbortSignal;
}

/** `work` should not reject: the first rejection ends the whole. An error of the source comes after the items before it. */
export async function* inOrder<Item, Result>(
  source: AsyncIterable<Item>,
  work: (item: Item) => Promise<Result>,
  { concurrency, ahead, signal }: InOrderOptions,
): AsyncGenerator<Result, void> {
  const items = source[Symbol.asyncIterator]();
  const begun: Promise<Result>[] = [];
  let running = 0;
  const taking = { ended: false };
  let sourceError: { readonly error: unknown } | undefined;
  let wake = (): void => {};
  let arrived = (): void => {};

  async function fill(): Promise<void> {
    while (!taking.ended) {
      if (running >= concurrency || begun.length >= ahead) {
        await new Promise<void>((resolve) => (wake = resolve));
        continue;
      }
      if (signal.aborted) break;
      const next = await nextOrAbort(items, signal).catch((error: unknown) => {
        sourceError = { error };
        return end;
      });
      if (next.done || taking.ended) break;
      running++;
      const result = work(next.value).finally(() => {
        running--;
        wake();
      });
      // Its rejection is met below, in order: before that it must not count as unhandled.
      result.catch(() => undefined);
      begun.push(result);
      arrived();
    }
    taking.ended = true;
    arrived();
  }

  const filling = fill();
  try {
    for (;;) {
      const head = begun[0];
      if (!head) {
        if (taking.ended) break;
        await new Promise<void>((resolve) => (arrived = resolve));
        continue;
      }
      const result = await head;
      void begun.shift();
      wake();
      yield result;
    }
    if (sourceError) throw sourceError.error;
  } finally {
    taking.ended = true;
    wake();
    await filling;
    // Whoever leaves early fires the signal first; what runs then still has locks to give back.
    await Promise.allSettled(begun);
    // A source that hangs in next() would hang in return() too.
    if (!signal.aborted) await items.return?.();
  }
}

const end = { done: true, value: undefined } as const;

/** A source may sit waiting for a pipe that nobody writes to. */
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
