/**
 * Durable tasks, as the APIs of a server use them.
 *
 * The record of a task and its job in the queue are in two stores. Every step writes them in such an order that, if the
 * process is killed in between, `recover` or the worker can complete the step.
 */
import { randomUUID } from 'node:crypto';
import { Failure } from '../../domain/failure.ts';
import { isOver, mayFollow, type TaskState } from '../../domain/task.ts';
import type { ReferencedBlobs } from '../../stores/blobs/referenced-blobs.ts';
import type { Leases } from '../../stores/locks/leases.ts';
import type { JobQueue } from '../../stores/queues/job-queue.ts';
import type { Collection, Filter, Paging } from '../../stores/records/record-store.ts';
import { message } from '../../texts/message.ts';
import { allEntries } from '../all-entries.ts';
import { type Tracer, untraced } from '../tracing/tracer.ts';
import { admission, priorities, type QueueLimits } from './admission.ts';
import type { AttendedTasks } from './attended.ts';
import { awaited } from './awaited.ts';
import type { TaskEvents } from './events.ts';
import type { AnyKind, Lane } from './kinds.ts';
import { kindNamed } from './runs.ts';
import { type Task, type TaskBody, taskOf, workUnit } from './task.ts';
import { inserted, insertedOnce, taskOwner, withdraw } from './task-entries.ts';

export interface NewTask {
  /** Name of the kind. */
  readonly kind: string;
  /** JSON, as the kind expects it. */
  readonly input: unknown;
  readonly owner: string;
  /** SHA-256 of the blobs that the input names. They are kept as long as the files of the task. */
  readonly needs: readonly string[];
  /** JSON for the API itself: a name to show, a callback. */
  readonly about?: unknown;
  /** The first of its class, below which it sinks if its owner has tasks that wait. */
  readonly priority?: number;
  readonly keepMs: number;
  /** How long after that the record remains as `expired`. Default: not at all. */
  readonly rememberMs?: number;
  /** Default: a random UUID. Ids that can be guessed are only for tasks that are open to all. */
  readonly id?: string;
  /** Whether a task with this id that is there already is this one: its submission was interrupted. Default: it is another. */
  readonly mayBeThere?: boolean;
}

/** A task whose client waits for the answer, and which nobody else will ever ask for. */
export interface TaskForClient {
  /** Name of the kind. It must be one that keeps no files. */
  readonly kind: string;
  /** JSON, as the kind expects it. */
  readonly input: unknown;
  readonly owner: string;
  readonly priority?: number;
  /**
   * Documents that are in memory, by SHA-256. The caller keeps all others in the blob store until this has returned.
   */
  readonly documents?: ReadonlyMap<string, Buffer>;
  /** Fires when the client goes away. */
  readonly signal: AbortSignal;
}

export interface Tasks {
  /**
   * Runs a task like any other, but stores nothing of it: it ends with the process or with its client. Resolves with
   * the result; rejects with the task's Failure, and with `unavailable` if the server is stopped.
   */
  run(task: TaskForClient): Promise<unknown>;
  /**
   * Rejects with `not_found` if a blob is gone, with `conflict` if the id is taken, as `Admission.admit` does, and with
   * `unavailable` if the queue is away. What is rejected is not worked on, unless it may be there when it is submitted again.
   */
  submit(task: NewTask): Promise<Task>;
  get(id: string): Promise<Task | undefined>;
  list(filter: Filter, paging: Paging): Promise<{ readonly tasks: readonly Task[]; readonly total: number }>;
  /** All tasks that the filter selects, oldest first. */
  all(filter: Filter): AsyncGenerator<Task, void>;
  count(filter: Filter): Promise<Readonly<Partial<Record<TaskState, number>>>>;
  /** The number of tasks that were worked on to their end, and how long that took in all. */
  worked(filter: Filter): Promise<{ readonly count: number; readonly totalMs: number }>;
  /** Stops the worker that runs the task. Rejects with `not_found`, and with `conflict` if the task has ended. */
  cancel(id: string): Promise<Task>;
  /** Runs a failed or cancelled task again. Rejects with `not_found` or `conflict`. */
  retry(id: string): Promise<Task>;
  /** Puts a queued task before all others. Rejects with `not_found` or `conflict`. */
  hurry(id: string): Promise<Task>;
  /** Deletes a task in any state, with its files. Resolves with false if there is none. */
  delete(id: string): Promise<boolean>;
  /** Restarts the time for which an ended task is kept. */
  touch(id: string): Promise<void>;
  /**
   * Resolves once the task has ended. Rejects with the signal's reason, and with `not_found` if the task was deleted. If this
   * process dies meanwhile, the task is deleted.
   */
  wait(id: string, signal: AbortSignal): Promise<Task>;
  /** Calls `listener` with every change until the returned function is called. */
  watch(id: string, listener: (task: Task) => void): () => void;
  /** The same for all tasks. */
  watchAll(listener: (task: Task) => void): () => void;
  depth(): Promise<{ readonly queued: number; readonly leased: number }>;
}

