/**
 * Works on the queue's tasks: so many at once in all, and so many of each lane.
 *
 * A task is written to only with the token of its claim. A worker that slept through its lease finds its token outdated
 * and drops what it has: no task ends twice.
 */
import { Failure } from '../../domain/failure.ts';
import type { Blob } from '../../stores/blobs/blob-store.ts';
import type { JobQueue, Lease } from '../../stores/queues/job-queue.ts';
import { everyOne } from '../every-one.ts';
import type { Change, Collection, Entry } from '../../stores/records/record-store.ts';
import { runTask } from '../run.ts';
import { progressWriter } from './progress.ts';
import { readAll } from './read-all.ts';
import { type AnyKind, type DurableContext, type DurableOutput, type Lane, lanes } from './kinds.ts';
import { type Task, type TaskBody, taskOf } from './task.ts';
import { taskHolder, type TaskServices } from './tasks.ts';

export interface WorkerSettings {
  /** Tasks at once. */
  readonly total: number;
  /** Of these at most, by lane; a lane not named is limited by the total only. */
  readonly perLane: Readonly<Partial<Record<Lane, number>>>;
  readonly leaseMs?: number;
  /** Times a task may end its process before it is given up. */
  readonly maxAttempts?: number;
  /** Of one file of a result. */
  readonly maxResultBytes?: number;
  /** Told of every task that ended here. */
  readonly ended?: (task: Task, cause: unknown) => void;
  /** Told what went wrong around a task: the store did not answer. */
  readonly trouble?: (error: unknown) => void;
}

