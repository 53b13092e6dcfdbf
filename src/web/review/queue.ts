/** The order in which invoices are reviewed: those that need a look first, then those that only have to be confirmed. */

export interface Queue {
  readonly ids: readonly string[];
  /** Accepted, rejected or deleted meanwhile. They keep their positions, so that "previous" finds the way back. */
  readonly decided: ReadonlySet<string>;
  /** Open invoices of the server, also those whose ids are not known yet. */
  readonly count: number;
}

export const emptyQueue: Queue = { ids: [], decided: new Set(), count: 0 };

export const withIds = (queue: Queue, ids: readonly string[]): Queue => ({
  ...queue,
  ids: [...new Set([...queue.ids, ...ids])],
});

export function withDecided(queue: Queue, id: string): Queue {
  if (queue.decided.has(id) || !queue.ids.includes(id)) return queue;
  return { ...queue, decided: new Set([...queue.decided, id]), count: Math.max(0, queue.count - 1) };
}

/** After an undo. */
export function withReopened(queue: Queue, id: string): Queue {
  if (!queue.decided.has(id)) return queue;
  return { ...queue, decided: new Set([...queue.decided].filter((one) => one !== id)), count: queue.count + 1 };
}

/** The next open one, from the beginning again after the last. Undefined if there is no other. */
export function nextAfter({ ids, decided }: Queue, id: string | undefined): string | undefined {
  const at = id === undefined ? -1 : ids.indexOf(id);
  const around = [...ids.slice(at + 1), ...ids.slice(0, Math.max(at, 0))];
  return around.find((one) => one !== id && !decided.has(one));
}

/** The one before it, decided or not. */
export function previousOf({ ids }: Queue, id: string | undefined): string | undefined {
  const at = id === undefined ? -1 : ids.indexOf(id);
  return at > 0 ? ids[at - 1] : undefined;
}