export interface TaskServices {
  readonly records: Collection<TaskBody>;
  readonly queue: JobQueue;
  readonly blobs: ReferencedBlobs;
  readonly leases: Leases;
  readonly events: TaskEvents;
  readonly attended: AttendedTasks;
  readonly kinds: readonly AnyKind[];
  /** Default: none. */
  readonly limits?: QueueLimits;
  /** Default: no traces. */
  readonly tracer?: Tracer;
}

const noLimits: QueueLimits = { queuedAtMost: Number.MAX_SAFE_INTEGER, queueAtMost: Number.MAX_SAFE_INTEGER };

const largeBytes = 16 * 1024 ** 2;

export function durableTasks(services: TaskServices): Tasks {
  return { ...creating(services), ...asking(services), ...changing(services) };
}

function creating(services: TaskServices): Pick<Tasks, 'run' | 'submit'> {
  const { records, events, attended, kinds, limits = noLimits, tracer = untraced } = services;
  const { admit } = admission(records, limits);

  /** What was taken already is not refused when it is submitted again. */
  async function admitted({
    id = '',
    owner,
    mayBeThere = false,
    priority = priorities.normal,
  }: NewTask): Promise<number> {
    try {
      return await admit(owner, priority);
    } catch (error) {
      if (mayBeThere && (await records.get(id))) return priority;
      throw error;
    }
  }

  async function submit(id: string, task: NewTask): Promise<Task> {
    const { kind, input, owner, needs } = task;
    const lane = await laneOf(services, kindNamed(kinds, kind), input, needs);
    const body = newBody(task, { lane, priority: await admitted(task), trace: tracer.current() });
    const newEntry = { id, owner, state: 'queued', expiresMs: null, body };
    const entry = await (task.mayBeThere === true ? insertedOnce(services, newEntry) : inserted(services, newEntry));
    const submitted = taskOf(entry);
    if (submitted.state === 'queued')
      await enqueue(services, id, entry.body).catch(async (error: unknown) => {
        // The client will submit it again. If that would not find this one, both would be worked on.
        if (task.mayBeThere !== true) await withdraw(services, id);
        throw error;
      });
    // Both messages go to the other processes as one.
    events.changed(submitted);
    return submitted;
  }

  return {
    async run({ kind, input, owner, priority = priorities.normal, documents = new Map(), signal }) {
      const lane = kindNamed(kinds, kind).lane(input);
      const asked = { id: randomUUID(), kind, input, owner, lane, priority, documents, signal };
      const result = attended.run({ ...asked, createdMs: Date.now(), trace: tracer.current() });
      events.queuedHere();
      return result;
    },
    submit(task) {
      const id = task.id ?? randomUUID();
      const attributes = { 'invoicectl.task.id': id, 'invoicectl.task.kind': task.kind };
      return tracer.span('submit', attributes, () => submit(id, task));
    },
  };
}

type Asking = Pick<Tasks, 'get' | 'list' | 'all' | 'count' | 'worked' | 'wait' | 'watch' | 'watchAll' | 'depth'>;

function asking({ records, queue, leases, events, attended }: TaskServices): Asking {
  return {
    async get(id) {
      const entry = await records.get(id);
      return entry && taskOf(entry);
    },
    async list(filter, paging) {
      const { entries, total } = await records.list(filter, paging);
      return { tasks: entries.map(taskOf), total };
    },
    async *all(filter) {
      for await (const entry of allEntries(records, filter)) yield taskOf(entry);
    },
    count: (filter) => records.count(filter),
    async worked(filter) {
      const total = (await records.totals(filter)).find(({ unit }) => unit === workUnit);
      return { count: total?.count ?? 0, totalMs: total?.amount ?? 0 };
    },
    wait: (id, signal) => awaited(leases, id, () => over({ records, events }, id, signal)),
    watch: (id, listener) => events.listen(id, listener),
    watchAll: (listener) => events.listenToAll(listener),
    async depth() {
      const { queued, leased } = await queue.depth();
      return { queued: queued + attended.waiting(), leased };
    },
  };
}

