/**
 * Writes the progress of a task to its record: at intervals, always including the latest, and never two writes at once.
 */
import { percentDone, type Stage, type TaskProgress } from '../../domain/task.ts';
import type { OwnEntry } from './own-entry.ts';
import { taskOf } from './task.ts';
import type { TaskServices } from './tasks.ts';

export interface ProgressWriter {
  report(event: TaskProgress): void;
  /** Resolves once nothing more is being written. */
  end(): Promise<void>;
}

const everyMs = 500;

export function progressWriter(
  { events }: Pick<TaskServices, 'events'>,
  own: OwnEntry,
  stages: readonly Stage[],
  trouble: (error: unknown) => void,
): ProgressWriter {
  let percent = 0;
  let stage = 'running';
  let writing: Promise<unknown> = Promise.resolve();
  let planned: NodeJS.Timeout | undefined;
  // That the task runs has just been written.
  let due = Date.now() + everyMs;

  async function write(): Promise<void> {
    const entry = await own.change((body) => ({ body: { ...body, progress: percent, stage } }));
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
