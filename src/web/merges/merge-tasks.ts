/** Merge tasks of the API: started, and followed until they end. */
import { attemptKey } from '../api/attempt-key.ts';
import { addressOf, call } from '../api/client.ts';
import { interruptible } from '../api/interruptible.ts';
import type { MergeRequest, MergeTask } from '../api/types.ts';
import { useConnection } from '../connection/connection.ts';
import { ApiFailure } from '../api/failure.ts';

/** The document of the session API names 2 to 5 seconds; a merge is often done in less. */
const pausesMs = [300, 600, 1000, 2000];

export const isRunning = ({ status }: MergeTask): boolean => status === 'pending' || status === 'processing';

export const taskPath = (id: string): string => `/merge-tasks/${encodeURIComponent(id)}`;

export const downloadOf = (id: string): string => addressOf(`${taskPath(id)}/download`);

/** Starts a merge; while the server cannot be reached it waits. Rejects with an `ApiFailure`. */
export async function startMerge(request: MergeRequest, signal: AbortSignal): Promise<MergeTask> {
  // After an answer that was lost, the second request finds the task of the first one.
  const headers = { 'idempotency-key': attemptKey() };
  for (;;) {
    try {
      return await call<MergeTask>('/merge-tasks', { method: 'POST', json: request, headers, signal });
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.kind !== 'offline') throw error;
      await useConnection().untilOnline(signal);
    }
  }
}

/**
 * Resolves with the task once it is completed or failed. While the server cannot be reached it waits; `seen` is called with
 * every answer. Rejects with an `ApiFailure`: when the task is unknown, or the signal aborts.
 */
export async function followMerge(
  task: MergeTask,
  signal: AbortSignal,
  seen: (task: MergeTask) => void = () => undefined,
): Promise<MergeTask> {
  let current = task;
  for (let tries = 0; isRunning(current); tries++) {
    const pauseMs = pausesMs[Math.min(tries, pausesMs.length - 1)] ?? 2000;
    await interruptible(signal, (resolve) => setTimeout(resolve, pauseMs));
    current = (await asked(current.id, signal)) ?? current;
    seen(current);
  }
  return current;
}

/** Undefined if the server did not answer; then it is back when this resolves. */
async function asked(id: string, signal: AbortSignal): Promise<MergeTask | undefined> {
  try {
    return await call<MergeTask>(taskPath(id), { signal });
  } catch (error) {
    if (!(error instanceof ApiFailure) || !passes(error)) throw error;
    await useConnection().untilOnline(signal);
    return undefined;
  }
}

const passes = ({ kind }: ApiFailure): boolean => kind === 'offline' || kind === 'timeout' || kind === 'busy';
