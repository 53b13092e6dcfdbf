/** The state of the whole queue: whether it answers, and what it did today, whoever the tasks belong to. */
import type { Tasks } from '../runtime/durable/tasks.ts';
import type { ReferencedBlobs } from '../stores/blobs/referenced-blobs.ts';

export interface QueueServices {
  readonly tasks: Tasks;
  readonly blobs: Pick<ReferencedBlobs, 'usedBytes'>;
  /** Space for stored documents. */
  readonly maxBlobBytes: number;
  /** The start of the day that contains this time, both in milliseconds since 1970. */
  readonly dayBegan: (ms: number) => number;
  /** Called with the error of a store that does not answer. */
  readonly trouble: (store: string, error: unknown) => void;
}

export interface StoreCheck {
  readonly queue: boolean;
  readonly storage: boolean;
  /** Waiting tasks; 0 if the queue does not answer. */
  readonly queued: number;
}

export interface QueueStatistics {
  readonly queued: number;
  readonly running: number;
  readonly succeededToday: number;
  readonly failedToday: number;
  /** Mean time of the tasks that succeeded today, in milliseconds; 0 if none did. */
  readonly meanMs: number;
  readonly healthy: boolean;
}

/** Asks the stores themselves. A store that does not answer is a result here, not an error. */
export async function checkStores({ tasks, blobs, maxBlobBytes, trouble }: QueueServices): Promise<StoreCheck> {
  const unanswered = (store: string) => (error: unknown) => {
    trouble(store, error);
    return undefined;
  };
  const [depth, usedBytes] = await Promise.all([
    tasks.depth().catch(unanswered('queue')),
    blobs.usedBytes().catch(unanswered('files')),
  ]);
  return {
    queue: depth !== undefined,
    storage: usedBytes !== undefined && usedBytes < maxBlobBytes,
    queued: depth?.queued ?? 0,
  };
}

/** Requests that arrive while the tasks are being counted share that count. */
export function queueStatistics(services: QueueServices): () => Promise<QueueStatistics> {
  let counting: Promise<QueueStatistics> | undefined;
  return () => (counting ??= counted(services).finally(() => (counting = undefined)));
}

async function counted(services: QueueServices): Promise<QueueStatistics> {
  const { tasks, dayBegan } = services;
  const { queue: healthy } = await checkStores(services);
  const now = await tasks.count({ states: ['queued', 'running'] });
  const doneFromMs = dayBegan(Date.now());
  const succeeded = await tasks.worked({ states: ['succeeded'], doneFromMs });
  const failed = await tasks.worked({ states: ['failed'], doneFromMs });
  return {
    queued: now.queued ?? 0,
    running: now.running ?? 0,
    succeededToday: succeeded.count,
    failedToday: failed.count,
    meanMs: succeeded.count === 0 ? 0 : succeeded.totalMs / succeeded.count,
    healthy,
  };
}
