/**
 * Works on tasks: a limited number at once, in all and in each lane. Stored tasks come from the queue, attended ones from
 * memory; which kind of work a task is does not depend on that.
 */
import type { Collection } from '../../stores/records/record-store.ts';
import type { JobQueue } from '../../stores/queues/job-queue.ts';
import { everyOne } from '../every-one.ts';
import { attendedRuns } from './attended-run.ts';
import { lanes } from './kinds.ts';
import { handedBack, type WorkerSettings } from './runs.ts';
import { storedRuns } from './stored-run.ts';
import type { TaskBody } from './task.ts';
import type { TaskServices } from './tasks.ts';

export interface TaskWorker {
  start(): void;
  /** Takes no further tasks. Stored tasks that are not done after `graceMs` return to the queue, attended ones are rejected. */
  stop(graceMs: number): Promise<void>;
  running(): number;
}

interface Run {
  readonly id: string;
  readonly lane: string;
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

const lookEveryMs = 1000;

export function taskWorker(services: TaskServices, settings: WorkerSettings): TaskWorker {
  const { queue, events, attended } = services;
  const { total, perLane, leaseMs = 15_000 } = settings;
  const trouble = settings.trouble ?? (() => undefined);
  const runStored = storedRuns(services, settings);
  const runAttended = attendedRuns(services, settings);
  /** A task can be here twice: a run whose lease ran out, and the run that took over. */
  const running = new Set<Run>();
  const life = { stopping: false };
  let attendedLast = false;
  let filling: Promise<void> | undefined;
  let again = false;
  const undo: (() => void)[] = [];

  function freeLanes(): string[] {
    if (running.size >= total) return [];
    const busy = [...running].map(({ lane }) => lane);
    return lanes.filter((lane) => busy.filter((one) => one === lane).length < (perLane[lane] ?? total));
  }

  async function fill(): Promise<void> {
    do {
      again = false;
      for (let free = freeLanes(); free.length > 0 && !life.stopping; free = freeLanes())
        if (!(await beginNext(free))) break;
    } while (again && !life.stopping);
  }

  /** Begins the most urgent task. At the same priority stored and attended tasks alternate. False if there is none. */
  async function beginNext(free: readonly string[]): Promise<boolean> {
    const waiting = attended.next(free);
    const least = waiting && (attendedLast ? waiting.priority : waiting.priority - 1);
    const lease = await queue.claim(free, leaseMs, least);
    if (lease) {
      attendedLast = false;
      begin(lease, (stop) => runStored(lease, stop));
      return true;
    }
    const task = attended.take(free);
    if (task) {
      attendedLast = true;
      begin(task, (stop) => runAttended(task, stop));
      return true;
    }
    // The client of the task that limited the claim has left: the next round claims without that limit.
    return waiting !== undefined;
  }

  function wake(): void {
    again = true;
    if (life.stopping || filling) return;
    filling = fill()
      .catch(trouble)
      .finally(() => (filling = undefined));
  }

  function begin({ id, lane }: Pick<Run, 'id' | 'lane'>, work: (stop: AbortController) => Promise<void>): void {
    const stop = new AbortController();
    const done = work(stop)
      .catch(trouble)
      .finally(() => {
        running.delete(run);
        wake();
      });
    const run: Run = { id, lane, stop, done };
    running.add(run);
  }

  return {
    start() {
      const timer = setInterval(wake, lookEveryMs);
      undo.push(
        () => clearInterval(timer),
        events.onQueued(wake),
        events.onStop((stopped) => {
          for (const { id, stop } of running) if (id === stopped) stop.abort();
        }),
      );
      wake();
    },
    async stop(graceMs) {
      life.stopping = true;
      for (const end of undo.splice(0)) end();
      attended.close();
      await filling;
      const all = Promise.all([...running].map(({ done }) => done));
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise((resolve) => (timer = setTimeout(resolve, graceMs)));
      await Promise.race([all, late]);
      clearTimeout(timer);
      for (const { stop } of running) stop.abort(handedBack);
      await all;
    },
    running: () => running.size,
  };
}

/** Queues tasks that were accepted but are not in the queue, because the process ended in between. Returns their number. */
export async function recover({ records, queue }: { records: Collection<TaskBody>; queue: JobQueue }): Promise<number> {
  let recovered = 0;
  const unfinished = { states: ['queued', 'running'] };
  for await (const { id, body } of everyOne(async (paging) => (await records.list(unfinished, paging)).entries)) {
    if (await queue.has(id)) continue;
    await queue.add({ id, lane: body.lane, priority: body.priority, afterToken: body.token });
    recovered++;
  }
  return recovered;
}
