/**
 * Writes the progress of a task to its record: at intervals, always including the latest, and never two writes at once.
 */
import { percentDone, type Stage, type TaskProgress } from '../../domain/task.ts';
import type { Lease } from '../../stores/queues/job-queue.ts';
import { taskOf } from './task.ts';
import type { TaskServices } from './tasks.ts';

export interface ProgressWriter {
  report(event: TaskProgress): void;
  /** Resolves once nothing more is being written. */
  end(): Promise<void>;
}

const everyMs = 500;

export function progressWriter(
  { records, events }: Pick<TaskServices, 'records' | 'events'>,
  lease: Lease,
  stages: readonly Stage[],
  trouble: (error: unknown) => void,
): ProgressWriter {
  let percent = 0;
  let stage = 'running';
  let writing: Promise<unknown> = Promise.resolve();
  let planned: NodeJS.Timeout | undefined;
  let due = 0;

  async function write(): Promise<void> {
    const entry = await records.update(lease.id, ({ state, body }) =>
      state === 'running' && body.token === lease.token ? { body: { ...body, progress: percent, stage } } : undefined,
    );
    if (entry) events.changed(taskOf(entry));
  }

  return {
    report(event) {
      percent = percentDone(stages, event, percent);
      stage = event.stage;
      planned ??= setTimeout(
        () => {
          planned = undefined;
          due = Date.now() + everyMs;
          writing = writing.then(write).catch(trouble);
        },
        Math.max(0, due - Date.now()),
      );
    },
    async end() {
      clearTimeout(planned);
      await writing;
    },
  };
}
