/**
 * Tasks whose client waits for the answer. They exist in memory only: if the process dies, nobody is left who wants the
 * result, so nothing has to be written down. Everything else is the same as for stored tasks: the same worker runs the same
 * kinds in the same lanes.
 */
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import { stopping } from './events.ts';
import type { Lane } from './kinds.ts';
import type { Task } from './task.ts';

export interface AttendedTask {
  readonly id: string;
  readonly kind: string;
  /** JSON, as the kind expects it. */
  readonly input: unknown;
  readonly owner: string;
  readonly lane: Lane;
  /** Lower goes first. */
  readonly priority: number;
  readonly createdMs: number;
  /** Documents that are in memory, by SHA-256. All others are read from the blob store. */
  readonly documents: ReadonlyMap<string, Buffer>;
  /** The span that asked for it, as a `traceparent`. */
  readonly trace?: string | undefined;
  /** Fires when the client goes away. */
  readonly signal: AbortSignal;
}

/** An attended task while it waits for a free slot, with the functions that end it. Only the first call counts. */
export interface WaitingTask extends AttendedTask {
  resolve(result: unknown): void;
  reject(failure: Failure): void;
}

export interface AttendedTasks {
  /** Resolves with the result of the task. Rejects with its Failure, `cancelled` if the client went away. */
  run(task: AttendedTask): Promise<unknown>;
  /** The task of these lanes that is next; it goes on waiting. */
  next(lanes: readonly string[]): WaitingTask | undefined;
  /** Removes that task from the waiting ones and returns it. */
  take(lanes: readonly string[]): WaitingTask | undefined;
  /** Number of waiting tasks. */
  waiting(): number;
  /** The server stops: waiting tasks and all later ones are rejected with `unavailable`. */
  close(): void;
}

export function attendedTasks(): AttendedTasks {
  const waiting = new Set<WaitingTask>();
  const life = { closed: false };

  /** The set is in order of arrival, so the first of those with the lowest number is the next one. */
  function next(lanes: readonly string[]): WaitingTask | undefined {
    let best: WaitingTask | undefined;
    for (const task of waiting) if (lanes.includes(task.lane) && (!best || task.priority < best.priority)) best = task;
    return best;
  }

  return {
    async run(task) {
      if (life.closed) throw stopping();
      if (task.signal.aborted) throw clientLeft(task.signal);
      const ended = Promise.withResolvers<unknown>();
      const entry: WaitingTask = { ...task, resolve: ended.resolve, reject: ended.reject };
      const leave = (): void => {
        // A task that runs already is stopped by the worker and ends there.
        if (waiting.delete(entry)) entry.reject(clientLeft(task.signal));
      };
      waiting.add(entry);
      task.signal.addEventListener('abort', leave, { once: true });
      try {
        return await ended.promise;
      } finally {
        task.signal.removeEventListener('abort', leave);
      }
    },
    next,
    take(lanes) {
      const task = next(lanes);
      if (task) waiting.delete(task);
      return task;
    },
    waiting: () => waiting.size,
    close() {
      life.closed = true;
      for (const task of waiting) task.reject(stopping());
      waiting.clear();
    },
  };
}

const clientLeft = (signal: AbortSignal): Failure =>
  new Failure('cancelled', message('task.clientGone', {}), { cause: signal.reason });

/** An attended task that has ended, as logs and metrics want it. */
export const endedTask = (
  task: AttendedTask,
  startedMs: number,
  outcome: Pick<Task, 'state' | 'result' | 'failure'>,
): Task => {
  const { id, kind, input, owner, createdMs } = task;
  const finishedMs = Date.now();
  const [progress, stage] = outcome.state === 'succeeded' ? [100, 'done'] : [0, outcome.state];
  return {
    ...outcome,
    id,
    kind,
    input,
    owner,
    about: null,
    progress,
    stage,
    createdMs,
    updatedMs: finishedMs,
    startedMs,
    finishedMs,
    expiresMs: null,
    files: [],
  };
};