async function over(
  { records, events }: Pick<TaskServices, 'records' | 'events'>,
  id: string,
  signal: AbortSignal,
): Promise<Task> {
  for (;;) {
    const enough = new AbortController();
    // It waits before it looks: a change in between would otherwise be missed.
    const changed = events.next(id, events.lookEveryMs(), AbortSignal.any([signal, enough.signal]));
    try {
      const task = await Promise.race([found(records, id), failing(changed)]);
      if (isOver(task.state)) return task;
      await changed;
    } finally {
      enough.abort();
    }
  }
}

function changing(services: TaskServices): Pick<Tasks, 'cancel' | 'retry' | 'hurry' | 'delete' | 'touch'> {
  const { records, queue, blobs, events, tracer = untraced } = services;
  return {
    async cancel(id) {
      const finishedMs = Date.now();
      const task = await moved(services, id, 'cancelled', () => ({ finishedMs, stage: 'cancelled' }));
      await queue.cancel(id);
      events.stop(id);
      return task;
    },
    async retry(id) {
      const task = await moved(services, id, 'queued', () => ({ ...notBegun, trace: tracer.current() }));
      const entry = await records.get(id);
      if (entry) await enqueue(services, id, entry.body);
      return task;
    },
    async hurry(id) {
      const task = await found(records, id);
      if (task.state !== 'queued') throw new Failure('conflict', message('task.state', { state: task.state }));
      await queue.setPriority(id, priorities.urgent);
      events.queued();
      return task;
    },
    async delete(id) {
      if (!(await records.get(id))) return false;
      await queue.cancel(id);
      events.stop(id);
      await blobs.release(taskOwner(id));
      return records.delete(id);
    },
    async touch(id) {
      await records.update(id, ({ expiresMs, body }) =>
        expiresMs === null ? undefined : { expiresMs: Date.now() + body.keepMs },
      );
    },
  };
}

/** Changes the state as an API asks for. Rejects with `conflict` if the current state does not allow it. */
async function moved(
  { records, events }: TaskServices,
  id: string,
  to: TaskState,
  change: (body: TaskBody) => Partial<TaskBody>,
): Promise<Task> {
  let refused: TaskState | undefined;
  const entry = await records.update(id, (before) => {
    refused = undefined;
    const { body } = before;
    const task = taskOf(before);
    if (!mayFollow(task.state, to)) {
      refused = task.state;
      return undefined;
    }
    const next = { ...body, ...change(body) };
    return { state: to, body: next, expiresMs: isOver(to) ? Date.now() + next.keepMs : null };
  });
  if (refused) throw new Failure('conflict', message('task.state', { state: refused }));
  if (!entry) throw noSuchTask();
  const task = taskOf(entry);
  events.changed(task);
  return task;
}

const newBody = (
  { kind, input, about = null, needs, keepMs, rememberMs = 0 }: NewTask,
  more: Pick<TaskBody, 'lane' | 'priority' | 'trace'>,
): TaskBody => ({
  ...notBegun,
  ...more,
  kind,
  input,
  about,
  needs: [...needs],
  token: 0,
  files: [],
  keepMs,
  rememberMs,
});

async function enqueue({ queue, events }: TaskServices, id: string, body: TaskBody): Promise<void> {
  const { lane, priority, token } = body;
  await queue.add({ id, lane, priority, afterToken: token });
  events.queued();
}

/** Large documents have a lane of their own: four of them at once would need more memory than all else together. */
async function laneOf({ blobs }: TaskServices, kind: AnyKind, input: unknown, needs: readonly string[]): Promise<Lane> {
  const lane = kind.lane(input);
  if (lane !== 'light') return lane;
  for (const sha256 of needs) if (((await blobs.size(sha256)) ?? 0) > largeBytes) return 'large';
  return lane;
}

/** Never resolves; rejects if the promise does. */
const failing = async (promise: Promise<unknown>): Promise<never> => {
  await promise;
  return new Promise(() => undefined);
};

async function found(records: Collection<TaskBody>, id: string): Promise<Task> {
  const entry = await records.get(id);
  if (!entry) throw noSuchTask();
  return taskOf(entry);
}

const notBegun = { progress: 0, stage: 'queued', startedMs: null, finishedMs: null, result: null, failure: null };

const noSuchTask = (): Failure => new Failure('not_found', message('task.missing', {}));