export interface TaskWorker {
  start(): void;
  /** Takes nothing further; what is not done after `graceMs` is handed back to the queue. */
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
const handedBack = Symbol('handed back');
const leaseLost = Symbol('lease lost');

export function taskWorker(services: TaskServices, settings: WorkerSettings): TaskWorker {
  const { records, queue, blobs, events, kinds } = services;
  const { total, perLane, leaseMs = 15_000, maxAttempts = 3, maxResultBytes = 2 * 1024 ** 3 } = settings;
  const trouble = settings.trouble ?? (() => undefined);
  /** A task can be there twice: a run whose lease ran out, and the one that took over. */
  const running = new Set<Run>();
  const life = { stopping: false };
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
      for (let free = freeLanes(); free.length > 0 && !life.stopping; free = freeLanes()) {
        const lease = await queue.claim(free, leaseMs);
        if (!lease) break;
        begin(lease);
      }
    } while (again && !life.stopping);
  }

  function wake(): void {
    again = true;
    if (life.stopping || filling) return;
    filling = fill()
      .catch(trouble)
      .finally(() => (filling = undefined));
  }

  function begin(lease: Lease): void {
    const stop = new AbortController();
    const done = work(lease, stop)
      .catch(trouble)
      .finally(() => {
        running.delete(run);
        wake();
      });
    const run: Run = { id: lease.id, lane: lease.lane, stop, done };
    running.add(run);
  }

  async function work(lease: Lease, stop: AbortController): Promise<void> {
    const entry = await claimed(records, lease);
    const kind = kinds.find(({ name }) => name === entry?.body.kind);
    if (!entry) return void (await queue.complete(lease));
    events.changed(taskOf(entry));
    const scratch = { kind: 'run', id: `${lease.id} ${lease.token}` };
    const renewing = setInterval(() => {
      void queue
        .renew(lease, leaseMs)
        .then((state) => {
          if (state === 'lost') stop.abort(leaseLost);
          else if (state === 'cancelled') stop.abort();
        })
        .catch(trouble);
    }, leaseMs / 3);
    try {
      if (lease.attempt > maxAttempts) throw gaveUp(maxAttempts);
      if (!kind) throw new Failure('internal', `There is no kind of task ${entry.body.kind}`);
      const output = await run(kind, entry, lease, stop.signal, scratch);
      for (const { sha256 } of output.files) await blobs.hold(sha256, taskHolder(lease.id));
      const mine = await ended(lease, { state: 'succeeded', ...output }, undefined);
      // An earlier run that was killed at its end may have left results that are not those of this one.
      const results = output.files.map(({ sha256 }) => sha256);
      if (mine) await blobs.releaseOthers(taskHolder(lease.id), [...entry.body.needs, ...results]);
      else if (!(await records.get(lease.id))) await blobs.release(taskHolder(lease.id));
    } catch (error) {
      const failure = Failure.from(error);
      if (stop.signal.reason === leaseLost) return;
      if (stop.signal.reason === handedBack) return await giveBack(lease);
      const state = failure.kind === 'cancelled' ? 'cancelled' : 'failed';
      await ended(lease, { state, failure }, failure.cause);
    } finally {
      clearInterval(renewing);
      await blobs.release(scratch);
      await queueAgain(lease.id);
    }
  }

  async function run(
    kind: AnyKind,
    { id, body }: Entry<TaskBody>,
    lease: Lease,
    signal: AbortSignal,
    scratch: { readonly kind: string; readonly id: string },
  ): Promise<DurableOutput> {
    const progress = progressWriter(services, lease, kind.stages(body.input), trouble);
    const own: Omit<DurableContext, 'signal' | 'progress'> = {
      taskId: id,
      open: (sha256) => blobs.open(sha256),
      read: async (sha256, maxBytes) => readAll(await blobs.open(sha256), await blobs.size(sha256), maxBytes),
      async keep(source, { name, mediaType }) {
        const { sha256, size }: Blob = await blobs.keep(source, scratch, { maxBytes: maxResultBytes, signal });
        return { name, mediaType, sha256, size };
      },
    };
    try {
      return await runTask(
        { name: kind.name, run: (input: unknown, context) => kind.run(input, { ...context, ...own }) },
        body.input,
        { signal, progress: (event) => progress.tell(event) },
      );
    } finally {
      await progress.end();
    }
  }

  /** Whether the task was still this worker's to end. */
  async function ended(lease: Lease, outcome: Outcome, cause: unknown): Promise<boolean> {
    const entry = await records.update(lease.id, ({ state, body }) =>
      state === 'running' && body.token === lease.token ? changeFor(outcome, body) : undefined,
    );
    if (entry) {
      const task = taskOf(entry);
      events.changed(task);
      settings.ended?.(task, cause);
    }
    await queue.complete(lease);
    return entry !== undefined;
  }

  /** A task that was cancelled and tried again while it still ran found its place in the queue taken: by this run. */
  async function queueAgain(id: string): Promise<void> {
    const entry = await records.get(id);
    if (entry?.state !== 'queued' || (await queue.has(id))) return;
    const { lane, priority, token } = entry.body;
    await queue.add({ id, lane, priority, afterToken: token });
  }

  async function giveBack(lease: Lease): Promise<void> {
    await records.update(lease.id, ({ state, body }) =>
      state === 'running' && body.token === lease.token
        ? { state: 'queued', body: { ...body, progress: 0, stage: 'queued', startedMs: null } }
        : undefined,
    );
    await queue.handBack(lease);
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

type Outcome =
  | ({ readonly state: 'succeeded' } & DurableOutput)
  | { readonly state: 'failed' | 'cancelled'; readonly failure: Failure };

function changeFor(outcome: Outcome, body: TaskBody): Change<TaskBody> {
  const finishedMs = Date.now();
  const over = { state: outcome.state, expiresMs: finishedMs + body.keepMs };
  if (outcome.state === 'succeeded') {
    const { result, files } = outcome;
    return { ...over, body: { ...body, finishedMs, progress: 100, stage: 'done', result, files: [...files] } };
  }
  const { state, failure } = outcome;
  return {
    ...over,
    body: { ...body, finishedMs, stage: state, failure: state === 'failed' ? failure.report() : null },
  };
}

/** The task as this worker's own; undefined where it is over or gone, or another has claimed it since. */
const claimed = (records: Collection<TaskBody>, lease: Lease): Promise<Entry<TaskBody> | undefined> =>
  records.update(lease.id, ({ state, body }) =>
    (state === 'queued' || state === 'running') && body.token < lease.token
      ? {
          state: 'running',
          body: { ...body, token: lease.token, startedMs: body.startedMs ?? Date.now(), stage: 'running' },
        }
      : undefined,
  );

const gaveUp = (attempts: number): Failure =>
  new Failure('internal', `The work was broken off ${attempts} times`, {
    detail: 'The document may be what ends the process that reads it',
  });

/** Tasks that were accepted and are not in the queue: the process ended between the two. Gives how many. */
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
