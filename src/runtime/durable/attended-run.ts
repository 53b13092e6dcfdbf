/** Runs one attended task: nothing of it is stored, neither its state nor its result. */
import { Readable } from 'node:stream';
import { Failure } from '../../domain/failure.ts';
import { type OpenSpan, untraced } from '../tracing/tracer.ts';
import { endedTask, type WaitingTask } from './attended.ts';
import { stopping } from './events.ts';
import { readAll } from './read-all.ts';
import { handedBack, kindNamed, runKind, runSpan, type WorkerSettings } from './runs.ts';
import type { TaskServices } from './tasks.ts';

export type AttendedRun = (task: WaitingTask, stop: AbortController) => Promise<void>;

/** The returned function never rejects: how the task ended is for whoever waits for it. */
export function attendedRuns(
  { kinds, blobs, tracer = untraced }: Pick<TaskServices, 'kinds' | 'blobs' | 'tracer'>,
  { ended }: Pick<WorkerSettings, 'ended'>,
): AttendedRun {
  async function resultOf(task: WaitingTask, signal: AbortSignal, span: OpenSpan): Promise<unknown> {
    const { documents } = task;
    const own = {
      taskId: task.id,
      async open(sha256: string) {
        const bytes = documents.get(sha256);
        return bytes ? Readable.from([bytes]) : blobs.open(sha256);
      },
      async read(sha256: string, maxBytes?: number) {
        return documents.get(sha256) ?? readAll(await blobs.open(sha256), await blobs.size(sha256), maxBytes);
      },
      keep: () => Promise.reject(new Failure('internal', 'A task that is not stored cannot keep files')),
    };
    const context = { signal, progress: () => undefined };
    const { result } = await runKind(kindNamed(kinds, task.kind), task.input, own, context, span);
    return result;
  }

  return async (task, stop) => {
    const startedMs = Date.now();
    const span = runSpan(tracer, { ...task, attempt: 1 });
    const leave = (): void => stop.abort(task.signal.reason);
    task.signal.addEventListener('abort', leave, { once: true });
    if (task.signal.aborted) leave();
    try {
      const result = await resultOf(task, stop.signal, span);
      span.end();
      task.resolve(result);
      ended?.(endedTask(task, startedMs, { state: 'succeeded', result, failure: null }), undefined);
    } catch (error) {
      const failure = stop.signal.reason === handedBack ? stopping() : Failure.from(error);
      span.end({}, failure.kind);
      task.reject(failure);
      const state = failure.kind === 'cancelled' ? 'cancelled' : 'failed';
      const report = state === 'failed' ? failure.report() : null;
      ended?.(endedTask(task, startedMs, { state, result: null, failure: report }), failure.cause);
    } finally {
      task.signal.removeEventListener('abort', leave);
    }
  };
}
