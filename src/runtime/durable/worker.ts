/**
 * Works on tasks: a limited number at once, in all and in each lane. Stored tasks come from the queue, attended ones from
 * memory; which kind of work a task is does not depend on that.
 */
import type { Collection } from '../../stores/records/record-store.ts';
import type { FreeSlots, JobQueue } from '../../stores/queues/job-queue.ts';
import { allPages } from '../all-entries.ts';
import { waitAtMost } from '../wait-at-most.ts';
import { leastUrgentBefore, leastUrgentBeside } from './admission.ts';
import { attendedRuns } from './attended-run.ts';
import { lanes as allLanes } from './kinds.ts';
import { handedBack, type WorkerSettings } from './runs.ts';
import { storedRuns } from './stored-run.ts';
import type { TaskBody } from './task.ts';
import type { TaskServices } from './tasks.ts';

export interface TaskWorker {
  start(): void;
  /**
   * Stops taking tasks. Stored tasks that are not done after `graceMs` return to the queue, attended ones are rejected.
   */
  stop(graceMs: number): Promise<void>;
  running(): number;
}

interface Run {
  readonly id: string;
  readonly lane: string;
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

export function taskWorker(services: TaskServices, settings: WorkerSettings): TaskWorker {
  const { events, attended } = services;
  const { trouble = () => undefined } = settings;
  const runs = currentRuns(settings, () => wake());
  const beginNext = nextTasks(services, settings, runs);
  const life = { stopping: false };
  let filling: Promise<void> | undefined;
  let again = false;
  const undo: (() => void)[] = [];

  async function fill(): Promise<void> {
    do {
      again = false;
      for (let free = runs.free(); free.total > 0 && !life.stopping; free = runs.free())
        if (!(await beginNext(free))) break;
    } while (again && !life.stopping);
  }

  function wake(): void {
    again = true;
    if (life.stopping || filling) return;
    filling = fill()
      .catch(trouble)
      .finally(() => (filling = undefined));
  }

  return {
    start() {
      let timer: NodeJS.Timeout | undefined;
      const look = (): void => {
        timer = setTimeout(look, events.lookEveryMs());
        wake();
      };
      undo.push(() => clearTimeout(timer), events.onQueued(wake), events.onStop(runs.stop));
      look();
    },
    async stop(graceMs) {
      life.stopping = true;
      for (const end of undo.splice(0)) end();
      attended.close();
      await filling;
      await runs.end(graceMs);
    },
    running: runs.count,
  };
}

interface CurrentRuns {
  /** Lanes in which no task may begin are left out. */
  readonly free: () => FreeSlots;
  readonly begin: (task: Pick<Run, 'id' | 'lane'>, work: (stop: AbortController) => Promise<void>) => void;
  readonly stop: (id: string) => void;
  /** Waits for all of them, and hands back those that have not ended after `graceMs`. */
  readonly end: (graceMs: number) => Promise<void>;
  readonly count: () => number;
}

/** `ended` is called whenever a run has ended, so that the next one can begin. */
function currentRuns(settings: WorkerSettings, ended: () => void): CurrentRuns {
  const { total, lanes = allLanes, perLane, trouble = () => undefined } = settings;
  /** A task can be here twice: a run whose lease ran out, and the run that took over. */
  const running = new Set<Run>();
  return {
    count: () => running.size,
    free() {
      const busy = [...running].map(({ lane }) => lane);
      const free = lanes
        .map((lane) => [lane, (perLane[lane] ?? total) - busy.filter((one) => one === lane).length] as const)
        .filter(([, slots]) => slots > 0);
      return { total: free.length === 0 ? 0 : total - running.size, lanes: Object.fromEntries(free) };
    },
    begin({ id, lane }, work) {
      const stop = new AbortController();
      const done = work(stop)
        .catch(trouble)
        .finally(() => {
          running.delete(run);
          ended();
        });
      const run: Run = { id, lane, stop, done };
      running.add(run);
    },
    stop(stopped) {
      for (const { id, stop } of running) if (id === stopped) stop.abort();
    },
    async end(graceMs) {
      const all = Promise.all([...running].map(({ done }) => done));
      await waitAtMost(graceMs, all);
      for (const { stop } of running) stop.abort(handedBack);
      await all;
    },
  };
}

/**
 * Begins the most urgent tasks: one where an attended task waits, because in the same class stored and attended tasks
 * alternate. Resolves with whether more may wait.
 */
function nextTasks(
  services: TaskServices,
  settings: WorkerSettings,
  { begin }: CurrentRuns,
): (free: FreeSlots) => Promise<boolean> {
  const { queue, attended } = services;
  const { leaseMs = 15_000 } = settings;
  const runStored = storedRuns(services, settings);
  const runAttended = attendedRuns(services, settings);
  let attendedLast = false;
  return async (free) => {
    const lanes = Object.keys(free.lanes);
    const waiting = attended.next(lanes);
    const least = waiting && (attendedLast ? leastUrgentBeside(waiting.priority) : leastUrgentBefore(waiting.priority));
    const { leases, mayBeMore } = await queue.claim(waiting ? { ...free, total: 1 } : free, leaseMs, least);
    if (leases.length > 0) {
      attendedLast = false;
      for (const lease of leases) begin(lease, (stop) => runStored(lease, stop));
      return mayBeMore || waiting !== undefined;
    }
    const task = attended.take(lanes);
    if (task) {
      attendedLast = true;
      begin(task, (stop) => runAttended(task, stop));
      return true;
    }
    // The client of the task that limited the claim has left: the next round claims without that limit.
    return waiting !== undefined;
  };
}

/** A task that was changed more recently may be on its way into the queue or out of it. */
const untouchedMs = 60_000;

/**
 * Queues tasks that were accepted but are not in the queue, because a process ended in between or the queue was lost. Returns
 * their number. A task that is queued twice is worked on once.
 */
export async function recover(
  { records, queue }: { records: Collection<TaskBody>; queue: JobQueue },
  updatedBeforeMs = Date.now() - untouchedMs,
): Promise<number> {
  let recovered = 0;
  for await (const entries of allPages(records, { states: ['queued', 'running'], updatedBeforeMs })) {
    const missing = await queue.missing(entries.map(({ id }) => id));
    for (const { id, body } of entries.filter((entry) => missing.includes(entry.id))) {
      await queue.add({ id, lane: body.lane, priority: body.priority, afterToken: body.token });
      recovered++;
    }
  }
  return recovered;
}
